"""The verbs that ask the record: each as a person and as a program would use it."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.running import Ran, Run
from cli.story import OFFICE, story
from holdover.ledger.store import Ledger
from holdover.record import Record

Ask = Callable[..., Ran]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record") / "r.db"
    with Record.open(path) as opened:
        opened.add(story())
    return path


@pytest.fixture
def ask(holdover: Run, record: Path) -> Ask:
    return lambda *arguments: holdover(*arguments, "--record", record)


def rows(ran: Ran) -> list[dict[str, object]]:
    found = json.loads(ran.out)
    assert isinstance(found, list)
    return found


def test_who_held_an_office_on_a_day(ask: Ask) -> None:
    before, after = (ask("who", OFFICE, "--on", day) for day in ("2019-05-02", "2019-05-05"))
    assert before.status == after.status == 0
    assert "Ada Brook" in before.out
    assert "removed by Governor" in before.out
    assert "Cy Dean" in after.out
    assert "acting" in after.out
    assert "Ada" not in after.out


def test_who_tells_only_what_was_known_on_a_day(ask: Ask) -> None:
    (then,) = rows(ask("who", OFFICE, "--on", "2019-05-02", "--known", "2019-05-03", "--format", "json"))
    (now,) = rows(ask("who", OFFICE, "--on", "2019-05-02", "--format", "json"))
    assert then["end"] is None
    assert isinstance(now["end"], dict)
    assert now["end"]["kind"] == "removed"


def test_nobody_in_office_is_told_with_status_1(ask: Ask) -> None:
    ran = ask("who", OFFICE, "--on", "2001-01-01", "--format", "json")
    assert (ran.status, ran.out) == (1, "[]\n")
    assert ran.err == "holdover: nobody is known to have held this office on that day\n"


def test_a_person_s_offices_and_an_office_s_persons(ask: Ask) -> None:
    person, office = ask("person", "Ada Brook"), ask("office", OFFICE)
    assert "2011-05-02" in person.out
    assert "2011-05-02" in office.out
    assert office.out.index("Ada Brook") < office.out.index("Cy Dean")
    (line,) = csv.DictReader(io.StringIO(ask("person", "Ada Brook", "--format", "csv").out))
    assert (line["start.date"], line["end.by"]) == ("2011-05-02", "Governor Lee")


def test_changes_between_two_days_take_a_month_for_all_of_it(ask: Ask) -> None:
    found = rows(ask("changes", "--from", "2019-05", "--to", "2019-05", "--format", "json"))
    assert [(each["which"], each["date"]) for each in found] == [
        ("ended", "2019-05-03"),
        ("began", "2019-05-04"),
    ]
    assert ask("changes", "--from", "2001", "--to", "2002").status == 1


def test_why_shows_each_claim_with_its_words_origin_and_chain(ask: Ask) -> None:
    shown = ask("why", "Ada Brook").out
    assert "removed: The Lakeside Post, 2019-05-04" in shown
    assert "“Governor Lee fired Ada Brook, the county clerk, on Friday.”" in shown
    assert "resigned: Harbor Times, 2019-05-04 → an aide" in shown
    assert "https://harbor-times.example.com/2019-05-04" in shown
    (tenure,) = rows(ask("why", "Ada Brook", "--office", OFFICE, "--format", "json"))
    assert isinstance(tenure["start"], dict)
    assert tenure["start"]["claims"][0]["report"]["publisher"] == "The Lakeside Post"
    lines = list(csv.DictReader(io.StringIO(ask("why", "Ada Brook", "--format", "csv").out)))
    assert {line["kind"] for line in lines} == {"took_office", "removed", "resigned"}


def test_why_takes_the_id_of_a_tenure_too(ask: Ask) -> None:
    (tenure,) = rows(ask("who", OFFICE, "--on", "2019-05-02", "--format", "json"))
    assert "Ada Brook" in ask("why", tenure["id"]).out


def test_disputes_show_both_sides_with_their_words(ask: Ask) -> None:
    shown = ask("disputes").out
    assert "how it ended" in shown
    assert "Governor Lee fired Ada Brook" in shown
    assert "Brook resigned on Friday, an aide said." in shown
    (dispute,) = rows(ask("disputes", "--office", OFFICE, "--format", "json"))
    assert isinstance(dispute["sides"], list)
    assert [side["says"] for side in dispute["sides"]] == ["removed", "resigned"]
    assert ask("disputes", "--known", "2019-05-03").status == 1
    lines = list(csv.DictReader(io.StringIO(ask("disputes", "--format", "csv").out)))
    assert [(line["says"], line["preferred"]) for line in lines] == [
        ("removed", "True"),
        ("resigned", "False"),
    ]


def test_a_roll_tells_how_many_it_is_said_to_reach(ask: Ask) -> None:
    assert "“all eleven county clerks”" in ask("roll").out
    (roll,) = rows(ask("roll", "--format", "json"))
    assert isinstance(roll["counts"], list)
    assert roll["counts"][0]["min"] == 11
    assert ask("roll", "--known", "2019-05-01").status == 1


def test_a_name_that_may_mean_several_is_told_with_all_of_them(ask: Ask) -> None:
    ran = ask("person", "Brook")
    assert (ran.status, ran.out) == (1, "")
    assert "Ada Brook" in ran.err
    assert "Jo Brook" in ran.err
    ambiguous = ask("who", "clerk county", "--on", "2019-06-02")
    assert ambiguous.status == 1
    assert "lakeside county" in ambiguous.err.lower()
    assert "dune county" in ambiguous.err.lower()


def test_a_name_that_nobody_has_is_told(ask: Ask) -> None:
    assert ask("who", "king of Atlantis").err == (
        "holdover: no office of the name “king of Atlantis” is in the record\n"
    )
    assert ask("why", "Nemo").status == 1
    assert ask("person", "Ada Brok").err == (
        "holdover: no person of the name “Ada Brok” is in the record; did you mean “Ada Brook”?\n"
    )


@pytest.mark.parametrize(
    "wrong",
    [
        ("who", OFFICE, "--on", "2017-02-30"),
        ("who", OFFICE, "--on", "2017-02"),
        ("who", OFFICE, "--known", "soon"),
        ("changes", "--from", "2019", "--to", "2018"),
        ("changes", "--from", "2019"),
    ],
)
def test_a_wrong_date_is_wrong_usage(ask: Ask, wrong: tuple[str, ...]) -> None:
    ran = ask(*wrong)
    assert (ran.status, ran.out) == (2, "")
    assert "Traceback" not in ran.err


def test_without_a_record_there_is_nothing_to_ask_and_none_is_made(holdover: Run, tmp_path: Path) -> None:
    ran = holdover("who", OFFICE, "--record", tmp_path / "none.db")
    assert ran.status == 1
    assert "there is no record here; make one with: holdover add FILE" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_what_was_recorded_and_not_yet_worked_out_is_answered_too(holdover: Run, tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Ledger.open(path) as ledger:
        list(ledger.append_all(story()))
    assert "Ada Brook" in holdover("who", OFFICE, "--on", "2019-05-02", "--record", path).out


def test_a_person_of_whom_nothing_was_known_yet_is_told_with_the_day(ask: Ask) -> None:
    ran = ask("person", "Cy Dean", "--known", "2019-05-01")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "holdover: no person of the name “Cy Dean” is in the record, as known on 2019-05-01\n"


def test_a_narrow_terminal_breaks_no_date(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    whole = r"\b\d{4}-\d{2}-\d{2}\b"
    assert re.search(whole, ask("who", OFFICE, "--on", "2019-05-02").out)
    for asked in (("office", OFFICE), ("changes", "--from", "2019", "--to", "2019")):
        shown = ask(*asked).out
        assert re.search(whole, shown)
        assert not re.search(r"\d-(?:\s|$)|-\d(?:\s|$)", shown, re.MULTILINE)
