"""Looking findings up in the register's tables, as they were known on a day."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cache

import sqlalchemy as sa

from holdover.ledger.asking import Ask, Rows, Statement, lists, one_of
from holdover.ledger.database import Database
from holdover.ledger.parts import parts
from holdover.register import catalog
from holdover.register.catalog import FOREVER, day_known
from holdover.register.finding import Citation, Found, Sort, put_together, sort_of
from holdover.register.outcome import ONE_YEAR
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
    day = day_known(known)
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
    rows = database.ask(_HOLDERS, office=office, on=on.toordinal(), known=day_known(known))
    if any(not is_alone for *_, is_alone in rows):
        return None
    return found_in(Tenure, [row[:-1] for row in rows if row[0] is not None])


def over_day(
    ask: Ask, wanted: type[Found], offices: Sequence[str], on: date, known: date | None
) -> list[Found]:
    """The findings of one sort in the offices that reach over a day, as far as their bounds tell."""
    days = {"on": on.toordinal(), "known": day_known(known)}
    return [
        each
        for number, values in lists("office", offices)
        for each in found_in(wanted, ask(_over_day(sort_of(wanted), number), **days, **values))
    ]


def changed(ask: Ask, edge: str, first: date, last: date, known: date | None) -> list[Tenure]:
    """The tenures that ``began`` or ``ended``, or may have, between two days, both included."""
    before = first.toordinal() - ONE_YEAR
    days = {"before": before, "first": first.toordinal(), "last": last.toordinal()}
    return found_in(Tenure, ask(_CHANGED[edge], known=day_known(known), **days))


def statement_of(sort: Sort, *conditions: sa.ColumnElement[bool]) -> Statement:
    """The findings of one sort under conditions on ``catalog.version``, as known on the day ``known``."""
    version, cited = catalog.version.c, catalog.citation.c
    return Statement(
        sa.select(version.finding, version.body, cited.path, cited.claim)
        .select_from(catalog.version)
        .outerjoin(catalog.citation, _is_cited())
        .where(_is_told(sort), *conditions)
        .order_by(version.finding, cited.place, cited.claim)
    )


def found_in(wanted: type[Found], rows: Rows) -> list[Found]:
    """The findings in what a statement of ``statement_of`` gives."""
    bodies: dict[int, str] = {}
    citations: dict[int, list[Citation]] = defaultdict(list)
    for number, body, path, claim in rows:
        bodies[number] = body
        if path is not None:
            citations[number].append(Citation(path, claim.hex()))
    return [put_together(wanted, body, citations[number]) for number, body in bodies.items()]


def _holders() -> Statement:
    office, version, cited = catalog.office.c, catalog.version.c, catalog.citation.c
    other, on = catalog.office.alias().c, sa.bindparam("on", type_=sa.Integer)
    over_day = sa.and_(version.valid_from <= on, version.valid_until > on)
    is_alone = ~sa.exists().where(other.unit == office.unit, other.id != office.id)
    return Statement(
        sa.select(version.finding, version.body, cited.path, cited.claim, is_alone)
        .select_from(catalog.office)
        .outerjoin(catalog.version, sa.and_(version.office == office.id, _is_told(Sort.TENURE), over_day))
        .outerjoin(catalog.citation, _is_cited())
        .where(office.id == sa.bindparam("office"))
        .order_by(version.finding, cited.place, cited.claim)
    )


def _is_told(sort: Sort) -> sa.ColumnElement[bool]:
    version, known = catalog.version.c, sa.bindparam("known", type_=sa.Integer)
    is_of_sort = version.sort == sa.literal_column(str(int(sort)))
    return sa.and_(is_of_sort, version.known_until > known, version.known_from <= known)


def _is_cited() -> sa.ColumnElement[bool]:
    cited, known = catalog.citation.c, sa.bindparam("known", type_=sa.Integer)
    is_known = sa.and_(cited.known_until > known, cited.known_from <= known)
    return sa.and_(cited.finding == catalog.version.c.finding, is_known)


@cache
def _over_day(sort: Sort, number: int) -> Statement:
    row, on = catalog.version.c, sa.bindparam("on", type_=sa.Integer)
    of_offices = one_of(row.office, "office", number)
    return statement_of(sort, of_offices, row.valid_from <= on, row.valid_until > on)


def _changed(earliest: sa.Column[int], latest: sa.Column[int]) -> Statement:
    before, first, last = (sa.bindparam(name, type_=sa.Integer) for name in ("before", "first", "last"))
    # No edge in these columns is wider than a year, so the index bounds the search at both sides.
    return statement_of(Sort.TENURE, earliest.between(before, last), latest >= first)


_HOLDERS = _holders()
_CHANGED = {
    "began": _changed(catalog.version.c.began_earliest, catalog.version.c.began_latest),
    "ended": _changed(catalog.version.c.ended_earliest, catalog.version.c.ended_latest),
}
