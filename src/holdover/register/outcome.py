"""What working out one unit came to, as plain rows: worked out in any process, written by one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import NamedTuple, TypeVar

from holdover.claim import Status
from holdover.register.catalog import FOREVER, Values
from holdover.register.finding import Finding, Key
from holdover.register.mention import Mention
from holdover.register.replay import Replay, Times
from holdover.register.succession import Vacancy
from holdover.register.tenure import Edge, Tenure
from holdover.when import PartialDate

Item = TypeVar("Item")

ONE_YEAR = 366
"""An edge of which the day is known no better than to so many days is left out of what changed when."""


class Due(NamedTuple):
    """A unit to be worked out, the first day on which something may have changed, and when that was noted."""

    unit: str
    since: int
    noted: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """The rows of one unit, each with the key of its finding; ``ended`` are those that are to be ended."""

    due: Due
    persons: dict[Key, str | None] = field(default_factory=dict)
    names: set[tuple[str, str]] = field(default_factory=set)
    keys: set[tuple[str, str]] = field(default_factory=set)
    versions: list[tuple[Key, Values]] = field(default_factory=list)
    citations: list[tuple[Key, Values]] = field(default_factory=list)
    ended_versions: list[tuple[Key, Values]] = field(default_factory=list)
    ended_citations: list[tuple[Key, Values]] = field(default_factory=list)

    @classmethod
    def of(cls, due: Due, replay: Replay) -> "Outcome":
        """The rows that a replay of the unit came to."""
        outcome = cls(due)
        for body, start, until in _spans(replay.bodies):
            outcome._add_version(body.key, body.finding, _known(start, until) | {"body": body.json})
        for cited, start, until in _spans(replay.citations):
            row = _known(start, until) | cited.citation._asdict() | {"place": cited.place}
            outcome.citations.append((cited.key, row))
        for body, day in replay.bodies.ended:
            outcome.ended_versions.append((body.key, {"until": day.toordinal()}))
        for cited, day in replay.citations.ended:
            row = {"until": day.toordinal(), "at": cited.citation.path, "cited": cited.citation.claim}
            outcome.ended_citations.append((cited.key, row))
        return outcome

    def _add_version(self, key: Key, finding: Finding, values: Values) -> None:
        person = None if isinstance(finding, Vacancy) else finding.person
        self.persons[key] = person.id if person else None
        if isinstance(finding, Mention):
            self.names.update((name, key.id) for name in finding.person.names)
            self.keys.update((called, key.id) for called in finding.person.keys)
        row = {"office": finding.office.id, "sort": key.sort} | values | _valid(finding)
        self.versions.append((key, row))


def _spans(times: Times[Item]) -> Iterator[tuple[Item, date, int]]:
    closed = ((item, start, until.toordinal()) for item, start, until in times.closed)
    return chain(closed, ((item, start, FOREVER) for item, start in times.open.items()))


def _known(start: date, until: int) -> Values:
    return {"known_from": start.toordinal(), "known_until": until}


def _valid(finding: Finding) -> Values:
    """The columns of valid time. What is of no time may be of any."""
    match finding:
        case Tenure(start=start, end=end):
            # An end that is only planned rules no day out.
            over = end.date if end and end.status is Status.ACTUAL else None
            return _span(start.date if start else None, over) | _edges(start, end)
        case Vacancy(start=vacant, end=filled):
            return _span(vacant, filled) | _edges(None, None)
        case _:
            return _span(None, None) | _edges(None, None)


def _span(start: PartialDate | None, end: PartialDate | None) -> Values:
    return {
        "valid_from": start.earliest.toordinal() if start and start.earliest else 0,
        "valid_until": end.latest.toordinal() if end and end.latest else FOREVER,
    }


def _edges(start: Edge | None, end: Edge | None) -> Values:
    began, ended = _narrow(start), _narrow(end)
    return {
        "began_earliest": began[0],
        "began_latest": began[1],
        "ended_earliest": ended[0],
        "ended_latest": ended[1],
    }


def _narrow(edge: Edge | None) -> tuple[int | None, int | None]:
    """The first and last day of an edge, where they are known to the year."""
    when = edge.date if edge else None
    if when is None or when.earliest is None or when.latest is None:
        return None, None
    first, last = when.earliest.toordinal(), when.latest.toordinal()
    return (first, last) if last - first <= ONE_YEAR else (None, None)
