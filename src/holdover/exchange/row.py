"""Rows of datasets, and the reports and claims made of them.

A report of a dataset is one row as it stands in its file, with the rows that it joins: an appointment, then
its post, then its person. Its claims quote these rows as others quote sentences.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

from holdover.claim import Capacity, Claim, Kind, Span, Status
from holdover.errors import BadDateError, InputError
from holdover.exchange.source import file_name
from holdover.extraction import Extraction
from holdover.report import Medium, Report
from holdover.when import PartialDate, Period, When

_CERTAIN = 1.0  # a row says what it says


class RowError(InputError):
    """A row that cannot be used.

    ``reason`` is the problem without what is of this row alone, so that rows can be counted by it; ``cells``
    are the row's.
    """

    def __init__(self, place: str, problem: str, reason: str, cells: Mapping[str, str]) -> None:
        super().__init__(place, problem)
        self.reason, self.cells = reason, cells


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the cells by their columns' names, and where it stands. Cells that are empty are left out.

    Whatever of it is asked for and cannot be used raises ``RowError``.

    ``line`` is the line, or in JSON the list and the number in it: ``memberships[3]``.
    """

    path: Path
    line: int | str
    cells: Mapping[str, str]

    @property
    def place(self) -> str:
        """Where to look it up on this machine: ``ifg/appointment.csv.gz:2``."""
        return f"{self.path}:{self.line}"

    @property
    def key(self) -> str:
        """Where it stands in its dataset, wherever that lies: ``appointment.csv:2``."""
        return f"{file_name(self.path)}:{self.line}"

    @property
    def text(self) -> str:
        """The row in one line: ``appointment.csv; start_date: 1990-05-04; end_date: 1994-07-20``."""
        return "; ".join((file_name(self.path), *(f"{name}: {cell}" for name, cell in self.cells.items())))

    def get(self, column: str) -> str | None:
        """The cell, ``None`` where it is empty or there is no such column."""
        return self.cells.get(column)

    def need(self, column: str) -> str:
        """The cell, which must not be empty."""
        if cell := self.cells.get(column):
            return cell
        raise self.error(f"it has no “{column}”")

    def date(self, column: str) -> PartialDate | None:
        """The date in the cell, ``None`` where it is empty."""
        cell = self.cells.get(column)
        try:
            return PartialDate.parse(cell) if cell else None
        except BadDateError as error:
            raise self.error(f"{column}: {error}", reason=f"its {column} is no date") from None

    def period(self, start: str, end: str) -> Period:
        """The time from one cell to the other; the day in ``end`` is the first that is not in it."""
        begun, over = self.date(start), self.date(end)
        if begun and over and begun.earliest and over.latest and over.latest < begun.earliest:
            raise self.error(
                f"it ends ({self.cells[end]}) before it starts ({self.cells[start]})",
                reason="it ends before it starts",
            )
        return Period(begun, over)

    def missing(self, column: str, table: str) -> RowError:
        """Why the row cannot be used: what it points at in that column is not there."""
        return self.error(
            f"its {column} {self.need(column)} is in no row of {table}",
            reason=f"its {column} is in no row of {table}",
        )

    def error(self, problem: str, *, reason: str | None = None) -> RowError:
        """Why the row cannot be used; ``reason`` where the problem names what is of this row alone."""
        return RowError(self.place, problem, reason or problem, self.cells)


def row_of(path: Path, line: int | str, cells: Iterable[tuple[str, str | None]]) -> Row:
    """A row of cells as a file has them; blanks at their sides are no part of them."""
    kept = ((name, " ".join((cell or "").split())) for name, cell in cells)
    return Row(path, line, {name: cell for name, cell in kept if cell})


@dataclass(frozen=True, slots=True)
class Named:
    """What a row calls a person or an office, and the dataset's own key for it."""

    name: str
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Dataset:
    """The dataset that rows are of: what its reports say of their origin, and which reader read them."""

    title: str
    publisher: str | None
    url: str | None
    reader: str
    published: PartialDate | None = None


@dataclass
class Telling:
    """One report in the making: rows that belong together, and what they tell."""

    dataset: Dataset
    rows: Sequence[Row]
    claims: list[Claim] = field(default_factory=list)

    def __post_init__(self) -> None:
        texts = [row.text for row in self.rows]
        self._text = "\n".join(texts)
        # Where each row ends: a line end stands between two.
        self._ends = [end + at for at, end in enumerate(accumulate(map(len, texts)))]

    def tell(
        self,
        kind: Kind,
        person: Named,
        office: Named,
        when: When | None,
        *,
        words: str,
        row: int = 0,
        capacity: Capacity = Capacity.PERMANENT,
        by: str | None = None,
    ) -> None:
        """Add a claim that the first row, or the rows up to the one of that number, make.

        ``words`` are those in these rows that say the change.
        """
        span = Span(0, self._ends[row])
        self.claims.append(
            Claim(
                kind=kind,
                status=Status.ACTUAL,
                person=person.name,
                group=None,
                office=office.name,
                capacity=capacity,
                by=by,
                date=when,
                sources=(),
                trigger=words,
                evidence=self._text[span.begin : span.end],
                span=span,
                confidence=_CERTAIN,
                reader=self.dataset.reader,
                person_key=person.key,
                office_key=office.key,
            )
        )

    def extraction(self) -> Extraction:
        """The report with its claims. Its key is where its rows stand; it is no part of its identity."""
        report = Report(
            text=self._text,
            title=self.dataset.title,
            publisher=self.dataset.publisher,
            url=self.dataset.url,
            published=self.dataset.published,
            medium=Medium.DATASET,
            key=" ".join(row.key for row in self.rows),
        )
        return Extraction(report, tuple(self.claims), ())
