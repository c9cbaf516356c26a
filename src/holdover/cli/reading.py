"""The verbs that take reports in: `read` shows what they say, `add` records it."""

from typing import TYPE_CHECKING

import typer

from holdover.cli.options import (
    MAX_BYTES,
    EncodingOption,
    Files,
    InputFormatOption,
    JobsOption,
    MaxBytesOption,
    Only,
    OnlyOption,
    Shape,
    ShapeOption,
)
from holdover.cli.words import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from holdover.extraction import Extraction
    from holdover.reading.intake import Outcome

READ_EXAMPLE = "Example: holdover read story.md --format jsonl"


def read(
    files: Files,
    *,
    shape: ShapeOption = Shape.TABLE,
    only: OnlyOption = None,
    jobs: JobsOption = 1,
    input_format: InputFormatOption = None,
    encoding: EncodingOption = None,
    max_bytes: MaxBytesOption = MAX_BYTES,
) -> None:
    """Show which changes in office reports tell, and who says what in them. Nothing is stored."""
    from holdover.cli.reading_view import show_extractions
    from holdover.reading.formats import Format, pieces
    from holdover.reading.intake import read_pieces

    as_format = Format(input_format) if input_format else None
    given = pieces(files, as_format=as_format, encoding=encoding, max_bytes=max_bytes)
    intake = Intake(read_pieces(given, jobs=jobs))
    found = show_extractions(intake, shape, attributions=only is not Only.CHANGES)
    if not found and not intake.refused:
        typer.echo("holdover: nothing found: no report tells of a change in office", err=True)
    if intake.refused or not found:
        raise typer.Exit(1)


class Intake:
    """What was read in reports, one after the other; what was refused is told and counted."""

    def __init__(self, outcomes: "Iterable[Outcome]") -> None:
        self.refused = 0
        self._outcomes = outcomes

    def __iter__(self) -> "Iterator[Extraction]":
        for outcome in self._outcomes:
            for warning in outcome.warnings:
                typer.echo(f"holdover: warning: {printable(warning)}", err=True)
            if outcome.refused is not None:
                self.refused += 1
                typer.echo(f"holdover: {printable(str(outcome.refused))}", err=True)
            if outcome.extraction is not None:
                yield outcome.extraction
