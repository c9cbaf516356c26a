"""The history of what was known: day by day, what the claims known until then let the register find."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date
from itertools import chain, groupby
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from holdover.decision import Decision
from holdover.ledger.entry import Entry
from holdover.register.finding import Citation, Finding, Key, key, taken_apart
from holdover.register.ordering import places

Reconcile = Callable[[Sequence[Entry], Sequence[Decision]], Iterable[Finding]]
"""What is found from all entries of one unit, and all decisions on it, that were known on a day."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Body:
    """What a finding said for a time: all of it but its citations."""

    key: Key
    json: str
    finding: Finding = field(compare=False)


class Cited(NamedTuple):
    """A claim that a finding cited for a time, where in it, and in what place of a list."""

    key: Key
    citation: Citation
    place: float


@dataclass
class Times(Generic[Item]):
    """From which day, until which day (excluded), each thing was so.

    ``held`` are the things that were so when the replay began; ``ended`` says on what days some of them
    ended. What began in the replay is in ``closed``, or, if it never ended, in ``open``.
    """

    held: set[Item] = field(default_factory=set)
    ended: list[tuple[Item, date]] = field(default_factory=list)
    open: dict[Item, date] = field(default_factory=dict)
    closed: list[tuple[Item, date, date]] = field(default_factory=list)

    def change(self, day: date, before: Iterable[Item], after: Iterable[Item]) -> None:
        """On that day, the things before gave way to those after; some may be in both."""
        was, now = set(before), set(after)
        for item in was - now:
            if item in self.held:
                self.held.remove(item)
                self.ended.append((item, day))
            else:
                self.closed.append((item, self.open.pop(item), day))
        self.open.update((item, day) for item in now - was)


class Replay:
    """Replays one unit from a day on, given all that is known of it today.

    What was found before the day ``since`` is taken as held, its citations in the places of ``held``; nothing
    is said about when it began.
    """

    def __init__(self, reconcile: Reconcile, since: date, held: Iterable[Cited]) -> None:
        self._reconcile = reconcile
        self._since = since
        self._found: dict[Key, Finding] = {}
        self._said: dict[Key, Body] = {}
        self._cited: dict[Key, list[Cited]] = defaultdict(list)
        for cited in held:
            self._cited[cited.key].append(cited)
        self.bodies: Times[Body] = Times()
        self.citations: Times[Cited] = Times({cited for group in self._cited.values() for cited in group})

    def run(self, entries: Iterable[Entry], decisions: Iterable[Decision]) -> None:
        """Take the unit through its days."""
        for day, known_entries, known_decisions in _days(entries, decisions, self._since):
            now = {key(finding): finding for finding in self._reconcile(known_entries, known_decisions)}
            if day < self._since:
                self._said = {named: _taken_apart(finding)[0] for named, finding in now.items()}
                self.bodies.held |= set(self._said.values())
            else:
                self._note_changes(day, now)
            self._found = now

    def _note_changes(self, day: date, now: Mapping[Key, Finding]) -> None:
        for changed, finding in now.items():
            # Most findings are as they were the day before, and comparing is far cheaper than taking apart.
            if self._found.get(changed) != finding:
                body, citations = _taken_apart(finding)
                before = self._cited[changed]
                self._replace(day, changed, body, _placed(changed, citations, before))
        for gone in self._found.keys() - now.keys():
            self._replace(day, gone, None, [])

    def _replace(self, day: date, changed: Key, body: Body | None, cited: list[Cited]) -> None:
        said = self._said.pop(changed, None)
        self.bodies.change(day, filter(None, [said]), filter(None, [body]))
        self.citations.change(day, self._cited[changed], cited)
        self._cited[changed] = cited
        if body:
            self._said[changed] = body


def _taken_apart(finding: Finding) -> tuple[Body, tuple[Citation, ...]]:
    json, citations = taken_apart(finding)
    return Body(key(finding), json, finding), citations


def _placed(of: Key, citations: Iterable[Citation], before: Iterable[Cited]) -> list[Cited]:
    """The citations in places; those that are in the order of before keep theirs."""
    held = {each.citation: each.place for each in before}
    lists: dict[str, list[Citation]] = defaultdict(list)
    for citation in citations:
        lists[citation.path].append(citation)
    found = (placed for each in lists.values() for placed in places(each, held).items())
    return [Cited(of, citation, place) for citation, place in found]


def _days(
    entries: Iterable[Entry], decisions: Iterable[Decision], since: date
) -> Iterator[tuple[date, Sequence[Entry], Sequence[Decision]]]:
    """The days on which something became known, with all that was known by then.

    All the days before ``since`` count as one, the last of them.
    """
    eve = date.fromordinal(max(since.toordinal() - 1, 1))
    events: list[tuple[date, Entry | Decision]] = sorted(
        chain(
            ((entry.known, replace(entry, corrected=None)) for entry in entries),
            ((entry.corrected, entry) for entry in entries if entry.corrected),
            ((decision.at.astimezone(UTC).date(), decision) for decision in decisions),
        ),
        key=itemgetter(0),
    )
    known: dict[str, Entry] = {}
    decided: list[Decision] = []
    for day, news in groupby(events, lambda event: max(event[0], eve)):
        for _, event in news:
            if isinstance(event, Decision):
                decided.append(event)
            else:
                known[event.id] = event
        yield day, tuple(known.values()), tuple(decided)
