"""One person's testimonies in one office, parted into the times that the person held it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from holdover.claim import Capacity, Kind, Status
from holdover.register.testimony import Part, Testimony

_ONE_MONTH = 31  # days; a "permanent" start told so finely is that of an acting tenure begun then
_BY_DEFAULT = frozenset({Kind.APPOINTED, Kind.TOOK_OFFICE, Kind.SERVED})


@dataclass(slots=True)
class Episode:
    """What is told of one time in office: one tenure's worth of testimonies."""

    capacity: Capacity
    starts: list[Testimony] = field(default_factory=list)
    ends: list[Testimony] = field(default_factory=list)
    during: list[Testimony] = field(default_factory=list)
    around: list[Testimony] = field(default_factory=list)

    @property
    def begins(self) -> date:
        """Where it stands among the person's episodes: the first day of what is told of its start."""
        return min(each.place_in_time[0] for each in self.starts or self.all())

    def may_begin_by(self, day: date) -> bool:
        """Whether it can have begun by the day; a start without a date can have been at any time."""
        return min(each.earliest for each in self.starts or self.all()) <= day

    def all(self) -> list[Testimony]:
        """All testimonies of the episode."""
        return [*self.starts, *self.during, *self.ends, *self.around]


def episodes(told: Iterable[Testimony]) -> list[Episode]:
    """Part one person's testimonies into episodes, in the order of time.

    A start opens an episode where an end lies between it and the start before; each capacity has its own.
    Ends and signs of being in office go to the episode that had begun by then; what tells of no time in
    office is left out where there is none that it can go with.
    """
    ordered = sorted(told, key=lambda each: each.place_in_time)
    actual = [each for each in ordered if each.status is Status.ACTUAL]
    ends = [each for each in actual if each.part is Part.END]
    found = _by_starts([each for each in actual if each.part is Part.START], ends)
    for each in (each for each in actual if each.part in (Part.DURING, Part.END)):
        _attach(each, found, each.latest)
    planned = [each for each in ordered if each.status is Status.PLANNED and each.part is not Part.AROUND]
    for each in (each for each in planned if each.part is Part.START):
        _attach_planned_start(each, found)
    for each in (each for each in planned if each.part is not Part.START):
        _attach(each, found, each.entry.known)
    for each in (each for each in ordered if each.part is Part.AROUND):
        _attach_around(each, found)
    return sorted(found, key=lambda each: (each.begins, each.capacity))


def _by_starts(starts: Sequence[Testimony], ends: Sequence[Testimony]) -> list[Episode]:
    found: list[Episode] = []
    for capacity in Capacity:
        own = [each for each in starts if each.capacity is capacity]
        dated = [each for each in own if each.when is not None]
        current: Episode | None = None
        for start in dated:
            if current is None or _ended_between(current, start, ends):
                current = Episode(capacity)
                found.append(current)
            current.starts.append(start)
        for start in (each for each in own if each.when is None):
            _begun_by(start.entry.known, found, capacity).starts.append(start)
    return _without_defaults([each for each in found if each.starts])


def _ended_between(episode: Episode, start: Testimony, ends: Sequence[Testimony]) -> bool:
    """Whether the person left after the episode began and before, or on, the day of this start."""
    if any(start.when and each.when and start.when.agrees(each.when) for each in episode.starts):
        return False
    began = episode.begins
    return any(
        each.when and began < (each.when.earliest or each.latest) <= start.place_in_time[0] for each in ends
    )


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
            max(same, key=lambda each: each.begins).starts.extend(episode.starts)
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


def _attach(told: Testimony, found: list[Episode], day: date) -> None:
    """Give an end, or a sign of being in office, to the episode that had begun by the day, or to a new one.

    Where a report says nothing of the capacity, it may be of any.
    """
    fitting = [each for each in found if each.begins <= day] or [
        each for each in found if each.may_begin_by(day)
    ]
    if told.capacity is not Capacity.PERMANENT:
        fitting = [each for each in fitting if each.capacity is told.capacity] or fitting
    if fitting:
        episode = max(fitting, key=lambda each: (each.begins, each.capacity is told.capacity))
    else:
        found.append(episode := Episode(told.capacity))
    (episode.ends if told.part is Part.END else episode.during).append(told)


def _attach_planned_start(told: Testimony, found: list[Episode]) -> None:
    """Give a plan to the episode in which it came true, or to that of other such plans, or to a new one."""
    came_true = [
        each
        for each in found
        if each.capacity is told.capacity and (_came_true(told, each) or _is_planned(each))
    ]
    if came_true:
        min(came_true, key=lambda each: each.begins).starts.append(told)
    else:
        found.append(Episode(told.capacity, starts=[told]))


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
    if not found:
        return
    day = told.place_in_time[0]
    begun = [each for each in found if each.begins <= day]
    nearest = max(begun, key=lambda each: each.begins) if begun else min(found, key=lambda each: each.begins)
    nearest.around.append(told)
