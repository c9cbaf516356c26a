"""The verbs about the law itself: `law check` lays the engine beside decided cases."""

from pathlib import Path
from typing import Annotated

import typer

from holdover.cli.options import Shape, ShapeOption
from holdover.cli.words import tell

app = typer.Typer(
    no_args_is_help=True,
    help="The law that clocks are counted by. A calculator with sources, not legal advice.",
)
CHECK_EXAMPLE = "Example: holdover law check cases.json --format json"


def check(
    cases: Annotated[
        Path,
        typer.Argument(metavar="CASES.json", help="A JSON list of cases, as docs/clocks.md tells."),
    ],
    *,
    brief: Annotated[bool, typer.Option("--brief", help="Leave the steps and readings out.")] = False,
    shape: ShapeOption = Shape.TABLE,
) -> None:
    """Reckon decided cases from their facts alone; print what is found, and why, beside what was decided.

    Exit status 1 when any finding or day differs.
    """
    from holdover.cli.law_view import show_checked, summary
    from holdover.law.cases import read_cases
    from holdover.law.check import check as check_case
    from holdover.law.library import load_law

    law = load_law()
    checked = [check_case(case, law) for case in read_cases(cases)]
    show_checked(checked, shape, explain=not brief)
    tell(summary(checked))
    if not checked or any(one.differs for one in checked):
        raise typer.Exit(1)


app.command(epilog=CHECK_EXAMPLE)(check)
