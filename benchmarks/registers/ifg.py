"""The ministers of the United Kingdom: the register against SQL over the tables."""

import csv
import gzip
import random
import sqlite3
from calendar import monthrange
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.registers.compared import Facts, compare, imported, some_day
from holdover.claim import Capacity, Kind
from holdover.record import Record
from holdover.register.answers import Which
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
_EDGES = {Which.BEGAN: "start_date", Which.ENDED: "end_date"}


def check(source: Path, place: Path, chance: random.Random) -> int:
    """Compare; give how many answers differ."""
    with imported("ifg", source, place) as record, closing(_tables(source)) as tables:
        days = [some_day(chance, FIRST, LAST) for _ in range(DAYS)]
        spans = [_months(chance) for _ in range(MONTHS)]
        return compare(
            "the government on a day, acting and on leave told",
            days,
            partial(_in_sql, tables),
            partial(_in_office, record),
        ) + compare(
            "entries and exits of a span of months",
            spans,
            partial(_edges_in_sql, tables),
            partial(_changes, record),
        )


def _tables(source: Path) -> sqlite3.Connection:
    """The tables as they are, every cell a text."""
    connection = sqlite3.connect(":memory:")
    for name in ("appointment", "appointment_characteristics"):
        with gzip.open(source / f"{name}.csv.gz", "rt", encoding="utf-8-sig", newline="") as file:
            header, *rows = csv.reader(file)
        connection.execute(f"CREATE TABLE {name} ({', '.join(header)})")
        connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(header))})", rows)  # noqa: S608 - a name of our own
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


def _in_office(record: Record, day: date) -> Facts:
    return {
        (
            *_ids(each.tenure),
            int(each.tenure.capacity is Capacity.ACTING),
            int(each.absent is Kind.ON_LEAVE),
            "certain" if each.certainty is Certainty.CERTAIN else "possible",
        )
        for each in record.body(on=day)
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
