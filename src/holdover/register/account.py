"""One person's time in one office: the tenures that the entries tell of, and what they dispute."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from holdover.claim import Capacity, Kind
from holdover.ledger.entry import Entry
from holdover.register.dispute import Dispute
from holdover.register.disputes import Subject, disputes_of
from holdover.register.edges import end_edge, start_edge
from holdover.register.episodes import Episode, episodes
from holdover.register.folding import digest
from holdover.register.offices import seated_by_election
from holdover.register.rulings import Rulings
from holdover.register.sides import ending_of
from holdover.register.succession import Held, Moment
from holdover.register.tenure import Absence, Edge, Office, Person, Tenure
from holdover.register.testimony import testimonies
from holdover.when import Period

ABSENT = frozenset({Kind.SUSPENDED, Kind.ON_LEAVE})
"""What is told of somebody who keeps an office and does not exercise it."""


@dataclass(frozen=True, slots=True)
class Account:
    """A person's tenures in one office, before its other holders bound them, and what of them is disputed."""

    held: tuple[Held, ...]
    disputes: tuple[Dispute, ...]


def account_of(office: Office, person: Person, entries: Iterable[Entry], rulings: Rulings) -> Account:
    """Work out one person's time in an office from the entries that tell of it."""
    parts = episodes(each for entry in entries for each in testimonies(entry))
    held: list[Held] = []
    disputes: list[Dispute] = []
    turns: dict[Capacity, int] = defaultdict(int)
    for episode in parts:
        turns[episode.capacity] += 1
        key = digest(office.id, person.id, episode.capacity, str(turns[episode.capacity]))[:16]
        ending = ending_of(episode, rulings)
        disputes += disputes_of(episode, ending, Subject(office, person), key, rulings)
        start = start_edge(episode, rulings, seated_by_election(office))
        end = end_edge(episode, ending, start, rulings)
        if start or end or episode.during:
            claims = _claims(episode, start, end)
            tenure = Tenure(key, office, person, episode.capacity, start, end, claims, _absences(episode))
            held.append(_held(tenure, episode))
    return Account(tuple(held), tuple(disputes))


def _held(tenure: Tenure, episode: Episode) -> Held:
    seen = tuple((each.when, each.entry.id) for each in episode.during if each.when)
    sights = sorted(
        Moment(when.earliest, when.latest, entry) for when, entry in seen if when.earliest and when.latest
    )
    return Held(tenure, seen, tuple(sights), any(each.kind in ABSENT for each in episode.during))


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


def _claims(episode: Episode, start: Edge | None, end: Edge | None) -> tuple[str, ...]:
    """All entries of an episode: those of its edges first, then the rest in the order of time."""
    of_edges = [*(start.claims if start else ()), *(end.claims if end else ())]
    rest = sorted(episode.all(), key=lambda each: each.place_in_time)
    return tuple(dict.fromkeys((*of_edges, *(each.entry.id for each in rest))))
