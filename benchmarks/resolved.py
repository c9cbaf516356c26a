"""What Holdover resolved from the claims, row by row, for systems that cannot resolve anything themselves.

This reads the register's own tables: no answer gives all that was ever known at once.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import sqlalchemy as sa

from holdover.claim import Status
from holdover.ledger.store import Ledger
from holdover.register import catalog
from holdover.register.catalog import FOREVER
from holdover.register.finding import Sort, put_together
from holdover.register.outcome import ONE_YEAR
from holdover.register.tenure import Edge, Office, Tenure
from holdover.when import PartialDate

_FETCH = 5_000


class Days(NamedTuple):
    """A span of days, the last one excluded; ``None`` at an end is open."""

    first: date | None
    until: date | None


class Version(NamedTuple):
    """What was known of a tenure for a time.

    On no day outside of ``possible`` can it have been, and on each day in ``certain`` it surely was; ``None``
    is no day at all. The days on which it began and ended are given where they are known to the year.
    ``began`` and ``ended`` are these dates as told.
    """

    row: int
    tenure: int
    office: Office
    person: str
    capacity: str
    began: str
    ended: str
    possible: Days | None
    certain: Days | None
    began_in: Days | None
    ended_in: Days | None
    known: Days


class Source(NamedTuple):
    """A claim that a tenure cites, and for how long it was known to."""

    row: int
    tenure: int
    claim: str
    known: Days


class Resolved:
    """The tenures in a record, each as it was known from day to day, with the claims that it cites."""

    def __init__(self, record: Path) -> None:
        self._record = record

    def versions(self) -> Iterator[Version]:
        """All that was ever known of tenures."""
        row = catalog.version.c
        query = (
            sa.select(row.row, row.finding, row.body, row.known_from, row.known_until)
            .where(row.sort == Sort.TENURE)
            .order_by(row.finding, row.known_from)
        )
        for number, finding, body, known_from, known_until in self._stream(query):
            yield _version(number, finding, put_together(Tenure, body, ()), _days(known_from, known_until))

    def sources(self) -> Iterator[Source]:
        """All claims that tenures ever cited, wherever in them; those of one tenure together."""
        row = catalog.citation.c
        query = (
            sa.select(row.finding, row.claim, row.known_from, row.known_until)
            .join(catalog.finding, catalog.finding.c.number == row.finding)
            .where(catalog.finding.c.sort == Sort.TENURE)
            .order_by(row.finding, row.claim, row.known_from)
        )
        cited = groupby(self._stream(query), lambda each: (each[0], each[1]))
        spans = (
            (finding, claim, span)
            for (finding, claim), rows in cited
            for span in _merged((known_from, known_until) for _, _, known_from, known_until in rows)
        )
        for number, (finding, claim, span) in enumerate(spans):
            yield Source(number, finding, claim, _days(*span))

    def _stream(self, query: sa.Select[*tuple[Any, ...]]) -> Iterator[sa.Row[*tuple[Any, ...]]]:
        with (
            Ledger.open(self._record, create=False) as ledger,
            ledger.database.reading() as connection,
        ):
            yield from connection.execution_options(yield_per=_FETCH).execute(query)


def _version(row: int, finding: int, tenure: Tenure, known: Days) -> Version:
    start, end = tenure.start, tenure.end
    return Version(
        row,
        finding,
        tenure.office,
        tenure.person.name,
        tenure.capacity,
        _told(start),
        _told(end),
        _possible(tenure),
        _certain(tenure),
        _narrow(start),
        _narrow(end),
        known,
    )


def _possible(tenure: Tenure) -> Days | None:
    """The days on which the tenure can have been; none where sources have it end before it began."""
    begun = _date(tenure.start)
    # An end that is only planned rules out no day.
    ended = _date(tenure.end) if tenure.end and tenure.end.status is Status.ACTUAL else None
    first = begun.earliest if begun else None
    until = ended.latest if ended else None
    return None if first and until and until <= first else Days(first, until)


def _certain(tenure: Tenure) -> Days | None:
    """The days on which the tenure surely was (``Tenure.held_on``)."""
    begun = _date(tenure.start)
    if (
        begun is None
        or begun.latest is None
        or tenure.start is None
        or tenure.start.status is not Status.ACTUAL
    ):
        return None
    if tenure.end is None:
        return Days(begun.latest, None)
    ended = _date(tenure.end)
    if ended is None or ended.earliest is None or ended.earliest <= begun.latest:
        return None
    return Days(begun.latest, ended.earliest)


def _narrow(edge: Edge | None) -> Days | None:
    when = _date(edge)
    if when is None or when.earliest is None or when.latest is None:
        return None
    first, last = when.earliest, when.latest
    wide = last.toordinal() - first.toordinal() > ONE_YEAR
    return None if wide else Days(first, date.fromordinal(last.toordinal() + 1))


def _date(edge: Edge | None) -> PartialDate | None:
    return edge.date if edge else None


def _told(edge: Edge | None) -> str:
    return str(_date(edge) or "")


def _merged(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The same days in as few spans as possible; given by their first days, in order."""
    first, until = 0, 0
    for begins, ends in spans:
        if begins > until:
            if until:
                yield first, until
            first = begins
        until = max(until, ends)
    yield first, until


def _days(first: int, until: int) -> Days:
    return Days(date.fromordinal(first), None if until == FOREVER else date.fromordinal(until))
