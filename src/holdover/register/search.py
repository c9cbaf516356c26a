"""Offices and persons found by their names."""

import sqlalchemy as sa

from holdover.register import catalog
from holdover.register.catalog import Named, words
from holdover.register.offices import office_of
from holdover.register.tenure import Office


def office_with(connection: sa.Connection, id_: str) -> Office | None:
    """The office of that id."""
    row = connection.execute(sa.select(catalog.office).where(catalog.office.c.id == id_)).first()
    return Office(row.id, row.name, row.title, row.body, row.place) if row else None


def find_offices(connection: sa.Connection, text: str) -> tuple[Office, ...]:
    """The office of that id or name, alone; else all of which the names have all its words."""
    exact = office_with(connection, text) or office_with(connection, office_of(text).id)
    if exact is not None:
        return (exact,)
    found = (office_with(connection, id_) for id_ in ids_named(connection, Named.OFFICE, words(text)))
    return tuple(sorted((each for each in found if each), key=lambda office: (len(office.name), office.name)))


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
