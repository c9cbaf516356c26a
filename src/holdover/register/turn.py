"""One person's one time in an office, as what is told of it grows: the tenure, and what of it is disputed."""

from bisect import insort
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from holdover.claim import Kind
from holdover.ledger.entry import Entry
from holdover.register.disputes import Subject, disputes_between, disputes_of_end, disputes_of_start
from holdover.register.edges import Began, began, end_edge
from holdover.register.episodes import Episode
from holdover.register.offices import seated_by_election
from holdover.register.rulings import Rulings
from holdover.register.seat import Held, Sights
from holdover.register.sides import Ending, ending_of
from holdover.register.tenure import Absence, Edge, Office, Person, Tenure, Timed
from holdover.register.testimony import Part, Testimony
from holdover.when import Period

if TYPE_CHECKING:
    from holdover.register.dispute import Dispute

ABSENT = frozenset({Kind.SUSPENDED, Kind.ON_LEAVE})
"""What is told of somebody who keeps an office and does not exercise it."""


class Turn:
    """An episode, the tenure that it comes to before other holders bound it, and what of it is disputed.

    ``held`` is ``None`` where nothing tells of time in office.
    """

    def __init__(self, episode: Episode, key: str, office: Office, person: Person, rulings: Rulings) -> None:
        self.episode = episode
        self._key = key
        self._office, self._person = office, person
        self._subject = Subject(office, person)
        self._rulings = rulings
        self._sights = Sights((each.when, each.entry.id) for each in episode.during if each.when)
        self._told = sorted(Timed(each.place, each.entry.id) for each in episode.all())
        self._began = Began(None, is_sure=False)
        self._end: Edge | None = None
        self._ending = Ending((), ())
        self._disputes: dict[Part, list[Dispute]] = {}
        self._absences: tuple[Absence, ...] = ()
        self._is_absent = any(each.kind in ABSENT for each in episode.during)
        self.held: Held | None = None
        self.settle(tuple(Part))

    @property
    def disputes(self) -> list["Dispute"]:
        """What is disputed of it."""
        return [each for disputes in self._disputes.values() for each in disputes]

    def note(self, told: Testimony) -> Timed:
        """Put a testimony with the others; what it is of may then have to be settled."""
        if told.part is Part.AROUND:
            self.episode.around.append(told)  # it moves no beginning, as it would if it were added
        else:
            self.episode.add(told)
        self._is_absent = self._is_absent or (told.part is Part.DURING and told.kind in ABSENT)
        if told.part is Part.DURING and told.when is not None:
            self._sights.add(told.when, told.entry.id)
        timed = Timed(told.place, told.entry.id)
        insort(self._told, timed)
        return timed

    def settle(self, parts: Collection[Part]) -> None:
        """Work out again what testimonies of those parts, noted since, touch."""
        episode, began_before = self.episode, self._began.edge
        if Part.START in parts or not self._began.is_sure:
            self._began = began(episode, self._rulings, seated_by_election(self._office))
        if episode.ends:
            if Part.END in parts:
                self._ending = ending_of(episode, self._rulings)
            if Part.END in parts or Part.DURING in parts or self._began.edge != began_before:
                self._end = end_edge(episode, self._ending, self._began.edge, self._rulings)
        if self._is_absent and Part.DURING in parts:
            self._absences = _absences(episode)
        self._dispute(parts)
        self.held = self._hold()

    def _dispute(self, parts: Collection[Part]) -> None:
        episode, about, rulings = self.episode, (self._subject, self._key), self._rulings
        if episode.starts and Part.START in parts:
            self._disputes[Part.START] = disputes_of_start(episode, *about, rulings)
        if episode.ends and Part.END in parts:
            self._disputes[Part.END] = disputes_of_end(episode, self._ending, *about, rulings)
        if episode.around and Part.DURING in parts:
            self._disputes[Part.DURING] = disputes_between(episode, *about, rulings)

    def _hold(self) -> Held | None:
        start, end, episode = self._began.edge, self._end, self.episode
        if not (start or end or episode.during):
            return None
        of = self._key, self._office, self._person, episode.capacity
        tenure = Tenure(*of, start, end, (), self._absences)
        return Held(tenure, self._sights, self._told, self._is_absent)


def _absences(episode: Episode) -> tuple[Absence, ...]:
    told: dict[tuple[Kind, str], list[Entry]] = defaultdict(list)
    for each in (each for each in episode.during if each.kind in ABSENT and each.entry.claim.date):
        told[each.kind, str(each.entry.claim.date)].append(each.entry)
    found = [_absence(kind, entries) for (kind, _), entries in told.items()]
    return tuple(sorted(found, key=lambda each: (str(each.start), str(each.end), each.kind)))


def _absence(kind: Kind, entries: Sequence[Entry]) -> Absence:
    when = entries[0].claim.date
    start, end = (when.start, when.end) if isinstance(when, Period) else (when, None)
    return Absence(kind, start, end, tuple(sorted(entry.id for entry in entries)))
