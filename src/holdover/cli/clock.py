"""The verb `clock`: how long those who serve for a time may lawfully do so."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from holdover.cli.options import KnownOption, OnOption, RecordOption
from holdover.cli.words import tell

EXAMPLE = 'Example: holdover clock "US attorney, District of New Jersey" --on 2025-05-01 --explain'


class ClockShape(StrEnum):
    """How clocks are printed: for a person, for a program, or for a calendar."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    ICAL = "ical"


def clock(
    office: Annotated[
        str | None, typer.Argument(metavar="OFFICE", help="Its name or id; without one, all offices.")
    ] = None,
    *,
    record: RecordOption = None,
    on: OnOption = None,
    known: KnownOption = None,
    explain: Annotated[bool, typer.Option("--explain", help="Print every step with its citation.")] = False,
    plot: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw the office's clocks over time: .svg or .png.")
    ] = None,
    shape: Annotated[ClockShape, typer.Option("--format", help="How to print.")] = ClockShape.TABLE,
) -> None:
    """Show the clocks that run on temporary holders, the nearest to its end first. No legal advice.

    Exit status 1 when somebody serves past a last lawful day, or without authority.
    """
    from holdover.cli.clock_view import show_clocks
    from holdover.law.clock import BEYOND
    from holdover.record import Record

    if plot and not office:
        raise typer.BadParameter("name the office whose clocks are to be drawn", param_hint="--plot")
    with Record.open(record, create=False) as opened:
        clocks = opened.clocks(office, on=on, known=known)
        if plot and office:
            opened.plot_clocks(office, plot, on=on, known=known)
    show_clocks(clocks, shape, explain=explain)
    if not clocks:
        tell(f"no clock runs{f' in “{office}”' if office else ''} on that day")
    if any(each.state in BEYOND for each in clocks) or (office and not clocks):
        raise typer.Exit(1)
