"""The history of what was known: day by day, what the claims known until then let the register find."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date
from itertools import chain, groupby
from operator import itemgetter
from typing import NamedTuple

from holdover.decision import Decision
from holdover.ledger.entry import Entry
from holdover.register.finding import CLAIMS, Citation, Finding, Key, Statement, body
from holdover.register.history import Changes
from holdover.register.ordering import places
from holdover.register.outcome import Due, Making, Outcome
from holdover.register.units import Unit


class Cited(NamedTuple):
    """A claim that a finding cited on the eve of a replay, where in it, and in what place of a list."""

    key: Key
    citation: Citation
    place: float


@dataclass(slots=True)
class _Said:
    """What is said of one finding: since when, and what it cites since when.

    A day is ``None`` where it was so when the replay began.
    """

    key: Key
    finding: Finding
    body: str | None
    since: int | None
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    others: dict[str, float] = field(default_factory=dict)
    cited: dict[Citation, tuple[float, int | None]] = field(default_factory=dict)


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
        self._held: dict[Key, dict[Citation, tuple[float, int | None]]] = {}
        for named, citation, place in held:
            self._held.setdefault(named, {})[citation] = (place, None)

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
        for said in self._said.values():
            self._end_version(said, None)
            for citation in said.cited:
                self._end_citation(said, citation, None)
        return self._making.outcome

    def _follow(self, day: int, changes: Changes) -> None:
        if changes.whole:
            for gone in self._said.keys() - changes.said.keys():
                self._unsay(day, gone)
        for named, statement in changes.said.items():
            if statement:
                self._say(day, named, statement)
            elif named in self._said:
                self._unsay(day, named)
        for named, (place, claim) in changes.cited:
            self._cite(day, self._said[named], claim, place)

    def _take_as_held(self, named: Key, statement: Statement) -> None:
        held = self._held.get(named, {})
        finding, lists, others = statement.finding, statement.lists, dict(statement.others)
        self._said[named] = _Said(named, finding, None, None, lists, others, held)

    def _say(self, day: int, named: Key, statement: Statement) -> None:
        said = self._said.get(named)
        if said is None:
            said = self._said[named] = _Said(named, statement.finding, body(statement.finding), day)
        elif said.finding != statement.finding:
            before, now = said.body or body(said.finding), body(statement.finding)
            if before != now:
                self._end_version(said, day)
                said.since = day
            said.finding, said.body = statement.finding, now
        for path in {*said.lists, *statement.lists}:
            before_, now_ = said.lists.get(path, ()), statement.lists.get(path, ())
            if before_ != now_:
                held = {each: said.cited[Citation(path, each)][0] for each in before_}
                self._recite(day, said, path, held, places(now_, held))
        if said.others != statement.others:
            self._recite(day, said, CLAIMS, said.others, statement.others)
        said.lists, said.others = statement.lists, dict(statement.others)

    def _recite(
        self, day: int, said: _Said, path: str, before: dict[str, float], now: dict[str, float]
    ) -> None:
        for claim, _ in before.items() - now.items():
            self._end_citation(said, Citation(path, claim), day)
            del said.cited[Citation(path, claim)]
        for claim, place in now.items() - before.items():
            said.cited[Citation(path, claim)] = (place, day)

    @staticmethod
    def _cite(day: int, said: _Said, claim: str, place: float) -> None:
        if claim not in said.others:
            said.others[claim] = place
            said.cited[Citation(CLAIMS, claim)] = (place, day)

    def _unsay(self, day: int, named: Key) -> None:
        said = self._said.pop(named)
        self._end_version(said, day)
        for citation in said.cited:
            self._end_citation(said, citation, day)

    def _end_version(self, said: _Said, day: int | None) -> None:
        if said.since is not None and said.body is not None:
            self._making.add_version(said.key, said.finding, said.body, said.since, day)
        elif day is not None:
            self._making.end_version(said.key, day)

    def _end_citation(self, said: _Said, citation: Citation, day: int | None) -> None:
        place, since = said.cited[citation]
        if since is not None:
            self._making.add_citation(said.key, citation, place, since, day)
        elif day is not None:
            self._making.end_citation(said.key, citation, day)


def _days(
    entries: Sequence[Entry], decisions: Iterable[Decision], since: int
) -> Iterator[tuple[int, Sequence[Entry], Sequence[Decision]]]:
    """The days on which something became known: the entries new or corrected then, and all decisions by then.

    All the days before ``since`` count as one, the last of them.
    """
    eve = max(since - 1, 1)
    events: list[tuple[date, Entry | Decision]] = sorted(
        chain(
            ((each.known, replace(each, corrected=None) if each.corrected else each) for each in entries),
            ((each.corrected, each) for each in entries if each.corrected),
            ((decision.at.astimezone(UTC).date(), decision) for decision in decisions),
        ),
        key=itemgetter(0),
    )
    decided: tuple[Decision, ...] = ()
    for day, together in groupby(events, lambda event: max(event[0].toordinal(), eve)):
        news: list[Entry] = []
        for _, event in together:
            if isinstance(event, Decision):
                decided = (*decided, event)
            else:
                news.append(event)
        yield day, news, decided
