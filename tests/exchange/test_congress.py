"""Members of Congress, presidents and vice presidents, by their terms."""

from datetime import date
from pathlib import Path

import pytest
from tables import CONGRESS, write_congress

from holdover import Record
from holdover.exchange.options import Options
from holdover.when import PartialDate

OPTIONS = Options(published=PartialDate.day(date(2024, 1, 1)))


@pytest.fixture
def refused() -> list[str]:
    return []


@pytest.fixture
def record(tmp_path: Path, refused: list[str]) -> Record:
    opened = Record.open(tmp_path / "holdover.db")
    opened.import_records(
        "congress", [write_congress(tmp_path)], OPTIONS, refuse=lambda reason: refused.append(str(reason))
    )
    return opened


def seats(record: Record, person: str, day: str) -> set[str | None]:
    return {
        each.office.key
        for each in record.person(person).tenures
        if each.held_on(date.fromisoformat(day)) == "certain"
    }


def test_one_term_ends_on_the_day_on_which_the_next_begins(record: Record) -> None:
    assert seats(record, "bioguide:L000901", "2013-01-02") == {"us-house:NV-2"}
    assert seats(record, "bioguide:L000901", "2013-01-03") == {"us-senate:NV-1"}
    assert len(record.person("Ann Lee").tenures) == 3


def test_the_two_senators_of_a_state_hold_two_offices(record: Record) -> None:
    assert {each.tenure.person.name for each in record.who("us-senate:NV-1", on=date(2016, 1, 1))} == {
        "Ann B. Lee"
    }
    assert {each.tenure.person.name for each in record.who("us-senate:NV-3", on=date(2016, 1, 1))} == {
        "Joon Kim"
    }


def test_a_term_that_runs_still_ends_as_planned(record: Record) -> None:
    *_, last = record.person("Ann Lee").tenures
    assert last.end is not None
    assert (last.end.status, str(last.end.date)) == ("planned", "2031-01-03")


@pytest.mark.parametrize(
    ("person", "office", "told"),
    [
        ("Ann Lee", "us-senate:NV-1", [{"served", "appointed"}, {"served"}]),
        ("Bob Ray", "us-office:president", [{"served", "took_office"}, {"served", "elected"}]),
        ("Bob Ray", "us-house:NV-1", [{"served", "elected"}]),
    ],
)
def test_how_a_term_came_about_is_told(
    record: Record, person: str, office: str, told: list[set[str]]
) -> None:
    found = [(*tenure.start, *tenure.end, *tenure.other) for tenure in record.why(person, office=office)]
    assert [{each.entry.claim.kind for each in claims} for claims in found] == told


def test_who_was_elected_was_so_by_the_first_day(record: Record) -> None:
    (tenure,) = record.why("Bob Ray", office="us-house:NV-1")
    (elected,) = (each.entry.claim for each in tenure.other if each.entry.claim.kind == "elected")
    assert str(elected.date) == "[..2010-12-02]"
    assert str(tenure.tenure.start and tenure.tenure.start.date) == "2010-12-02"


def test_a_president_without_an_id_of_the_directory_has_another(record: Record) -> None:
    assert seats(record, "govtrack:77", "2005-05-05") == {"us-office:president"}


def test_what_cannot_be_used_is_told_with_its_file_and_line(
    refused: list[str], record: Record, tmp_path: Path
) -> None:
    assert record.person("Joon Kim").tenures
    assert [reason.partition(": ")[0] for reason in refused] == [
        f"{tmp_path / 'legislators-current.yaml'}:{line}" for line in (32, 42, 66)
    ]
    assert "2012-02-30" in refused[0]
    assert "no state of the code “XX”" in refused[1]
    assert "it has no id" in refused[2]


def test_the_historical_file_has_the_same_form(tmp_path: Path) -> None:
    path = tmp_path / "legislators-historical.yaml"
    path.write_text(
        "# made by hand\n---\n" + CONGRESS.split("- id:\n    govtrack")[0].split("- id:\n    bioguide: K")[0]
    )
    with Record.open(tmp_path / "other.db") as record:
        assert record.import_records("congress", [path], OPTIONS).new == 3


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- id: {bioguide: X}\n  name: [\n", "it is no YAML"),
        ("- ? [a, b]\n  : c\n  ? [d]\n  : [e]\n", "it has no name"),
        ("- just words\n", "it is no person with terms"),
        ("- id:\n    bioguide: X1\n  name: {first: A, last: B}\n", "it has no list of terms"),
        ("- x: &a [1]\n" + "  y: 1\n" * 100_000, "without end"),
    ],
)
def test_a_file_of_another_form_is_refused_by_line(tmp_path: Path, text: str, reason: str) -> None:
    told: list[str] = []
    with Record.open(tmp_path / "holdover.db") as record:
        record.import_records(
            "congress", [write_congress(tmp_path, text)], refuse=lambda each: told.append(str(each))
        )
    assert [reason in each for each in told] == [True]
