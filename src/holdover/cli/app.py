"""The command `holdover` itself: its verbs, and how errors reach a person."""

import sys

import typer

from holdover import __version__
from holdover.errors import HoldoverError

app = typer.Typer(
    name="holdover",
    help="The sourced record of who holds public office.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"holdover {__version__}")
        raise typer.Exit


@app.callback()
def holdover(
    version: bool = typer.Option(
        False, "--version", callback=_show_version, is_eager=True, help="Print the version."
    ),
) -> None:
    """Read reports, record what they claim, and ask who held an office, since when, and who says so."""


def main() -> None:
    """Run the command line. An error that a user can mend is one line on standard error and status 1."""
    try:
        app()
    except HoldoverError as error:
        typer.echo(f"holdover: {error}", err=True)
        sys.exit(1)
