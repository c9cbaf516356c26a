"""Units of the register: an office, or all offices that a decision, a key or a name may ever make one.

What is found in one unit depends on no other, so that a new claim costs the work of its unit alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from holdover.decision import Decision
from holdover.ledger.entry import Entry
from holdover.register.clusters import Clusters
from holdover.register.continuity import named_as_then, standing_for
from holdover.register.finding import Finding
from holdover.register.mention import Mention
from holdover.register.naming import Naming, are_two, office_named_in, person_named
from holdover.register.offices import id_by_words
from holdover.register.reconcile import OfficeHistory, Reconciler
from holdover.register.rulings import Rulings
from holdover.register.tenure import Office, Tenure


class Unit:
    """Offices whose entries are reconciled together; ``namings`` gives the office named in each way."""

    def __init__(self) -> None:
        self.namings: dict[Naming, Office] = {}
        self.offices: dict[str, Office] = {}
        self._reconcilers: dict[Office, Reconciler] = {}

    def add(self, named: Naming, office: Office) -> None:
        """Make the office one of the unit's."""
        self.namings[named] = office
        self.offices[office.id] = office

    def find(self, entries: Sequence[Entry], decisions: Sequence[Decision]) -> Iterator[Finding]:
        """What the entries tell under the decisions: tenures, vacancies, disputes, and who is named."""
        by_office: dict[Office, list[Entry]] = defaultdict(list)
        if len(self.offices) == 1:
            (only,) = self.offices.values()
            yield from self._of_office(only, entries, decisions)
            return
        told = {entry.id: self.namings[office_named_in(entry.claim) or Naming("")] for entry in entries}
        standing = joined(told.values(), decisions)
        for entry in entries:
            by_office[standing[told[entry.id].id]].append(entry)
        continued = Rulings.of(decisions).continued
        for office, own in by_office.items():
            for each in self._of_office(office, own, decisions):
                yield named_as_then(each, told, continued) if isinstance(each, Tenure) else each

    def _of_office(
        self, office: Office, entries: Sequence[Entry], decisions: Sequence[Decision]
    ) -> Iterator[Finding]:
        if office not in self._reconcilers:
            self._reconcilers[office] = Reconciler(office)
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
    """For the id of each office, the one that stands for it and for all that are one with it.

    It is the one of which the most is told; of an office that was renamed see ``continuity.standing_for``.
    """
    by_id = {office.id: office for office in offices}
    if len(by_id) == 1:
        return by_id
    rulings = Rulings.of(decisions)
    keys = _Keys(by_id, rulings)
    clusters = Clusters(by_id)

    def ruled_apart(a: str, b: str) -> bool:
        return (min(a, b), max(a, b)) in rulings.not_same

    def apart(a: str, b: str) -> bool:
        return ruled_apart(a, b) or keys.tell_two(by_id[a], by_id[b])

    for one, other in sorted(rulings.same):
        if one in by_id and other in by_id:
            clusters.join(one, other, ruled_apart)
    for one, other in (*_with_one_key(by_id), *_with_one_name(by_id, keys)):
        clusters.join(one, other, apart)
    standing: dict[str, Office] = {}
    for group in clusters.groups():
        for_all = standing_for([by_id[id_] for id_ in sorted(group)], rulings.continued)
        standing |= dict.fromkeys(group, for_all)
    return standing


class _Keys:
    """The keys of offices; keys of offices that were ruled one are keys of one office."""

    def __init__(self, offices: Mapping[str, Office], rulings: Rulings) -> None:
        self._one = Clusters(office.key for office in offices.values() if office.key)
        for ids in rulings.same:
            keys = [offices[id_].key for id_ in ids if id_ in offices]
            one, other = keys if len(keys) == 2 else (None, None)
            if one and other:
                self._one.join(one, other)

    def tell_two(self, one: Office, other: Office) -> bool:
        """Whether the keys of two offices tell that they are two."""
        if not (one.key and other.key) or self._one.together(one.key, other.key):
            return False
        return are_two((one.key,), (other.key,))


def _with_one_key(offices: Mapping[str, Office]) -> Iterator[tuple[str, str]]:
    """Pairs of offices that have the same key, whatever they are called."""
    by_key: dict[str, list[str]] = defaultdict(list)
    for id_ in sorted(offices):
        if key := offices[id_].key:
            by_key[key].append(id_)
    return (pair for ids in by_key.values() for pair in pairwise(ids))


def _with_one_name(offices: Mapping[str, Office], keys: _Keys) -> Iterator[tuple[str, str]]:
    """Pairs of offices of one name, where keys tell no two of them apart."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for id_ in sorted(offices):
        by_name[id_by_words(offices[id_])].append(id_)
    for ids in by_name.values():
        if not any(keys.tell_two(offices[a], offices[b]) for a, b in combinations(ids, 2)):
            yield from pairwise(ids)
