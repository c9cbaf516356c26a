"""`holdover import`: what came of it, what was refused and why."""

import json
from pathlib import Path

import pytest

from cli.running import Ran, Run

TABLE = """Name,Post,From,To
Ann Lee,mayor of Lakeside,2001,2005
Bob Ray,mayor of Lakeside,2005,2001
Cora Dale,mayor of Lakeside,2009,2008
,mayor of Lakeside,2010,
"""
MAP = "person=Name,office=Post,start=From,end=To"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "mayors.csv"
    path.write_text(TABLE)
    return path


@pytest.fixture
def importing(holdover: Run, table: Path) -> Run:
    """Import the table with the map, and more options."""

    def run(*options: object) -> Ran:
        return holdover("import", "csv", table, "--map", MAP, "--record", table.parent / "r.db", *options)

    return run


def test_what_was_refused_is_told_counted_and_written(importing: Run, table: Path, tmp_path: Path) -> None:
    refused = tmp_path / "refused.jsonl"
    ran = importing("--refused", refused)
    assert ran.status == 1
    assert ran.out.splitlines() == [
        "Recorded 1 row telling of 1 claim; 3 rows refused.",
        "          2 refused: it ends before it starts",
        "          1 refused: it has no “Name”",
    ]
    assert ran.err.splitlines()[0] == f"holdover: {table}:3: it ends (2001) before it starts (2005)"
    first, *others = map(json.loads, refused.read_text().splitlines())
    assert first == {
        "place": f"{table}:3",
        "reason": "it ends before it starts",
        "problem": "it ends (2001) before it starts (2005)",
        "row": {"Name": "Bob Ray", "Post": "mayor of Lakeside", "From": "2005", "To": "2001"},
    }
    assert [each["place"] for each in others] == [f"{table}:4", f"{table}:5"]


def test_of_many_refused_only_the_first_are_told(importing: Run, table: Path) -> None:
    rows = "".join(f"Person {number},mayor,2005,2001\n" for number in range(500))
    table.write_text(f"Name,Post,From,To\n{rows}")
    ran = importing()
    assert ran.status == 1
    assert len(ran.err.splitlines()) == 21
    assert ran.out.splitlines()[1] == "        500 refused: it ends before it starts"


def test_where_nothing_is_refused_the_status_is_0(importing: Run, table: Path) -> None:
    table.write_text("".join(TABLE.splitlines(keepends=True)[:2]))
    assert importing().status == 0
    again = importing()
    assert (again.status, again.err) == (0, "")
    assert again.out == "Recorded 0 rows telling of 0 claims; 1 row known before.\n"


def test_a_file_that_cannot_be_written_is_told_in_a_line(importing: Run, tmp_path: Path) -> None:
    nowhere = tmp_path / "no" / "refused.jsonl"
    ran = importing("--refused", nowhere)
    assert ran.status == 1
    assert ran.err == f"holdover: {nowhere}: it cannot be written: No such file or directory\n"


def test_a_folder_without_files_is_told(holdover: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    ran = holdover("import", "csv", empty, "--map", MAP, "--record", tmp_path / "r.db")
    assert ran.status == 1
    assert (ran.out, ran.err) == ("", f"holdover: {empty}: there is no file in this folder\n")


def test_a_file_that_cannot_be_read_on_is_told_once_and_is_no_row(importing: Run, table: Path) -> None:
    with table.open("ab") as file:
        file.write(b"Dora Poe,mayor of Seaview,2001,2005\n" * 500 + b"Zo\xeb Moss,mayor of Seaview,2005,\n")
    ran = importing("--refused", table.parent / "refused.jsonl")
    assert ran.status == 1
    assert ran.err.endswith(f"holdover: {table}: it is not utf-8; name its encoding with --encoding\n")
    assert ran.out.splitlines()[0].endswith("; 3 rows refused.")
    assert "encoding" not in ran.out
    last = json.loads((table.parent / "refused.jsonl").read_text().splitlines()[-1])
    assert (last["place"], last["row"]) == (str(table), None)


def test_a_map_that_cannot_be_read_is_told_in_a_line(holdover: Run, table: Path, tmp_path: Path) -> None:
    absent = tmp_path / "map.toml"
    ran = holdover("import", "csv", table, "--map", absent, "--record", tmp_path / "r.db")
    assert ran.status == 1
    assert ran.err == f"holdover: {absent}: it cannot be read: No such file or directory\n"


def test_a_file_that_tells_of_nobody_is_told_and_is_no_success(holdover: Run, tmp_path: Path) -> None:
    bare = tmp_path / "people.yaml"
    bare.write_text("# Nobody yet.\n")
    ran = holdover("import", "congress", bare, "--record", tmp_path / "r.db")
    assert ran.status == 1
    assert ran.err == f"holdover: {bare}: nothing in it tells of anybody in an office; is it congress?\n"
