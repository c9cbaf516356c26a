"""The command itself: help, version, and errors that reach a person as one line."""

import subprocess
import sys

import pytest

from cli.running import Run
from holdover import __version__
from holdover.cli import app as command
from holdover.errors import HoldoverError


def test_help_and_version_are_given(holdover: Run) -> None:
    assert "read" in holdover("--help").out
    assert holdover("--version").out == f"holdover {__version__}\n"


def test_without_a_verb_it_shows_its_help_as_wrong_usage(holdover: Run) -> None:
    ran = holdover()
    assert ran.status == 2
    assert "Usage: holdover" in ran.out + ran.err


def test_asking_for_help_loads_nothing_that_takes_long_to_load() -> None:
    heavy = ["alembic", "edtf", "pydantic", "rapidfuzz", "rich", "sqlalchemy", "trafilatura", "yaml"]
    script = f"import sys, holdover.cli; print([name for name in {heavy} if name in sys.modules])"
    ran = subprocess.run((sys.executable, "-c", script), capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("who", "x", "--format", "xml"), "'--format': 'xml' is not one of 'table', 'json', 'jsonl', 'csv'."),
        (("decide", "perhaps", "x"), "'ACT': 'perhaps' is not one of 'same', "),
        (("read", "x", "--jobs", "many"), "'--jobs': it must be a whole number\n"),
        (("read", "x", "--jobs", "0"), "'--jobs': it must be greater than or equal to 1\n"),
        (("law", "check", "x", "--format", "xml"), "'--format': 'xml' is not one of 'table', "),
    ],
)
def test_a_value_that_an_option_does_not_take_is_told_in_plain_words(
    holdover: Run, given: tuple[str, ...], told: str
) -> None:
    ran = holdover(*given)
    assert (ran.status, ran.out) == (2, "")
    assert f"Error: Invalid value for {told}" in ran.err


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (HoldoverError("a.txt: it is\nempty"), "holdover: a.txt: it is empty\n"),
        (PermissionError(13, "Permission denied", "a.db"), "holdover: a.db: Permission denied\n"),
        (KeyError("x"), "holdover: this should not have happened (KeyError: 'x'); "),
    ],
)
def test_no_error_is_a_traceback(
    holdover: Run, monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    def fail() -> None:
        raise error

    monkeypatch.setattr(command, "app", fail)
    ran = holdover("read", "x")
    assert ran.status == 1
    assert ran.err.startswith(told)
    assert ran.err.count("\n") == 1
