"""Units of the register: an office, or all offices that a decision, a key or a name may ever make one.

What is found in one unit depends on no other, so that a new claim costs the work of its unit alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from holdover.decision import Decision
from holdover.ledger.entry import Entry
from holdover.register.clusters import Clusters
from holdover.register.continuity import named_as_then, standing_for
from holdover.register.finding import Statement, with_claims
from holdover.register.history import Changes, History
from holdover.register.naming import Naming, are_two, office_named_in
from holdover.register.offices import id_by_words
from holdover.register.rulings import Pair, Rulings
from holdover.register.tenure import Office, Tenure


class Unit:
    """Offices whose entries are reconciled together; ``namings`` gives the office named in each way."""

    def __init__(self) -> None:
        self.namings: dict[Naming, Office] = {}
        self.offices: dict[str, Office] = {}
        self._told: dict[str, Office] = {}
        self._entries: dict[str, Office] = {}
        self._decisions: Sequence[Decision] = ()
        self._continued: frozenset[Pair] = frozenset()
        self._standing: Mapping[str, Office] = {}
        self._histories: dict[str, History] = {}

    def add(self, named: Naming, office: Office) -> None:
        """Make the office one of the unit's."""
        self.namings[named] = office
        self.offices[office.id] = office

    def take(self, news: Sequence[Entry], decisions: Sequence[Decision]) -> Changes:
        """Take in entries that are new, or corrected since, under all decisions; give what is said since."""
        by_told = self._by_office_told(news)
        new = by_told.keys() - self._told.keys()
        is_whole = len(decisions) != len(self._decisions)
        if new or is_whole:
            self._told |= {id_: self.offices[id_] for id_ in new}
            self._decisions = decisions
            self._continued = Rulings.of(decisions).continued if decisions else frozenset()
            before, self._standing = self._standing, joined(self._told.values(), decisions)
            is_whole = is_whole or any(self._standing[id_] != office for id_, office in before.items())
        if is_whole:
            known = (entry for history in self._histories.values() for entry in history.entries.values())
            by_told = self._by_office_told({entry.id: entry for entry in (*known, *news)}.values())
            self._histories = {}
        changes = self._of_offices(by_told)
        changes.whole = is_whole
        if self._continued:
            changes.said = {key: self._named(said) for key, said in changes.said.items()}
        return changes

    def _by_office_told(self, news: Iterable[Entry]) -> dict[str, list[Entry]]:
        """The entries by the id of the office that each names."""
        found: dict[str, list[Entry]] = {}
        for entry in news:
            office = self.namings[office_named_in(entry.claim) or Naming("")]
            self._entries[entry.id] = office
            found.setdefault(office.id, []).append(entry)
        return found

    def _of_offices(self, by_told: Mapping[str, Sequence[Entry]]) -> Changes:
        """Let each office take in what names it, or another that is one with it."""
        by_office: dict[str, list[Entry]] = {}
        for id_, entries in by_told.items():
            by_office.setdefault(self._standing[id_].id, []).extend(entries)
        found = [self._history_of(id_).take(own) for id_, own in by_office.items()]
        return found[0] if len(found) == 1 else Changes.together(found)

    def _history_of(self, id_: str) -> History:
        history = self._histories.get(id_)
        if history is None:
            # Which name a tenure goes by may follow from any of its claims: it is said anew with each.
            history = History(self._standing[id_], self._decisions, growing=not self._continued)
            self._histories[id_] = history
        return history

    def _named(self, said: Statement | None) -> Statement | None:
        """A tenure with its office named as it was called then."""
        if said is None or not isinstance(said.finding, Tenure):
            return said
        tenure = named_as_then(with_claims(said.finding, said.others), self._entries, self._continued)
        return said._replace(finding=replace(tenure, claims=()))


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
