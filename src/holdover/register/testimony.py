"""What each entry testifies of a tenure: that it began, that it ended, or that it ran on a day."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from holdover.claim import Capacity, Claim, Kind, Status
from holdover.ledger.entry import Entry
from holdover.when import PartialDate, Period


class Part(StrEnum):
    """The part of a tenure that a testimony is of."""

    START = "start"
    END = "end"
    DURING = "during"
    AROUND = "around"  # of the office and the person, but of no time in office: a nomination, a rumor


_STARTS = frozenset({Kind.APPOINTED, Kind.CONFIRMED, Kind.ELECTED, Kind.TOOK_OFFICE})
ENDS = frozenset({Kind.RESIGNED, Kind.RETIRED, Kind.REMOVED, Kind.LEFT, Kind.DIED})
_DURING = frozenset(
    {
        Kind.SERVED,
        Kind.SUSPENDED,
        Kind.ON_LEAVE,
        Kind.ASKED_TO_RESIGN,
        Kind.URGED_TO_RESIGN,
        Kind.ASKED_TO_STAY,
        Kind.REFUSED_TO_LEAVE,
    }
)
_PARTS = {
    **dict.fromkeys(_STARTS, Part.START),
    **dict.fromkeys(ENDS, Part.END),
    **dict.fromkeys(_DURING, Part.DURING),
}
_TOLD = frozenset({Status.ACTUAL, Status.PLANNED})
_DAWN, _DUSK = date.min, date.max
_DAYS = 2**22  # more than the calendar has; two days in one number are exact in a float


class Testimony(NamedTuple):
    """One entry's word on one part of a tenure; ``when`` is the day told for that part, or ``None``.

    All is worked out once, for it is looked at again with whatever becomes known later of the person.
    ``status`` is that of the claim; of a period told before its end, the end was only planned.
    ``capacity`` is permanent where the report tells none. It can be of the days from ``earliest`` to
    ``latest``. Sorted by ``place_in_time``, dated ones come by their days, undated ones by when they were
    told; ``place`` is its two days in one number.
    """

    entry: Entry
    part: Part
    when: PartialDate | None
    kind: Kind
    status: Status
    capacity: Capacity
    earliest: date
    latest: date
    place_in_time: tuple[date, date, str]
    place: float

    @classmethod
    def of(cls, entry: Entry, part: Part, when: PartialDate | None) -> "Testimony":
        """The entry's word on that part."""
        claim = entry.claim
        kind, status, known = claim.kind, claim.status, entry.known
        earliest = (when and when.earliest) or _DAWN
        latest = (when and when.latest) or _DUSK
        if kind is Kind.SERVED and part is not Part.DURING and earliest > known and status is Status.ACTUAL:
            status = Status.PLANNED
        # What is told as done was done when it was told. (Unless it is dated later: then one of the two days
        # is wrong, and which is not known.)
        if status is Status.ACTUAL and earliest <= known < latest:
            latest = known
        first = known if when is None else when.earliest or latest
        last = known if when is None else latest
        place = float(first.toordinal() * _DAYS + last.toordinal())
        capacity = claim.capacity or Capacity.PERMANENT
        in_time = (first, last, entry.id)
        return cls(entry, part, when, kind, status, capacity, earliest, latest, in_time, place)


def testimonies(entry: Entry) -> tuple[Testimony, ...]:
    """The testimonies of one entry: of its start and its end where a claim tells a period, else one."""
    claim = entry.claim
    when = claim.date
    if isinstance(when, Period):
        if claim.kind is Kind.SERVED and claim.status in _TOLD:
            return tuple(_of_period(entry, when))
        when = when.start or when.end
    return (Testimony.of(entry, _part(claim), when),)


def _of_period(entry: Entry, period: Period) -> Iterator[Testimony]:
    if period.start is None and period.end is None:
        yield Testimony.of(entry, Part.DURING, None)
    if period.start is not None:
        yield Testimony.of(entry, Part.START, _reckoned(period.start, entry.claim.evidence))
    if period.end is not None:
        yield Testimony.of(entry, Part.END, period.end)


def _reckoned(start: PartialDate, evidence: str) -> PartialDate:
    """The start of a tenure; a year that the words do not name was reckoned from a length of time.

    "For seven years", said in 2017, is any time from early 2009 to late 2010: a length of time in office is
    told in whole years, and as often cut as rounded.
    """
    first, last = start.earliest, start.latest
    is_year = first and last and (first.month, first.day, last) == (1, 1, date(first.year, 12, 31))
    if not is_year or first is None or first.year == 1 or str(first.year) in evidence:
        return start
    return PartialDate(date(first.year - 1, 1, 1), last)


def _part(claim: Claim) -> Part:
    status = claim.status
    if status not in _TOLD:
        return Part.AROUND
    part = _PARTS.get(claim.kind, Part.AROUND)
    return Part.AROUND if part is Part.DURING and status is not Status.ACTUAL else part
