"""One seat, one holder: what a predecessor's end and a successor's start tell of each other.

Whoever is in the seat on one day and not on a later day, on which another is, left it in between. Each bound
cites the claim that it comes from. A bound that contradicts an edge leaves the edge as it is; the
contradiction is a dispute (see ``succession.contested``).
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from operator import itemgetter
from typing import NamedTuple

from holdover.claim import Capacity, Kind, Status
from holdover.register.edges import Bound, narrowed
from holdover.register.tenure import Edge, Tenure, Timed
from holdover.when import PartialDate


class Moment(NamedTuple):
    """One moment in office, between two days; ``entry`` tells of it."""

    earliest: date
    latest: date
    entry: str


class Sights:
    """When a holder is seen in office; grows as more is told.

    ``seen`` are the dates told, each with its entry; ``moments`` those that are bounded at both sides.
    """

    def __init__(self, seen: Iterable[tuple[PartialDate, str]] = ()) -> None:
        self.seen: list[tuple[PartialDate, str]] = []
        self.moments: list[Moment] = []
        self.first: Moment | None = None
        self.last: date | None = None
        for when, entry in seen:
            self.add(when, entry)

    def add(self, when: PartialDate, entry: str) -> None:
        """Note a date on which the holder was in office."""
        self.seen.append((when, entry))
        if when.earliest and when.latest:
            moment = Moment(when.earliest, when.latest, entry)
            self.moments.append(moment)
            if self.first is None or _by_end(moment) < _by_end(self.first):
                self.first = moment
            if self.last is None or self.last < moment.latest:
                self.last = moment.latest


@dataclass(frozen=True, slots=True)
class Held:
    """A tenure without its claims, and when its holder is seen in office.

    ``told`` are the claims, each with its place in time, in order; they and the sights grow as more is told.
    While a holder is suspended another may act, and neither of the two bounds the other.
    """

    tenure: Tenure
    sights: Sights = field(default_factory=Sights)
    told: list[Timed] = field(default_factory=list)
    suspended: bool = False

    @property
    def for_a_time(self) -> bool:
        """Whether the office is held in a temporary capacity."""
        return self.tenure.capacity is not Capacity.PERMANENT


class _Sat(NamedTuple):
    """A moment in the seat: its first day and its last, in the order in which it is looked for."""

    day: date
    other: date
    entry: str
    for_a_time: bool


_DAY = itemgetter(0)


class _Moments:
    """Moments in the seat, kept in order."""

    def __init__(self) -> None:
        self._sorted: list[_Sat] = []

    def change(self, before: Sequence[_Sat], after: Sequence[_Sat]) -> bool:
        """Let some moments give way to others; tells whether that changes anything."""
        if before == after:
            return False
        for each in before:
            del self._sorted[bisect_left(self._sorted, each)]
        for each in after:
            insort(self._sorted, each)
        return True

    def add(self, moment: _Sat) -> None:
        """Note one more moment."""
        insort(self._sorted, moment)

    def first_from(self, day: date, *, regular_only: bool) -> Bound | None:
        """Of the moments from that first day on, the least last day."""
        best: tuple[date, str] | None = None
        for at in range(bisect_left(self._sorted, day, key=_DAY), len(self._sorted)):
            earliest, latest, entry, for_a_time = self._sorted[at]
            if best and earliest > best[0]:
                break
            if not (regular_only and for_a_time) and (best is None or (latest, entry) < best):
                best = (latest, entry)
        return Bound(*best) if best else None

    def last_until(self, day: date, *, regular_only: bool) -> Bound | None:
        """Of the moments up to that last day, the greatest first day."""
        best: tuple[date, str] | None = None
        for at in range(bisect_right(self._sorted, day, key=_DAY) - 1, -1, -1):
            latest, earliest, entry, for_a_time = self._sorted[at]
            if best and latest < best[0]:
                break
            if not (regular_only and for_a_time) and (best is None or (earliest, entry) > best):
                best = (earliest, entry)
        return Bound(*best) if best else None


class _Member:
    """One tenure in the seat: as told, with its end bounded, and with both edges bounded."""

    def __init__(self, held: Held) -> None:
        self.told = self.ended = self.bounded = held
        self.is_new = True
        self.starts: list[_Sat] = []
        self.seen: list[_Sat] = []
        self.left: list[_Sat] = []
        self.seen_before: list[_Sat] = []
        self.after: date | None = None
        self.first: Moment | None = None
        self.successor: Bound | None = None
        self.predecessor: Bound | None = None


class Seat:
    """Who is told to have been in a one-seat office when, and how the holders bound one another."""

    def __init__(self) -> None:
        self._members: dict[str, _Member] = {}
        self._starts, self._seen = _Moments(), _Moments()  # by their first days
        self._left, self._seen_before = _Moments(), _Moments()  # by their last days
        # Whether anything is to be settled, and whether those who came, or those who went, did so otherwise.
        self._stirred = self._came_moved = self._went_moved = False

    def put(self, held: Held) -> None:
        """Take in a tenure as it is told now."""
        before = self._members.get(held.tenure.id)
        member = self._members[held.tenure.id] = _Member(held)
        if before:
            member.left, member.seen_before = before.left, before.seen_before
        member.starts = [_by_first_day(each, held) for each in _moment(actual(held.tenure.start))]
        member.seen = [_by_first_day(each, held) for each in _sights(held)]
        starts_moved = self._starts.change(before.starts if before else [], member.starts)
        seen_moved = self._seen.change(before.seen if before else [], member.seen)
        self._came_moved = self._came_moved or starts_moved or seen_moved
        member.after = _last_told(held)
        self._stirred = True

    def drop(self, tenure: str) -> None:
        """Forget a tenure that is told no longer."""
        gone = self._members.pop(tenure)
        self._starts.change(gone.starts, [])
        self._seen.change(gone.seen, [])
        self._left.change(gone.left, [])
        self._seen_before.change(gone.seen_before, [])
        self._stirred = self._came_moved = self._went_moved = True

    def see(self, tenure: str, when: PartialDate, entry: str) -> bool:
        """Note a date on which a holder was in office, if it bounds nobody otherwise; false if it does."""
        own = self._members[tenure]
        if own.successor is not None or self._stirred:
            return False
        if when.earliest is None or when.latest is None:
            return True
        moment = Moment(when.earliest, when.latest, entry)
        first = own.first
        if own.after is None or first is None or _by_end(moment) < _by_end(first):
            return False
        if any(_is_bound_by(moment, each) for each in self._members.values() if each is not own):
            return False
        self._seen.add(seen := _by_first_day(moment, own.told))
        self._seen_before.add(seen_before := _by_last_day(moment, own.told))
        own.seen.append(seen)
        own.seen_before.append(seen_before)
        own.after = max(own.after, moment.latest)
        return True

    def settle(self) -> list[Held]:
        """All tenures, each bounded by the others: first each end by who came next, then each start."""
        if self._stirred:
            for each in self._members.values():
                if each.is_new or self._came_moved:
                    self._bound_end(each)
            for each in self._members.values():
                if each.is_new or self._went_moved:
                    self._bound_start(each)
            self._stirred = self._came_moved = self._went_moved = False
        return [each.bounded for each in self._members.values()]

    def _bound_end(self, member: _Member) -> None:
        successor = self._taken_after(member)
        if member.is_new or successor != member.successor:
            member.successor = successor
            ended = _end_bounded(member.told, successor) if successor else member.told
            left = [_by_last_day(each, ended) for each in _moment(actual(ended.tenure.end))]
            seen = [_by_last_day(each, ended) for each in _sights(ended)]
            left_moved = self._left.change(member.left, left)
            seen_moved = self._seen_before.change(member.seen_before, seen)
            self._went_moved = self._went_moved or left_moved or seen_moved
            member.ended, member.left, member.seen_before, member.is_new = ended, left, seen, True
            member.first = _first_sight(ended)

    def _bound_start(self, member: _Member) -> None:
        predecessor = self._held_before(member)
        if member.is_new or predecessor != member.predecessor:
            ended = member.ended
            member.predecessor = predecessor
            member.bounded = _start_bounded(ended, predecessor) if predecessor else ended
            member.is_new = False

    def _taken_after(self, member: _Member) -> Bound | None:
        """By when somebody else was in the seat who came after all that is told of this holder."""
        day, regular_only = member.after, member.told.suspended
        if day is None:
            return None
        found = (
            self._starts.first_from(day, regular_only=regular_only),
            self._seen.first_from(next_day(day), regular_only=regular_only),
        )
        return min((each for each in found if each), key=_in_order, default=None)

    def _held_before(self, member: _Member) -> Bound | None:
        """Until when somebody else was in the seat who was there before all that is told of this holder."""
        own, regular_only = member.first, member.told.suspended
        if own is None:
            return None
        found = (
            self._left.last_until(own.earliest, regular_only=regular_only),
            self._seen_before.last_until(_day_before(own.earliest), regular_only=regular_only),
        )
        return max((each for each in found if each), key=_in_order, default=None)


def _is_bound_by(moment: Moment, member: _Member) -> bool:
    """Whether somebody else's moment in the seat may bound the member otherwise than before."""
    if member.after is not None and moment.earliest > member.after:
        successor = member.successor
        if successor is None or moment.latest <= successor.day:
            return True
    first = member.first
    return first is not None and moment.latest < first.earliest


def _by_first_day(moment: Moment, held: Held) -> _Sat:
    return _Sat(*moment, held.for_a_time)


def _by_last_day(moment: Moment, held: Held) -> _Sat:
    return _Sat(moment.latest, moment.earliest, moment.entry, held.for_a_time)


def _by_end(moment: Moment) -> tuple[date, int]:
    return moment.latest, -moment.earliest.toordinal()


def _in_order(bound: Bound) -> tuple[date, str]:
    return bound.day, bound.entry


def _moment(edge: Edge | None) -> list[Moment]:
    if edge is None or edge.date is None or edge.date.earliest is None or edge.date.latest is None:
        return []
    return [Moment(edge.date.earliest, edge.date.latest, edge.claims[0])]


def _sights(held: Held) -> list[Moment]:
    """When the holder is surely in office: when seen, and by the last day that the start can be of."""
    return [*held.sights.moments, *_sure_moment(held)]


def _sure_moment(held: Held) -> list[Moment]:
    start, sure = actual(held.tenure.start), sure_span(held.tenure)
    return [Moment(sure[0], sure[0], start.claims[0])] if start and sure else []


def _first_sight(held: Held) -> Moment | None:
    """The sight of the holder that ends first."""
    found = [*([held.sights.first] if held.sights.first else []), *_sure_moment(held)]
    return min(found, key=_by_end, default=None)


def _last_told(held: Held) -> date | None:
    """The day after which somebody else in the seat came after this holder."""
    start = actual(held.tenure.start)
    began = start.date.latest if start and start.date else None
    sure = [moment.latest for moment in _sure_moment(held)]
    # On one day one can be seen in office and the next begin, but two cannot begin.
    days = [day for day in (began and next_day(began), held.sights.last, *sure) if day]
    return max(days, default=None)


def _end_bounded(held: Held, successor: Bound) -> Held:
    tenure = held.tenure
    if end := actual(tenure.end):
        met, used = narrowed(end.date, [], [successor])
        if not used:
            return held
        return _with_end(held, replace(end, date=met, claims=joined(end.claims, used)))
    lower = [Bound(seen.earliest, entry) for seen, entry in held.sights.seen if seen.earliest]
    if (start := actual(tenure.start)) and start.date and (first := start.date.earliest):
        # Who began on a day was in office on that day.
        lower.append(Bound(next_day(first) if start.date.is_day else first, start.claims[0]))
    met, used = narrowed(None, lower, [successor])
    return _with_end(held, Edge(Kind.LEFT, Status.ACTUAL, met, None, joined((successor.entry,), used)))


def _start_bounded(held: Held, predecessor: Bound) -> Held:
    tenure = held.tenure
    start = actual(tenure.start)
    if start is None:
        return held
    met, used = narrowed(start.date, [predecessor], [])
    if not used:
        return held
    start = replace(start, date=met, claims=joined(start.claims, used))
    return replace(held, tenure=replace(tenure, start=start))


def _with_end(held: Held, end: Edge) -> Held:
    return replace(held, tenure=replace(held.tenure, end=end))


def sure_span(tenure: Tenure) -> tuple[date, date] | None:
    """From the first to the last day (excluded) on which the person surely held the office."""
    start = actual(tenure.start)
    if start is None or start.date is None or start.date.latest is None:
        return None
    end = tenure.end.date.earliest or date.min if tenure.end and tenure.end.date else None
    last = end or (date.max if tenure.end is None else date.min)
    return (start.date.latest, last) if start.date.latest < last else None


def actual(edge: Edge | None) -> Edge | None:
    """The edge, if it is told as done."""
    return edge if edge and edge.status is Status.ACTUAL else None


def next_day(day: date) -> date:
    """The day after, if the calendar has one."""
    return day if day == date.max else day + timedelta(days=1)


def _day_before(day: date) -> date:
    return day if day == date.min else day - timedelta(days=1)


def joined(claims: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    """The claims and more of them, each once."""
    return tuple(dict.fromkeys((*claims, *more)))
