"""Who came after whom in a one-seat office: vacancies, and tenures that exclude each other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from holdover.claim import Status
from holdover.register.seat import Held, actual, joined, sure_span
from holdover.register.tenure import Certainty, Office, Tenure
from holdover.when import PartialDate


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A time in which nobody held a one-seat office: from one tenure's end to the next one's start.

    ``end`` is ``None`` while nobody has followed. ``claims`` are those of the edges at either side.
    """

    office: Office
    start: PartialDate
    end: PartialDate | None
    claims: tuple[str, ...]

    @property
    def id(self) -> str:
        """Stable: it follows from the office and the start."""
        return f"{self.office.id}@{self.start}"

    def on(self, day: date) -> Certainty | None:
        """Whether the office was vacant on the day."""
        if self.start.earliest is not None and day < self.start.earliest:
            return None
        if self.end is not None and self.end.latest is not None and day >= self.end.latest:
            return None
        begun = self.start.latest is not None and self.start.latest <= day
        not_ended = self.end is None or (self.end.earliest is not None and day < self.end.earliest)
        return Certainty.CERTAIN if begun and not_ended else Certainty.POSSIBLE


def contested(held: Iterable[Held]) -> Iterator[tuple[Held, Held]]:
    """Pairs of tenures of two persons that were surely in the one seat at the same time."""
    spans = sorted(
        ((span, each) for each in held if (span := sure_span(each.tenure))),
        key=lambda pair: (pair[0], pair[1].tenure.id),
    )
    last: tuple[tuple[date, date], Held] | None = None
    for span, each in spans:
        if last and span[0] < last[0][1] and _exclude(last[1], each):
            yield last[1], each
        if last is None or span[1] > last[0][1]:
            last = (span, each)


def vacancies(held: Iterable[Held]) -> Iterator[Vacancy]:
    """The times in which no tenure can have covered the seat, after the first tenure whose end is known."""
    spans = sorted(
        (_possible_span(each), each.id, each) for each in (one.tenure for one in held) if _began(each)
    )
    last: tuple[date, Tenure] | None = None
    for (begin, end), _, tenure in spans:
        if last and begin >= last[0]:
            yield from _vacancy(last[1], tenure)
        if last is None or end > last[0]:
            last = (end, tenure)
    if last and last[0] < date.max:
        yield from _vacancy(last[1], None)


def _began(tenure: Tenure) -> bool:
    return tenure.start is None or tenure.start.status is Status.ACTUAL


def _exclude(one: Held, other: Held) -> bool:
    """Whether both cannot be in the seat at once: two persons, and neither acts for a suspended other."""
    if one.tenure.person.id == other.tenure.person.id:
        return False
    return not ((one.suspended and other.for_a_time) or (other.suspended and one.for_a_time))


def _possible_span(tenure: Tenure) -> tuple[date, date]:
    """From the first to the last day (excluded) on which the person can have held the office."""
    start, end = tenure.start, actual(tenure.end)
    first = (start.date.earliest if start and start.date else None) or date.min
    last = (end.date.latest if end and end.date else None) or date.max
    return first, max(first, last)


def _vacancy(before: Tenure, after: Tenure | None) -> Iterator[Vacancy]:
    """The time between two tenures, if there surely is one: bounds that only meet may leave none."""
    end, start = before.end, after.start if after else None
    if end is None or end.date is None or end.date.latest is None:
        return
    if after is None:
        yield Vacancy(before.office, end.date, None, end.claims)
    elif start and start.date and start.date.earliest and end.date.latest < start.date.earliest:
        yield Vacancy(before.office, end.date, start.date, joined(end.claims, start.claims))
