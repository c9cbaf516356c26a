"""CSV files, row by row."""

import csv
from collections.abc import Iterator
from pathlib import Path

from holdover.errors import InputError
from holdover.exchange.row import Row, row_of
from holdover.exchange.source import file_name, text_of

_LONGEST_CELL = 1_000_000  # characters; no cell of a record of office-holders comes near


def header_of(path: Path, encoding: str | None = None) -> list[str]:
    """The names of the columns. Raises ``InputError`` where there are none."""
    with text_of(path, encoding) as text:
        return _header(csv.reader(text), path)


def rows_of(path: Path, encoding: str | None = None) -> Iterator[Row | InputError]:
    """The rows of a CSV file under its header; for a row that cannot be read, an error in its place.

    Raises ``InputError`` where the file itself cannot be read on.
    """
    csv.field_size_limit(_LONGEST_CELL)
    file = file_name(path)
    with text_of(path, encoding) as text:
        reader = csv.reader(text, strict=True)
        try:
            header = _header(reader, path)
            line = reader.line_num + 1
            for cells in reader:
                if len(cells) == len(header):
                    yield row_of(file, line, zip(header, cells, strict=True))
                elif cells:
                    yield InputError(f"{file}:{line}", f"it has {len(cells)} cells, the header {len(header)}")
                line = reader.line_num + 1
        except csv.Error as error:
            raise InputError(f"{path}:{reader.line_num}", f"it is no CSV: {error}") from None


def _header(reader: Iterator[list[str]], path: Path) -> list[str]:
    header = next(reader, None)
    if not header:
        raise InputError(str(path), "it is empty; a header of column names is needed")
    return [name.strip() for name in header]
