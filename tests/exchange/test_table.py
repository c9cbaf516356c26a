"""Plain CSV files with a column map; and files that cannot be read."""

import gzip
from datetime import date
from pathlib import Path

import pytest

from holdover import Record
from holdover.errors import InputError
from holdover.exchange.columns import columns_of
from holdover.exchange.options import Options

TEXT = """Name,Post,Where,From,To,As,Id
Ann Lee,mayor,Lakeside,2001-05,2005-06-01,,7
"Kim, Joon",mayor,Lakeside,2005-06-01,,Acting,8
,mayor,Lakeside,2005-06-01,,,9
Bob Ray,mayor,Lakeside
Bob Ray,mayor,Lakeside,2005,2006,regent,9
Bob Ray,mayor,Lakeside,yesterday,2006,,9
"""
MAP = "person=Name,office=Post,place=Where,start=From,end=To,capacity=As,person_key=Id"
OPTIONS = Options(columns=columns_of([MAP]), scheme="lakes", publisher="Lakeside Archive")


def imported(tmp_path: Path, data: bytes, options: Options = OPTIONS) -> tuple[Record, list[str]]:
    path = tmp_path / "mayors.csv"
    path.write_bytes(data)
    refused: list[str] = []
    record = Record.open(tmp_path / "holdover.db")
    record.import_records("csv", [path], options, refuse=lambda reason: refused.append(str(reason)))
    return record, refused


def test_columns_become_what_the_map_says(tmp_path: Path) -> None:
    record, refused = imported(tmp_path, TEXT.encode())
    with record:
        lee, kim = record.office("mayor of Lakeside").tenures
    assert (lee.person.name, lee.person.keys) == ("Ann Lee", ("lakes-person:7",))
    assert (str(lee.start and lee.start.date), str(lee.end and lee.end.date)) == ("2001-05", "2005-06-01")
    assert (kim.person.name, kim.capacity, kim.end) == ("Kim, Joon", "acting", None)
    assert [reason.partition(": ")[0] for reason in refused] == [
        f"{tmp_path / 'mayors.csv'}:{line}" for line in (4, 5, 6, 7)
    ]


def test_other_encodings_are_named(tmp_path: Path) -> None:
    data = TEXT.replace("Ann Lee", "José Ñu").encode("cp1252")
    record, refused = imported(tmp_path, data)
    record.close()
    assert len(refused) == 1
    assert "--encoding" in refused[0]
    record, _ = imported(tmp_path, data, Options(columns=OPTIONS.columns, encoding="cp1252"))
    with record:
        assert record.who("mayor, Lakeside", on=date(2003, 1, 1))[0].tenure.person.name == "José Ñu"


def test_a_gzip_file_that_is_cut_short_is_taken_as_far_as_it_goes(tmp_path: Path) -> None:
    rows = "".join(f"Person {number},mayor of {number}\n" for number in range(9_000))
    whole = gzip.compress(f"Name,Post\n{rows}".encode())
    options = Options(columns={"person": "Name", "office": "Post"})
    record, refused = imported(tmp_path, whole[: len(whole) // 2], options)
    with record:
        assert record.ledger.counts().reports > 1_000
    assert ["cut short" in reason for reason in refused] == [True]


@pytest.mark.parametrize(
    ("map_", "reason"),
    [
        ("person=Name", "no column is the office"),
        ("person=Name,office=Job", "no column “Job”"),
        ("", "no column is the person"),
    ],
)
def test_a_map_that_does_not_fit_is_refused(tmp_path: Path, map_: str, reason: str) -> None:
    record, refused = imported(tmp_path, TEXT.encode(), Options(columns=columns_of([map_] if map_ else [])))
    record.close()
    assert [reason in each for each in refused] == [True]


@pytest.mark.parametrize("map_", ["person", "=Name", "king=Name", "none.toml"])
def test_a_map_that_says_nothing_is_refused(map_: str) -> None:
    with pytest.raises(InputError):
        columns_of([map_])


def test_a_map_may_be_a_file(tmp_path: Path) -> None:
    path = tmp_path / "map.toml"
    path.write_text('person = "Name"\noffice = "Post, full"\n')
    assert columns_of([str(path)]) == {"person": "Name", "office": "Post, full"}


def test_an_unknown_format_names_those_that_are_known(tmp_path: Path) -> None:
    with Record.open(tmp_path / "holdover.db") as record, pytest.raises(InputError, match="congress, ifg"):
        record.import_records("xls", [tmp_path])


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with Record.open(tmp_path / "holdover.db") as record, pytest.raises(InputError, match="no such file"):
        record.import_records("csv", [tmp_path / "none.csv"], OPTIONS)
