"""The command `holdover` itself: its verbs, and how errors reach a person."""

import io
import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from holdover import __version__
from holdover.cli import (
    answers,
    clock,
    disagreements,
    exporting,
    figures,
    importing,
    law,
    reading,
    rebuilding,
    review,
)
from holdover.cli.words import tell
from holdover.errors import HoldoverError


class _Verbs(TyperGroup):
    """The verbs; what is wrong with a value given to one is told as of any other value from outside."""

    def invoke(self, ctx: Any) -> object:  # noqa: ANN401 - typer's own class of it is private
        """Run the verb that was named."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            from pydantic import ValidationError

            from holdover.form_errors import told

            if isinstance(error.__cause__, ValidationError):
                error.message = told(error.__cause__)
            raise


app = typer.Typer(
    name="holdover",
    cls=_Verbs,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: quick to show, and the same in the docs
    epilog="Exit status: 0 done, 1 nothing found or input refused, 2 wrong usage.",
)
app.command(epilog=reading.READ_EXAMPLE)(reading.read)
app.command(epilog=reading.ADD_EXAMPLE)(reading.add)
app.command("import", epilog=importing.EXAMPLE)(importing.import_records)
app.command(epilog=answers.WHO_EXAMPLE)(answers.who)
app.command(epilog=answers.BODY_EXAMPLE)(answers.body)
app.command(epilog=answers.PERSON_EXAMPLE)(answers.person)
app.command(epilog=answers.OFFICE_EXAMPLE)(answers.office)
app.command(epilog=answers.CHANGES_EXAMPLE)(answers.changes)
app.command(epilog=figures.TURNOVER_EXAMPLE)(figures.turnover)
app.command(epilog=figures.LENGTHS_EXAMPLE)(figures.lengths)
app.command(epilog=figures.TRANSITIONS_EXAMPLE)(figures.transitions)
app.command(epilog=disagreements.ROLL_EXAMPLE)(disagreements.roll)
app.command(epilog=disagreements.DISPUTES_EXAMPLE)(disagreements.disputes)
app.command(epilog=disagreements.WHY_EXAMPLE)(disagreements.why)
app.command(epilog=clock.EXAMPLE)(clock.clock)
app.command(epilog=review.REVIEW_EXAMPLE)(review.review)
app.command(epilog=review.DECIDE_EXAMPLE)(review.decide)
app.command(epilog=exporting.EXAMPLE)(exporting.export)
app.command(epilog=rebuilding.EXAMPLE)(rebuilding.rebuild)
app.add_typer(law.app, name="law")


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
    """Run the command line and leave with its exit status; no error reaches a person as a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(_flushed(_run()))


def _run() -> int:
    try:
        app()
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 0
    except HoldoverError as error:
        tell(str(error))
    except OSError as error:
        tell(f"{error.filename or 'standard output'}: {error.strerror or error}")
    except Exception as error:
        if os.environ.get("HOLDOVER_DEBUG"):
            raise
        tell(
            f"this should not have happened ({type(error).__name__}: {error}); "
            "run it again with HOLDOVER_DEBUG=1 to see where, and report it"
        )
    return 1


def _flushed(status: int) -> int:
    """The status once all output is out; a pipe that was closed is nobody's fault, a full disk is one."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
    except OSError as error:
        tell(f"standard output: {error.strerror or error}")
        _drop_output()
        return 1
    return status


def _drop_output() -> None:
    """Send what could not be written nowhere, lest the interpreter try once more and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
