"""Appending reports with all that was read in them, many in one transaction, each whole or not at all."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

import sqlalchemy as sa

from holdover.collecting import collection_paused
from holdover.errors import HoldoverError
from holdover.extraction import Extraction
from holdover.ledger import door, rows, schema
from holdover.ledger.bulk import Row, binder, insert_rows
from holdover.ledger.database import Database
from holdover.ledger.parts import parts
from holdover.report import Report

Told = tuple[Row, date | None, Sequence[Row], Sequence[Row]]
"""The rows of a report, of its claims and of its attributions, without the numbers of rows.

After the report's is the day from which it counts as known, if its publication tells one. All are bare
tuples: they go from process to process at a fifth of what named values take.
"""


class Added(NamedTuple):
    """What the ledger did not hold of a report: whether anything, and how many claims."""

    new: bool = False
    claims: int = 0


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
    """A report that was looked at when it came: its rows, or why nothing of it is to be taken in."""

    report: Report
    told: Told | None = None
    refused: HoldoverError | None = None


def checked(extraction: Extraction) -> Checked:
    """Look at a report at the door. Done for each as it comes, while the processor still has it at hand."""
    report = extraction.report
    try:
        door.check(extraction)
    except HoldoverError as error:
        return Checked(report, refused=error)
    claims = [rows.of_claim(claim, report) for claim in extraction.claims]
    attributions = [rows.of_attribution(each) for each in extraction.attributions]
    return Checked(report, (rows.of_report(report), rows.last_day_published(report), claims, attributions))


def receipts(batch: Iterable[Checked], added: Iterable[Added]) -> Iterator[Receipt]:
    """What became of each report of a batch, given what was added of those that were not refused."""
    of_next = iter(added)
    for each in batch:
        if each.refused:
            yield Receipt(each.report, refused=each.refused)
        else:
            new, claims = next(of_next)
            yield Receipt(each.report, new, claims)


@collection_paused()
def append(database: Database, batch: Sequence[Told], recorded: datetime | None = None) -> Sequence[Added]:
    """Append what the ledger does not hold yet, all in one transaction; tell for each report what that was.

    ``recorded`` is the time of recording, now if not given.
    """
    # Nobody else writes meanwhile, so that nothing is added between the looking and the adding.
    with database.writing() as connection:
        adding = _Adding(connection, recorded or datetime.now(UTC))
        adding.find_held([report[0] for report, *_ in batch])
        added = [adding.take_in(*each) for each in batch]
        adding.write()
    return added


class _Adding:
    """What one transaction adds: told apart from what the ledger holds first, then written table by table."""

    def __init__(self, connection: sa.Connection, recorded: datetime) -> None:
        self.connection = connection
        self.recorded_as_kept = binder(connection, schema.report.c.recorded)(recorded)
        self.recorded_on = recorded.date()
        self.day_as_kept = lru_cache(binder(connection, schema.report.c.known))
        self.places: dict[object, int] = {}  # the rows of reports, by their digests
        self.reports: list[Row] = []
        self.claims: list[Row] = []
        self.attributions: list[Row] = []
        self.held_claims: set[object] = set()
        self.held_attributions: set[Row] = set()

    def find_held(self, digests: Sequence[object]) -> None:
        """Learn which of the reports of these digests the ledger holds, and what it holds of them."""
        report, claim, attribution = schema.report.c, schema.claim.c, schema.attribution.c
        digest = sa.type_coerce(report.digest, sa.LargeBinary)
        self.places = {
            row[0]: row[1] for row in self._where_in(sa.select(digest, report.row), digest, digests)
        }
        held = list(self.places.values())
        ids = sa.select(sa.type_coerce(claim.id, sa.LargeBinary))
        self.held_claims = {row[0] for row in self._where_in(ids, claim.report, held)}
        as_kept = [
            sa.cast(each, sa.Text) if isinstance(each.type, sa.JSON) else each
            for each in attribution
            if each is not attribution.row
        ]
        self.held_attributions = {
            tuple(row) for row in self._where_in(sa.select(*as_kept), attribution.report, held)
        }
        self.next_place = 1 + (self.connection.scalar(sa.select(sa.func.max(report.row))) or 0)

    def take_in(
        self, report: Row, known: date | None, claims: Sequence[Row], attributions: Sequence[Row]
    ) -> Added:
        """Keep for writing what is new in a report."""
        before = len(self.claims), len(self.attributions)
        place = self.places.get(report[0])
        is_new = place is None
        if place is None:
            place = self._take_in_report(report, known)
        for id_, *told in claims:
            if id_ not in self.held_claims:
                self.held_claims.add(id_)
                self.claims.append((id_, place, *told))
        for each in attributions:
            row = (place, *each)
            if row not in self.held_attributions:
                self.held_attributions.add(row)
                self.attributions.append(row)
        after = len(self.claims), len(self.attributions)
        return Added(is_new or after != before, after[0] - before[0])

    def write(self) -> None:
        """Add the rows."""
        insert_rows(self.connection, schema.report, self.reports)
        insert_rows(self.connection, schema.claim, self.claims, numbered=False)
        insert_rows(self.connection, schema.attribution, self.attributions, numbered=False)

    def _take_in_report(self, report: Row, known: date | None) -> int:
        # Rows are numbered here and not by the database: claims need the number before anything is written,
        # and one writer at a time makes the next one certain.
        place = self.places[report[0]] = self.next_place
        self.next_place += 1
        known_as_kept = self.day_as_kept(known or self.recorded_on)
        self.reports.append((place, *report, known_as_kept, self.recorded_as_kept))
        return place

    def _where_in(
        self, query: sa.Select[*tuple[Any, ...]], column: sa.ColumnElement[Any], values: Sequence[object]
    ) -> Iterator[sa.Row[*tuple[Any, ...]]]:
        for part in parts(values):
            yield from self.connection.execute(query.where(column.in_(part)))
