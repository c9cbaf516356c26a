"""What `make demo` prints."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from march_2017 import FOLDER

pytestmark = pytest.mark.slow


@cache
def printed() -> str:
    commands = str(Path(sys.executable).parent)
    ran = subprocess.run(
        ["sh", str(FOLDER / "demo.sh")],
        env=os.environ | {"PATH": f"{commands}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "110"},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout


def answer(heading: str) -> str:
    """What is printed under the heading that begins so, up to the next command."""
    after = printed().partition(f"\n{heading}")[2].partition("\n$ ")[2].partition("\n")[2]
    assert after, f"nothing is printed under “{heading}”"
    return after.partition("\n$ ")[0]


def test_he_is_in_office_on_the_day_of_the_order_and_his_deputy_two_days_later() -> None:
    assert "Preet Bharara" in answer("Who held the office")
    assert "Joon" in answer("And two days later?")
    assert "acting" in answer("And two days later?")


def test_the_day_before_the_order_nothing_of_it_is_known() -> None:
    told = answer("What could one know")
    assert "2017-03" not in told
    assert "removed" not in told


def test_the_roll_has_both_counts_the_refusal_and_the_removal() -> None:
    told = answer("The order:")
    for words in ("46", "over 40", "agree", "refused", "removed"):
        assert words in told


def test_the_roll_has_those_who_were_kept() -> None:
    assert "kept" in answer("The order:")


def test_the_dispute_has_both_sides() -> None:
    told = answer("Did he resign")
    assert "removed" in told
    assert "resigned" in told


def test_every_word_names_its_publisher() -> None:
    told = answer("Every word")
    for publisher in ("The Hudson Courier", "Twitter", "Tri-State Bulletin"):
        assert publisher in told
