"""Units of the register: an office, or all offices that a decision, a key or a name may ever make one.

What is found in one unit depends on no other, so that a new claim costs the work of its unit alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from holdover.decision import Decision
from holdover.ledger.entry import Entry
from holdover.register.clusters import Clusters
from holdover.register.finding import Finding
from holdover.register.mention import Mention
from holdover.register.naming import Naming, are_two, office_named_in, person_named
from holdover.register.offices import id_by_words
from holdover.register.reconcile import OfficeHistory, Reconciler
from holdover.register.rulings import Rulings
from holdover.register.tenure import Office


class Unit:
    """Offices whose entries are reconciled together; ``namings`` gives the office named in each way."""

    def __init__(self) -> None:
        self.namings: dict[Naming, Office] = {}
        self.offices: dict[str, Office] = {}
        self._reconcilers: dict[str, Reconciler] = {}

    def add(self, named: Naming, office: Office) -> None:
        """Make the office one of the unit's."""
        self.namings[named] = office
        if office.id not in self.offices:
            self.offices[office.id], self._reconcilers[office.id] = office, Reconciler(office)

    def find(self, entries: Sequence[Entry], decisions: Sequence[Decision]) -> Iterator[Finding]:
        """What the entries tell under the decisions: tenures, vacancies, disputes, and who is named."""
        by_office: dict[str, list[Entry]] = defaultdict(list)
        if len(self.offices) == 1:
            (only,) = self.offices
            yield from self._of_office(only, entries, decisions)
            return
        told = [self.namings[office_named_in(entry.claim) or Naming("")] for entry in entries]
        standing = joined(told, decisions)
        for entry, office in zip(entries, told, strict=True):
            by_office[standing[office.id].id].append(entry)
        for id_, own in by_office.items():
            yield from self._of_office(id_, own, decisions)

    def _of_office(
        self, office: str, entries: Sequence[Entry], decisions: Sequence[Decision]
    ) -> Iterator[Finding]:
        history = self._reconcilers[office].history(entries, decisions)
        yield from history.tenures
        yield from history.disputes
        yield from history.vacancies
        yield from mentions(history, entries)


def mentions(history: OfficeHistory, entries: Iterable[Entry]) -> Iterator[Mention]:
    """The persons named for the office, each with the entries that belong to no tenure."""
    unplaced = set(history.unplaced)
    by_person: dict[str, list[str]] = defaultdict(list)
    loose = (entry for entry in entries if entry.id in unplaced)
    for entry in sorted(loose, key=lambda each: (each.known, each.id)):
        named = person_named(entry.claim)
        if named and named in history.by_naming:
            by_person[history.by_naming[named].id].append(entry.id)
    for person in history.persons:
        yield Mention(history.office, person, tuple(by_person[person.id]))


def joined(offices: Iterable[Office], decisions: Sequence[Decision]) -> Mapping[str, Office]:
    """For the id of each office, the one that stands for it and for all that were ruled the same.

    It is the one of which the most is told.
    """
    by_id = {office.id: office for office in offices}
    if len(by_id) == 1:
        return by_id
    rulings = Rulings.of(decisions)
    clusters = Clusters(by_id)

    def ruled_apart(a: str, b: str) -> bool:
        return (min(a, b), max(a, b)) in rulings.not_same

    def apart(a: str, b: str) -> bool:
        return ruled_apart(a, b) or _keys_tell_two(by_id[a], by_id[b])

    for one, other in sorted(rulings.same):
        if one in by_id and other in by_id:
            clusters.join(one, other, ruled_apart)
    for one, other in (*_with_one_key(by_id), *_with_one_name(by_id)):
        clusters.join(one, other, apart)
    standing: dict[str, Office] = {}
    for group in clusters.groups():
        fullest = max((by_id[id_] for id_ in group), key=_fullness)
        standing |= dict.fromkeys(group, fullest)
    return standing


def _keys_tell_two(one: Office, other: Office) -> bool:
    return bool(one.key and other.key) and are_two((one.key or "",), (other.key or "",))


def _with_one_key(offices: Mapping[str, Office]) -> Iterator[tuple[str, str]]:
    """Pairs of offices that have the same key, whatever they are called."""
    by_key: dict[str, list[str]] = defaultdict(list)
    for id_ in sorted(offices):
        if key := offices[id_].key:
            by_key[key].append(id_)
    return (pair for ids in by_key.values() for pair in pairwise(ids))


def _with_one_name(offices: Mapping[str, Office]) -> Iterator[tuple[str, str]]:
    """Pairs of offices of one name, where keys tell no two of them apart."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for id_ in sorted(offices):
        by_name[id_by_words(offices[id_])].append(id_)
    for ids in by_name.values():
        if not any(_keys_tell_two(offices[a], offices[b]) for a, b in combinations(ids, 2)):
            yield from pairwise(ids)


def _fullness(office: Office) -> tuple[int, bool, str]:
    told = sum(part is not None for part in (office.body, office.place))
    return told, office.key is not None, office.id
