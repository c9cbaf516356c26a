"""`holdover export`: the whole register, as a program takes it."""

import json
from pathlib import Path

from cli.running import Run
from cli.story import story
from holdover.record import Record


def test_every_line_is_a_finding(holdover: Run, tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.db") as record:
        record.add(story())
    ran = holdover("export", "--record", tmp_path / "r.db")
    assert ran.status == 0
    assert {json.loads(each)["sort"] for each in ran.out.splitlines()} == {
        "tenure",
        "dispute",
        "unnamed",
        "roll",
    }


def test_where_nothing_is_known_yet_that_is_told(holdover: Run, tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.db") as record:
        record.add(story())
    ran = holdover("export", "--known", "1999-01-01", "--record", tmp_path / "r.db")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "holdover: nothing is known of any office as of that day\n"
