"""Offices and persons found by their names."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import sqlalchemy as sa

from holdover.register import catalog
from holdover.register.catalog import FOREVER, Named, words
from holdover.register.finding import Sort
from holdover.register.offices import office_of
from holdover.register.tenure import Office
from holdover.register.touched import parts


def find_offices(connection: sa.Connection, text: str, known: date | None) -> tuple[Office, ...]:
    """The office of that id or name, alone; else all that it may mean.

    A name that tells less than others ("US attorney") means all offices of that title, unless somebody is
    named for the very office. Else it means the offices that have all its words in their names. Only offices
    of which a report told by the day ``known`` are found.
    """
    told, row = office_of(text), catalog.office.c
    parts_told = [column == part for column, part in ((row.body, told.body), (row.place, told.place)) if part]
    for conditions in (
        (row.id == text,),
        (row.id == told.id, _is_named_for(known)),
        (row.title == told.title, *parts_told, _is_named_for(known)),
        (row.id == told.id,),
    ):
        query = sa.select(catalog.office).where(row.known_from <= _day(known), *conditions)
        if found := [_office(each) for each in connection.execute(query)]:
            return _shortest_first(found)
    return offices_with_words(connection, text, known)


def offices_with_words(connection: sa.Connection, text: str, known: date | None) -> tuple[Office, ...]:
    """The offices of which the names have all words of the text, the shortest name first."""
    found = _offices(connection, ids_named(connection, Named.OFFICE, words(text)), known)
    return _shortest_first(found)


def ids_named(connection: sa.Connection, named: Named, wanted: set[str]) -> list[str]:
    """The ids that have all of the words in their names; none where there are no words."""
    if not wanted:
        return []
    name = catalog.name.c
    query = (
        sa.select(name.id)
        .where(name.named == named, name.word.in_(wanted))
        .group_by(name.id)
        .having(sa.func.count() == len(wanted))
        .order_by(name.id)
    )
    return list(connection.scalars(query))


def offices_of_unit(connection: sa.Connection, office: str, known: date | None) -> list[Office]:
    """The office of that id, and all that a decision ever named the same, known by that day."""
    row = catalog.office.c
    unit = sa.select(row.unit).where(row.id == office).scalar_subquery()
    query = sa.select(catalog.office).where(row.unit == unit, row.known_from <= _day(known))
    return [_office(each) for each in connection.execute(query)]


def _is_named_for(known: date | None) -> sa.ColumnElement[bool]:
    """Whether somebody is named for an office of ``catalog.office``, as known on the day."""
    row = catalog.version.c
    return sa.exists().where(
        row.office == catalog.office.c.id,
        row.sort == Sort.MENTION,
        row.known_until > _day(known),
        row.known_from <= _day(known),
    )


def _shortest_first(offices: Iterable[Office]) -> tuple[Office, ...]:
    return tuple(sorted(offices, key=lambda office: (len(office.name), office.name)))


def _offices(connection: sa.Connection, ids: list[str], known: date | None) -> list[Office]:
    row = catalog.office.c
    return [
        _office(each)
        for part in parts(ids)
        for each in connection.execute(
            sa.select(catalog.office).where(row.id.in_(part), row.known_from <= _day(known))
        )
    ]


def _office(row: sa.Row[*tuple[Any, ...]]) -> Office:
    return Office(row.id, row.name, row.title, row.body, row.place)


def _day(known: date | None) -> int:
    return known.toordinal() if known else FOREVER - 1
