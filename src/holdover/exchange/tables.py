"""CSV files, row by row."""

import csv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from holdover.errors import InputError
from holdover.exchange.row import Row, row_of
from holdover.exchange.source import Files

_LONGEST_CELL = 1_000_000  # characters; no cell of a record of office-holders comes near


def rows_of(
    files: Files, path: Path, check: Callable[[Sequence[str]], None] = lambda _: None
) -> Iterator[Row | InputError]:
    """The rows of a CSV file under its header; for a row that cannot be read, an error in its place.

    ``check`` is given the names of the columns first, and may refuse them. Raises ``InputError`` where the
    file itself cannot be read on.
    """
    csv.field_size_limit(_LONGEST_CELL)
    with files.text(path) as text:
        reader = csv.reader(text, strict=True)
        try:
            header = _header(reader, path)
            check(header)
            line = reader.line_num + 1
            for cells in reader:
                if len(cells) == len(header):
                    yield row_of(path, line, zip(header, cells, strict=True))
                elif cells:
                    row = row_of(path, line, ((str(at), cell) for at, cell in enumerate(cells, 1)))
                    problem = f"it has {len(cells)} cells, the header {len(header)}"
                    yield row.error(problem, reason="it has other cells than the header")
                line = reader.line_num + 1
        except csv.Error as error:
            raise InputError(f"{path}:{reader.line_num}", f"it is no CSV: {error}") from None


def _header(reader: Iterator[list[str]], path: Path) -> list[str]:
    header = next(reader, None)
    if not header:
        raise InputError(str(path), "it is empty; a header of column names is needed")
    return [name.strip() for name in header]
