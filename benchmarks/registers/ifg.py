"""The ministers of the United Kingdom: the register against SQL over the tables."""

import csv
import gzip
import random
import sqlite3
from calendar import monthrange
from collections.abc import Iterable
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from benchmarks.registers.compared import Facts, compare, imported, some_day
from holdover.claim import Capacity, Kind
from holdover.record import Record
from holdover.register.answers import Holder
from holdover.register.change import Which
from holdover.register.tenure import Certainty, Tenure

FIRST, LAST = date(1980, 1, 1), date(2026, 6, 1)
DAYS, MONTHS = 200, 100
_LONGEST_SPAN = 24  # months
# Half-open: a day is in a row if it is not before the start, and before the end where there is one.
_COVERS = "{0}.start_date <= :day AND ({0}.end_date = '' OR {0}.end_date > :day)"
_IN_OFFICE = """SELECT person_id, post_id,
    EXISTS (SELECT 1 FROM appointment_characteristics c
        WHERE c.appointment_id = a.id AND c.is_acting = 'True' AND {c}),
    EXISTS (SELECT 1 FROM appointment_characteristics c
        WHERE c.appointment_id = a.id AND c.is_on_leave = 'True' AND {c}),
    'certain'
    FROM appointment a WHERE {a}""".format(a=_COVERS.format("a"), c=_COVERS.format("c"))  # noqa: S608 - made of nothing from outside
_CHANGES = """SELECT :which, person_id, post_id, a.{edge}, EXISTS (SELECT 1 FROM appointment_characteristics c
    WHERE c.appointment_id = a.id AND c.is_acting = 'True' AND c.{edge} = a.{edge})
    FROM appointment a WHERE a.{edge} BETWEEN :first AND :last AND (end_date = '' OR end_date > start_date)"""
_IN_BODY = "post_id IN (SELECT id FROM post WHERE organisation_id IN one)"
# An organization is, by its name, all of that name, all that they were renamed from and as, and, from the day
# of a merger on, all that are merged.
_NAMED = """WITH RECURSIVE pair (a, b) AS (
        SELECT predecessor_organisation_id, successor_organisation_id FROM organisation_link
            WHERE type = 'Name change' OR type = 'Merger' AND link_start_date <= :day
        UNION SELECT o.id, p.id FROM organisation o JOIN organisation p USING (name)),
    one (id) AS (SELECT id FROM organisation WHERE name = :name
        UNION SELECT CASE WHEN a = id THEN b ELSE a END FROM one JOIN pair ON id IN (a, b))"""
# One in which nobody is in office yet is those that are merged into it later.
_NOT_YET_MERGED = """WITH RECURSIVE pair (a, b) AS (
        SELECT successor_organisation_id, predecessor_organisation_id FROM organisation_link
            WHERE type = 'Name change' OR type = 'Merger' AND link_start_date > :day
        UNION SELECT o.id, p.id FROM organisation o JOIN organisation p USING (name)),
    one (id) AS (SELECT id FROM organisation WHERE name = :name
        UNION SELECT b FROM one JOIN pair ON id = a)"""
_EDGES = {Which.BEGAN: "start_date", Which.ENDED: "end_date"}


def check(source: Path, place: Path, chance: random.Random) -> int:
    """Compare; give how many answers differ."""
    with imported("ifg", source, place) as record, closing(_tables(source)) as tables:
        asked = _Asked(record, tables, chance)
        return sum(
            (
                asked.government(),
                asked.changes(),
                asked.organizations(),
                asked.persons(),
                asked.posts(),
            )
        )


class _Asked:
    """Questions of each kind, asked both ways; each gives how many answers differ."""

    def __init__(self, record: Record, tables: sqlite3.Connection, chance: random.Random) -> None:
        self._record, self._tables, self._chance = record, tables, chance

    def government(self) -> int:
        return compare(
            "the government on a day, acting and on leave told",
            [self._day() for _ in range(DAYS)],
            partial(_in_sql, self._tables),
            lambda day: _holding(self._record.body(on=day)),
        )

    def changes(self) -> int:
        return compare(
            "entries and exits of a span of months",
            [_months(self._chance) for _ in range(MONTHS)],
            partial(_edges_in_sql, self._tables),
            partial(_changes, self._record),
        )

    def organizations(self) -> int:
        names = _column(self._tables, "SELECT DISTINCT name FROM organisation ORDER BY name")
        return compare(
            "an organization on a day, by any name that it had",
            [(self._chance.choice(names), self._day()) for _ in range(DAYS)],
            partial(_in_body_in_sql, self._tables),
            lambda asked: _holding(self._record.body(asked[0], on=asked[1])),
        )

    def persons(self) -> int:
        return compare(
            "a person on a day on which a post was held, in which posts",
            [self._in_appointment("person_id") for _ in range(DAYS)],
            lambda asked: {fact for fact in _in_sql(self._tables, asked[1]) if fact[0] == asked[0]},
            partial(_held_by, self._record),
        )

    def posts(self) -> int:
        return compare(
            "a post on a day on which it was held, by whom",
            [self._in_appointment("post_id") for _ in range(DAYS)],
            lambda asked: {fact for fact in _in_sql(self._tables, asked[1]) if fact[1] == asked[0]},
            lambda asked: _holding(self._record.who(f"ifg-post:{asked[0]}", on=asked[1])),
        )

    def _in_appointment(self, column: str) -> tuple[str, date]:
        """What an appointment has in that column, and a day in it."""
        query = f"SELECT {column}, start_date, end_date FROM real_appointment ORDER BY id"  # noqa: S608 - a name of our own
        value, start, end = self._chance.choice(self._tables.execute(query).fetchall())
        first = date.fromisoformat(start)
        last = date.fromisoformat(end) - timedelta(days=1) if end else LAST
        return value, some_day(self._chance, first, max(first, last))

    def _day(self) -> date:
        return some_day(self._chance, FIRST, LAST)


def _column(tables: sqlite3.Connection, query: str) -> list[str]:
    return [value for (value,) in tables.execute(query)]


def _tables(source: Path) -> sqlite3.Connection:
    """The tables as they are, every cell a text."""
    connection = sqlite3.connect(":memory:")
    for name in ("appointment", "appointment_characteristics", "organisation", "organisation_link", "post"):
        with gzip.open(source / f"{name}.csv.gz", "rt", encoding="utf-8-sig", newline="") as file:
            header, *rows = csv.reader(file)
        connection.execute(f"CREATE TABLE {name} ({', '.join(header)})")
        connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(header))})", rows)  # noqa: S608 - a name of our own
    # Some end before they begin; what is no time is refused, and in no answer.
    connection.execute(
        "CREATE VIEW real_appointment AS SELECT * FROM appointment "
        "WHERE end_date = '' OR end_date > start_date"
    )
    connection.execute("CREATE INDEX of_appointment ON appointment_characteristics (appointment_id)")
    return connection


def _months(chance: random.Random) -> tuple[date, date]:
    """From the first day of a month to the last of the same or of a later one."""
    first = some_day(chance, FIRST, LAST).replace(day=1)
    months = first.year * 12 + first.month - 1 + chance.randrange(_LONGEST_SPAN)
    year, month = divmod(months, 12)
    return first, date(year, month + 1, monthrange(year, month + 1)[1])


def _in_sql(tables: sqlite3.Connection, day: date) -> Facts:
    return set(tables.execute(_IN_OFFICE, {"day": day.isoformat()}))


def _in_body_in_sql(tables: sqlite3.Connection, asked: tuple[str, date]) -> Facts:
    """The same of one organization, which is all that it was renamed from and as, or merged with by then."""
    values = {"name": asked[0], "day": asked[1].isoformat()}
    queries = (f"{one} {_IN_OFFICE} AND {_IN_BODY}" for one in (_NAMED, _NOT_YET_MERGED))
    return next(filter(None, (set(tables.execute(query, values)) for query in queries)), set())


def _held_by(record: Record, asked: tuple[str, date]) -> Facts:
    person, day = asked
    held = ((each, each.held_on(day)) for each in record.person(f"ifg-person:{person}").tenures)
    return _holding(
        Holder(tenure, certainty, tenure.absent_on(day)) for tenure, certainty in held if certainty
    )


def _holding(holders: Iterable[Holder]) -> Facts:
    return {
        (
            *_ids(each.tenure),
            int(each.tenure.capacity is Capacity.ACTING),
            int(each.absent is Kind.ON_LEAVE),
            "certain" if each.certainty is Certainty.CERTAIN else "possible",
        )
        for each in holders
    }


def _edges_in_sql(tables: sqlite3.Connection, span: tuple[date, date]) -> Facts:
    first, last = (day.isoformat() for day in span)
    return {
        fact
        for which, edge in _EDGES.items()
        for fact in tables.execute(
            _CHANGES.format(edge=edge), {"which": which.value, "first": first, "last": last}
        )
    }


def _changes(record: Record, span: tuple[date, date]) -> Facts:
    return {
        (
            each.which.value,
            *_ids(each.tenure),
            str(each.edge.date),
            int(each.tenure.capacity is Capacity.ACTING),
        )
        for each in record.changes(*span)
    }


def _ids(tenure: Tenure) -> tuple[str, str]:
    """The ids of person and post in the tables: keys without their schemes."""
    return tenure.person.keys[0].partition(":")[2], (tenure.office.key or "").partition(":")[2]
