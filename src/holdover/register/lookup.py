"""Looking findings up in the register's tables, as they were known on a day.

``known`` is the day as on which they were known; ``None`` is today, with all that is known.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

import sqlalchemy as sa

from holdover.ledger.asking import Ask, AsOneText, InHex, Statement, lists, one_of
from holdover.ledger.database import Database
from holdover.register import catalog
from holdover.register.catalog import FOREVER, day_known
from holdover.register.change import Which
from holdover.register.finding import Found, Sort, put_together, sort_of
from holdover.register.mention import Mention
from holdover.register.outcome import ONE_YEAR
from holdover.register.tenure import Tenure

_ID = 64  # characters of a claim's id


def holders_of(database: Database, office: str, on: date, known: date | None) -> list[Tenure] | None:
    """The tenures of an office that reach over a day, in one statement.

    ``None`` where the office is in a unit with others: which of them stands for it is to be found out first.
    """
    rows = database.ask(_HOLDERS, office=office, on=on.toordinal(), known=day_known(known))
    if any(not is_alone for *_, is_alone in rows):
        return None
    return _found(Tenure, [row[:-1] for row in rows if row[0] is not None])


def of_offices(ask: Ask, wanted: type[Found], offices: Sequence[str], known: date | None) -> list[Found]:
    """The findings of one sort in the offices of these ids."""
    return [
        each
        for number, values in lists("office", offices)
        for each in _ask(ask, wanted, _of_offices(sort_of(wanted), number), known, **values)
    ]


def of_any_office(ask: Ask, wanted: type[Found], known: date | None) -> list[Found]:
    """All findings of one sort."""
    return _ask(ask, wanted, _of_any_office(sort_of(wanted), is_now=known is None), known)


def of_persons(ask: Ask, wanted: type[Found], persons: Sequence[str], known: date | None) -> list[Found]:
    """The findings of one sort on the persons of these ids, who are each of one office."""
    return [
        each
        for number, values in lists("person", persons)
        for each in _ask(ask, wanted, _of_persons(sort_of(wanted), number), known, **values)
    ]


def of_persons_named(
    ask: Ask, persons: Sequence[str], known: date | None
) -> tuple[list[Mention], list[Tenure]]:
    """Where the persons of these ids are named, and their tenures."""
    rows = [
        row
        for number, values in lists("person", persons)
        for row in ask(_of_persons_named(number), known=day_known(known), **values)
    ]
    mentions = _found(Mention, [row for sort, *row in rows if sort == Sort.MENTION])
    return mentions, _found(Tenure, [row for sort, *row in rows if sort == Sort.TENURE])


def of_id(ask: Ask, wanted: type[Found], id_: str, known: date | None) -> Found | None:
    """The finding of one sort that has the id."""
    found = _ask(ask, wanted, _of_id(sort_of(wanted)), known, id=id_)
    return found[0] if found else None


def over_day(
    ask: Ask, wanted: type[Found], offices: Sequence[str], on: date, known: date | None
) -> list[Found]:
    """The findings of one sort in the offices that reach over a day, as far as their bounds tell."""
    return [
        each
        for number, values in lists("office", offices)
        for each in _ask(ask, wanted, _over_day(sort_of(wanted), number), known, on=on.toordinal(), **values)
    ]


def over_day_anywhere(ask: Ask, wanted: type[Found], on: date, known: date | None) -> list[Found]:
    """The findings of one sort, in whatever office, that reach over a day."""
    statement = _over_day_anywhere(sort_of(wanted), is_now=known is None)
    return _ask(ask, wanted, statement, known, on=on.toordinal())


def for_a_time(ask: Ask, on: date, known: date | None) -> list[Tenure]:
    """The tenures in a temporary capacity, in whatever office, that reach over a day."""
    return _ask(ask, Tenure, _for_a_time(is_now=known is None), known, on=on.toordinal())


def changed(ask: Ask, which: Which, first: date, last: date, known: date | None) -> list[Tenure]:
    """The tenures that began or ended, or may have, between two days, both included."""
    before = first.toordinal() - ONE_YEAR
    days = {"before": before, "first": first.toordinal(), "last": last.toordinal()}
    return _ask(ask, Tenure, _CHANGED[which], known, **days)


def _ask(
    ask: Ask, wanted: type[Found], statement: Statement, known: date | None, **values: object
) -> list[Found]:
    return _found(wanted, ask(statement, known=day_known(known), **values))


def _found(wanted: type[Found], rows: Iterable[Sequence[Any]]) -> list[Found]:
    """The findings in rows of a body and of what it cites."""
    return [
        put_together(wanted, body, [(each[:-_ID], each[-_ID:]) for each in (cited or "").split()])
        for body, cited in rows
    ]


def _told(sort: Sort, *conditions: sa.ColumnElement[bool], is_now: bool | None = None) -> Statement:
    """The findings of one sort under conditions on ``catalog.version``.

    ``is_now`` is told where the conditions are about all offices, and says whether no day was given: an index
    that has what is known before what is valid then serves best. Where they name offices, findings, persons
    or days, an index over these does, and what is known must not lead the database away from it.
    """
    version = catalog.version.c
    known = version.known_until == sa.literal_column(str(FOREVER)) if is_now else _is_known(catalog.version)
    return Statement(sa.select(version.body, _cited()).where(_is_of(sort), known, *conditions))


def _is_of(sort: Sort) -> sa.ColumnElement[bool]:
    # Written out, not bound: so the index over one sort alone can serve.
    return catalog.version.c.sort == sa.literal_column(str(int(sort)))


def _is_known(table: sa.Table) -> sa.ColumnElement[bool]:
    known = sa.bindparam("known", type_=sa.Integer)
    return sa.and_(table.c.known_until > known, table.c.known_from <= known)


def _cited() -> sa.ScalarSelect[str]:
    """What a version cites, in its order, as one text: a row for each citation would repeat the body."""
    cited = catalog.citation.c
    in_order = (
        sa.select((cited.path + InHex(cited.claim)).label("told"))
        .where(cited.finding == catalog.version.c.finding, _is_known(catalog.citation))
        .order_by(cited.place, cited.claim)
        .correlate(catalog.version)
        .subquery()
    )
    return sa.select(AsOneText(in_order.c.told)).scalar_subquery()


def _reaches() -> sa.ColumnElement[bool]:
    version, on = catalog.version.c, sa.bindparam("on", type_=sa.Integer)
    return sa.and_(version.valid_from <= on, version.valid_until > on)


def _holders() -> Statement:
    office, version = catalog.office.c, catalog.version.c
    other = catalog.office.alias().c
    is_alone = ~sa.exists().where(other.unit == office.unit, other.id != office.id)
    is_told = sa.and_(
        version.office == office.id, _is_of(Sort.TENURE), _is_known(catalog.version), _reaches()
    )
    return Statement(
        sa.select(version.body, _cited(), is_alone)
        .select_from(catalog.office)
        .outerjoin(catalog.version, is_told)
        .where(office.id == sa.bindparam("office"))
    )


@cache
def _of_offices(sort: Sort, number: int) -> Statement:
    return _told(sort, one_of(catalog.version.c.office, "office", number))


@cache
def _of_any_office(sort: Sort, *, is_now: bool) -> Statement:
    return _told(sort, is_now=is_now)


@cache
def _of_persons(sort: Sort, number: int) -> Statement:
    finding = catalog.finding.c
    is_of = catalog.version.c.finding == finding.number
    return _told(sort, is_of, one_of(finding.person, "person", number))


@cache
def _of_persons_named(number: int) -> Statement:
    version, finding = catalog.version.c, catalog.finding.c
    is_either = sa.or_(_is_of(Sort.TENURE), _is_of(Sort.MENTION))
    return Statement(
        sa.select(version.sort, version.body, _cited())
        .where(is_either, _is_known(catalog.version), version.finding == finding.number)
        .where(one_of(finding.person, "person", number))
    )


@cache
def _of_id(sort: Sort) -> Statement:
    finding = catalog.finding.c
    has_id = sa.and_(finding.id == sa.bindparam("id"), finding.sort == sa.literal_column(str(int(sort))))
    return _told(sort, catalog.version.c.finding == finding.number, has_id)


@cache
def _over_day(sort: Sort, number: int) -> Statement:
    return _told(sort, one_of(catalog.version.c.office, "office", number), _reaches())


@cache
def _over_day_anywhere(sort: Sort, *, is_now: bool) -> Statement:
    return _told(sort, _reaches(), is_now=is_now)


@cache
def _for_a_time(*, is_now: bool) -> Statement:
    # Written out, not bound: so the index over these alone can serve.
    is_for_a_time = catalog.version.c.for_a_time == sa.literal_column("1")
    return _told(Sort.TENURE, _reaches(), is_for_a_time, is_now=is_now)


def _changed(earliest: sa.Column[Any], latest: sa.Column[Any]) -> Statement:
    before, first, last = (sa.bindparam(name, type_=sa.Integer) for name in ("before", "first", "last"))
    # No edge in these columns is wider than a year, so the index bounds the search at both sides.
    return _told(Sort.TENURE, earliest.between(before, last), latest >= first)


_HOLDERS = _holders()
_CHANGED = {
    Which.BEGAN: _changed(catalog.version.c.began_earliest, catalog.version.c.began_latest),
    Which.ENDED: _changed(catalog.version.c.ended_earliest, catalog.version.c.ended_latest),
}
