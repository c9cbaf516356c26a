"""The tables of titles, places, names and words that come with the package (``register/data``)."""

import csv
from collections.abc import Mapping, Sequence
from importlib.resources import files


def rows(table: str) -> Sequence[Mapping[str, str]]:
    """The rows of ``data/<table>.csv``; lines that begin with ``#`` are its comment."""
    lines = (files("holdover.register") / "data" / f"{table}.csv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def forms(cell: str) -> list[str]:
    """The forms in one cell, which are parted by ``|``."""
    return [form for form in cell.split("|") if form]


def words(table: str, kind: str) -> frozenset[str]:
    """The words of one kind from a table of ``kind,words`` rows, parted by blanks."""
    return frozenset(word for row in rows(table) if row["kind"] == kind for word in row["words"].split())
