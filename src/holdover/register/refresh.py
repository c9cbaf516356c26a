"""Bringing the register's tables up to what the ledger holds, unit by unit.

First the ledger's new rows are looked through for what they touch, and the units touched are noted as due, in
one transaction with how far the looking came. Then due units are worked out, some in a transaction. A crash
leaves units due, and the next refresh goes on with them. A register made from nothing takes the same way.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

import sqlalchemy as sa

from holdover.ledger.entry import Entry
from holdover.ledger.store import Ledger
from holdover.register import catalog
from holdover.register.docket import Docket
from holdover.register.noting import note_new
from holdover.register.replay import Replay
from holdover.register.tenure import Office
from holdover.register.units import Unit
from holdover.register.versions import Versions

# That many units are worked out in one transaction.
_UNITS = 100

Progress = Callable[[int, int], None]
"""Told how many units are done, and how many are still to do."""


def refresh(ledger: Ledger, progress: Progress = lambda _done, _due: None) -> int:
    """Take in what the ledger holds and the register does not; give how many units were worked out."""
    while note_new(ledger):
        pass
    docket = Docket(ledger.decisions())
    done = 0
    while worked_out := _work_out_some(ledger, docket):
        done += worked_out
        progress(done, _count_due(ledger))
    return done


def rebuild(ledger: Ledger, progress: Progress = lambda _done, _due: None) -> int:
    """Make the register from nothing."""
    with ledger.database.writing() as connection:
        catalog.drop(connection)
    return refresh(ledger, progress)


def _count_due(ledger: Ledger) -> int:
    with ledger.database.reading() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(catalog.due)) or 0


def _work_out_some(ledger: Ledger, docket: Docket) -> int:
    """Work out the next due units, and have them due no longer."""
    with ledger.database.writing() as connection:
        query = sa.select(catalog.due).order_by(catalog.due.c.unit).limit(_UNITS)
        since = {row.unit: date.fromordinal(row.since) for row in connection.execute(query)}
        units = _units(connection, since)
        entries = _entries(ledger, units)
        versions = Versions(connection)
        for unit in units:
            told = entries[unit.id]
            decisions = docket.on((entry.id for entry in told), unit.offices)
            replay = Replay(unit.find, since[unit.id], versions.cut(unit.id, since[unit.id]))
            replay.run(told, decisions)
            versions.take(unit.id, replay)
        versions.write()
        connection.execute(sa.delete(catalog.due).where(catalog.due.c.unit.in_(list(since))))
    return len(since)


def _units(connection: sa.Connection, ids: Iterable[str]) -> list[Unit]:
    office, text = catalog.office, catalog.office_text
    query = (
        sa.select(office, text.c.text)
        .join(text, text.c.office == office.c.id)
        .where(office.c.unit.in_(list(ids)))
    )
    texts: dict[str, dict[str, Office]] = defaultdict(dict)
    for row in connection.execute(query):
        texts[row.unit][row.text] = Office(row.id, row.name, row.title, row.body, row.place)
    return [Unit(id_, offices) for id_, offices in texts.items()]


def _entries(ledger: Ledger, units: Sequence[Unit]) -> dict[str, list[Entry]]:
    """The entries of each unit, by its id."""
    unit_of = {text: unit.id for unit in units for text in unit.texts}
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in ledger.entries_about(unit_of):
        found[unit_of[entry.claim.office or ""]].append(entry)
    return found
