"""Notices of official acts on their way in."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from holdover.errors import InputError
from holdover.law.notice import MOST, read_notice
from holdover.reading.intake import Outcome


def notices(files: Iterable[str]) -> Iterator[Outcome]:
    """What becomes of each file; ``-`` is standard input."""
    for file in files:
        name = "standard input" if file == "-" else file
        try:
            yield Outcome(read_notice(_text(file, name), name))
        except InputError as refused:
            yield Outcome(refused=refused)


def _text(file: str, name: str) -> str:
    # A character takes at most four bytes: what is longer than that cannot be a notice, and is not read.
    try:
        if file == "-":
            return sys.stdin.buffer.read(4 * MOST + 1).decode("utf-8")
        with Path(file).open("rb") as opened:
            return opened.read(4 * MOST + 1).decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(name, f"not UTF-8 at byte {error.start}; save it as UTF-8") from error
    except OSError as error:
        raise InputError(name, f"it cannot be read: {error.strerror or error}") from error
