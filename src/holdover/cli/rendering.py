"""Rows printed as a table, JSON or CSV, one at a time where the form allows it."""

import csv
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import typer
from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from holdover.cli.options import Shape
from holdover.cli.words import printable, tell
from holdover.json_form import Row, indented, line

Value = TypeVar("Value")
Style = str
Line = str | tuple[str, Style]
# What a spreadsheet takes for the start of a formula (OWASP, "CSV Injection").
_FORMULA_STARTS = ("=", "+", "-", "@")


@dataclass(frozen=True)
class Column(Generic[Value]):
    """A column of a table: its heading, the lines that stand in it for a value, its share of the width.

    It is never narrower than ``least`` characters: a date should not be broken.
    """

    heading: str
    lines: Callable[[Value], Sequence[Line]]
    ratio: int = 1
    least: int = 0


@dataclass(frozen=True)
class View(Generic[Value]):
    """How values of one kind are shown.

    ``person`` prints them for a person. ``row`` is the JSON of one. In CSV a value is one line, or those that
    ``flat`` gives, of which ``csv`` names the cells by their paths in the JSON.
    """

    person: Callable[[Iterable[Value]], None]
    row: Callable[[Value], Row]
    csv: tuple[str, ...]
    flat: Callable[[Value], Iterable[Row]] | None = None

    def lines(self, value: Value) -> Iterable[Row]:
        """What CSV has of a value, a line each."""
        return (self.row(value),) if self.flat is None else self.flat(value)


def show(values: Iterable[Value], view: View[Value], shape: Shape) -> None:
    """Print the values in the shape asked for."""
    match shape:
        case Shape.TABLE:
            view.person(values)
        case Shape.JSON:
            json_array(map(view.row, values))
        case Shape.JSONL:
            json_lines(map(view.row, values))
        case Shape.CSV:
            csv_rows((row for value in values for row in view.lines(value)), view.csv)


def show_found(values: Collection[Value], view: View[Value], shape: Shape, nothing: str) -> None:
    """Print the values; where there are none, say so on standard error, and leave with status 1."""
    if values or shape is not Shape.TABLE:
        show(values, view, shape)
    if not values:
        tell(nothing)
        raise typer.Exit(1)


def table(values: Iterable[Value], columns: Sequence[Column[Value]], *, apart: bool = False) -> None:
    """Print a table as wide as the terminal; ``apart`` sets an empty line between rows."""
    grid = Table(
        box=box.SIMPLE_HEAD, expand=True, show_edge=False, pad_edge=False, leading=apart, header_style="dim"
    )
    for column in columns:
        # With a ratio beside it, rich takes `width` for the least and heeds no `min_width`.
        grid.add_column(column.heading, ratio=column.ratio, width=column.least or None, overflow="fold")
    for value in values:
        grid.add_row(*(_text(column.lines(value)) for column in columns))
    _print(grid)


def in_columns(*columns: Column[Value], apart: bool = False) -> Callable[[Iterable[Value]], None]:
    """What prints values as one table of these columns; ``apart`` sets an empty line between rows."""
    return lambda values: table(values, columns, apart=apart)


def one_by_one(show_one: Callable[[Value], None]) -> Callable[[Iterable[Value]], None]:
    """What prints each value by itself."""

    def show_each(values: Iterable[Value]) -> None:
        for value in values:
            show_one(value)

    return show_each


def say(*lines: Line, indent: int = 0) -> None:
    """Print lines outside a table."""
    _print(Padding(_text(lines), (0, 0, 0, indent)))


def say_nothing() -> None:
    """Print an empty line, between one thing and the next."""
    sys.stdout.write("\n")


def _print(shown: RenderableType) -> None:
    """Print for a person; where no terminal needs them, without the spaces that fill up a line."""
    target = console()
    if target.is_terminal:
        target.print(shown)
        return
    with target.capture() as captured:
        target.print(shown)
    sys.stdout.writelines(f"{each.rstrip()}\n" for each in captured.get().splitlines())


def console() -> Console:
    """Standard output for a person: as wide as the terminal, colored only on one, nothing taken as markup."""
    return Console(markup=False, emoji=False, highlight=False)


def _text(lines: Sequence[Line]) -> Text:
    """Lines made fit to be shown, each in its style; empty ones are left out."""
    pieces = ((piece, "") if isinstance(piece, str) else piece for piece in lines)
    return Text("\n").join(Text(printable(words), style) for words, style in pieces if words)


def json_array(rows: Iterable[Row]) -> None:
    """Print the rows as they come, together one array."""
    opening = "["
    for row in rows:
        sys.stdout.write(f"{opening}\n{indented(row)}")
        opening = ","
    sys.stdout.write("[]\n" if opening == "[" else "\n]\n")


def json_lines(rows: Iterable[Row]) -> None:
    """Print each row on a line of its own."""
    for row in rows:
        sys.stdout.write(line(row) + "\n")


def csv_rows(rows: Iterable[Row], paths: Sequence[str]) -> None:
    """Print the values at those dotted paths of each row, under a line that names them."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(paths)
    for row in rows:
        writer.writerow([_cell(_at(row, path)) for path in paths])


def _at(row: object, path: str) -> object:
    """The value at a dotted path, nothing where the path ends before."""
    for name in path.split("."):
        row = row.get(name) if isinstance(row, dict) else None
    return row


def _cell(value: object) -> str:
    """A value as a cell; one that a spreadsheet would compute gets the apostrophe that makes it text."""
    if value is None:
        return ""
    words = printable("; ".join(map(str, value)) if isinstance(value, list) else str(value))
    return f"'{words}" if words.startswith(_FORMULA_STARTS) else words
