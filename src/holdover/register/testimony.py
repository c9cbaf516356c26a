"""What each entry testifies of a tenure: that it began, that it ended, or that it ran on a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from holdover.claim import Capacity, Kind, Status
from holdover.ledger.entry import Entry
from holdover.when import PartialDate, Period


class Part(Enum):
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
_DAWN, _DUSK = date.min, date.max


@dataclass(frozen=True, slots=True)
class Testimony:
    """One entry's word on one part of a tenure; ``when`` is the day told for that part, or ``None``."""

    entry: Entry
    part: Part
    when: PartialDate | None

    @property
    def kind(self) -> Kind:
        """The kind of the claim."""
        return self.entry.claim.kind

    @property
    def status(self) -> Status:
        """The status of the claim; of a period told before its end, the end was only planned."""
        claim = self.entry.claim
        if claim.kind is Kind.SERVED and self.part is not Part.DURING and self.earliest > self.entry.known:
            return Status.PLANNED if claim.status is Status.ACTUAL else claim.status
        return claim.status

    @property
    def capacity(self) -> Capacity:
        """The capacity told; permanent where the report tells none."""
        return self.entry.claim.capacity or Capacity.PERMANENT

    @property
    def earliest(self) -> date:
        """The first day that it can be of."""
        return (self.when and self.when.earliest) or _DAWN

    @property
    def latest(self) -> date:
        """The last day that it can be of; what is told as done was done when it was told.

        (Unless it is dated later: then one of the two days is wrong, and which is not known.)
        """
        last = (self.when and self.when.latest) or _DUSK
        is_done = self.status is Status.ACTUAL and self.entry.known >= self.earliest
        return min(last, self.entry.known) if is_done else last

    @property
    def place_in_time(self) -> tuple[date, date, str]:
        """A key to sort testimonies by: dated ones by their days, undated ones by when they were told."""
        if self.when is None:
            return (self.entry.known, self.entry.known, self.entry.id)
        return (self.when.earliest or self.latest, self.latest, self.entry.id)


def testimonies(entry: Entry) -> Iterator[Testimony]:
    """The testimonies of one entry: of its start and its end where a claim tells a period, else one."""
    claim = entry.claim
    if claim.status in (Status.DENIED, Status.POSSIBLE):
        yield Testimony(entry, Part.AROUND, _moment(claim.date))
    elif claim.kind is Kind.SERVED and isinstance(claim.date, Period):
        yield from _of_period(entry, claim.date)
    else:
        yield Testimony(entry, _part(claim.kind, claim.status), _moment(claim.date))


def _of_period(entry: Entry, period: Period) -> Iterator[Testimony]:
    if period.start is None and period.end is None:
        yield Testimony(entry, Part.DURING, None)
    if period.start is not None:
        yield Testimony(entry, Part.START, _reckoned(period.start, entry.claim.evidence))
    if period.end is not None:
        yield Testimony(entry, Part.END, period.end)


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


def _part(kind: Kind, status: Status) -> Part:
    if kind in _STARTS:
        return Part.START
    if kind in ENDS:
        return Part.END
    if kind in _DURING and status is Status.ACTUAL:
        return Part.DURING
    return Part.AROUND


def _moment(when: PartialDate | Period | None) -> PartialDate | None:
    return (when.start or when.end) if isinstance(when, Period) else when
