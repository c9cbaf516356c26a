"""Appending reports with all that was read in them, many in one transaction, each whole or not at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from holdover.attribution import Attribution
from holdover.collecting import collection_paused
from holdover.errors import HoldoverError
from holdover.extraction import Extraction
from holdover.ledger import door, rows, schema
from holdover.ledger.bulk import Row, binder, insert_rows
from holdover.ledger.parts import parts
from holdover.report import Report


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one report; where it is given, the report is committed.

    ``new`` is false where the ledger held the report, and all that was read in it, before. ``claims`` counts
    those added. ``refused`` says why nothing of the report was taken in.
    """

    report: Report
    new: bool = False
    claims: int = 0
    refused: HoldoverError | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """A report that was looked at when it came, with its rows as far as they can be told without a number.

    Beside the row of each claim is its id. ``refused`` says why nothing of the report is to be taken in.
    """

    report: Report
    row: Row = ()
    claims: Sequence[tuple[str, Row]] = ()
    attributions: Sequence[Attribution] = ()
    refused: HoldoverError | None = None


def checked(extraction: Extraction) -> Checked:
    """Look at a report at the door. Done for each as it comes, while the processor still has it at hand."""
    report = extraction.report
    try:
        door.check(extraction)
    except HoldoverError as error:
        return Checked(report, refused=error)
    claims = [(rows.claim_id(report, claim), rows.of_claim(claim)) for claim in extraction.claims]
    return Checked(report, rows.of_report(report), claims, extraction.attributions)


@collection_paused()
def append_batch(connection: sa.Connection, batch: Sequence[Checked], recorded: datetime) -> list[Receipt]:
    """Append what the ledger does not hold yet, and give a receipt for each in their order. Commits nothing.

    The caller holds the turn to write, so that nobody appends between the looking and the adding.
    """
    adding = _Adding(connection, recorded)
    adding.find_held([each.report.digest for each in batch if not each.refused])
    receipts = [
        Receipt(each.report, refused=each.refused) if each.refused else adding.take_in(each) for each in batch
    ]
    adding.write()
    return receipts


class _Adding:
    """What one transaction adds: told apart from what the ledger holds first, then written table by table."""

    def __init__(self, connection: sa.Connection, recorded: datetime) -> None:
        self.connection = connection
        self.recorded = recorded
        self.recorded_as_kept = binder(connection, schema.report.c.recorded)(recorded)
        self.day_as_kept = lru_cache(binder(connection, schema.report.c.known))
        self.places: dict[str, int] = {}  # the rows of reports, by their digests
        self.reports: list[Row] = []
        self.claims: list[Row] = []
        self.attributions: list[Row] = []
        self.held_claims: set[str] = set()
        self.held_attributions: set[tuple[int, object]] = set()

    def find_held(self, digests: Sequence[str]) -> None:
        """Learn which of the reports of these digests the ledger holds, and what it holds of them."""
        table = schema.report
        found = self._where_in(sa.select(table.c.digest, table.c.row), table.c.digest, digests)
        self.places = {row.digest: row.row for row in found}
        held = list(self.places.values())
        claims = self._where_in(sa.select(schema.claim.c.id), schema.claim.c.report, held)
        self.held_claims = {row.id for row in claims}
        for row in self._where_in(sa.select(schema.attribution), schema.attribution.c.report, held):
            self.held_attributions.add((row.report, rows.to_attribution(row._mapping)))
        self.next_place = 1 + (self.connection.scalar(sa.select(sa.func.max(table.c.row))) or 0)

    def take_in(self, each: Checked) -> Receipt:
        """Keep for writing what is new in a report."""
        before = len(self.reports), len(self.claims), len(self.attributions)
        place = self.places.get(each.report.digest) or self._take_in_report(each)
        for id_, told in each.claims:
            if id_ not in self.held_claims:
                self.held_claims.add(id_)
                self.claims.append((bytes.fromhex(id_), place, *told))
        for attribution in each.attributions:
            if (place, attribution) not in self.held_attributions:
                self.held_attributions.add((place, attribution))
                self.attributions.append(rows.of_attribution(attribution, place))
        after = len(self.reports), len(self.claims), len(self.attributions)
        return Receipt(each.report, new=after != before, claims=after[1] - before[1])

    def write(self) -> None:
        """Add the rows."""
        insert_rows(self.connection, schema.report, self.reports)
        insert_rows(self.connection, schema.claim, self.claims, numbered=False)
        insert_rows(self.connection, schema.attribution, self.attributions, numbered=False)

    def _take_in_report(self, each: Checked) -> int:
        # Rows are numbered here and not by the database: claims need the number before anything is written,
        # and one writer at a time makes the next one certain.
        place = self.places[each.report.digest] = self.next_place
        self.next_place += 1
        known = self.day_as_kept(rows.known_day(each.report, self.recorded))
        self.reports.append((place, *each.row, known, self.recorded_as_kept))
        return place

    def _where_in(
        self, query: sa.Select[*tuple[Any, ...]], column: sa.Column[Any], values: Sequence[object]
    ) -> Iterator[sa.Row[*tuple[Any, ...]]]:
        for part in parts(values):
            yield from self.connection.execute(query.where(column.in_(part)))
