"""What the ledger's new rows touch, and from which day on it may have changed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

import sqlalchemy as sa

from holdover.ledger import schema
from holdover.ledger.parts import parts
from holdover.register.naming import Naming

Touched = dict[str, date]
"""The first day on which something may have changed, by the id of a unit, an office or a claim."""

Named = dict[Naming, date]
"""The first day on which something may have changed, by office, as claims name it."""

_KEY = sa.func.coalesce(schema.claim.c.office_key, "").label("key")
_CLAIM_ID = re.compile(r"[0-9a-f]{64}")

Item = TypeVar("Item")


def by_claims(connection: sa.Connection, after: int, upto: int) -> Named:
    """The offices, as named, of the claims in rows after ``after`` up to ``upto``."""
    claim, report = schema.claim.c, schema.report.c
    query = (
        sa.select(claim.office, _KEY, sa.func.min(report.known))
        .join(schema.report, claim.report == report.row)
        .where(claim.row > after, claim.row <= upto, claim.office.is_not(None))
        .group_by(claim.office, _KEY)
    )
    return {Naming(row[0], row[1]): row[2] for row in connection.execute(query)}


def by_corrections(connection: sa.Connection, after: int, upto: int) -> Named:
    """The offices, as named, in reports that those in rows after ``after`` up to ``upto`` correct."""
    report = schema.report.c
    query = sa.select(report.corrects, report.publisher, report.known).where(
        report.row > after, report.row <= upto, report.corrects.is_not(None)
    )
    days: dict[tuple[str, str | None], date] = {}
    for corrects, publisher, known in connection.execute(query):
        touch(days, (corrects, publisher), known)
    touched: Named = {}
    # Asked by key and by URL apart: asked for either at once, SQLite would read every claim.
    for column in (report.key, report.url):
        for office, name, publisher in _claims_in(connection, column, [name for name, _ in days]):
            if (name, publisher) in days:
                touch(touched, office, days[name, publisher])
    return touched


def by_decisions(connection: sa.Connection, days: Mapping[str, date]) -> Named:
    """The offices, as named, of the claims among the subjects of decisions."""
    touched: Named = {}
    claim = schema.claim.c
    for part in parts([subject for subject in days if _CLAIM_ID.fullmatch(subject)]):
        query = sa.select(claim.id, claim.office, _KEY).where(claim.id.in_(part), claim.office.is_not(None))
        for id_, office, key in connection.execute(query):
            touch(touched, Naming(office, key), days[id_])
    return touched


def touch(days: dict[Item, date], item: Item, day: date) -> None:
    """Note that something may have changed on that day, if no earlier day is noted."""
    days[item] = min(day, days.get(item, day))


def _claims_in(
    connection: sa.Connection, column: sa.ColumnElement[Any], names: Sequence[str]
) -> Iterator[tuple[Naming, str, str | None]]:
    """Office, name and publisher for each claim in the reports that have one of the names in that column."""
    claim, report = schema.claim.c, schema.report.c
    for part in parts(names):
        query = (
            sa.select(claim.office, _KEY, column, report.publisher)
            .join(schema.report, claim.report == report.row)
            .where(column.in_(part), claim.office.is_not(None))
        )
        yield from ((Naming(row[0], row[1]), row[2], row[3]) for row in connection.execute(query))
