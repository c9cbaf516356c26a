"""One seat, one holder: what a predecessor's end and a successor's start tell of each other."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from typing import NamedTuple

from holdover.claim import Capacity, Kind, Status
from holdover.register.edges import Bound, narrowed
from holdover.register.tenure import Certainty, Edge, Office, Tenure
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


class Moment(NamedTuple):
    """One moment in office, between two days; ``entry`` tells of it."""

    earliest: date
    latest: date
    entry: str


@dataclass(frozen=True, slots=True)
class Held:
    """A tenure, and the dates (each with its entry) on which its holder is seen in office.

    ``sights`` are those of the dates that are bounded at both sides, in order. While a holder is suspended
    another may act, and neither of the two bounds the other.
    """

    tenure: Tenure
    seen: tuple[tuple[PartialDate, str], ...] = ()
    sights: tuple[Moment, ...] = ()
    suspended: bool = False

    @property
    def for_a_time(self) -> bool:
        """Whether the office is held in a temporary capacity."""
        return self.tenure.capacity is not Capacity.PERMANENT


def bound_by_neighbors(held: Sequence[Held]) -> list[Held]:
    """Bound each end by what is told of who came next, then each start by what is told of who was before.

    Whoever is in the seat on one day and not on a later day, on which another is, left it in between. Each
    bound cites the claim that it comes from. A bound that contradicts an edge leaves the edge as it is; the
    contradiction is a dispute (see ``contested``).
    """
    seats = _seats(held)
    ended = [_end_bounded(each, seats[each.suspended]) for each in held]
    seats = _seats(ended)
    return [_start_bounded(each, seats[each.suspended]) for each in ended]


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


class _Seat:
    """Who is told to have been in the seat when: by everybody's starts, by sights in office, and by ends."""

    def __init__(self, held: Iterable[Held]) -> None:
        starts, seen, left = list[Moment](), list[Moment](), list[Moment]()
        for each in held:
            starts += _moment(_actual(each.tenure.start))
            left += _moment(_actual(each.tenure.end))
            seen += _sights(each)
        self._starts, self._seen = _FirstFrom(starts), _FirstFrom(seen)
        self._seen_before, self._left = _LastUntil(seen), _LastUntil(left)

    def taken_after(self, held: Held) -> Bound | None:
        """By when somebody else was in the seat who came after all that is told of this holder."""
        start = _actual(held.tenure.start)
        began = start.date.latest if start and start.date else None
        seen = max((each.latest for each in _sights(held)), default=None)
        # On one day one can be seen in office and the next begin, but two cannot begin.
        days = [day for day in (began and _next_day(began), seen) if day]
        if not days:
            return None
        found = [self._starts.first(max(days)), self._seen.first(_next_day(max(days)))]
        return min((each for each in found if each), key=lambda each: (each.day, each.entry), default=None)

    def held_before(self, held: Held) -> Bound | None:
        """Until when somebody else was in the seat who was there before all that is told of this holder."""
        own = min(_sights(held), key=lambda each: (each.latest, -each.earliest.toordinal()), default=None)
        if own is None:
            return None
        found = [self._left.last(own.earliest), self._seen_before.last(_day_before(own.earliest))]
        return max((each for each in found if each), key=lambda each: (each.day, each.entry), default=None)


def _seats(held: Sequence[Held]) -> dict[bool, _Seat]:
    """The seat as it was for most holders, and for those who were suspended: without who acted meanwhile."""
    seats = {False: _Seat(held)}
    if any(each.suspended for each in held):
        seats[True] = _Seat(each for each in held if not each.for_a_time)
    return seats


class _FirstFrom:
    """Moments in the order of their first days; of all from one on, the least last day."""

    def __init__(self, moments: Iterable[Moment]) -> None:
        ordered = sorted(moments)
        self._days = [each.earliest for each in ordered]
        self._least = list(accumulate(((each.latest, each.entry) for each in reversed(ordered)), min))[::-1]

    def first(self, day: date) -> Bound | None:
        """The last day of the first moment that is not before that day."""
        at = bisect_left(self._days, day)
        return Bound(*self._least[at]) if at < len(self._least) else None


class _LastUntil:
    """Moments in the order of their last days; of all up to one, the greatest first day."""

    def __init__(self, moments: Iterable[Moment]) -> None:
        ordered = sorted(moments, key=lambda each: (each.latest, each))
        self._days = [each.latest for each in ordered]
        self._greatest = list(accumulate(((each.earliest, each.entry) for each in ordered), max))

    def last(self, day: date) -> Bound | None:
        """The first day of the last moment that is not after that day."""
        at = bisect_right(self._days, day)
        return Bound(*self._greatest[at - 1]) if at else None


def _moment(edge: Edge | None) -> list[Moment]:
    if edge is None or edge.date is None or edge.date.earliest is None or edge.date.latest is None:
        return []
    return [Moment(edge.date.earliest, edge.date.latest, edge.claims[0])]


def _sights(held: Held) -> list[Moment]:
    """When the holder is surely in office: when seen, and by the last day that the start can be of."""
    found = [*held.sights]
    start, sure = _actual(held.tenure.start), _sure_span(held.tenure)
    if start and sure:
        found.append(Moment(sure[0], sure[0], start.claims[0]))
    return found


def _end_bounded(held: Held, seat: _Seat) -> Held:
    tenure, successor = held.tenure, seat.taken_after(held)
    if successor is None:
        return held
    if end := _actual(tenure.end):
        met, used = narrowed(end.date, [], [successor])
        if not used:
            return held
        return _with_end(held, replace(end, date=met, claims=_joined(end.claims, used)))
    lower = [Bound(seen.earliest, entry) for seen, entry in held.seen if seen.earliest]
    if (start := _actual(tenure.start)) and start.date and (first := start.date.earliest):
        # Who began on a day was in office on that day.
        lower.append(Bound(_next_day(first) if start.date.is_day else first, start.claims[0]))
    met, used = narrowed(None, lower, [successor])
    return _with_end(held, Edge(Kind.LEFT, Status.ACTUAL, met, None, _joined((successor.entry,), used)))


def _start_bounded(held: Held, seat: _Seat) -> Held:
    tenure, predecessor = held.tenure, seat.held_before(held)
    start = _actual(tenure.start)
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


def _next_day(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)


def _day_before(day: date) -> date:
    return day if day == date.min else day - timedelta(days=1)


def _actual(edge: Edge | None) -> Edge | None:
    return edge if edge and edge.status is Status.ACTUAL else None


def _joined(claims: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*claims, *more)))
