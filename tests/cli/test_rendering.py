"""Rows in every shape, and words from outside that must not steer what shows them."""

import csv
import io
import json

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from holdover.cli.options import Shape
from holdover.cli.rendering import Column, View, in_columns, show, show_found
from holdover.cli.words import number_of, printable, shortened
from holdover.json_form import Row


def row(value: str) -> Row:
    return {"name": value, "inside": {"of": value}, "many": [value, "x"], "none": None}


VIEW = View[str](
    in_columns(Column("Name", lambda value: [(value, "bold"), ""])),
    row,
    ("name", "inside.of", "inside.lacking", "none.at", "many"),
)


def shown(capsys: pytest.CaptureFixture[str], values: list[str], shape: Shape) -> str:
    show(values, VIEW, shape)
    return capsys.readouterr().out


def test_json_is_one_array_and_json_lines_are_its_rows(capsys: pytest.CaptureFixture[str]) -> None:
    for values in ([], ["a"], ["a", "b\u2028c"]):
        assert json.loads(shown(capsys, values, Shape.JSON)) == [row(value) for value in values]
        lines = shown(capsys, values, Shape.JSONL).splitlines()
        assert [json.loads(line) for line in lines] == [row(value) for value in values]


def test_csv_has_a_column_a_path_whether_or_not_a_row_has_it(capsys: pytest.CaptureFixture[str]) -> None:
    heading, *rows = csv.reader(io.StringIO(shown(capsys, ["a", "=1+1", "-x"], Shape.CSV)))
    assert heading == list(VIEW.csv)
    assert rows == [
        ["a", "a", "", "", "a; x"],
        ["'=1+1", "'=1+1", "", "", "'=1+1; x"],
        ["'-x"] * 2 + ["", "", "'-x; x"],
    ]


def test_nothing_found_is_told_with_status_1_and_is_still_json(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as left:
        show_found((), VIEW, Shape.JSON, "nothing is known")
    assert left.value.exit_code == 1
    assert tuple(capsys.readouterr()) == ("[]\n", "holdover: nothing is known\n")


@given(st.text())
def test_no_word_from_outside_can_steer_a_terminal(text: str) -> None:
    clean = printable(text)
    assert not any(
        ord(char) < 32 or 127 <= ord(char) < 160 or 0x202A <= ord(char) <= 0x202E for char in clean
    )
    assert clean == printable(clean)


@given(st.text("ab ", max_size=300), st.text("ab ", max_size=20), st.text("ab ", max_size=300))
def test_what_is_cut_still_shows_the_words_in_question(before: str, words: str, after: str) -> None:
    cut = shortened(f"{before} TRIGGER{words} {after}", f"TRIGGER{words}", 60)
    assert printable(f"TRIGGER{words}") in cut
    assert len(cut) <= 64


def test_numbers_of_things_are_written_as_people_do() -> None:
    assert [number_of(1, "report"), number_of(2000, "report"), number_of(2, "witness")] == [
        "1 report",
        "2,000 reports",
        "2 witnesses",
    ]
