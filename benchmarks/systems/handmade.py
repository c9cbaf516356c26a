"""A bitemporal PostgreSQL schema made by hand, with range types, GiST indexes and an exclusion constraint."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, LiteralString

import psycopg

from benchmarks.resolved import Days, Resolved
from benchmarks.systems import Held
from benchmarks.systems.record import size_of_tables, vacuum
from benchmarks.usage import Spent

_HERE = Path(__file__).parent
_CHUNK = 1 << 20

_LINE: LiteralString = """
SELECT {what}, o.id, p.name, t.capacity, t.began, t.ended, ARRAY(
    SELECT s.claim FROM source s WHERE s.tenure = t.tenure AND {cited}
)"""
# The office first, and then its tenures: OFFSET keeps the two apart. In the one plan that serves all values
# of a prepared statement PostgreSQL would else look through the tenures of every office on the day.
_IN_OFFICE: LiteralString = """
FROM office o CROSS JOIN LATERAL (
    SELECT * FROM tenure t WHERE t.office = o.number AND t.possible @> %(on)s::date AND {known} OFFSET 0
) t JOIN person p ON p.number = t.person"""
_IN_ANY: LiteralString = """
FROM tenure t JOIN office o ON o.number = t.office JOIN person p ON p.number = t.person"""

_CERTAINTY: LiteralString = "CASE WHEN t.certain @> %(on)s::date THEN 'certain' ELSE 'possible' END"
_HOLDERS: LiteralString = _LINE.format(what=_CERTAINTY, cited="upper_inf(s.known)") + _IN_OFFICE.format(
    known="upper_inf(t.known)"
)
_WHO: LiteralString = f"{_HOLDERS} WHERE o.id = %(office)s"
_BODY: LiteralString = f"{_HOLDERS} WHERE o.body = %(body)s"
_WHO_THEN: LiteralString = (
    _LINE.format(what=_CERTAINTY, cited="s.known @> %(known)s::date")
    + _IN_OFFICE.format(known="t.known @> %(known)s::date")
    + " WHERE o.id = %(office)s"
)
_CAREER: LiteralString = (
    _LINE.format(what="''", cited="upper_inf(s.known)")
    + f"{_IN_ANY} WHERE p.name = %(person)s AND upper_inf(t.known)"
)
_CHANGES: LiteralString = " UNION ALL ".join(
    _LINE.format(what=f"'{which}'", cited="upper_inf(s.known)")
    + f"{_IN_ANY} WHERE t.{which}_in && daterange(%(first)s, %(last)s, '[]') AND upper_inf(t.known)"
    for which in ("began", "ended")
)


@dataclass(frozen=True)
class HandMade:
    """Resolved tenures and their sources, in tables made for these questions."""

    url: str
    server: int
    prepared: Path
    name: str = "PostgreSQL by hand"

    def prepare(self, resolved: Resolved) -> None:
        """Write the rows as COPY takes them."""
        self.prepared.mkdir()
        offices: dict[str, int] = {}
        persons: dict[str, int] = {}
        with self._rows("office") as office, self._rows("person") as person, self._rows("tenure") as tenure:
            for each in resolved.versions():
                if each.office.id not in offices:
                    offices[each.office.id] = len(offices)
                    office(offices[each.office.id], each.office.id, each.office.body)
                if each.person not in persons:
                    persons[each.person] = len(persons)
                    person(persons[each.person], each.person)
                tenure(
                    each.tenure,
                    offices[each.office.id],
                    persons[each.person],
                    each.capacity,
                    each.began,
                    each.ended,
                    *map(_range, (each.possible, each.certain, each.began_in, each.ended_in, each.known)),
                )
        with self._rows("source") as source:
            for cited in resolved.sources():
                source(cited.tenure, f"\\\\x{cited.claim}", _range(cited.known))

    def load(self) -> Spent:
        """Make the tables, copy the rows into them, make the indexes."""
        begun = Spent.until_now()
        with psycopg.connect(self.url) as connection:
            connection.execute((_HERE / "handmade.sql").read_bytes())
            for table in ("office", "person", "tenure", "source"):
                with (
                    connection.cursor().copy(f"COPY {table} FROM STDIN") as copy,
                    (self.prepared / table).open("rb") as rows,
                ):
                    while chunk := rows.read(_CHUNK):
                        copy.write(chunk)
            connection.execute((_HERE / "handmade_indexes.sql").read_bytes())
        return Spent.until_now().less(begun)

    def settle(self) -> None:
        """Let PostgreSQL look through its new tables."""
        vacuum(self.url)

    def size(self) -> int:
        """Bytes of the tables with their indexes."""
        return size_of_tables(self.url)

    @contextmanager
    def asking(self) -> Iterator["AskingHandMade"]:
        """Connect; the driver prepares each statement once it has seen it a few times."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            yield AskingHandMade(connection)

    @contextmanager
    def _rows(self, table: str) -> Iterator[Callable[..., None]]:
        with (self.prepared / table).open("w", encoding="utf-8") as file:

            def write(*values: object) -> None:
                file.write("\t".join("\\N" if value is None else str(value) for value in values) + "\n")

            yield write


class AskingHandMade:
    """The questions as SQL. A row is what, office, person, capacity, began, ended, claims."""

    def __init__(self, connection: psycopg.Connection[tuple[Any, ...]]) -> None:
        self._connection = connection

    def who(self, office: str, on: date, known: date | None) -> list[tuple[Any, ...]]:
        """By office, valid span and known span."""
        asked = {"office": office, "on": on, "known": known}
        return self._connection.execute(_WHO_THEN if known else _WHO, asked).fetchall()

    def career(self, person: str) -> list[tuple[Any, ...]]:
        """By name."""
        return self._connection.execute(_CAREER, {"person": person}).fetchall()

    def body(self, name: str, on: date) -> list[tuple[Any, ...]]:
        """By the body of the office, and valid span."""
        return self._connection.execute(_BODY, {"body": name, "on": on}).fetchall()

    def changes(self, first: date, last: date) -> list[tuple[Any, ...]]:
        """By the spans in which tenures began and ended."""
        return self._connection.execute(_CHANGES, {"first": first, "last": last}).fetchall()

    def held(self, answer: object) -> Iterator[Held]:
        """The rows."""
        assert isinstance(answer, list)  # noqa: S101 - each of the answers above is one
        for what, office, person, capacity, began, ended, claims in answer:
            cited = frozenset(claim.hex() for claim in claims)
            yield Held(what, office, person, capacity, began, ended, cited)


def _range(days: Days | None) -> str | None:
    return None if days is None else f"[{days.first or ''},{days.until or ''})"
