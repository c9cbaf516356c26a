"""Offices and persons found by their names."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

import sqlalchemy as sa

from holdover.ledger import schema
from holdover.ledger.asking import Ask, Statement, lists, one_of
from holdover.register import catalog
from holdover.register.catalog import Named, day_known, words
from holdover.register.finding import Sort
from holdover.register.folding import fold
from holdover.register.offices import office_of
from holdover.register.tenure import Office

_COMMON = 200  # a word that so many names have is not counted further
_AT_A_TIME = 12  # words of a name that are looked for in one statement


def find_offices(ask: Ask, text: str, known: date | None) -> tuple[Office, ...]:
    """The office of that id or name, alone; else all that it may mean.

    A name that tells less than others ("US attorney") means all offices of that title, unless somebody is
    named for the very office. Else it means the offices that have all its words in their names. Only offices
    of which a report told by the day ``known`` are found.
    """
    told = office_of(text)
    parts_told = {name: part for name, part in (("body", told.body), ("place", told.place)) if part}
    for statement, values in (
        (_where, {"id": text}),
        (_where, {"key": text}),
        (_where_named_for, {"by_words": told.id}),
        (_where_named_for, {"title": told.title, **parts_told}),
        (_where, {"by_words": told.id}),
    ):
        if rows := ask(statement(*values), known=day_known(known), **values):
            return _shortest_first(Office(*row) for row in rows)
    return offices_with_words(ask, text, known)


def offices_with_words(ask: Ask, text: str, known: date | None) -> tuple[Office, ...]:
    """The offices of which the names have all words of the text, the shortest name first."""
    found = offices_of_ids(ask, ids_named(ask, Named.OFFICE, words(text)), known)
    return _shortest_first(found)


def offices_in_body(ask: Ask, name: str, known: date | None) -> list[Office]:
    """The offices of a body: that it is told of them, or, where no body is told, in whose name it stands.

    Where some are of a body of just that name, or are told with it word for word ("whip, House of Lords"),
    they are all: "Department of Health" does not mean the "Department of Health and Social Security" too.
    """
    wanted = fold(name)
    ids = {id_ for named in (Named.OFFICE, Named.BODY) for id_ in ids_named(ask, named, words(name))}
    found = _shortest_first(offices_of_ids(ask, sorted(ids), known))
    told = _told_with(ask, [office.id for office in found], f", {wanted}", known)
    of_name = [each for each in found if each.id in told or (each.body and fold(each.body) == wanted)]
    return of_name or [each for each in found if wanted in fold(each.body or each.name)]


def _told_with(ask: Ask, offices: Sequence[str], ending: str, known: date | None) -> set[str]:
    """Those of the offices that some claim, known by that day, names with words that end so."""
    then = {"then": known.isoformat()} if known else {}
    texts = _texts_then if known else _texts
    return {
        office
        for number, values in lists("id", offices)
        for office, told in ask(texts(number), **then, **values)
        if fold(told).endswith(ending)
    }


def _all_texts(number: int) -> sa.Select[tuple[str, str]]:
    text = catalog.office_text.c
    return sa.select(text.office, text.text).where(one_of(text.office, "id", number))


@cache
def _texts(number: int) -> Statement:
    """In which words claims name offices."""
    return Statement(_all_texts(number))


@cache
def _texts_then(number: int) -> Statement:
    """In which words claims known by the day ``then`` name offices."""
    claim, text = schema.claim.c, catalog.office_text.c
    is_told = sa.exists().where(
        claim.office == text.text,
        sa.func.coalesce(claim.office_key, "") == text.key,
        claim.report == schema.report.c.row,
        schema.report.c.known <= sa.bindparam("then", type_=sa.Date),
    )
    return Statement(_all_texts(number).where(is_told))


def ids_named(ask: Ask, named: Named, wanted: set[str]) -> list[str]:
    """The ids that have all of the words in their names; none where there are no words."""
    words_ = _rare_first(ask, named, sorted(wanted, key=lambda word: (-len(word), word)))
    found: set[str] | None = None
    for first in range(0, len(words_), _AT_A_TIME):
        some = words_[first : first + _AT_A_TIME]
        rows = ask(_with_words(len(some)), named=int(named), **_numbered(some))
        ids = {id_ for (id_,) in rows}
        found = ids if found is None else found & ids
    return sorted(found or ())


def ids_with_any(ask: Ask, named: Named, wanted: Iterable[str]) -> set[str]:
    """The ids that have any of the words in their names."""
    return {
        id_
        for number, values in lists("word", sorted(wanted))
        for (id_,) in ask(_with_any_word(number), named=int(named), **values)
    }


def _rare_first(ask: Ask, named: Named, words_: list[str]) -> list[str]:
    """The words, one first that few names have, if there is one: "agency" may be in a tenth of all."""
    for at, word in enumerate(words_ if len(words_) > 1 else ()):
        ((number,),) = ask(_COUNT, named=int(named), word0=word)
        if number < _COMMON:
            return [word, *words_[:at], *words_[at + 1 :]]
    return words_


def _numbered(words_: Sequence[str]) -> dict[str, object]:
    return {f"word{at}": word for at, word in enumerate(words_)}


def _has_word(name: sa.FromClause, at: int) -> sa.ColumnElement[bool]:
    named, word = sa.bindparam("named", type_=sa.Integer), sa.bindparam(f"word{at}", type_=sa.Text)
    return sa.and_(name.c.named == named, name.c.word == word)


@cache
def _with_words(number: int) -> Statement:
    name = catalog.name.alias()
    others = [catalog.name.alias() for _ in range(1, number)]
    has_others = [
        sa.exists().where(_has_word(other, at), other.c.id == name.c.id) for at, other in enumerate(others, 1)
    ]
    return Statement(sa.select(name.c.id).where(_has_word(name, 0), *has_others))


def _count() -> Statement:
    """How many names have a word, counted as far as is worth knowing."""
    some = sa.select(catalog.name.c.id).where(_has_word(catalog.name, 0)).limit(_COMMON).subquery()
    return Statement(sa.select(sa.func.count()).select_from(some))


_COUNT = _count()


@cache
def _with_any_word(number: int) -> Statement:
    name = catalog.name.c
    named = sa.bindparam("named", type_=sa.Integer)
    return Statement(sa.select(name.id).where(name.named == named, one_of(name.word, "word", number)))


def units_of(ask: Ask, ids: Sequence[str], known: date | None) -> list[list[Office]]:
    """The offices of these ids, each with all that may ever be one with it, known by that day."""
    units: dict[str, dict[str, Office]] = defaultdict(dict)
    for number, values in lists("id", ids):
        for unit, *told in ask(_units_of(number), known=day_known(known), **values):
            office = Office(*told)
            units[unit][office.id] = office
    return [list(unit.values()) for unit in units.values()]


@cache
def _units_of(number: int) -> Statement:
    row, own = catalog.office.c, catalog.office.alias().c
    units = sa.select(own.unit).where(one_of(own.id, "id", number))
    return Statement(sa.select(row.unit, *_columns()).where(row.unit.in_(units), _is_known()))


def _columns() -> Sequence[sa.Column[Any]]:
    """What ``Office`` is made of, in its order."""
    row = catalog.office.c
    return row.id, row.name, row.title, row.body, row.place, row.key


def _is_known() -> sa.ColumnElement[bool]:
    return catalog.office.c.known_from <= sa.bindparam("known", type_=sa.Integer)


@cache
def _where(*columns: str) -> Statement:
    """The offices that have values in these columns."""
    return Statement(_offices_with(columns))


@cache
def _where_named_for(*columns: str) -> Statement:
    """Those of them for which somebody is named."""
    row, known = catalog.version.c, sa.bindparam("known", type_=sa.Integer)
    is_named_for = sa.exists().where(
        row.office == catalog.office.c.id,
        row.sort == sa.literal_column(str(int(Sort.MENTION))),
        row.known_until > known,
        row.known_from <= known,
    )
    return Statement(_offices_with(columns).where(is_named_for))


def _offices_with(columns: Sequence[str]) -> sa.Select[*tuple[Any, ...]]:
    row = catalog.office.c
    equal = (row[name] == sa.bindparam(name, type_=sa.Text) for name in columns)
    return sa.select(*_columns()).where(*equal, _is_known()).order_by(row.id)


def _shortest_first(offices: Iterable[Office]) -> tuple[Office, ...]:
    return tuple(sorted(offices, key=lambda office: (len(office.name), office.name)))


def offices_of_ids(ask: Ask, ids: Sequence[str], known: date | None) -> list[Office]:
    """The offices of these ids that a report told of by that day, by id."""
    found = (
        Office(*told)
        for number, values in lists("id", ids)
        for told in ask(_of_ids(number), known=day_known(known), **values)
    )
    return sorted(found, key=lambda office: office.id)


@cache
def _of_ids(number: int) -> Statement:
    return Statement(sa.select(*_columns()).where(one_of(catalog.office.c.id, "id", number), _is_known()))


def offices_of_title(ask: Ask, title: str, known: date | None) -> tuple[Office, ...]:
    """The offices of the title of which a report told by that day, the shortest name first."""
    rows = ask(_where("title"), title=title, known=day_known(known))
    return _shortest_first(Office(*row) for row in rows)


def all_offices(ask: Ask, known: date | None) -> list[Office]:
    """All offices of which a report told by that day."""
    return [Office(*row) for row in ask(_where(), known=day_known(known))]


def office_in(row: sa.Row[*tuple[Any, ...]]) -> Office:
    """The office in a row of the table of offices."""
    return Office(row.id, row.name, row.title, row.body, row.place, row.key)
