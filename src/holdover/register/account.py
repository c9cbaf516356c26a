"""One person's time in one office: the tenures that the entries tell of, and what they dispute."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from holdover.claim import Capacity, Kind, Status
from holdover.ledger.entry import Entry
from holdover.register.disputes import Subject, disputes_of
from holdover.register.edges import end_edge, start_edge
from holdover.register.episodes import Episode, episodes, place_for
from holdover.register.folding import digest
from holdover.register.offices import seated_by_election
from holdover.register.rulings import Rulings
from holdover.register.seat import Held, Sights
from holdover.register.sides import ending_of
from holdover.register.tenure import Absence, Office, Person, Tenure, Timed
from holdover.register.testimony import Part, Testimony
from holdover.when import Period

if TYPE_CHECKING:
    from holdover.register.dispute import Dispute

ABSENT = frozenset({Kind.SUSPENDED, Kind.ON_LEAVE})
"""What is told of somebody who keeps an office and does not exercise it."""


class Account:
    """A person's tenures in one office, before its other holders bound them, and what of them is disputed."""

    def __init__(self, office: Office, person: Person, told: Iterable[Testimony], rulings: Rulings) -> None:
        self.disputes: list[Dispute] = []
        self._turns: list[tuple[Episode, Held | None]] = []
        turns: dict[Capacity, int] = defaultdict(int)
        for episode in episodes(told):
            turns[episode.capacity] += 1
            key = digest(office.id, person.id, episode.capacity, str(turns[episode.capacity]))[:16]
            ending = ending_of(episode, rulings)
            self.disputes += disputes_of(episode, ending, Subject(office, person), key, rulings)
            start = start_edge(episode, rulings, seated_by_election(office))
            end = end_edge(episode, ending, start, rulings)
            held = None
            if start or end or episode.during:
                absences = _absences(episode)
                tenure = Tenure(key, office, person, episode.capacity, start, end, (), absences)
                held = _held(tenure, episode)
            self._turns.append((episode, held))

    @property
    def held(self) -> list[Held]:
        """The tenures, in the order of time."""
        return [held for _, held in self._turns if held]

    def only_grows_by(self, told: Testimony) -> Held | None:
        """The tenure that one more testimony is of, where it adds a claim to it and changes nothing else.

        ``None`` where it may change more; all is then to be worked out anew. Most news is of this sort: that
        somebody who holds an office was seen in it.
        """
        is_told = told.part is Part.AROUND and told.status is not Status.DENIED
        is_seen = told.part is Part.DURING and told.kind not in ABSENT
        if (
            not (is_told or is_seen)
            or (episode := place_for(told, [each for each, _ in self._turns])) is None
        ):
            return None
        held = next(held for each, held in self._turns if each is episode)
        if held is None or (is_seen and not _moves_nothing(told, episode, held.tenure)):
            return None
        return held


def _moves_nothing(told: Testimony, episode: Episode, tenure: Tenure) -> bool:
    """Whether a sign of being in office bounds neither edge, and nothing that denies it stands against it."""
    if told.kind is not Kind.SERVED and any(each.status is Status.DENIED for each in episode.around):
        return False
    if (when := told.when) is None:
        return True
    start = tenure.start.date.latest if tenure.start and tenure.start.date else None
    if start is None or told.latest <= start:
        return False
    end = tenure.end.date.earliest if tenure.end and tenure.end.date else None
    return tenure.end is None or when.earliest is None or (end is not None and when.earliest < end)


def _held(tenure: Tenure, episode: Episode) -> Held:
    sights = Sights((each.when, each.entry.id) for each in episode.during if each.when)
    told = sorted(Timed(each.place, each.entry.id) for each in episode.all())
    return Held(tenure, sights, told, any(each.kind in ABSENT for each in episode.during))


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
