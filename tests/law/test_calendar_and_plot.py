"""Clocks for a calendar and as a picture."""

from datetime import date
from pathlib import Path

import pytest
from told import LAW, acting, appointed, left, nominated, vacant

from holdover.law.calendar import calendar
from holdover.law.clock import clocks
from holdover.law.facts import Facts
from holdover.law.plot import PlotError, draw
from holdover.law.timeline import timeline

OFFICE = "United States attorney, District of Dawn"


def facts(on: str) -> Facts:
    told = (
        vacant("2019-03-01"),
        acting("Ada $Birch$", "2019-03-01"),
        appointed("Carl Dunn", "2019-04-01"),
        nominated("Eva Frost", "2019-06-01"),
        left("Ada $Birch$", "2019-04-01"),
    )
    return Facts(OFFICE, date.fromisoformat(on), told)


def test_a_calendar_has_the_last_lawful_day_in_lines_that_calendars_take() -> None:
    text = calendar(clocks(facts("2019-05-01"), LAW))
    lines = text.split("\r\n")
    assert "DTSTART;VALUE=DATE:20190730" in lines
    unfolded = text.replace("\r\n ", "")
    assert (
        f"SUMMARY:Last lawful day: Carl Dunn\\, interim\\, {OFFICE.replace(',', chr(92) + ',')}" in unfolded
    )
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert max(len(line.encode()) for line in lines) <= 75
    assert text.replace("\r\n", "").count("\n") == 0


def test_a_calendar_of_the_same_clocks_is_the_same() -> None:
    assert calendar(clocks(facts("2019-05-01"), LAW)) == calendar(clocks(facts("2019-05-01"), LAW))


def test_a_timeline_cuts_service_where_authority_ends() -> None:
    line = timeline(facts("2019-09-01"), LAW)
    interim = next(row for row in line.served if row.label == "Carl Dunn, interim")
    assert [(bar.first.isoformat(), bar.last.isoformat(), bar.lawful) for bar in interim.bars] == [
        ("2019-04-01", "2019-07-30", True),
        ("2019-07-31", "2019-09-01", False),
    ]
    assert {row.label for row in line.given} >= {"28 U.S.C. 546(a), (c)(2)", "5 U.S.C. 3346(a)(1)"}


@pytest.mark.parametrize(("name", "begins"), [("a.png", b"\x89PNG"), ("a.svg", b"<?xml")])
def test_a_picture_is_drawn_and_the_same_facts_give_the_same_file(
    tmp_path: Path, name: str, begins: bytes
) -> None:
    draw(timeline(facts("2019-09-01"), LAW), tmp_path / name)
    drawn = (tmp_path / name).read_bytes()
    assert drawn.startswith(begins)
    draw(timeline(facts("2019-09-01"), LAW), tmp_path / name)
    assert (tmp_path / name).read_bytes() == drawn


def test_an_svg_says_in_words_what_it_shows(tmp_path: Path) -> None:
    draw(timeline(facts("2019-09-01"), LAW), tmp_path / "a.svg")
    text = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert "unlawful from 2019-07-31" in text
    assert "Ada $Birch$, acting" in text


def test_a_picture_of_nothing_or_of_another_kind_is_refused(tmp_path: Path) -> None:
    nobody = Facts(OFFICE, date(2019, 9, 1), (vacant("2019-03-01"),))
    with pytest.raises(PlotError, match="nobody serves for a time"):
        draw(timeline(nobody, LAW), tmp_path / "a.svg")
    with pytest.raises(PlotError, match=r"\.svg or \.png"):
        draw(timeline(facts("2019-09-01"), LAW), tmp_path / "a.pdf")
