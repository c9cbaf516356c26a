"""What the register's tables hold, to be compared; and ledgers that can be emptied, to be filled again."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

import sqlalchemy as sa

from holdover.ledger import schema
from holdover.ledger.store import Ledger
from holdover.register import catalog
from holdover.register.catalog import FOREVER
from holdover.register.dispute import Dispute
from holdover.register.finding import Citation, Finding, Sort, put_together
from holdover.register.mention import Mention
from holdover.register.refresh import refresh
from holdover.register.succession import Vacancy
from holdover.register.tenure import Tenure

if TYPE_CHECKING:
    import sqlite3

KINDS: dict[Sort, type[Finding]] = {
    Sort.TENURE: Tenure,
    Sort.DISPUTE: Dispute,
    Sort.MENTION: Mention,
    Sort.VACANCY: Vacancy,
}


class Version(NamedTuple):
    sort: int
    id: str
    known_from: int
    known_until: int
    body: str


class Cited(NamedTuple):
    sort: int
    id: str
    path: str
    claim: str
    known_from: int
    known_until: int


@dataclass(frozen=True)
class Kept:
    """All versions and citations, whatever their rows; citations in their order."""

    versions: frozenset[Version]
    citations: tuple[Cited, ...]

    @classmethod
    def of(cls, ledger: Ledger) -> "Kept":
        """Those of a ledger's register, as far as it was refreshed."""
        with ledger.database.reading() as connection:
            versions = connection.exec_driver_sql(
                "SELECT f.sort, f.id, v.known_from, v.known_until, v.body"
                " FROM register_version v JOIN register_finding f ON f.number = v.finding"
            )
            found = frozenset(Version(*row) for row in versions)
            citations = connection.exec_driver_sql(
                "SELECT f.sort, f.id, c.path, c.claim, c.known_from, c.known_until"
                " FROM register_citation c JOIN register_finding f ON f.number = c.finding"
                " ORDER BY c.place, c.claim"
            )
            cited = (Cited(row[0], row[1], row[2], bytes(row[3]).hex(), row[4], row[5]) for row in citations)
            return cls(found, tuple(cited))

    @property
    def spans(self) -> tuple[frozenset[Version], frozenset[Cited]]:
        """What was said and cited from when until when."""
        return self.versions, frozenset(self.citations)

    def findings(self, known: date | None) -> set[Finding]:
        """Everything found, as known on a day, or now."""
        day = known.toordinal() if known else FOREVER - 1
        cited = defaultdict(list)
        for each in self.citations:
            if each.known_from <= day < each.known_until:
                cited[each.sort, each.id].append(Citation(each.path, each.claim))
        return {
            put_together(KINDS[Sort(each.sort)], each.body, cited[each.sort, each.id])  # type: ignore[type-var]
            for each in self.versions
            if each.known_from <= day < each.known_until
        }


@contextmanager
def emptiable(where: str) -> Iterator[Ledger]:
    """A new ledger whose tables let rows be removed, as no real one does."""
    with Ledger.open(where) as ledger:
        refresh(ledger)  # makes the register's tables
        with ledger.database.writing() as connection:
            if ledger.database.is_sqlite:
                triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
                for (name,) in connection.exec_driver_sql(triggers).fetchall():
                    connection.exec_driver_sql(f"DROP TRIGGER {name}")
            else:
                for table in schema.metadata.sorted_tables:
                    connection.exec_driver_sql(f"ALTER TABLE {table.name} DISABLE TRIGGER USER")
        yield ledger


@cache
def _emptying() -> str:
    """Statements that remove all rows, and have the register begin anew."""
    tables = reversed((*schema.metadata.sorted_tables, *catalog.metadata.sorted_tables))
    progress = [column.name for column in catalog.state.c if isinstance(column.type, sa.Integer)]
    anew = sa.update(catalog.state).values({name: sa.literal_column("0") for name in progress})
    return "; ".join([*(str(sa.delete(table)) for table in tables if table is not catalog.state), str(anew)])


@cache
def _numbering_anew() -> str:
    """Statements after which PostgreSQL numbers rows from 1 on again, as SQLite does where a table is empty.

    Without them each ledger would begin where the one before it ended, and rows that are looked through a few
    numbers at a time would be looked for among those of all ledgers before it.
    """
    tables = (schema.claim, schema.attribution, schema.decision, catalog.version)
    return "; ".join(
        f"SELECT setval(pg_get_serial_sequence('{each.name}', 'row'), 1, false)" for each in tables
    )


def empty(ledger: Ledger) -> None:
    """Remove all rows of a ledger that can be emptied; in one call, for it is done thousands of times."""
    with ledger.database.writing() as connection:
        if ledger.database.is_sqlite:
            cast("sqlite3.Connection", connection.connection.driver_connection).executescript(_emptying())
            connection.exec_driver_sql("BEGIN")  # the script ended the transaction
        else:
            connection.exec_driver_sql(f"{_emptying()}; {_numbering_anew()}")
