"""Units of the register: an office, or all offices that a decision ever named the same.

What is found in one unit depends on no other, so that a new claim costs the work of its unit alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from holdover.decision import Decision
from holdover.ledger.entry import Entry
from holdover.register.clusters import Clusters
from holdover.register.finding import Finding
from holdover.register.mention import Mention
from holdover.register.reconcile import OfficeHistory, Reconciler
from holdover.register.rulings import Rulings
from holdover.register.tenure import Office


class Unit:
    """Offices whose entries are reconciled together; ``texts`` gives the office written in each way."""

    def __init__(self, texts: Mapping[str, Office]) -> None:
        self.texts = texts
        self.offices = {office.id: office for office in texts.values()}
        self._reconcilers = {id_: Reconciler(office) for id_, office in self.offices.items()}

    def find(self, entries: Sequence[Entry], decisions: Sequence[Decision]) -> Iterator[Finding]:
        """What the entries tell under the decisions: tenures, vacancies, disputes, and who is named."""
        by_office: dict[str, list[Entry]] = defaultdict(list)
        if len(self.offices) == 1:
            (only,) = self.offices
            yield from self._of_office(only, entries, decisions)
            return
        told = [self.texts[entry.claim.office or ""] for entry in entries]
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
    by_name: dict[str, list[str]] = defaultdict(list)
    loose = (entry for entry in entries if entry.id in unplaced)
    for entry in sorted(loose, key=lambda each: (each.known, each.id)):
        if entry.claim.person:
            by_name[entry.claim.person].append(entry.id)
    for person in history.persons:
        yield Mention(history.office, person, tuple(id_ for name in person.names for id_ in by_name[name]))


def joined(offices: Iterable[Office], decisions: Sequence[Decision]) -> Mapping[str, Office]:
    """For the id of each office, the one that stands for it and for all that were ruled the same.

    It is the one of which the most is told.
    """
    by_id = {office.id: office for office in offices}
    if len(by_id) == 1:
        return by_id
    rulings = Rulings.of(decisions)
    clusters = Clusters(by_id)
    for one, other in sorted(rulings.same):
        if one in by_id and other in by_id:
            clusters.join(one, other, lambda a, b: (min(a, b), max(a, b)) in rulings.not_same)
    standing: dict[str, Office] = {}
    for group in clusters.groups():
        fullest = max((by_id[id_] for id_ in group), key=_fullness)
        standing |= dict.fromkeys(group, fullest)
    return standing


def _fullness(office: Office) -> tuple[int, str]:
    return sum(part is not None for part in (office.body, office.place)), office.id
