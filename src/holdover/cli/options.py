"""The options that verbs share."""

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from holdover.errors import BadDateError
from holdover.when import PartialDate


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


class ReaderName(StrEnum):
    """Who reads."""

    OWN = "own"
    RULES = "rules"
    LLM = "llm"
    BOTH = "both"


MAX_BYTES = 5_000_000  # as ``holdover.reading.formats.MAX_BYTES``; a test holds them together

Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE", help="Text, HTML, Markdown with front matter, or JSON lines; - is standard input."
    ),
]
ShapeOption = Annotated[Shape, typer.Option("--format", help="How to print.")]
InputFormatOption = Annotated[
    InputFormat | None,
    typer.Option(help="The files' format, where neither name nor content tells it."),
]
EncodingOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="The files' encoding, as cp1252, where it is not UTF-8.")
]
JobsOption = Annotated[int, typer.Option(metavar="N", min=1, max=1024, help="Read with that many processes.")]
MaxBytesOption = Annotated[int, typer.Option(metavar="N", min=1, help="Refuse a report that is longer.")]
OnlyOption = Annotated[
    Only | None,
    typer.Option(help="Read just the sentences that can tell a change, fast; show no attributions."),
]
ReaderOption = Annotated[
    ReaderName,
    typer.Option(
        "--reader",
        help="Who reads: Holdover, its rules alone, a language model (docs/llm.md), or both of these.",
    ),
]
NoticeOption = Annotated[
    bool,
    typer.Option("--notice", help="The files tell official acts in the YAML form of docs/clocks.md."),
]
RecordOption = Annotated[
    str | None,
    typer.Option(
        metavar="PATH_OR_URL",
        help="A file, or postgresql://user@host/name. [default: $HOLDOVER_RECORD, or holdover.db]",
    ),
]


def day(text: str) -> date:
    """A day given on the command line."""
    found = _date(text)
    if not found.is_day or found.earliest is None:
        raise typer.BadParameter(f"“{text}” is not a day; write one as 2017-03-10")
    return found.earliest


def first_day(text: str) -> date:
    """The first day of a day, month or year given on the command line."""
    return _bounded(_date(text).earliest, text)


def last_day(text: str) -> date:
    """The last day of a day, month or year given on the command line."""
    return _bounded(_date(text).latest, text)


def publication(text: str) -> PartialDate:
    """A day, month or year given on the command line."""
    found = _date(text)
    _bounded(found.latest, text)
    return found


def _date(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except BadDateError as error:
        raise typer.BadParameter(str(error)) from None


def _bounded(bound: date | None, text: str) -> date:
    if bound is None:
        raise typer.BadParameter(f"“{text}” is open; write a day, a month or a year")
    return bound


OnOption = Annotated[
    date | None, typer.Option(parser=day, metavar="DAY", help="The day asked about; today if not given.")
]
KnownOption = Annotated[
    date | None,
    typer.Option(parser=day, metavar="DAY", help="Answer as it was known on that day; by default as now."),
]
FromOption = Annotated[
    date,
    typer.Option("--from", parser=first_day, metavar="DATE", help="The first day, or its month or year."),
]
ToOption = Annotated[
    date, typer.Option("--to", parser=last_day, metavar="DATE", help="The last day, or its month or year.")
]
OfficeName = Annotated[str, typer.Argument(metavar="OFFICE", help="Its name, or its id as JSON shows it.")]
PersonName = Annotated[str, typer.Argument(metavar="PERSON", help="The name, or the id as JSON shows it.")]
BodyName = Annotated[
    str | None, typer.Argument(metavar="NAME", help="Of the department, court, chamber or the like.")
]
AllBodiesOption = Annotated[bool, typer.Option("--all", help="Of every body.")]
