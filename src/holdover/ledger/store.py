"""The ledger: reports, claims, attributions and decisions, to which rows are only ever added."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import Any, Self

import sqlalchemy as sa

from holdover.attribution import Attribution
from holdover.collecting import collection_paused
from holdover.decision import Decision
from holdover.extraction import Extraction
from holdover.ledger import rows, schema
from holdover.ledger.asking import Ask, Statement
from holdover.ledger.beside import append_beside
from holdover.ledger.database import Database
from holdover.ledger.entry import Entry
from holdover.ledger.parts import parts
from holdover.ledger.rows import Extent
from holdover.ledger.writing import Added, Checked, Receipt, Told, append, checked, receipts
from holdover.report import Report

BATCH = 5_000
"""How many reports go into one transaction, where nobody says otherwise."""

# A batch is written when it has that much text, however few its reports: memory stays bounded.
_BATCH_CHARACTERS = 8_000_000
_BATCH_SECONDS = 1.0

_LAST_DECISION = Statement(sa.select(sa.func.max(schema.decision.c.row)))

EVERYTHING = Extent()
"""All of a ledger."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a ledger holds."""

    reports: int
    claims: int
    attributions: int
    decisions: int


class Ledger:
    """An append-only record in SQLite or PostgreSQL. Any number of processes may read and append at once.

    Every method raises a ``LedgerError`` where the database refuses: full disk, no permission, no answer.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self._decided: tuple[int, Sequence[Decision]] = (0, ())

    @classmethod
    def open(cls, where: str | Path, *, create: bool = True) -> Self:
        """Open the ledger at a path (SQLite) or at a URL (``postgresql://user@host/name``).

        A missing one is made, and one of an older version brought up to date. Raises ``MissingRecordError``
        where there is none and ``create`` is false, ``NotARecordError`` where something else is there,
        ``NewerRecordError`` where a newer Holdover wrote it.
        """
        return cls(Database(where, create=create))

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def append(self, extraction: Extraction, *, recorded: datetime | None = None) -> bool:
        """Add a report and all that was read in it. False where the ledger held all of it before.

        ``recorded`` is the time of recording, now if not given. Raises ``UngroundedError`` where words do
        not stand where a claim says they do; nothing of the report is added then.
        """
        (receipt,) = self.append_all([extraction], recorded=recorded)
        if receipt.refused:
            raise receipt.refused
        return receipt.new

    def append_all(
        self,
        extractions: Iterable[Extraction],
        *,
        batch: int = BATCH,
        recorded: datetime | None = None,
        beside: bool = False,
    ) -> Iterator[Receipt]:
        """Add reports as they come, many in a transaction; give a receipt for each, in order.

        A transaction takes up to ``batch`` reports, and no more than come within a second: reports that are
        read as they come are not long on their way to the disk.
        A receipt is given once its report is on the disk; take them all, for nothing is added ahead of the
        taking. What is refused is told in its receipt and keeps nothing else out.

        With ``beside``, all batches after the first are written by a process beside this one, while the next
        are taken and looked at; a few are then on their way to the disk ahead of the taking.
        """
        waiting: deque[Sequence[Checked]] = deque()
        sent = _sent(_batches(map(checked, extractions), batch), waiting)
        for added in self._appended(sent, recorded, beside=beside):
            yield from receipts(waiting.popleft(), added)

    def decide(self, decision: Decision, check: Callable[[Sequence[Decision]], None] | None = None) -> bool:
        """Add a reviewer's decision. False where the ledger held it before.

        ``check`` is given all decisions made until then, and refuses this one by raising; nobody else
        decides meanwhile.
        """
        with self.database.writing() as connection:
            same = sa.select(schema.decision.c.row).where(schema.decision.c.id == decision.id)
            if connection.scalar(same) is not None:
                return False
            if check is not None:
                made = sa.select(schema.decision).order_by(schema.decision.c.row)
                check([rows.to_decision(row._mapping) for row in connection.execute(made)])
            connection.execute(sa.insert(schema.decision), rows.of_decision(decision))
        return True

    def report(self, digest: str) -> Report | None:
        """The report of that digest."""
        query = sa.select(schema.report).where(schema.report.c.digest == digest)
        return next((rows.to_report(row._mapping) for row in self.database.stream(query)), None)

    def attributions(self, digest: str) -> tuple[Attribution, ...]:
        """All attributions found in the report of that digest, in the order of recording."""
        query = (
            sa.select(schema.attribution)
            .join(schema.report, schema.attribution.c.report == schema.report.c.row)
            .where(schema.report.c.digest == digest)
            .order_by(schema.attribution.c.row)
        )
        return tuple(rows.to_attribution(row._mapping) for row in self.database.stream(query))

    def entries(self, *, after: int = 0) -> Iterator[Entry]:
        """All entries, or those in rows after the one of that number, in the order of recording."""
        return self._entries(schema.claim.c.row > after)

    def entries_about(self, offices: Iterable[str], within: Extent = EVERYTHING) -> Iterator[Entry]:
        """The entries whose claims write their office in one of these ways, letter for letter.

        Those of one writing come together, in the order of recording.
        ``within`` leaves out all that was recorded after a part of the ledger.
        """
        return self._entries_in(schema.claim.c.office, offices, within)

    def entries_of_groups(self, offices: Iterable[str]) -> Iterator[Entry]:
        """Those of the entries about the offices, so written, that name nobody."""
        claim = schema.claim.c
        for part in parts(list(offices)):
            yield from self._entries(sa.and_(claim.office.in_(part), claim.person.is_(None)))

    def entries_of(self, ids: Iterable[str]) -> Iterator[Entry]:
        """The entries of these ids, in the order of the ids; an id that is none is passed over."""
        return self._entries_in(schema.claim.c.id, ids)

    def decisions(self, within: Extent = EVERYTHING) -> Iterator[Decision]:
        """All decisions, or those of a part of the ledger, in the order of recording."""
        row = schema.decision.c.row
        query = sa.select(schema.decision).where(row <= within.decision).order_by(row)
        return (rows.to_decision(row._mapping) for row in self.database.stream(query))

    def decided(self, ask: Ask) -> Sequence[Decision]:
        """All decisions as of the moment of the asking; what was read before is not read again."""
        ((last,),) = ask(_LAST_DECISION)
        known = self._decided
        if (last or 0) != known[0]:
            # Rows are only ever added; those of another moment's last row may be more, or fewer.
            known = self._decided = (last or 0, tuple(self.decisions(Extent(decision=last or 0))))
        return known[1]

    def counts(self) -> Counts:
        """How much the ledger holds."""
        tables = (schema.report, schema.claim, schema.attribution, schema.decision)
        query = sa.select(
            *(sa.select(sa.func.count()).select_from(each).scalar_subquery() for each in tables)
        )
        (row,) = self.database.stream(query)
        return Counts(*row)

    def _appended(
        self, batches: Iterator[Sequence[Told]], recorded: datetime | None, *, beside: bool
    ) -> Iterator[Sequence[Added]]:
        """What each batch adds."""
        for each in islice(batches, 1) if beside else batches:
            yield append(self.database, each, recorded)
        if beside:
            yield from append_beside(self.database.where, batches, recorded)

    def _entries_in(
        self, column: sa.Column[Any], values: Iterable[str], within: Extent = EVERYTHING
    ) -> Iterator[Entry]:
        # In the order in which an index has them, so that nothing is sorted.
        for part in parts(sorted(values)):
            yield from self._entries(column.in_(part), within, column)

    def _entries(
        self,
        condition: sa.ColumnElement[bool],
        within: Extent = EVERYTHING,
        first_by: sa.ColumnElement[Any] | None = None,
    ) -> Iterator[Entry]:
        row = schema.claim.c.row
        order = (row,) if first_by is None else (first_by, row)
        query = rows.ENTRIES.where(condition, row <= within.claim).order_by(*order)
        query = query.params(last_report=within.report)
        return map(rows.to_entry, self.database.stream(query))


def _sent(
    batches: Iterable[Sequence[Checked]], waiting: deque[Sequence[Checked]]
) -> Iterator[Sequence[Told]]:
    """What is to be appended of each batch, which then waits for word of what that added."""
    for batch in batches:
        waiting.append(batch)
        yield [each.told for each in batch if each.told]


def _batches(reports: Iterator[Checked], size: int) -> Iterator[Sequence[Checked]]:
    while batch := _batch(reports, size):
        yield batch


@collection_paused()
def _batch(reports: Iterator[Checked], size: int) -> Sequence[Checked]:
    """The next reports, as many as go into one transaction."""
    batch: list[Checked] = []
    characters, began = 0, 0.0
    for each in reports:
        began = began if batch else monotonic()
        batch.append(each)
        characters += len(each.report.text)
        if len(batch) >= size or characters >= _BATCH_CHARACTERS or monotonic() - began >= _BATCH_SECONDS:
            break
    return batch
