"""One person's testimonies in one office, parted into the times that the person held it."""

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from operator import attrgetter
from typing import NamedTuple

from holdover.claim import Capacity, Kind, Status
from holdover.register.testimony import Part, Testimony
from holdover.when import PartialDate

_ONE_MONTH = 31  # days; a "permanent" start told so finely is that of an acting tenure begun then
_BY_DEFAULT = frozenset({Kind.APPOINTED, Kind.TOOK_OFFICE, Kind.SERVED})


@dataclass(slots=True)
class Episode:
    """What is told of one time in office: one tenure's worth of testimonies.

    ``begins`` is where it stands among the person's episodes: the first day told of its start, or where no
    start is told of anything. ``earliest`` is the first day on which it can have begun, by the starts that
    are dated, if any are. ``last_start`` is the last day told of a start, ``left`` are the days told of ends,
    in order. It is ``plain`` while all is told as done, in one capacity, and nothing is denied.
    """

    capacity: Capacity
    starts: list[Testimony] = field(default_factory=list)
    ends: list[Testimony] = field(default_factory=list)
    during: list[Testimony] = field(default_factory=list)
    around: list[Testimony] = field(default_factory=list)
    begins: date = date.max
    earliest: date = date.max
    dated: bool = False
    last_start: date = date.min
    left: list[date] = field(default_factory=list)
    plain: bool = True

    def add(self, told: Testimony) -> None:
        """Put a testimony with the others of its part."""
        if told.part is Part.START and not self.starts:
            self.begins = self.earliest = date.max
        if told.part is Part.START or not self.starts:
            self.begins = min(self.begins, told.place_in_time[0])
            self._bound(told)
        self._of(told.part).append(told)
        self._note(told)

    def _note(self, told: Testimony) -> None:
        """Keep up what tells whether one more testimony goes with these."""
        match told.part:
            case Part.AROUND:
                self.plain = self.plain and told.status is not Status.DENIED
                return
            case Part.START:
                self.plain = self.plain and told.capacity is self.capacity
                if told.when is not None:
                    self.last_start = max(self.last_start, told.place_in_time[0])
            case Part.END if told.when is not None:
                insort(self.left, told.when.earliest or told.latest)
        self.plain = self.plain and told.status is Status.ACTUAL

    def _bound(self, told: Testimony) -> None:
        """Note when it can have begun; what has no date is of any, and bounds nothing beside what has one."""
        is_dated = told.part is Part.START and told.when is not None
        if is_dated and not self.dated:
            self.earliest, self.dated = told.earliest, True
        elif is_dated or not self.dated:
            self.earliest = min(self.earliest, told.earliest)

    def all(self) -> list[Testimony]:
        """All testimonies of the episode."""
        return [*self.starts, *self.during, *self.ends, *self.around]

    def _of(self, part: Part) -> list[Testimony]:
        match part:
            case Part.START:
                return self.starts
            case Part.END:
                return self.ends
            case Part.DURING:
                return self.during
            case Part.AROUND:
                return self.around


def episodes(told: Iterable[Testimony]) -> list[Episode]:
    """Part one person's testimonies into episodes, in the order of time.

    A start opens an episode where an end lies between it and the start before; each capacity has its own.
    Ends and signs of being in office go to the episode that had begun by then; what tells of no time in
    office is left out where there is none that it can go with.
    """
    ordered = sorted(told, key=attrgetter("place_in_time"))
    if only := _only_one(ordered):
        return [only]
    actual = [each for each in ordered if each.status is Status.ACTUAL]
    planned = [each for each in ordered if each.status is Status.PLANNED]
    found = _by_starts(actual)
    begun_by_entry = {start.entry.id: each for each in found for start in each.starts}
    for each in (each for each in actual if each.part in (Part.DURING, Part.END)):
        if each.entry.id in begun_by_entry:  # one claim tells a period: from and until
            begun_by_entry[each.entry.id].add(each)
        else:
            _attach(each, found, _days_to_begin_by(each))
    for each in (each for each in planned if each.part is Part.START):
        _attach_planned_start(each, found)
    for each in (each for each in planned if each.part is Part.END):
        if each.entry.id in begun_by_entry:
            begun_by_entry[each.entry.id].add(each)
        else:
            _attach(each, found, [each.entry.known, each.latest])
    for each in (each for each in ordered if each.part is Part.AROUND):
        _attach_around(each, found)
    return sorted(found, key=lambda each: (each.begins, each.capacity))


def _only_one(ordered: Sequence[Testimony]) -> Episode | None:
    """The one episode that the testimonies plainly tell of, if they do: found in one look at each."""
    starts = [each for each in ordered if each.part is Part.START]
    first = next((each for each in starts if each.when is not None), starts[0] if starts else None)
    if first is None or first.status is not Status.ACTUAL:
        return None
    only = Episode(first.capacity)
    only.add(first)
    for each in ordered:
        if each is not first:
            if joins(each, [only]) is None:
                return None
            only.add(each)
    return only


def _by_starts(actual: Sequence[Testimony]) -> list[Episode]:
    """Episodes of the starts told as done, each capacity by itself: the dated ones, then the others."""
    ends = sorted(each.when.earliest or each.latest for each in actual if each.part is Part.END and each.when)
    found: list[Episode] = []
    starts = [each for each in actual if each.part is Part.START]
    for capacity in (each for each in Capacity if any(start.capacity is each for start in starts)):
        own = [each for each in starts if each.capacity is capacity]
        found += _by_dated_starts([each for each in own if each.when is not None], ends, capacity)
        for start in (each for each in own if each.when is None):
            _begun_by(start.entry.known, found, capacity).add(start)
    return _without_defaults(found)


def _by_dated_starts(starts: Iterable[Testimony], ends: Sequence[date], capacity: Capacity) -> list[Episode]:
    found: list[Episode] = []
    dates = set[PartialDate]()  # of the current episode's starts
    for start in starts:
        when = start.when
        if when is None:
            continue
        # "By March 1793" agrees with whatever was before, and so is no reason to think of the start in 1789.
        agrees = when.earliest is not None and any(when.agrees(each) for each in dates)
        is_new = not found or (not agrees and _any_between(ends, found[-1].begins, start.place_in_time[0]))
        if is_new:
            found.append(Episode(capacity))
            dates = set[PartialDate]()
        found[-1].add(start)
        dates.add(when)
    return found


def _any_between(days: Sequence[date], after: date, until: date) -> bool:
    """Whether any of the sorted days lies after the one day and not after the other."""
    return bisect_right(days, after) < bisect_right(days, until)


def _begun_by(day: date, found: list[Episode], capacity: Capacity) -> Episode:
    """The last episode of that capacity begun by the day, or a new one."""
    begun = [each for each in found if each.capacity is capacity and each.begins <= day]
    if begun:
        return max(begun, key=lambda each: each.begins)
    found.append(Episode(capacity))
    return found[-1]


def _without_defaults(found: list[Episode]) -> list[Episode]:
    """Fold "permanent" starts into the acting episode that they tell of.

    A claim is permanent where its report does not say otherwise, so one outlet's "takes over" is the same
    start as another's "takes over as acting".
    """
    temporary = [each for each in found if each.capacity is not Capacity.PERMANENT]
    kept = list(temporary)
    for episode in (each for each in found if each.capacity is Capacity.PERMANENT):
        same = [each for each in temporary if all(_may_be_start_of(start, each) for start in episode.starts)]
        if same:
            latest = max(same, key=lambda each: each.begins)
            for start in episode.starts:
                latest.add(start)
        else:
            kept.append(episode)
    return kept


def _may_be_start_of(start: Testimony, episode: Episode) -> bool:
    if start.kind not in _BY_DEFAULT:
        return False
    if start.when is None:
        return episode.begins <= start.entry.known
    return (start.latest - start.earliest).days <= _ONE_MONTH and any(
        each.when and each.when.agrees(start.when) for each in episode.starts
    )


def _days_to_begin_by(told: Testimony) -> list[date]:
    """By which days an episode must have begun to hold it: who goes and comes back on one day went first."""
    if told.part is Part.END and told.latest > date.min:
        return [told.latest - timedelta(days=1), told.latest]
    return [told.latest]


def _attach(told: Testimony, found: list[Episode], days: Sequence[date]) -> None:
    """Give an end, or a sign of being in office, to an episode that had begun by then, or to a new one."""
    begun = _Begun(found, [each.begins for each in found], [each.earliest for each in found])
    episode = begun.fitting(told, days)
    if episode is None:
        found.append(episode := Episode(told.capacity))
    episode.add(told)


class _Begun(NamedTuple):
    """Episodes, and for each the first day told of its start, and the first on which it can have begun."""

    episodes: Sequence[Episode]
    begins: Sequence[date]
    earliest: Sequence[date]

    def fitting(self, told: Testimony, days: Sequence[date]) -> Episode | None:
        """The last episode that had begun by the first of the days by which any had.

        Where a report says nothing of the capacity, it may be of any.
        """
        places = list(range(len(self.episodes)))
        by_day = ([at for at in places if self.begins[at] <= day] for day in days)
        fitting = next(filter(None, by_day), []) or [at for at in places if self.earliest[at] <= days[-1]]
        if told.capacity is not Capacity.PERMANENT:
            fitting = [at for at in fitting if self.episodes[at].capacity is told.capacity] or fitting
        if not fitting:
            return None
        best = max(fitting, key=lambda at: (self.begins[at], *_likeness(self.episodes[at], told)))
        return self.episodes[best]


def _likeness(episode: Episode, told: Testimony) -> tuple[bool, Capacity]:
    """Which of those that begin on one day is meant, in whatever order they were found."""
    return episode.capacity is told.capacity, episode.capacity


def joins(told: Testimony, found: Sequence[Episode]) -> Episode | None:
    """The only episode, if one more testimony surely goes with it and parts it from none; else ``None``."""
    if len(found) != 1 or not (found[0].plain and found[0].starts):
        return None
    (only,) = found
    if told.part is Part.AROUND:
        return only if told.status is not Status.DENIED else None
    if told.status is not Status.ACTUAL:
        return None
    match told.part:
        case Part.START:
            fits = told.capacity is only.capacity and _begins_it_too(told, only)
        case Part.END:
            fits = _had_begun(told, only) and not (told.when and _parts_starts(told, only))
        case _:
            fits = _had_begun(told, only)
    return only if fits else None


def _begins_it_too(start: Testimony, only: Episode) -> bool:
    if start.when is None:
        return not only.dated or only.begins <= start.entry.known
    day = start.place_in_time[0]
    return only.dated and not _any_between(only.left, min(only.begins, day), max(only.last_start, day))


def _parts_starts(end: Testimony, only: Episode) -> bool:
    """Whether an end lies between the starts of an episode, so that the later ones may begin another."""
    day = (end.when and end.when.earliest) or end.latest
    return only.begins < day <= only.last_start


def _had_begun(told: Testimony, only: Episode) -> bool:
    return only.begins <= told.latest or only.earliest <= told.latest


def place_for(told: Testimony, found: Sequence[Episode]) -> Episode | None:
    """The episode that one more testimony would go to, if that surely changes no episode otherwise.

    It must be a sign of being in office, or tell of no time in it. ``None`` where it may change them.
    """
    if not found:
        return None
    if told.part is Part.AROUND:
        return _nearest(told, found)
    if len(found) == 1 and found[0].plain and found[0].starts:
        return found[0] if _had_begun(told, found[0]) else None
    unbegun = [each for each in found if not each.starts]
    if not unbegun:
        return _begun_as_done(found).fitting(told, _days_to_begin_by(told))
    # Of several, or beside others, each may owe what it is to the order in which it was come upon.
    (only,) = found if len(found) == 1 else (None,)
    if only and told.place_in_time[0] > only.begins and told.earliest >= only.earliest:
        return only
    return None


def _begun_as_done(found: Sequence[Episode]) -> _Begun:
    """The episodes by their starts told as done: as they are before what is planned is looked at."""
    starts = [[start for start in each.starts if start.status is Status.ACTUAL] for each in found]
    told = [(each, own) for each, own in zip(found, starts, strict=True) if own]
    return _Begun(
        [each for each, _ in told],
        [min(start.place_in_time[0] for start in own) for _, own in told],
        [min(start.earliest for start in _dated(own) or own) for _, own in told],
    )


def _dated(starts: Iterable[Testimony]) -> list[Testimony]:
    return [each for each in starts if each.when is not None]


def _attach_planned_start(told: Testimony, found: list[Episode]) -> None:
    """Give a plan to the episode in which it came true, or to that of other such plans, or to a new one."""
    own = [each for each in found if each.capacity is told.capacity]
    came_true = [each for each in own if _came_true(told, each) or _is_planned(each)]
    if came_true:
        min(came_true, key=lambda each: each.begins).add(told)
    else:
        found.append(Episode(told.capacity))
        found[-1].add(told)


def _came_true(told: Testimony, episode: Episode) -> bool:
    """Whether the episode began after the plan was told, or at the time planned."""
    return any(
        (told.when and each.when and each.when.agrees(told.when)) or each.latest >= told.entry.known
        for each in episode.starts
    )


def _is_planned(episode: Episode) -> bool:
    return bool(episode.starts) and all(each.status is Status.PLANNED for each in episode.starts)


def _attach_around(told: Testimony, found: list[Episode]) -> None:
    """Give a nomination, rumor or denial to the episode nearest in time, if there is any."""
    if found:
        _nearest(told, found).add(told)


def _nearest(told: Testimony, found: Sequence[Episode]) -> Episode:
    """The episode begun last by then, else the first; of several that begin on one day, always the same."""
    day = told.place_in_time[0]
    begins = max((each.begins for each in found if each.begins <= day), default=None)
    if begins is None:
        begins = min(each.begins for each in found)
    begun = (each for each in found if each.begins == begins)
    return max(begun, key=lambda each: (not _is_planned(each), *_likeness(each, told)))
