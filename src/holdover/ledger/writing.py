"""Appending reports with all that was read in them, many in one transaction, each whole or not at all."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

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


def append_batch(
    connection: sa.Connection, extractions: Sequence[Extraction], recorded: datetime
) -> list[Receipt]:
    """Append what the ledger does not hold yet, and give a receipt for each in their order. Commits nothing.

    The caller holds the turn to write, so that nobody appends between the looking and the adding.
    """
    batch = _Batch(connection, recorded)
    refusals = [_refusal(extraction) for extraction in extractions]
    batch.find_held(each.report for each, refused in zip(extractions, refusals, strict=True) if not refused)
    receipts = [
        Receipt(each.report, refused=refused) if refused else batch.take_in(each)
        for each, refused in zip(extractions, refusals, strict=True)
    ]
    batch.write()
    return receipts


def _refusal(extraction: Extraction) -> HoldoverError | None:
    try:
        door.check(extraction)
    except HoldoverError as error:
        return error
    return None


class _Batch:
    """What one transaction adds: told apart from what the ledger holds first, then written table by table."""

    def __init__(self, connection: sa.Connection, recorded: datetime) -> None:
        self.connection = connection
        self.recorded = recorded
        self.recorded_as_kept = binder(connection, schema.report.c.recorded)(recorded)
        self.day_as_kept = binder(connection, schema.report.c.known)
        self.places: dict[str, int] = {}  # the rows of reports, by their digests
        self.reports: list[Row] = []
        self.claims: list[Row] = []
        self.attributions: list[Row] = []
        self.held_claims: set[str] = set()
        self.held_attributions: set[tuple[int, object]] = set()

    def find_held(self, reports: Iterable[Report]) -> None:
        """Learn which of the reports the ledger holds, and what it holds of them."""
        digests = [report.digest for report in reports]
        table = schema.report
        found = self._where_in(sa.select(table.c.digest, table.c.row), table.c.digest, digests)
        self.places = {row.digest: row.row for row in found}
        held = list(self.places.values())
        claims = self._where_in(sa.select(schema.claim.c.id), schema.claim.c.report, held)
        self.held_claims = {row.id for row in claims}
        for row in self._where_in(sa.select(schema.attribution), schema.attribution.c.report, held):
            self.held_attributions.add((row.report, rows.to_attribution(row._mapping)))
        self.next_place = 1 + (self.connection.scalar(sa.select(sa.func.max(table.c.row))) or 0)

    def take_in(self, extraction: Extraction) -> Receipt:
        """Keep for writing what is new in the extraction."""
        report = extraction.report
        before = len(self.reports), len(self.claims), len(self.attributions)
        place = self.places.get(report.digest) or self._take_in_report(report)
        for claim in extraction.claims:
            id_ = rows.claim_id(report, claim)
            if id_ not in self.held_claims:
                self.held_claims.add(id_)
                self.claims.append(rows.of_claim(claim, id_, place))
        for attribution in extraction.attributions:
            if (place, attribution) not in self.held_attributions:
                self.held_attributions.add((place, attribution))
                self.attributions.append(rows.of_attribution(attribution, place))
        after = len(self.reports), len(self.claims), len(self.attributions)
        return Receipt(report, new=after != before, claims=len(self.claims) - before[1])

    def write(self) -> None:
        """Add the rows."""
        insert_rows(self.connection, schema.report, self.reports)
        insert_rows(self.connection, schema.claim, self.claims, numbered=False)
        insert_rows(self.connection, schema.attribution, self.attributions, numbered=False)

    def _take_in_report(self, report: Report) -> int:
        # Rows are numbered here and not by the database: claims need the number before anything is written,
        # and one writer at a time makes the next one certain.
        place = self.places[report.digest] = self.next_place
        self.next_place += 1
        known = self.day_as_kept(rows.known_day(report, self.recorded))
        self.reports.append(rows.of_report(report, place, known, self.recorded_as_kept))
        return place

    def _where_in(
        self, query: sa.Select[*tuple[Any, ...]], column: sa.Column[Any], values: Sequence[object]
    ) -> Iterator[sa.Row[*tuple[Any, ...]]]:
        for part in parts(values):
            yield from self.connection.execute(query.where(column.in_(part)))
