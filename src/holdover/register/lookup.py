"""Looking findings up in the register's tables, as they were known on a day."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

import sqlalchemy as sa

from holdover.ledger.asking import Statement
from holdover.ledger.database import Database
from holdover.ledger.parts import parts
from holdover.register import catalog
from holdover.register.catalog import FOREVER
from holdover.register.finding import Citation, Found, Sort, put_together, sort_of
from holdover.register.tenure import Tenure


def look_up(
    connection: sa.Connection,
    wanted: type[Found],
    known: date | None,
    *conditions: sa.ColumnElement[bool],
    by_known: bool = False,
) -> list[Found]:
    """The findings of one sort under conditions on ``catalog.version``, with what they cited then.

    ``known`` is the day as on which they were known; ``None`` is today, with all that is known. ``by_known``:
    the conditions are about one office or about all, so that an index that has what is known before what is
    valid serves best. Where they name findings, persons, days or a body's offices, an index over these does,
    and what is known must not lead the database away from it.
    """
    day = known.toordinal() if known else FOREVER - 1
    version, cited = catalog.version.c, catalog.citation.c
    query = sa.select(version.finding, version.body).where(
        # Written out, not bound: so the index over one sort alone can serve.
        version.sort == sa.literal_column(str(int(sort_of(wanted)))),
        *conditions,
        # What is known now is known until the last of days. An equality lets an index go on behind it.
        version.known_until == FOREVER if by_known and not known else version.known_until > day,
        version.known_from <= day,
    )
    found = connection.execute(query).all()
    citations: dict[int, list[Citation]] = defaultdict(list)
    for part in parts([row.finding for row in found]):
        of_part = (
            sa.select(cited.finding, cited.path, cited.claim)
            .where(cited.finding.in_(part), cited.known_until > day, cited.known_from <= day)
            .order_by(cited.place, cited.claim)
        )
        for number, path, claim in connection.execute(of_part):
            citations[number].append(Citation(path, claim))
    return [put_together(wanted, row.body, citations[row.finding]) for row in found]


def holders_of(database: Database, office: str, on: date, known: date | None) -> list[Tenure] | None:
    """The tenures of an office that reach over a day, in one statement.

    ``None`` where the office is in a unit with others: which of them stands for it is to be found out first.
    """
    then = known.toordinal() if known else FOREVER - 1
    rows = database.ask(_HOLDERS, office=office, on=on.toordinal(), known=then)
    if any(not is_alone for *_, is_alone in rows):
        return None
    return _put_together(row[:-1] for row in rows if row[0] is not None)


def _put_together(rows: Iterable[tuple[Any, ...]]) -> list[Tenure]:
    """Tenures from rows of finding, body, and a citation, in the order of the citations."""
    bodies: dict[int, str] = {}
    citations: dict[int, list[Citation]] = defaultdict(list)
    for number, body, path, claim in rows:
        bodies[number] = body
        if path is not None:
            citations[number].append(Citation(path, claim.hex()))
    return [put_together(Tenure, body, citations[number]) for number, body in bodies.items()]


def _holders() -> Statement:
    office, version, cited = catalog.office.c, catalog.version.c, catalog.citation.c
    other = catalog.office.alias().c
    known, on = (sa.bindparam(name, type_=sa.Integer) for name in ("known", "on"))
    held = sa.and_(
        version.office == office.id,
        version.sort == sa.literal_column(str(int(Sort.TENURE))),
        version.known_until > known,
        version.known_from <= known,
        version.valid_from <= on,
        version.valid_until > on,
    )
    told = sa.and_(cited.finding == version.finding, cited.known_until > known, cited.known_from <= known)
    is_alone = ~sa.exists().where(other.unit == office.unit, other.id != office.id)
    return Statement(
        sa.select(version.finding, version.body, cited.path, cited.claim, is_alone)
        .select_from(catalog.office)
        .outerjoin(catalog.version, held)
        .outerjoin(catalog.citation, told)
        .where(office.id == sa.bindparam("office"))
        .order_by(version.finding, cited.place, cited.claim)
    )


_HOLDERS = _holders()
