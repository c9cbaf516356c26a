"""Writing what replays found into the tables of versions and citations."""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import TypeVar

import sqlalchemy as sa

from holdover.claim import Status
from holdover.register import catalog
from holdover.register.catalog import FOREVER, Named, Values
from holdover.register.finding import Citation, Finding, Key, Sort
from holdover.register.mention import Mention
from holdover.register.names import name_blocks
from holdover.register.replay import Cited, Replay, Times
from holdover.register.succession import Vacancy
from holdover.register.tenure import Edge, Tenure
from holdover.when import PartialDate

Item = TypeVar("Item")

ONE_YEAR = 366
"""An edge of which the day is known no better than to so many days is left out of what changed when."""


class Versions:
    """The tables in one transaction: cut back for each unit before its replay, written when all are done."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._numbers: dict[Key, int] = {}
        self._next = 1 + (connection.scalar(sa.select(sa.func.max(catalog.finding.c.number))) or 0)
        self._rows: dict[sa.Table, list[Values]] = {
            table: [] for table in (catalog.finding, catalog.version, catalog.citation)
        }
        self._ended: dict[sa.Table, list[Values]] = {catalog.version: [], catalog.citation: []}
        self._persons: set[tuple[str, str]] = set()

    def cut(self, unit: str, since: date) -> list[Cited]:
        """Forget what became known in a unit from a day on; give the citations that stood until then."""
        finding = catalog.finding.c
        query = sa.select(finding.sort, finding.id, finding.number).where(finding.unit == unit)
        keys = {number: Key(Sort(sort), id_) for sort, id_, number in self._connection.execute(query)}
        if not keys:
            return []
        self._numbers |= {key: number for number, key in keys.items()}
        of_unit = sa.select(finding.number).where(finding.unit == unit)
        for table in (catalog.version, catalog.citation):
            own = table.c.finding.in_(of_unit)
            self._connection.execute(sa.delete(table).where(own, table.c.known_from >= since.toordinal()))
            self._connection.execute(
                sa.update(table)
                .where(own, table.c.known_until >= since.toordinal(), table.c.known_until < FOREVER)
                .values(known_until=FOREVER)
            )
        cited = catalog.citation.c
        held = sa.select(cited.finding, cited.path, cited.claim, cited.place).where(
            cited.finding.in_(of_unit), cited.known_until == FOREVER
        )
        return [
            Cited(keys[number], Citation(path, claim), place)
            for number, path, claim, place in self._connection.execute(held)
        ]

    def take(self, unit: str, replay: Replay) -> None:
        """Keep for writing what a replay of the unit found."""
        for body, start, until in _spans(replay.bodies):
            if body.key not in self._numbers:
                person = None if isinstance(body.finding, Vacancy) else body.finding.person
                self._add_finding(unit, body.key, person.id if person else None)
            values = {"office": body.finding.office.id, "sort": body.key.sort, "body": body.json}
            self._rows[catalog.version].append(
                self._known(body.key, start, until) | values | _valid(body.finding)
            )
            if isinstance(body.finding, Mention):
                self._persons.update((name, body.key.id) for name in body.finding.person.names)
        for cited, start, until in _spans(replay.citations):
            self._rows[catalog.citation].append(
                self._known(cited.key, start, until) | cited.citation._asdict() | {"place": cited.place}
            )
        self._ended[catalog.version] += [
            {"of": self._numbers[body.key], "until": day.toordinal()} for body, day in replay.bodies.ended
        ]
        self._ended[catalog.citation] += [
            {
                "of": self._numbers[cited.key],
                "until": day.toordinal(),
                "at": cited.citation.path,
                "cited": cited.citation.claim,
            }
            for cited, day in replay.citations.ended
        ]

    def write(self) -> None:
        """Write all that was kept."""
        self._end(catalog.version)
        self._end(
            catalog.citation,
            catalog.citation.c.path == sa.bindparam("at"),
            catalog.citation.c.claim == sa.bindparam("cited"),
        )
        for table, added in self._rows.items():
            if added:
                self._connection.execute(sa.insert(table), added)
        for named, keys_of in ((Named.PERSON, catalog.words), (Named.PERSON_LIKE, name_blocks)):
            keys = ((word, id_) for name, id_ in self._persons for word in keys_of(name))
            catalog.add_names(self._connection, named, keys)

    def _end(self, table: sa.Table, *conditions: sa.ColumnElement[bool]) -> None:
        if ended := self._ended[table]:
            held = (table.c.finding == sa.bindparam("of"), table.c.known_until == FOREVER)
            self._connection.execute(
                sa.update(table).where(*held, *conditions).values(known_until=sa.bindparam("until")), ended
            )

    def _add_finding(self, unit: str, key: Key, person: str | None) -> None:
        self._numbers[key] = self._next
        self._next += 1
        self._rows[catalog.finding].append(
            {"number": self._numbers[key], "sort": key.sort, "id": key.id, "unit": unit, "person": person}
        )

    def _known(self, key: Key, start: date, until: int) -> Values:
        return {"finding": self._numbers[key], "known_from": start.toordinal(), "known_until": until}


def _spans(times: Times[Item]) -> Iterator[tuple[Item, date, int]]:
    closed = ((item, start, until.toordinal()) for item, start, until in times.closed)
    return chain(closed, ((item, start, FOREVER) for item, start in times.open.items()))


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
