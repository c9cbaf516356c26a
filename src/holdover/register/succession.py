"""One seat, one holder: what a predecessor's end and a successor's start tell of each other."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate

from holdover.claim import Capacity, Kind, Status
from holdover.register.edges import Bound, narrowed
from holdover.register.tenure import Edge, Office, Tenure
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


@dataclass(frozen=True, slots=True)
class Held:
    """A tenure, and the dates (each with its entry) on which its holder is seen in office.

    While a holder is suspended another may act, and neither of the two bounds the other.
    """

    tenure: Tenure
    seen: tuple[tuple[PartialDate, str], ...] = ()
    suspended: bool = False

    @property
    def in_office_by(self) -> date | None:
        """The first day by which the holder was surely in office."""
        days = [seen.latest for seen, _ in self.seen if seen.latest]
        if (start := _actual(self.tenure.start)) and start.date and start.date.latest:
            days.append(start.date.latest)
        return min(days, default=None)

    @property
    def for_a_time(self) -> bool:
        """Whether the office is held in a temporary capacity."""
        return self.tenure.capacity is not Capacity.PERMANENT


def bound_by_neighbors(held: Sequence[Held]) -> list[Held]:
    """Bound each end by the successor's start, then each start by the predecessor's end.

    Each bound cites the preferred claim of the edge that it comes from. A bound that contradicts an edge
    leaves the edge as it is; the contradiction is a dispute (see ``contested``).
    """
    starts = _Starts(each.tenure for each in held)
    lasting_starts = _Starts(each.tenure for each in held if not each.for_a_time)
    ended = [_end_bounded(each, lasting_starts if each.suspended else starts) for each in held]
    ends = _Ends(each.tenure for each in ended)
    lasting_ends = _Ends(each.tenure for each in ended if not each.for_a_time)
    return [_start_bounded(each, lasting_ends if each.suspended else ends) for each in ended]


def contested(held: Iterable[Held]) -> Iterator[tuple[Held, Held]]:
    """Pairs of tenures of two persons that were surely in the one seat at the same time."""
    spans = sorted(
        ((span, each) for each in held if (span := _sure_span(each.tenure))),
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


class _Starts:
    """Starts in the order of their first days, with the least last day of all that come after."""

    def __init__(self, tenures: Iterable[Tenure]) -> None:
        known = sorted(
            (edge.date.earliest, edge.date.latest, edge.claims[0])
            for tenure in tenures
            if (edge := _actual(tenure.start)) and edge.date and edge.date.earliest and edge.date.latest
        )
        self._days = [earliest for earliest, _, _ in known]
        after = [(latest, entry) for _, latest, entry in known]
        self._least = list(accumulate(reversed(after), min))[::-1]

    def first_after(self, day: date) -> Bound | None:
        """By when somebody had taken the seat who had not yet done so on that day."""
        at = bisect_right(self._days, day)
        return Bound(*self._least[at]) if at < len(self._least) else None


class _Ends:
    """Ends in the order of their last days, with the greatest first day of all up to each."""

    def __init__(self, tenures: Iterable[Tenure]) -> None:
        known = sorted(
            (edge.date.latest, edge.date.earliest, edge.claims[0])
            for tenure in tenures
            if (edge := _actual(tenure.end)) and edge.date and edge.date.earliest and edge.date.latest
        )
        self._days = [latest for latest, _, _ in known]
        self._greatest = list(accumulate(((earliest, entry) for _, earliest, entry in known), max))

    def last_by(self, day: date) -> Bound | None:
        """The day before which somebody else still held the seat, of those who had left it by that day."""
        at = bisect_right(self._days, day)
        return Bound(*self._greatest[at - 1]) if at else None


def _end_bounded(held: Held, starts: _Starts) -> Held:
    tenure, day = held.tenure, held.in_office_by
    successor = starts.first_after(day) if day else None
    if successor is None:
        return held
    if end := _actual(tenure.end):
        met, used = narrowed(end.date, [], [successor])
        if not used:
            return held
        return _with_end(held, replace(end, date=met, claims=_joined(end.claims, used)))
    lower = [Bound(seen.earliest, entry) for seen, entry in held.seen if seen.earliest]
    if (start := _actual(tenure.start)) and start.date and start.date.earliest:
        lower.append(Bound(start.date.earliest, start.claims[0]))
    met, used = narrowed(None, lower, [successor])
    if met is None or met.latest != successor.day:
        return held
    return _with_end(held, Edge(Kind.LEFT, Status.ACTUAL, met, None, _joined((successor.entry,), used)))


def _start_bounded(held: Held, ends: _Ends) -> Held:
    tenure, day = held.tenure, held.in_office_by
    start = _actual(tenure.start)
    predecessor = ends.last_by(day) if day else None
    if start is None or predecessor is None:
        return held
    met, used = narrowed(start.date, [predecessor], [])
    if not used:
        return held
    start = replace(start, date=met, claims=_joined(start.claims, used))
    return replace(held, tenure=replace(tenure, start=start, claims=_joined(tenure.claims, start.claims)))


def _with_end(held: Held, end: Edge) -> Held:
    tenure = held.tenure
    return replace(held, tenure=replace(tenure, end=end, claims=_joined(tenure.claims, end.claims)))


def _began(tenure: Tenure) -> bool:
    return tenure.start is None or tenure.start.status is Status.ACTUAL


def _exclude(one: Held, other: Held) -> bool:
    """Whether both cannot be in the seat at once: two persons, and neither acts for a suspended other."""
    if one.tenure.person.id == other.tenure.person.id:
        return False
    return not ((one.suspended and other.for_a_time) or (other.suspended and one.for_a_time))


def _sure_span(tenure: Tenure) -> tuple[date, date] | None:
    """From the first to the last day (excluded) on which the person surely held the office."""
    start = _actual(tenure.start)
    if start is None or start.date is None or start.date.latest is None:
        return None
    end = tenure.end.date.earliest or date.min if tenure.end and tenure.end.date else None
    last = end or (date.max if tenure.end is None else date.min)
    return (start.date.latest, last) if start.date.latest < last else None


def _possible_span(tenure: Tenure) -> tuple[date, date]:
    """From the first to the last day (excluded) on which the person can have held the office."""
    start, end = tenure.start, _actual(tenure.end)
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
        yield Vacancy(before.office, end.date, start.date, _joined(end.claims, start.claims))


def _actual(edge: Edge | None) -> Edge | None:
    return edge if edge and edge.status is Status.ACTUAL else None


def _joined(claims: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*claims, *more)))
