"""A plain CSV file, with a map that says which column is what."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from holdover.claim import Capacity, Kind
from holdover.errors import InputError
from holdover.exchange.columns import check_columns
from holdover.exchange.options import Options
from holdover.exchange.row import Dataset, Named, Row, Telling
from holdover.exchange.source import Files, file_name
from holdover.exchange.tables import rows_of
from holdover.extraction import Extraction
from holdover.when import Period

_READER = "import-csv/1"


def read(files: Files, options: Options) -> Iterator[Extraction | InputError]:
    """A report for each row; in the place of what cannot be used, the reason."""
    paths = files.paths()
    files.expect(paths)
    for path in paths:
        check = partial(check_columns, options.columns, place=str(path))
        for row in rows_of(files, path, check):
            if isinstance(row, InputError):
                yield row
                continue
            try:
                yield _report(_dataset(path, options), row, options)
            except InputError as error:
                yield error


def _dataset(path: Path, options: Options) -> Dataset:
    title = options.title or file_name(path)
    return Dataset(title, options.publisher, options.url, _READER, options.published)


def _report(dataset: Dataset, row: Row, options: Options) -> Extraction:
    columns = options.columns
    person = Named(row.need(columns["person"]), _key(row, columns, "person", options))
    parts = [row.need(columns["office"]), *(_cell(row, columns, part) for part in ("body", "place"))]
    office = Named(", ".join(filter(None, parts)), _key(row, columns, "office", options))
    held = row.period(columns.get("start", ""), columns.get("end", ""))
    telling = Telling(dataset, (row,))
    telling.tell(
        Kind.SERVED,
        person,
        office,
        held if held != Period(None, None) else None,
        words=_words(row, columns),
        capacity=_capacity(row, columns),
        by=_cell(row, columns, "by"),
    )
    return telling.extraction()


def _words(row: Row, columns: Mapping[str, str]) -> str:
    """The words that say the change: the first cell of a time, else the office."""
    column = next(columns[each] for each in ("start", "end", "office") if _cell(row, columns, each))
    return f"{column}: {row.need(column)}"


def _cell(row: Row, columns: Mapping[str, str], meaning: str) -> str | None:
    return row.get(columns[meaning]) if meaning in columns else None


def _key(row: Row, columns: Mapping[str, str], of: str, options: Options) -> str | None:
    key = _cell(row, columns, f"{of}_key")
    return f"{options.scheme or file_name(row.path)}-{of}:{key}" if key else None


def _capacity(row: Row, columns: Mapping[str, str]) -> Capacity:
    told = _cell(row, columns, "capacity")
    if told is None:
        return Capacity.PERMANENT
    try:
        return Capacity(told.lower())
    except ValueError:
        known = ", ".join(Capacity)
        column = columns["capacity"]
        raise row.error(
            f"{column}: “{told}” is none of {known}", reason=f"its {column} is none of {known}"
        ) from None
