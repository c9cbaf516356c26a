"""Notices in, clocks out: the way through the record."""

import json
from pathlib import Path

import pytest

from cli.running import Run

NOTICE = """\
office: U.S. attorney for the District of Utah
publisher: Department of Justice
published: 2019-04-02
acts:
  - vacancy: 2019-03-01
    person: Old Holder
    how: resigned
  - interim_appointed_by_attorney_general: 2019-04-01
    person: Carl Dunn
"""
OFFICE = "US attorney, District of Utah"


@pytest.fixture
def record(holdover: Run, tmp_path: Path) -> Path:
    notice = tmp_path / "notice.yaml"
    notice.write_text(NOTICE, encoding="utf-8")
    ran = holdover("add", "--notice", notice, "--record", tmp_path / "record.db")
    assert ran.status == 0
    assert ran.out == "Recorded 1 report telling of 2 changes.\n"
    return tmp_path / "record.db"


def test_clock_shows_the_last_lawful_day(holdover: Run, record: Path) -> None:
    ran = holdover("clock", OFFICE, "--record", record, "--on", "2019-05-01", "--explain")
    assert ran.status == 0
    assert "2019-07-30" in ran.out
    assert "28 U.S.C. 546" in ran.out
    assert "not legal advice" in ran.out


def test_clock_fails_when_something_has_expired(holdover: Run, record: Path) -> None:
    ran = holdover("clock", "--record", record, "--on", "2019-08-01")
    assert ran.status == 1
    assert "expired" in ran.out


def test_what_was_not_known_yet_runs_no_clock(holdover: Run, record: Path) -> None:
    ran = holdover("clock", "--record", record, "--on", "2019-05-01", "--known", "2019-04-01")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "holdover: no clock runs on that day\n"


@pytest.mark.parametrize("shape", ["json", "jsonl", "csv", "ical"])
def test_clock_prints_for_programs_and_calendars(holdover: Run, record: Path, shape: str) -> None:
    ran = holdover("clock", OFFICE, "--record", record, "--on", "2019-05-01", "--format", shape)
    assert ran.status == 0
    assert "2019-07-30" in ran.out or "20190730" in ran.out
    if shape == "json":
        (row,) = json.loads(ran.out)
        assert (row["person"], row["state"], row["days_left"]) == ("Carl Dunn", "running", 90)
        assert row["claims"]


def test_clock_draws_a_picture(holdover: Run, record: Path, tmp_path: Path) -> None:
    picture = tmp_path / "clock.svg"
    ran = holdover("clock", OFFICE, "--record", record, "--on", "2019-05-01", "--plot", picture)
    assert ran.status == 0
    assert picture.read_text(encoding="utf-8").startswith("<?xml")


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("king of Atlantis",), 1, "no office of the name “king of Atlantis” is in the record"),
        ((OFFICE, "--known", "2018-01-01"), 1, f"no clock runs in “{OFFICE}” on that day"),
        (("--on", "soon"), 2, "“soon” is not a date"),
        (("--plot", "a.svg"), 2, "name the office"),
    ],
)
def test_what_cannot_be_answered_is_told(
    holdover: Run, record: Path, arguments: tuple[str, ...], status: int, told: str
) -> None:
    ran = holdover("clock", *arguments, "--record", record)
    assert ran.status == status
    assert told in " ".join(ran.err.split())


def test_a_wrong_notice_is_one_line_and_the_others_are_still_recorded(
    holdover: Run, record: Path, tmp_path: Path
) -> None:
    (tmp_path / "bad.yaml").write_text("office: x\nacts:\n  - crowned: 2019-01-01\n", encoding="utf-8")
    (tmp_path / "latin.yaml").write_bytes("office: Z\xfcrich".encode("latin-1"))
    good = tmp_path / "good.yaml"
    good.write_text(NOTICE.replace("Utah", "Maine"), encoding="utf-8")
    files = [tmp_path / name for name in ("bad.yaml", "latin.yaml", "none.yaml", "good.yaml")]
    ran = holdover("add", "--notice", *files, "--record", record)
    assert ran.status == 1
    assert "Recorded 1 report telling of 2 changes; 3 reports refused." in ran.out
    assert "bad.yaml: line 3" in ran.err
    assert ran.err.count("\n") == 3


def test_another_office_in_the_record_changes_nothing(holdover: Run, record: Path, tmp_path: Path) -> None:
    asked = ("clock", OFFICE, "--record", record, "--on", "2019-05-01", "--format", "json")
    before = holdover(*asked).out
    other = tmp_path / "other.yaml"
    other.write_text(NOTICE.replace("Utah", "Maine").replace("Carl Dunn", "Gil Hart"), encoding="utf-8")
    assert holdover("add", "--notice", other, "--record", record).status == 0
    assert holdover(*asked).out == before


def test_a_minister_without_a_seat_is_among_all_clocks(holdover: Run, record: Path, tmp_path: Path) -> None:
    notice = tmp_path / "minister.yaml"
    notice.write_text(
        "office: Minister of Tides, Kerala\npublished: 2019-01-02\nacts:\n"
        "  - took_office_outside: 2019-01-01\n    person: Asha Rao\n",
        encoding="utf-8",
    )
    assert holdover("add", "--notice", notice, "--record", record).status == 0
    ran = holdover("clock", "--record", record, "--on", "2019-06-01", "--format", "json")
    assert [(row["person"], row["last_lawful"]) for row in json.loads(ran.out)] == [
        ("Asha Rao", "2019-06-30"),
        ("Carl Dunn", "2019-07-30"),
    ]
