"""`turnover`, `lengths` and `transitions`, as a person and as a program use them."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.running import Ran, Run
from cli.story import OFFICE, claim, report, story
from holdover.record import Record

Ask = Callable[..., Ran]
BODY = "Lakeside"


@pytest.fixture
def ask(holdover: Run, tmp_path: Path) -> Ask:
    text = "Mayor Di Pine of Lakeside served from 2 May 2011 until 1 May 2019."
    told = [
        claim(text, "took_office", "Di Pine", "2011-05-02", office="mayor of Lakeside"),
        claim(text, "left", "Di Pine", "2019-05-01", office="mayor of Lakeside"),
    ]
    with Record.open(tmp_path / "r.db") as record:
        record.add([*story(), report("The Post", "2019-05-02", text, *told)])
    return lambda *arguments: holdover(*arguments, "--record", tmp_path / "r.db")


def test_turnover_has_a_row_for_each_year(ask: Ask) -> None:
    years = ("turnover", BODY, "--from", "2018", "--to", "2019-06-30")
    shown = ask(*years).out
    assert "01-01 to 06-30" in shown
    rows = json.loads(ask(*years, "--format", "json").out)
    assert [row["year"] for row in rows] == [2018, 2019]
    assert rows[1]["exits"] == 2
    assert rows[1]["vacancy_days"] == 61
    lines = list(csv.DictReader(io.StringIO(ask(*years, "--format", "csv").out)))
    assert lines[1]["vacancy"] == str(rows[1]["vacancy"])


def test_lengths_are_told_in_days_and_years(ask: Ask) -> None:
    assert "2,921 days" in ask("lengths", BODY, "--to", "2020").out
    (row,) = json.loads(ask("lengths", "--office", OFFICE, "--to", "2019-05-03", "--format", "json").out)
    assert (row["longest"]["person"]["name"], row["longest"]["days"]) == ("Ada Brook", 2923)


def test_transitions_are_rows_to_compare(ask: Ask) -> None:
    asked = ("transitions", BODY, "2015-01-01", "2019-05-01", "--after", "10")
    assert "2019-05-11" in ask(*asked).out
    first, second = json.loads(ask(*asked, "--format", "json").out)
    assert (first["kept"]["number"], second["kept"]["number"]) == (2, 0)
    assert [each["name"] for each in second["vacant"]["offices"]] == ["mayor, Lakeside"]
    assert [each["person"]["name"] for each in second["entered"]["stints"]] == ["Cy Dean"]
    lines = list(csv.DictReader(io.StringIO(ask(*asked, "--format", "csv").out)))
    assert [line["left.number"] for line in lines] == ["0", "2"]


def test_a_body_in_which_nobody_was_is_told(ask: Ask) -> None:
    nobody = "holdover: nobody is known to have been in office there in that time\n"
    for asked in (
        ("turnover", BODY, "--from", "1915", "--to", "1917"),
        ("lengths", BODY, "--from", "2100"),
        ("transitions", BODY, "1917-01-20"),
    ):
        ran = ask(*asked)
        assert (ran.status, ran.out, ran.err) == (1, "", nobody)


def test_a_body_that_is_not_in_the_record_is_told(ask: Ask) -> None:
    for asked in (
        ("turnover", "Atlantis"),
        ("lengths", "Atlantis"),
        ("transitions", "Atlantis", "2017-01-20"),
    ):
        ran = ask(*asked)
        assert (ran.status, ran.out) == (1, "")
        assert ran.err == "holdover: no body of the name “Atlantis” is in the record\n"


@pytest.mark.parametrize(
    "wrong",
    [
        ("turnover", BODY, "--from", "2019", "--to", "2018"),
        ("lengths",),
        ("lengths", BODY, "--office", OFFICE),
        ("transitions", BODY, "2017"),
        ("transitions", BODY),
        ("transitions", BODY, "2017-01-20", "--after", "-1"),
    ],
)
def test_what_cannot_be_asked_is_wrong_usage(ask: Ask, wrong: tuple[str, ...]) -> None:
    assert ask(*wrong).status == 2
