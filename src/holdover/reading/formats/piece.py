"""One report as it lies in a file, not yet decoded."""

from dataclasses import dataclass
from enum import StrEnum

from holdover.report import Report

# More than nearly any book. While a report is read it takes some 70 times its bytes of memory.
MAX_BYTES = 5_000_000


class Format(StrEnum):
    """The forms in which a report may be given."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"
    JSONL = "jsonl"


@dataclass(frozen=True, slots=True)
class Piece:
    """The bytes of one report. ``place`` names them to a person: a file, or ``file:line`` of JSON lines."""

    place: str
    format: Format
    data: bytes
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """The report of a piece, and what its author should know about how it was understood."""

    report: Report
    warnings: tuple[str, ...] = ()
