"""The history of what was known: day by day, what the claims known until then let the register find."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC
from itertools import chain, groupby
from operator import itemgetter
from typing import NamedTuple

from holdover.decision import Decision
from holdover.ledger.entry import Entry
from holdover.register.finding import CLAIMS, Citation, Finding, Key, Statement, body
from holdover.register.history import Changes
from holdover.register.ordering import places
from holdover.register.outcome import Due, Making, Outcome, Placed
from holdover.register.tenure import Tenure
from holdover.register.units import Unit


class Cited(NamedTuple):
    """A claim that a finding cited on the eve of a replay, where in it, and in what place of a list."""

    key: Key
    citation: Citation
    place: float


@dataclass(slots=True)
class _Said:
    """What is said of one finding: since when, and by path what it cites.

    The day is ``None`` where it was so when the replay began.
    """

    finding: Finding
    body: str | None
    since: int | None
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cited: dict[str, dict[str, Placed]] = field(default_factory=lambda: defaultdict(dict))


class Replay:
    """Replays one unit from a day on, given all that is known of it today.

    What was found before that day is taken as held, its citations in the places of ``held``; nothing is said
    about when it began.
    """

    def __init__(self, unit: Unit, due: Due, held: Iterable[Cited]) -> None:
        self._unit = unit
        self._since = due.since
        self._making = Making(due)
        self._said: dict[Key, _Said] = {}
        self._held: dict[Key, dict[str, dict[str, Placed]]] = {}
        for named, (path, claim), place in held:
            of_finding = self._held.setdefault(named, defaultdict(dict))
            of_finding[path][claim] = (place, None)

    def run(self, entries: Sequence[Entry], decisions: Iterable[Decision]) -> Outcome:
        """Take the unit through its days; give what they came to."""
        for day, news, decided in _days(entries, decisions, self._since):
            changes = self._unit.take(news, decided)
            if day < self._since:
                for named, statement in changes.said.items():
                    if statement:
                        self._take_as_held(named, statement)
                continue
            self._follow(day, changes)
        for named, said in self._said.items():
            self._end(named, said, None)
        return self._making.outcome

    def _follow(self, day: int, changes: Changes) -> None:
        if changes.whole:
            for gone in self._said.keys() - changes.said.keys():
                self._end(gone, self._said.pop(gone), day)
        for named, statement in changes.said.items():
            if statement:
                self._say(day, named, statement)
            elif named in self._said:
                self._end(named, self._said.pop(named), day)
        for named, (place, claim) in changes.cited:
            self._said[named].cited[CLAIMS].setdefault(claim, (place, day))

    def _take_as_held(self, named: Key, statement: Statement) -> None:
        held = self._held.get(named)
        self._said[named] = said = _Said(statement.finding, None, None, statement.lists)
        if held:
            said.cited = held

    def _say(self, day: int, named: Key, statement: Statement) -> None:
        finding = statement.finding
        said = self._said.get(named)
        if said is None:
            said = self._said[named] = _Said(finding, body(finding), day)
        elif said.finding != finding:
            before, now = said.body or body(said.finding), body(finding)
            if before != now:
                self._end_version(named, said, day)
                said.since = day
            said.finding, said.body = finding, now
        for path in said.lists.keys() - statement.lists.keys():
            self._recite(day, named, path, {})
        for path, claims in statement.lists.items():
            if claims != said.lists.get(path):
                held = {claim: place for claim, (place, _) in said.cited[path].items()}
                self._recite(day, named, path, places(claims, held))
        said.lists = statement.lists
        if isinstance(finding, Tenure):
            self._recite(day, named, CLAIMS, statement.others)

    def _recite(self, day: int, named: Key, path: str, now: Mapping[str, float]) -> None:
        """Have the finding cite these at the path, each in its place, and nothing else."""
        cited = self._said[named].cited[path]
        gone = {claim: placed for claim, placed in cited.items() if now.get(claim) != placed[0]}
        if gone:
            self._end_citations(named, path, gone, day)
            for claim in gone:
                del cited[claim]
        for claim, place in now.items():
            if claim not in cited:
                cited[claim] = (place, day)

    def _end(self, named: Key, said: _Said, day: int | None) -> None:
        self._end_version(named, said, day)
        for path, cited in said.cited.items():
            self._end_citations(named, path, cited, day)

    def _end_citations(self, named: Key, path: str, cited: Mapping[str, Placed], day: int | None) -> None:
        if any(since is not None for _, since in cited.values()):
            self._making.add_citations(named, path, cited, day)
        if day is not None and (held := [claim for claim, (_, since) in cited.items() if since is None]):
            self._making.end_citations(named, path, held, day)

    def _end_version(self, named: Key, said: _Said, day: int | None) -> None:
        if said.since is not None and said.body is not None:
            self._making.add_version(named, said.finding, said.body, said.since, day)
        elif day is not None:
            self._making.end_version(named, day)


def _days(
    entries: Sequence[Entry], decisions: Iterable[Decision], since: int
) -> Iterator[tuple[int, Sequence[Entry], Sequence[Decision]]]:
    """The days on which something became known: the entries new or corrected then, and all decisions by then.

    All the days before ``since`` count as one, the last of them.
    """
    eve = max(since - 1, 1)
    events: list[tuple[int, Entry | Decision]] = sorted(
        chain(
            (
                (each.known.toordinal(), replace(each, corrected=None) if each.corrected else each)
                for each in entries
            ),
            ((each.corrected.toordinal(), each) for each in entries if each.corrected),
            ((decision.at.astimezone(UTC).toordinal(), decision) for decision in decisions),
        ),
        key=itemgetter(0),
    )
    decided: tuple[Decision, ...] = ()
    for day, together in groupby(events, lambda event: max(event[0], eve)):
        news: list[Entry] = []
        for _, event in together:
            if isinstance(event, Decision):
                decided = (*decided, event)
            else:
                news.append(event)
        yield day, news, decided
