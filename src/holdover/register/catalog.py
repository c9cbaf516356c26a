"""The tables in which the register is kept beside the ledger. All can be dropped at any time and made again.

Days are kept as proleptic Gregorian ordinals (1 is 0001-01-01): both stores compare them fastest.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import IntEnum
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from holdover.ledger.bulk import add_missing
from holdover.ledger.schema import Digest, Row
from holdover.register.folding import fold

_RULES = frozenset((".py", ".csv", ".toml"))
_WORD = re.compile(r"\w+")

FOREVER = date.max.toordinal() + 1
"""The day, as a number, on which that ends which has no end."""

Values = dict[str, Any]
"""The columns of one row to be written, by name."""

Insert = sqlite.Insert | postgresql.Insert

metadata = sa.MetaData()

# How far the register has come, in one row: the last row of each of the ledger's tables that was taken in.
state = sa.Table(
    "register_state",
    metadata,
    sa.Column("rules", sa.Text, nullable=False),  # by which all was found
    sa.Column("claim", Row, nullable=False),
    sa.Column("report", Row, nullable=False),
    sa.Column("decision", Row, nullable=False),
    sa.Column("noted", sa.Integer, nullable=False),  # how often new rows were looked through
)

# Units that are to be worked out again, and the first day on which something may have changed. A unit is an
# office, or all offices that may ever be one (see ``units``): what is found in one depends on no other.
due = sa.Table(
    "register_due",
    metadata,
    sa.Column("unit", sa.Text, primary_key=True),
    sa.Column("since", sa.Integer, nullable=False),
    sa.Column("noted", sa.Integer, nullable=False),  # which looking-through of new rows was the last to do so
)

office = sa.Table(
    "register_office",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("unit", sa.Text, nullable=False),
    sa.Column("mark", sa.Text, nullable=False),  # what the ids of persons in the office end in
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("body", sa.Text),
    sa.Column("place", sa.Text),
    sa.Column("key", sa.Text),  # a dataset's own name for it
    sa.Column("by_words", sa.Text, nullable=False),  # the id of the office that the words alone name
    sa.Column("known_from", sa.Integer, nullable=False),  # the first day on which a report told of it
    sa.Index("register_office_of_unit", "unit"),
    sa.Index("register_office_with_title", "title"),
    sa.Index("register_office_by_mark", "mark"),
    sa.Index("register_office_by_key", "key"),
    sa.Index("register_office_by_words", "by_words"),
)

# Every way in which claims name an office: by words, and by a dataset's key, empty where there is none.
office_text = sa.Table(
    "register_office_text",
    metadata,
    sa.Column("text", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("office", sa.Text, nullable=False),
    sa.Index("register_office_text_of", "office"),
)

# Titles over the holders of which some report tells a bulk order.
ordered_title = sa.Table(
    "register_ordered_title",
    metadata,
    sa.Column("title", sa.Text, primary_key=True),
)

# A tenure or a dispute, whatever is known of it on whatever day. The number serves the tables below.
finding = sa.Table(
    "register_finding",
    metadata,
    sa.Column("number", Row, primary_key=True),
    sa.Column("sort", sa.SmallInteger, nullable=False),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("unit", sa.Text, nullable=False),
    sa.Column("person", sa.Text),
    sa.UniqueConstraint("id", "sort"),
    sa.Index("register_finding_of_unit", "unit"),
    sa.Index("register_finding_of_person", "person"),
)

# What a finding said, from the day on until the day (excluded) on which it was known so.
version = sa.Table(
    "register_version",
    metadata,
    sa.Column("row", Row, primary_key=True),
    sa.Column("finding", Row, nullable=False),
    sa.Column("office", sa.Text, nullable=False),
    sa.Column("sort", sa.SmallInteger, nullable=False),
    sa.Column("known_from", sa.Integer, nullable=False),
    sa.Column("known_until", sa.Integer, nullable=False),
    # Valid time, as wide as the dates leave it: on no day outside of it can the tenure have been.
    sa.Column("valid_from", sa.Integer, nullable=False),
    sa.Column("valid_until", sa.Integer, nullable=False),
    # The days between which the tenure began and ended, where they are known to the year.
    sa.Column("began_earliest", sa.Integer),
    sa.Column("began_latest", sa.Integer),
    sa.Column("ended_earliest", sa.Integer),
    sa.Column("ended_latest", sa.Integer),
    sa.Column("for_a_time", sa.SmallInteger, nullable=False),  # 1: a tenure in a temporary capacity
    sa.Column("body", sa.Text, nullable=False),
    sa.Index("register_version_of", "finding", "known_from"),
    # One look answers who held an office on a day, as known on a day.
    sa.Index(
        "register_version_at", "office", "sort", "known_until", "known_from", "valid_from", "valid_until"
    ),
    # And one who held any, whatever the office, as known now.
    sa.Index(
        "register_version_on",
        "known_until",
        "valid_until",
        "valid_from",
        sqlite_where=sa.literal_column("sort") == 1,
        postgresql_where=sa.literal_column("sort") == 1,
    ),
    sa.Index(
        "register_version_for_a_time",
        "known_until",
        "valid_until",
        sqlite_where=sa.literal_column("for_a_time") == 1,
        postgresql_where=sa.literal_column("for_a_time") == 1,
    ),
    # What else is asked of an edge stands in the index too: only rows that are in the answer are read.
    sa.Index("register_version_began", "began_earliest", "began_latest", "known_until", "known_from"),
    sa.Index("register_version_ended", "ended_earliest", "ended_latest", "known_until", "known_from"),
    sa.Index(
        "register_version_disputed",
        "known_until",
        sqlite_where=sa.literal_column("sort") == 2,
        postgresql_where=sa.literal_column("sort") == 2,
    ),
)

# The claims that a finding cited, where in it, in what order, from the day on until the day (excluded).
citation = sa.Table(
    "register_citation",
    metadata,
    sa.Column("finding", Row, primary_key=True, autoincrement=False),
    sa.Column("path", sa.Text, primary_key=True),
    sa.Column("claim", Digest, primary_key=True),
    sa.Column("known_from", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("known_until", sa.Integer, nullable=False),
    sa.Column("place", sa.Double, nullable=False),
    sqlite_with_rowid=False,
)

# The words of the names of offices and persons, made comparable.
name = sa.Table(
    "register_name",
    metadata,
    sa.Column("named", sa.SmallInteger, primary_key=True, autoincrement=False),
    sa.Column("word", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sqlite_with_rowid=False,
)


class Named(IntEnum):
    """What has a name. The numbers stand in the tables: never change one."""

    OFFICE = 1
    PERSON = 2
    PERSON_LIKE = 3  # here the word is a key that all share who may be one person (``names.name_blocks``)
    BODY = 4  # the word is of the body of an office, or of its name where no body is told


def day_known(known: date | None) -> int:
    """The day, as a number, as known on which something is asked; without one the last of all days."""
    return known.toordinal() if known else FOREVER - 1


def add_names(connection: sa.Connection, named: Named, keys: Iterable[tuple[str, str]]) -> None:
    """Add what names are to be found by, each given as (word, id)."""
    add_missing(connection, name, [(int(named), word, id_) for word, id_ in sorted(set(keys))])


def words(text: str) -> set[str]:
    """The words of a name, made comparable."""
    return set(_WORD.findall(fold(text)))


def note_due(connection: sa.Connection, since: Mapping[str, date], noted: int) -> None:
    """Note units as due from a day on; from the earlier one where they were due already."""
    if since:
        new = _insert(connection, due)
        earlier = sa.case((new.excluded.since < due.c.since, new.excluded.since), else_=due.c.since)
        values = [{"unit": unit, "since": day.toordinal(), "noted": noted} for unit, day in since.items()]
        connection.execute(
            new.on_conflict_do_update(
                index_elements=["unit"], set_={"since": earlier, "noted": new.excluded.noted}
            ),
            values,
        )


def _insert(connection: sa.Connection, table: sa.Table) -> Insert:
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    insert: Insert = dialect.insert(table)
    return insert


def make(connection: sa.Connection) -> None:
    """Make the tables; those in which other rules found what is found are dropped first."""
    if is_made(connection):
        return
    drop(connection)
    metadata.create_all(connection)
    connection.execute(
        sa.insert(state), {"rules": rules(), "claim": 0, "report": 0, "decision": 0, "noted": 0}
    )


@cache
def rules() -> str:
    """Stands for all rules by which the register finds what it finds: a hash of their code and their tables.

    Answers kept in a record are thus never those of an older Holdover.
    """
    found = sha256()
    room = Path(__file__).parent
    for path in sorted(path for path in room.rglob("*") if path.suffix in _RULES):
        found.update(path.relative_to(room).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def is_made(connection: sa.Connection) -> bool:
    """Whether the tables are there, and what is in them was found by these rules."""
    is_there = sa.inspect(connection).has_table(state.name)
    return is_there and connection.scalar(sa.select(state.c.rules)) == rules()


def drop(connection: sa.Connection) -> None:
    """Drop the tables. The ledger has all that it takes to make them again."""
    known = sa.MetaData()
    known.reflect(connection, only=lambda table, _: table.startswith("register_"))
    known.drop_all(connection)
