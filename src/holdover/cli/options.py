"""The options that verbs share."""

from enum import StrEnum
from typing import Annotated

import typer


class Shape(StrEnum):
    """How rows are printed: for a person, or for a program."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


class InputFormat(StrEnum):
    """The formats of a report (``holdover.reading.formats.Format``, without loading what reads them)."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"
    JSONL = "jsonl"


class Only(StrEnum):
    """A part of what a report says."""

    CHANGES = "changes"


MAX_BYTES = 5_000_000  # as ``holdover.reading.formats.MAX_BYTES``; a test holds them together

Files = Annotated[
    list[str],
    typer.Argument(help="Text, HTML, Markdown with front matter, or JSON lines; - is standard input."),
]
ShapeOption = Annotated[Shape, typer.Option("--format", help="How to print.")]
InputFormatOption = Annotated[
    InputFormat | None,
    typer.Option(help="The files' format, where neither name nor content tells it."),
]
EncodingOption = Annotated[
    str | None, typer.Option(help="The files' encoding, as cp1252, where it is not UTF-8.")
]
JobsOption = Annotated[int, typer.Option(min=1, max=1024, help="Read with that many processes.")]
MaxBytesOption = Annotated[int, typer.Option(min=1, help="Refuse a report that is longer.")]
OnlyOption = Annotated[Only | None, typer.Option(help="Leave the rest out.")]
RecordOption = Annotated[
    str | None,
    typer.Option(
        metavar="PATH_OR_URL",
        help="A file, or postgresql://user@host/name. [default: $HOLDOVER_RECORD, or holdover.db]",
    ),
]
