"""The verb that makes the register anew."""

import os
from typing import Annotated

import typer

from holdover.cli.options import RecordOption

EXAMPLE = "Example: holdover rebuild --jobs 8"

JobsOption = Annotated[
    int | None,
    typer.Option(
        metavar="N", min=1, max=1024, help="Work with that many processes; by default on every core."
    ),
]


def rebuild(*, record: RecordOption = None, jobs: JobsOption = None) -> None:
    """Make the register anew from all that is recorded, which is left as it is.

    It is never needed for right answers, and ends in the same ones. Broken off, the next command goes on.
    """
    from holdover.cli.progress import measured
    from holdover.cli.words import number_of
    from holdover.record import Record

    with Record.open(record, create=False) as opened, measured() as watch:
        offices = opened.rebuild(jobs=jobs or os.cpu_count() or 1, watch=watch)
    typer.echo(f"Made the register anew: {number_of(offices, 'office')}.")
