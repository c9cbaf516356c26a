"""Rows of a dataset that were refused: told, counted by reason, and written to a file."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from holdover.cli.words import tell
from holdover.errors import HoldoverError, InputError

_TOLD = 20  # more would only scroll away; the counts tell of all


class RefusedRows:
    """Takes reasons as they come: tells the first, counts all, and writes each to a file if there is one.

    ``broken_off`` is whether a file could not be read on; that is told too, and is no row to be counted.
    """

    def __init__(self, file: TextIO | None) -> None:
        self.by_reason: Counter[str] = Counter()
        self.broken_off = False
        self._file = file

    def refuse(self, problem: HoldoverError) -> None:
        """Take one."""
        from holdover.exchange.source import FileError
        from holdover.json_form import line

        if self.by_reason.total() < _TOLD:
            tell(str(problem))
        elif self.by_reason.total() == _TOLD:
            tell("more were refused; they are counted below, and --refused FILE writes all of them")
        row = _row_of(problem)
        if isinstance(problem, FileError):
            self.broken_off = True
        else:
            self.by_reason[str(row["reason"])] += 1
        if self._file:
            self._file.write(f"{line(row)}\n")


def _row_of(problem: HoldoverError) -> dict[str, object]:
    from holdover.exchange.row import RowError

    match problem:
        case RowError(place=place, problem=words, reason=reason, cells=cells):
            return {"place": place, "reason": reason, "problem": words, "row": dict(cells)}
        case InputError(place=place, problem=words):
            return {"place": place, "reason": words, "problem": words, "row": None}
    return {"place": None, "reason": str(problem), "problem": str(problem), "row": None}


@contextmanager
def refused_rows(path: Path | None) -> Iterator[RefusedRows]:
    """What takes refused rows, and writes them to that file if one is named."""
    if path is None:
        yield RefusedRows(None)
        return
    try:
        file = path.open("w", encoding="utf-8")
    except OSError as error:
        raise InputError(str(path), f"it cannot be written: {error.strerror}") from None
    with file:
        yield RefusedRows(file)
