"""Bringing the register's tables up to what the ledger holds, unit by unit.

First the ledger's new rows are looked through for what they touch, and the units touched are noted as due, in
one transaction with how far the looking came. Then due units are worked out, in as many processes as wished,
and written, some in a transaction that has them due no longer. A crash leaves units due, and the next refresh
goes on with them. A register made from nothing takes the same way.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import sqlalchemy as sa

from holdover.collecting import collection_paused
from holdover.ledger import schema
from holdover.ledger.asking import Statement, through
from holdover.ledger.entry import Entry
from holdover.ledger.rows import Extent
from holdover.ledger.store import Ledger
from holdover.processes import Processes
from holdover.register import catalog, search
from holdover.register.docket import Docket
from holdover.register.naming import Naming
from holdover.register.noting import note_new
from holdover.register.outcome import Due, Outcome
from holdover.register.replay import Replay
from holdover.register.state import state_told
from holdover.register.units import Unit
from holdover.register.versions import held, write

# So many units are worked out and written together, and no more than have so many claims; a busy one alone.
_UNITS = 100
_CLAIMS = 5_000
# So many are looked up as due at once, lest the memory grow with their number.
_ROUND = 50_000


def _first_due() -> Statement:
    """Units that are due, each with the number of its claims, which is found in indexes alone."""
    due, office, text, claim = catalog.due.c, catalog.office.c, catalog.office_text.c, schema.claim.c
    claims = (
        sa.select(sa.func.count())
        .select_from(catalog.office)
        .join(catalog.office_text, text.office == office.id)
        .join(schema.claim, claim.office == text.text)
        .where(office.unit == due.unit)
        .scalar_subquery()
    )
    query = sa.select(due.unit, due.since, due.noted, claims).order_by(due.unit)
    return Statement(query.limit(sa.literal_column(str(_ROUND))))


_FIRST_DUE = _first_due()
_NUMBER_DUE = Statement(sa.select(sa.func.count()).select_from(catalog.due))

Progress = Callable[[int, int], None]
"""Told how many units are done, and how many are still to do."""


def refresh(ledger: Ledger, *, jobs: int = 1, progress: Progress = lambda _done, _due: None) -> int:
    """Take in what the ledger holds and the register does not; give how many units were worked out.

    With ``jobs`` above 1 that many processes work. Any number of refreshes, and of processes that append, may
    run at the same time.
    """
    done = 0
    while parcels := _due(ledger):
        for outcomes in _work_out(ledger, parcels, jobs):
            done += _write(ledger, outcomes)
            progress(done, _count_due(ledger))
    return done


def rebuild(ledger: Ledger, *, jobs: int = 1, progress: Progress = lambda _done, _due: None) -> int:
    """Make the register from nothing; give how many offices are in it."""
    with ledger.database.writing() as connection:
        catalog.drop(connection)
    refresh(ledger, jobs=jobs, progress=progress)
    with ledger.database.reading() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(catalog.office)) or 0


def _count_due(ledger: Ledger) -> int:
    ((number,),) = ledger.database.ask(_NUMBER_DUE)
    return int(number)


def _due(ledger: Ledger) -> list[Sequence[Due]]:
    """Units due now that all new rows have been looked through, in parcels."""
    while note_new(ledger):
        pass
    return list(parcels_of((Due(*due), claims) for *due, claims in ledger.database.ask(_FIRST_DUE)))


def parcels_of(units: Iterable[tuple[Due, int]]) -> Iterator[Sequence[Due]]:
    """Units, each given with the number of its claims, in parcels that are worked out together."""
    parcel: list[Due] = []
    size = 0
    for due, claims in units:
        if parcel and (len(parcel) == _UNITS or size + claims > _CLAIMS):
            yield parcel
            parcel, size = [], 0
        parcel.append(due)
        size += claims
    if parcel:
        yield parcel


def _work_out(ledger: Ledger, parcels: Sequence[Sequence[Due]], jobs: int) -> Iterator[list[Outcome]]:
    if jobs == 1 or len(parcels) == 1:
        worker = _Worker(ledger)
        yield from map(worker.work_out, parcels)
        return
    processes = Processes(
        min(jobs, len(parcels)),
        "a process that worked on the register died, perhaps for want of memory; "
        "what is done is kept, go on with fewer processes",
        _start_worker,
        (ledger.database.where,),
        loaded=__name__,
    )
    yield from processes.each(_work_out_in_process, parcels)


@collection_paused()
def _write(ledger: Ledger, outcomes: Sequence[Outcome]) -> int:
    """Write what is still due as it was when it was worked out; the rest is due again, or done by another."""
    due = catalog.due.c
    with ledger.database.writing() as connection:
        query = sa.select(due.unit, due.since, due.noted).where(
            due.unit.in_([outcome.due.unit for outcome in outcomes])
        )
        still = {Due(*row) for row in connection.execute(query)}
        current = [outcome for outcome in outcomes if outcome.due in still]
        write(connection, current)
        done = [outcome.due.unit for outcome in current]
        connection.execute(sa.delete(catalog.due).where(due.unit.in_(done)))
    return len(current)


class _Worker:
    """Works units out from what the ledger holds; changes nothing."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._docket, self._decisions = Docket(()), 0

    @collection_paused()
    def work_out(self, parcel: Sequence[Due]) -> list[Outcome]:
        """What the units of a parcel come to."""
        with self._ledger.database.reading() as connection:
            # What was recorded and not yet looked through may change days before that from which a unit
            # is due.
            seen = state_told(through(connection)).seen
            units = _units(connection, [due.unit for due in parcel])
            cited = held(connection, parcel)
        docket = self._docket_of(seen)
        entries = _entries(self._ledger, units, seen)
        outcomes = []
        # A unit that has meanwhile become one with another is due under the other's name.
        for due in (each for each in parcel if each.unit in units):
            unit, told = units[due.unit], entries[due.unit]
            replay = Replay(unit, due, cited[due.unit])
            outcomes.append(replay.run(told, docket.on((entry.id for entry in told), unit.offices)))
        return outcomes

    def _docket_of(self, seen: Extent) -> Docket:
        if seen.decision != self._decisions:
            self._docket, self._decisions = Docket(self._ledger.decisions(seen)), seen.decision
        return self._docket


_of_this_process: list[_Worker] = []


def _start_worker(where: str) -> None:
    _of_this_process.append(_Worker(Ledger.open(where, create=False)))


def _work_out_in_process(parcel: Sequence[Due]) -> list[Outcome]:
    return _of_this_process[0].work_out(parcel)


def _units(connection: sa.Connection, ids: Iterable[str]) -> dict[str, Unit]:
    office, text = catalog.office, catalog.office_text
    query = (
        sa.select(office, text.c.text)
        .join(text, text.c.office == office.c.id)
        .where(office.c.unit.in_(list(ids)))
    )
    units: dict[str, Unit] = defaultdict(Unit)
    for row in connection.execute(query):
        units[row.unit].add(Naming(row.text, row.key or ""), search.office_in(row))
    return dict(units)


def _entries(ledger: Ledger, units: Mapping[str, Unit], seen: Extent) -> dict[str, list[Entry]]:
    """The entries of each unit, by its id."""
    # Whatever is written the same is of one unit, whatever its key.
    unit_of = {named.text: id_ for id_, unit in units.items() for named in unit.namings}
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in ledger.entries_about(unit_of, seen):
        found[unit_of[entry.claim.office or ""]].append(entry)
    return found
