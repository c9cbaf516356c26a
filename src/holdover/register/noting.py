"""Looking through the ledger's new rows, and noting as due what they touch."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from holdover.decision import Act
from holdover.ledger import rows, schema
from holdover.ledger.asking import through
from holdover.ledger.bulk import Row, add_missing
from holdover.ledger.parts import parts
from holdover.ledger.rows import Extent
from holdover.ledger.store import Ledger
from holdover.register import catalog, touched
from holdover.register.catalog import Named
from holdover.register.clusters import Clusters
from holdover.register.docket import Docket, day_of
from holdover.register.naming import Naming, office_mark
from holdover.register.offices import id_by_words, office_of
from holdover.register.rolls import ORDERS
from holdover.register.state import State, state_of, state_told
from holdover.register.tenure import Office
from holdover.register.touched import Item, Touched, touch

# That many claims, and reports that may correct others, are looked through in one transaction.
_AT_ONCE = 100_000


def note_new(ledger: Ledger) -> bool:
    """Note as due what the next new rows touch, and how far the looking came. False where there are none."""
    if (told := state_of(ledger.database)) and told.has_seen_all:
        return False  # and nobody has to wait for a turn to write
    with ledger.database.writing() as connection:
        catalog.make(connection)
        state = state_told(through(connection))
        if state.has_seen_all:
            return False
        before, after = state.seen, _next(state)
        named = touched.by_claims(connection, before.claim, after.claim)
        added = _add_offices(connection, named)
        # Decisions taken before tell something new only where an office that they name is told of at last.
        needed = bool(added) or after.decision > before.decision
        decisions = _Decisions(connection, before.decision, needed=needed)
        _merge(named, touched.by_corrections(connection, before.report, after.report))
        _merge(named, touched.by_decisions(connection, decisions.subjects))
        _add_ordered_titles(connection, before.claim, after.claim)
        noted = state.noted + 1
        _join_units(connection, [*decisions.pairs, *_may_be_one(connection, added)], noted)
        units = _of_namings(connection, named)
        _merge(units, _of_subjects(connection, decisions.subjects))
        catalog.note_due(connection, units, noted)
        connection.execute(sa.update(catalog.state).values(**after._asdict(), noted=noted))
    return True


def _next(state: State) -> Extent:
    """How far the looking comes that goes on from a state."""
    seen, held = state.seen, state.held
    claim, report = min(held.claim, seen.claim + _AT_ONCE), min(held.report, seen.report + _AT_ONCE)
    return Extent(claim, report, held.decision)


class _Decisions:
    """What decisions in rows after ``after`` are about, from which day on; and all pairs ruled to be one."""

    def __init__(self, connection: sa.Connection, after: int, *, needed: bool) -> None:
        held = connection.execute(sa.select(schema.decision)).mappings().all() if needed else []
        decisions = {row["row"]: rows.to_decision(row) for row in held}
        docket = Docket(decisions.values())
        self.subjects: dict[str, date] = {}
        for row, decision in decisions.items():
            if row > after:
                for subject in docket.subjects(decision):
                    touch(self.subjects, subject, day_of(decision))
        self.pairs = [each.subjects for each in decisions.values() if each.act in (Act.SAME, Act.CONTINUES)]


def _merge(into: dict[Item, date], more: Mapping[Item, date]) -> None:
    for item, day in more.items():
        touch(into, item, day)


def _add_offices(connection: sa.Connection, days: Mapping[Naming, date]) -> list[Office]:
    """Add the offices that claims tell of, and the ways of naming them; or let them be known earlier.

    Gives the offices that claims name in a way that is new.
    """
    held = _held(connection, days)
    added = {each: office_of(*each) for each in days if each not in held}
    offices = {*added.values()}
    add_missing(connection, catalog.office, [_office_row(each) for each in offices])
    add_missing(connection, catalog.office_text, [(*each, office.id) for each, office in added.items()])
    words = (
        (word, office.id)
        for each, office in added.items()
        for word in catalog.words(each.text) | catalog.words(office.name)
    )
    catalog.add_names(connection, Named.OFFICE, words)
    of_bodies = ((word, each.id) for each in offices for word in catalog.words(each.body or each.name))
    catalog.add_names(connection, Named.BODY, of_bodies)
    earlier = Touched()
    for each, day in days.items():
        if each in added:
            touch(earlier, added[each].id, day)
        elif day.toordinal() < held[each].known_from:
            touch(earlier, held[each].office, day)
    _known_since(connection, earlier)
    return [*added.values()]


class _Held(NamedTuple):
    """An office that has been told of before, and since which day."""

    office: str
    known_from: int


def _held(connection: sa.Connection, days: Iterable[Naming]) -> dict[Naming, _Held]:
    """Those of the namings that claims were found to use before."""
    text, office = catalog.office_text.c, catalog.office.c
    query = sa.select(text.text, text.key, office.id, office.known_from).join(
        catalog.office, text.office == office.id
    )
    found = {}
    for part in parts(sorted({each.text for each in days})):
        for row in connection.execute(query.where(text.text.in_(part))):
            found[Naming(row[0], row[1])] = _Held(row[2], row[3])
    return found


def _known_since(connection: sa.Connection, days: Touched) -> None:
    """Let offices be known from a day, unless they were known earlier."""
    if days:
        office = catalog.office.c
        connection.execute(
            sa.update(catalog.office)
            .where(office.id == sa.bindparam("told"), office.known_from > sa.bindparam("day"))
            .values(known_from=sa.bindparam("day")),
            [{"told": id_, "day": day.toordinal()} for id_, day in days.items()],
        )


def _office_row(office: Office) -> Row:
    """A row of the table of offices, known from no day yet."""
    return (
        office.id,
        office.id,
        office_mark(office.id),
        office.name,
        office.title,
        office.body,
        office.place,
        office.key,
        id_by_words(office),
        catalog.FOREVER,
    )


def _add_ordered_titles(connection: sa.Connection, after: int, upto: int) -> None:
    claim, text, office = schema.claim.c, catalog.office_text.c, catalog.office.c
    query = (
        sa.select(office.title)
        .distinct()
        .join(catalog.office_text, text.office == office.id)
        .join(
            schema.claim,
            sa.and_(claim.office == text.text, sa.func.coalesce(claim.office_key, "") == text.key),
        )
        .where(claim.row > after, claim.row <= upto)
        .where(claim.group_text.is_not(None), claim.kind.in_(ORDERS))
    )
    add_missing(connection, catalog.ordered_title, [(title,) for title in connection.scalars(query)])


def _may_be_one(connection: sa.Connection, added: Iterable[Office]) -> list[tuple[str, ...]]:
    """The ids of offices that a key, or a name beside a key, may make one with those added."""
    office, added = catalog.office.c, list(added)
    found: list[tuple[str, ...]] = []
    for column, values in (
        (office.by_words, {id_by_words(each) for each in added}),
        (office.key, {each.key for each in added if each.key}),
    ):
        groups: dict[str, list[str]] = defaultdict(list)
        for part in parts(sorted(values)):
            for value, id_ in connection.execute(sa.select(column, office.id).where(column.in_(part))):
                groups[value].append(id_)
        found += [tuple(group) for group in groups.values() if len(group) > 1]
    return found


def _join_units(connection: sa.Connection, pairs: Iterable[tuple[str, ...]], noted: int) -> None:
    """Make one unit of offices that may be one: a decision, whether it stands or not, is enough."""
    if not (subjects := {subject for pair in pairs for subject in pair}):
        return
    office = catalog.office.c
    units: dict[str, str] = {}
    for part in parts(sorted(subjects)):
        found = connection.execute(sa.select(office.id, office.unit).where(office.id.in_(part)))
        units |= {row.id: row.unit for row in found}
    clusters = Clusters(units.values())
    for pair in pairs:
        first, *others = [units[subject] for subject in pair if subject in units] or [""]
        for other in others:
            clusters.join(first, other, lambda _a, _b: False)
    for group in clusters.groups():
        for unit in group - {min(group)}:
            _rename_unit(connection, unit, min(group), noted)


def _rename_unit(connection: sa.Connection, unit: str, name: str, noted: int) -> None:
    since = connection.scalar(sa.select(catalog.due.c.since).where(catalog.due.c.unit == unit))
    if since is not None:
        catalog.note_due(connection, {name: date.fromordinal(since)}, noted)
        connection.execute(sa.delete(catalog.due).where(catalog.due.c.unit == unit))
    for table in (catalog.office, catalog.finding):
        connection.execute(sa.update(table).where(table.c.unit == unit).values(unit=name))


def _of_namings(connection: sa.Connection, named: Mapping[Naming, date]) -> Touched:
    """The units of the offices named in these ways; what is written the same is of one unit."""
    office, text = catalog.office.c, catalog.office_text.c
    days: Touched = {}
    for each, day in named.items():
        touch(days, each.text, day)
    query = sa.select(text.text, office.unit).join(catalog.office, text.office == office.id)
    return _found(connection, query, text.text, days)


def _of_subjects(connection: sa.Connection, subjects: Mapping[str, date]) -> Touched:
    """The units of the offices, and of the persons' offices, among the subjects of decisions."""
    office = catalog.office.c
    units = _found(connection, sa.select(office.id, office.unit), office.id, subjects)
    marks: Touched = {}
    for subject, day in subjects.items():
        touch(marks, subject.rpartition(".")[2], day)
    _merge(units, _found(connection, sa.select(office.mark, office.unit), office.mark, marks))
    return units


def _found(
    connection: sa.Connection,
    query: sa.Select[*tuple[Any, ...]],
    column: sa.ColumnElement[str],
    days: Mapping[str, date],
) -> Touched:
    """The units that a query finds by a column's values, with the days of these."""
    units: Touched = {}
    for part in parts(list(days)):
        for row in connection.execute(query.where(column.in_(part))):
            touch(units, row[1], days[row[0]])
    return units
