"""Rows printed as a table, JSON or CSV, one at a time where the form allows it."""

import csv
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from holdover.cli.options import Shape
from holdover.cli.words import printable
from holdover.json_form import Row, indented, line

Value = TypeVar("Value")
Style = str
Line = str | tuple[str, Style]
# What a spreadsheet takes for the start of a formula (OWASP, "CSV Injection").
_FORMULA_STARTS = ("=", "+", "-", "@")


@dataclass(frozen=True)
class Column(Generic[Value]):
    """A column of a table: its heading, the lines that stand in it for a value, its share of the width."""

    heading: str
    lines: Callable[[Value], Sequence[Line]]
    ratio: int = 1


@dataclass(frozen=True)
class View(Generic[Value]):
    """How values of one kind are shown: as a table, as JSON, and in CSV as those paths of the JSON."""

    columns: tuple[Column[Value], ...]
    row: Callable[[Value], Row]
    csv: tuple[str, ...]


def show(values: Iterable[Value], view: View[Value], shape: Shape) -> None:
    """Print the values in the shape asked for."""
    match shape:
        case Shape.TABLE:
            table(values, view.columns)
        case Shape.JSON:
            json_array(map(view.row, values))
        case Shape.JSONL:
            json_lines(map(view.row, values))
        case Shape.CSV:
            csv_rows(map(view.row, values), view.csv)


def console() -> Console:
    """Standard output for a person: as wide as the terminal, colored only on one, nothing taken as markup."""
    return Console(markup=False, emoji=False, highlight=False, soft_wrap=False)


def text(lines: Sequence[Line]) -> Text:
    """Lines made fit to be shown, each in its style."""
    pieces = ((piece, "") if isinstance(piece, str) else piece for piece in lines)
    return Text("\n").join(Text(printable(words), style) for words, style in pieces if words)


def table(values: Iterable[Value], columns: Sequence[Column[Value]]) -> None:
    """Print a table as wide as the terminal."""
    grid = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, header_style="dim")
    for column in columns:
        grid.add_column(column.heading, ratio=column.ratio, overflow="fold")
    for value in values:
        grid.add_row(*(text(column.lines(value)) for column in columns))
    console().print(grid)


def say(*lines: Line) -> None:
    """Print lines outside a table."""
    console().print(text(lines))


def json_array(rows: Iterable[Row]) -> None:
    """Print the rows as one JSON array, indented."""
    opening = "["
    for row in rows:
        sys.stdout.write(f"{opening}\n{indented(row)}")
        opening = ","
    sys.stdout.write("[]\n" if opening == "[" else "\n]\n")


def json_lines(rows: Iterable[Row]) -> None:
    """Print each row as JSON on a line of its own."""
    for row in rows:
        sys.stdout.write(line(row) + "\n")


def csv_rows(rows: Iterable[Row], paths: Sequence[str]) -> None:
    """Print the values at those dotted paths of each row, under a line that names them."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(paths)
    for row in rows:
        writer.writerow([_cell(_at(row, path)) for path in paths])


def _at(row: object, path: str) -> object:
    for name in path.split("."):
        row = row.get(name) if isinstance(row, dict) else None
    return row


def _cell(value: object) -> str:
    """A value as a cell; one that a spreadsheet would compute gets the apostrophe that makes it text."""
    if value is None:
        return ""
    words = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    words = printable(words)
    return f"'{words}" if words.startswith(_FORMULA_STARTS) else words
