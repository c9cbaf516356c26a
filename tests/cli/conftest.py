"""The command line, run in this process: quick, and as `main` runs it."""

import sys

import pytest

from cli.running import Ran, Run
from holdover.cli import main


@pytest.fixture
def holdover(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `holdover` with these arguments, 100 columns wide."""
    monkeypatch.setenv("COLUMNS", "100")

    def run(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["holdover", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        captured = capsys.readouterr()
        return Ran(left.value.code, captured.out, captured.err)

    return run
