"""Holdovers: who stays in office past the term, or after whoever appointed them has gone.

Both follow from the register alone: from when somebody was appointed, and from the tenures in the office that
appoints. Which offices have a term, and who appoints, are rules (``appointments``).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from holdover.claim import Capacity, Kind, Status
from holdover.ledger.entry import Entry
from holdover.register.appointments import Appointment
from holdover.register.names import Verdict, compare
from holdover.register.offices import office_of
from holdover.register.tenure import Certainty, Edge, Office, Person, Tenure, in_time
from holdover.when import PartialDate, Period

_APPOINTING = frozenset({Kind.APPOINTED, Kind.TOOK_OFFICE})


class Reason(StrEnum):
    """Why somebody is a holdover."""

    TERM = "term"
    ADMINISTRATION = "administration"


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason why somebody is a holdover from the moment ``since`` on.

    ``says`` tells it in words, ``citation`` the rule behind it; ``claims`` are the entries that it rests on.
    """

    reason: Reason
    since: PartialDate
    says: str
    citation: str
    claims: tuple[str, ...]

    def on(self, day: date) -> Certainty | None:
        """Whether the holder was a holdover for this reason on the day."""
        if self.since.earliest is not None and day < self.since.earliest:
            return None
        return Certainty.CERTAIN if self.since.latest and self.since.latest <= day else Certainty.POSSIBLE


@dataclass(frozen=True, slots=True)
class HoldingOver:
    """Why a holder is a holdover, the earliest ground first; never empty."""

    grounds: tuple[Ground, ...]

    @property
    def since(self) -> PartialDate:
        """From when on."""
        return self.grounds[0].since

    def on(self, day: date) -> Certainty | None:
        """Whether the holder was a holdover on the day."""
        return min((found for each in self.grounds if (found := each.on(day))), default=None)

    def as_of(self, day: date) -> "HoldingOver | None":
        """The grounds that had come by the day; ``None`` where none had."""
        came = tuple(each for each in self.grounds if each.on(day))
        return HoldingOver(came) if came else None


@dataclass(frozen=True, slots=True)
class Appointed:
    """When somebody was last appointed to an office, by whom as far as told, and the entries that say so."""

    when: PartialDate
    by: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Administration:
    """One person's time in an appointing office, terms that follow on one another together."""

    person: Person
    start: PartialDate | None
    end: Edge | None

    def was_on(self, moment: PartialDate) -> bool:
        """Whether the moment surely lies in it."""
        begun, left = self.start, self.end.date if self.end else None
        after = begun and begun.latest and moment.earliest and begun.latest <= moment.earliest
        before = self.end is None or (
            left and left.earliest and moment.latest and moment.latest < left.earliest
        )
        return bool(after and before)

    def may_have_been_on(self, moment: PartialDate) -> bool:
        """Whether the moment can lie in it."""
        left = self.end.date.latest if self.end and self.end.date and _is_actual(self.end) else None
        begun = self.start.earliest if self.start else None
        return not (left and moment.earliest and left <= moment.earliest) and not (
            begun and moment.latest and moment.latest < begun
        )


def holding_over(
    tenure: Tenure, rule: Appointment, told: Iterable[Entry], appointers: Iterable[Tenure]
) -> HoldingOver | None:
    """Why the holder is a holdover, in time, under the rule on the office.

    ``told`` are the entries that carry the tenure, ``appointers`` the tenures of the appointing office. Only
    who holds the office regularly, and was appointed since the rule, can be a holdover.
    """
    appointed = last_appointment(tenure, told)
    if tenure.capacity is not Capacity.PERMANENT or appointed is None:
        return None
    if appointed.when.earliest is None or appointed.when.earliest < rule.since:
        return None
    found = [_past_term(rule, appointed), _left_behind(rule, appointed, administrations(appointers))]
    grounds = sorted((each for each in found if each), key=lambda each: (_first(each.since), each.reason))
    return HoldingOver(tuple(grounds)) if grounds else None


def last_appointment(tenure: Tenure, told: Iterable[Entry]) -> Appointed | None:
    """The appointment by which the office is held: the start, or a later one, for who is appointed again."""
    start = tenure.start
    if start is None or start.date is None or not _is_actual(start):
        return None
    latest = Appointed(start.date, start.by, start.claims)
    for entry in sorted(told, key=lambda each: each.id):
        claim = entry.claim
        when = claim.date.start if isinstance(claim.date, Period) else claim.date
        if (
            claim.kind in _APPOINTING
            and claim.status is Status.ACTUAL
            and when
            and _is_after(when, latest.when)
        ):
            latest = Appointed(when, claim.by, (entry.id,))
    return latest


def administrations(tenures: Iterable[Tenure]) -> tuple[Administration, ...]:
    """The administrations that tenures of the appointing office come to, in the order of time."""
    found: list[Administration] = []
    for each in sorted(tenures, key=in_time):
        start = each.start.date if each.start else None
        if each.capacity is not Capacity.PERMANENT:
            continue
        if found and found[-1].person.id == each.person.id and _follows_on(found[-1].end, start):
            found[-1] = Administration(each.person, found[-1].start, each.end)
        else:
            found.append(Administration(each.person, start, each.end))
    return tuple(found)


def _past_term(rule: Appointment, appointed: Appointed) -> Ground | None:
    if rule.years is None:
        return None
    since = PartialDate(
        _years_on(appointed.when.earliest, rule.years), _years_on(appointed.when.latest, rule.years)
    )
    says = f"past a term of {rule.years} years from {appointed.when}"
    return Ground(Reason.TERM, since, says, rule.citation, appointed.claims)


def _left_behind(rule: Appointment, appointed: Appointed, among: Sequence[Administration]) -> Ground | None:
    """That whoever appointed is gone; where the record leaves open who it was, as far as all of these are."""
    if not rule.with_administration:
        return None
    # The appointing office has one seat: who was surely in it shuts out who only may have been.
    sure = [each for each in among if each.was_on(appointed.when)]
    may_have = sure or [each for each in among if each.may_have_been_on(appointed.when)]
    if appointed.by and not _names_office(appointed.by, office_of(rule.appointed_by)):
        may_have = [each for each in may_have if _is_called(each.person, appointed.by)]
    ends = [each.end for each in may_have if each.end and each.end.date]
    if not ends:
        return None
    all_over = len(ends) == len(may_have) and all(map(_is_actual, ends))
    days = [each.date for each in ends if each.date]
    lasts = [each.latest for each in days if each.latest]
    since = PartialDate(
        min((each.earliest for each in days if each.earliest), default=None),
        max(lasts) if all_over and len(lasts) == len(ends) else None,
    )
    who = " or ".join(dict.fromkeys(each.person.name for each in may_have))
    claims = dict.fromkeys((*appointed.claims, *(claim for each in ends for claim in each.claims)))
    return Ground(
        Reason.ADMINISTRATION, since, f"appointed under {who}, who left", rule.citation, tuple(claims)
    )


def _names_office(by: str, office: Office) -> bool:
    """Whether it was the office that is told to have appointed: "the president"."""
    return office_of(by).title == office.title


def _is_called(person: Person, name: str) -> bool:
    found = (compare(each, name) for each in person.names)
    return any(each.verdict is Verdict.SAME or each.short for each in found)


def _follows_on(end: Edge | None, start: PartialDate | None) -> bool:
    return bool(end and end.date and start and end.date.agrees(start))


def _is_after(one: PartialDate, other: PartialDate) -> bool:
    return bool(one.earliest and other.latest and one.earliest > other.latest)


def _is_actual(edge: Edge) -> bool:
    return edge.status is Status.ACTUAL


def _first(when: PartialDate) -> date:
    return when.earliest or date.min


def _years_on(day: date | None, years: int) -> date | None:
    """The same date that many years later; of 29 February, 1 March where there is no such day."""
    if day is None or day.year + years > date.max.year:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
