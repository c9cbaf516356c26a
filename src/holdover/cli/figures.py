"""The verbs that count: `turnover`, `lengths` and `transitions`."""

from datetime import date
from typing import Annotated

import typer

from holdover.cli.options import (
    KnownOption,
    RecordOption,
    Shape,
    ShapeOption,
    day,
    first_day,
    last_day,
)

TURNOVER_EXAMPLE = 'Example: holdover turnover "Department of Justice" --from 2009 --to 2017'
LENGTHS_EXAMPLE = 'Example: holdover lengths "Department of Justice"'
TRANSITIONS_EXAMPLE = 'Example: holdover transitions "Department of Justice" 2009-01-20 2017-01-20'

_NOBODY = "nobody is known to have been in office there in that time"

Body = Annotated[str, typer.Argument(metavar="BODY", help="A department, court, chamber or the like.")]
SinceOption = Annotated[
    date | None,
    typer.Option(
        "--from", parser=first_day, metavar="DATE", help="The first day; by default that of the first entry."
    ),
]
UntilOption = Annotated[
    date | None,
    typer.Option("--to", parser=last_day, metavar="DATE", help="The last day; by default today."),
]


def turnover(
    body: Body,
    *,
    from_: SinceOption = None,
    to: UntilOption = None,
    known: KnownOption = None,
    record: RecordOption = None,
    shape: ShapeOption = Shape.TABLE,
) -> None:
    """How the offices of a body change hands, year by year: entries, exits, turnover and vacancy rates.

    Turnover is exits by holders on an average day; vacancy is the share of time in which one-seat offices had
    no holder. Who may have served in a year, and cannot be placed for want of dates, is counted apart.
    """
    from holdover.cli.figures_view import YEARS
    from holdover.cli.rendering import show_found
    from holdover.record import Record

    _check_order(from_, to)
    with Record.open(record, create=False) as opened:
        found = opened.turnover(body, from_=from_, to=to, known=known)
        found = found if any(year.offices or year.unplaced for year in found) else ()
        show_found(found, YEARS, shape, _NOBODY)


def lengths(
    body: Annotated[
        str | None, typer.Argument(metavar="[BODY]", help="A department, court, chamber or the like.")
    ] = None,
    *,
    office: Annotated[
        str | None, typer.Option("--office", metavar="OFFICE", help="Only of this office; its name or id.")
    ] = None,
    from_: Annotated[
        date | None,
        typer.Option("--from", parser=first_day, metavar="DATE", help="Only of who came from that day on."),
    ] = None,
    to: UntilOption = None,
    known: KnownOption = None,
    record: RecordOption = None,
    shape: ShapeOption = Shape.TABLE,
) -> None:
    """How long people stay: the median and the longest, of all offices of a body and of each.

    Those still in office count for as far as they have come (product-limit estimate).
    """
    from holdover.cli.figures_view import LENGTHS
    from holdover.cli.rendering import show_found
    from holdover.record import Record

    if (body is None) is (office is None):
        raise typer.BadParameter("name a body, or an office with --office", param_hint="BODY")
    _check_order(from_, to)
    with Record.open(record, create=False) as opened:
        found = opened.lengths(body, office=office, from_=from_, to=to, known=known)
        show_found(found, LENGTHS, shape, _NOBODY)


def transitions(
    body: Body,
    days: Annotated[
        list[date],
        typer.Argument(parser=day, metavar="DAY...", help="First days of the new, such as inaugurations."),
    ],
    *,
    after: Annotated[
        list[int] | None,
        typer.Option(
            "--after", metavar="N", min=0, max=36_500, help="Days later; 30, 100 and 365 if not given."
        ),
    ] = None,
    known: KnownOption = None,
    record: RecordOption = None,
    shape: ShapeOption = Shape.TABLE,
) -> None:
    """Compare transitions: who of a body was kept, who left and entered, and what was vacant, days later."""
    from holdover.cli.figures_view import TRANSITIONS
    from holdover.cli.rendering import show_found
    from holdover.record import Record
    from holdover.register.transitions import TRANSITION_DAYS

    with Record.open(record, create=False) as opened:
        found = opened.transitions(body, days, after=after or TRANSITION_DAYS, known=known)
        found = tuple(each for each in found if each.before or each.entered)
        show_found(found, TRANSITIONS, shape, _NOBODY)


def _check_order(from_: date | None, to: date | None) -> None:
    if from_ and to and from_ > to:
        raise typer.BadParameter("it is before --from", param_hint="--to")
