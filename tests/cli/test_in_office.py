"""How `who`, `office` and `body` show holdovers, absences and vacancies."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.running import Ran, Run
from cli.story import claim, report
from holdover.record import Record

Ask = Callable[..., Ran]
ATTORNEY = "US attorney, Southern District of New York"


@pytest.fixture
def ask(holdover: Run, tmp_path: Path) -> Ask:
    text = "Ann Lee took over from Bob Ray, was suspended and left."
    told = [
        claim(text, "took_office", "Ann Lee", "2009-08-13", office=ATTORNEY),
        claim(text, "suspended", "Ann Lee", "2015-03-01/2015-05-01", office=ATTORNEY),
        claim(text, "left", "Ann Lee", "2016-01-31", office=ATTORNEY),
        claim(text, "took_office", "Cy Dean", "2016-06-01", office=ATTORNEY),
        claim(text, "took_office", "Di Pine", "2014-01-01", office="US attorney, District of New Jersey"),
    ]
    with Record.open(tmp_path / "r.db") as record:
        record.add([report("The Post", "2016-07-01", text, *told)])
    return lambda *arguments: holdover(*arguments, "--record", tmp_path / "r.db")


def test_a_holdover_looks_so_and_the_reason_is_told(ask: Ask) -> None:
    shown = ask("who", ATTORNEY, "--on", "2014-01-01").out
    assert "Ann Lee" in shown
    assert "Holdover: Ann Lee, past a term of 4 years from 2009-08-13 (28 U.S.C. 541(a), (b)), since" in shown
    assert "oldover" not in ask("who", ATTORNEY, "--on", "2013-08-12").out
    (row,) = json.loads(ask("who", ATTORNEY, "--on", "2014-01-01", "--format", "json").out)
    assert row["holdover"]["since"] == "2013-08-13"
    assert row["holdover"]["grounds"][0]["claims"] == row["start"]["claims"]
    (line,) = csv.DictReader(io.StringIO(ask("who", ATTORNEY, "--on", "2014-01-01", "--format", "csv").out))
    assert line["holdover.since"] == "2013-08-13"


def test_a_person_s_tenures_as_a_holdover_look_so(ask: Ask) -> None:
    assert "Holdover: Ann Lee, past a term of 4 years from 2009-08-13" in ask("person", "Ann Lee").out
    assert "oldover" not in ask("person", "Ann Lee", "--known", "2016-06-30").out
    (row,) = json.loads(ask("person", "Ann Lee", "--format", "json").out)
    assert row["tenures"][0]["holdover"]["since"] == "2013-08-13"


@pytest.mark.parametrize("verb", ["body", "turnover", "lengths"])
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Departmnt of Justcie", "; did you mean “Department of Justice”?"),
        ("Justice Department", "; did you mean “Department of Justice”?"),
        ("Ministry of Silly Walks", ""),
    ],
)
def test_a_body_of_which_nothing_is_told_is_not_taken_for_an_empty_one(
    ask: Ask, verb: str, name: str, told: str
) -> None:
    ran = ask(verb, name)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == f"holdover: no body of the name “{name}” is in the record{told}\n"


def test_a_body_in_which_nobody_was_in_office_then_is_one(ask: Ask) -> None:
    assert (
        "nobody is known to have been in office there"
        in ask("body", "Department of Justice", "--on", "1950-01-01").err
    )


def test_a_suspended_holder_looks_so(ask: Ask) -> None:
    assert "suspended" in ask("who", ATTORNEY, "--on", "2015-04-01").out
    assert "suspended" not in ask("who", ATTORNEY, "--on", "2015-05-01").out
    assert "suspended" in ask("body", "Department of Justice", "--on", "2015-04-01").out
    shown = " ".join(ask("office", ATTORNEY).out.split())
    assert "suspended 2015-03-01" in shown
    assert "to 2015-05-01" in shown


def test_an_office_lists_holdovers_and_vacancies(ask: Ask) -> None:
    shown = ask("office", ATTORNEY).out
    assert "Holdover: Ann Lee" in shown
    assert "Vacant from" in shown
    (row,) = json.loads(ask("office", ATTORNEY, "--format", "json").out)
    assert [each["holdover"] is not None for each in row["tenures"]] == [True, True]
    assert [(each["start"], each["end"]) for each in row["vacancies"]] == [("2016-01-31", "2016-06-01")]


def test_a_body_is_found_by_its_name_though_no_office_has_it_in_its_own(ask: Ask) -> None:
    ran = ask("body", "Department of Justice", "--on", "2014-06-01", "--format", "json")
    assert [row["person"]["name"] for row in json.loads(ran.out)] == ["Di Pine", "Ann Lee"]


def test_where_nobody_held_an_office_its_vacancy_is_told(ask: Ask) -> None:
    assert ask("who", ATTORNEY, "--on", "2016-03-01").err == (
        "holdover: nobody is known to have held this office on that day; "
        "it was vacant from 2016-01-31 until 2016-06-01\n"
    )


def test_an_office_told_with_less_says_where_somebody_is_known(holdover: Run, tmp_path: Path) -> None:
    text = "Cy Dean began as home secretary in 2010 and as British home secretary in 2012; she left in 2011."
    told = [
        claim(text, "took_office", "Cy Dean", "2010-05-02", office="home secretary"),
        claim(text, "left", "Cy Dean", "2011-05-02", office="home secretary"),
        claim(text, "took_office", "Cy Dean", "2012-05-02", office="British home secretary"),
    ]
    with Record.open(tmp_path / "r.db") as record:
        record.add([report("The Post", "2012-07-01", text, *told)])
    ran = holdover("who", "home secretary", "--on", "2013-01-01", "--record", tmp_path / "r.db")
    assert (ran.status, ran.out) == (1, "")
    assert "it may be “home secretary, United Kingdom”, which somebody held" in ran.err
    assert "holdover review" in ran.err
    unknown = holdover("who", "home secretary of India", "--record", tmp_path / "r.db").err
    assert unknown.endswith(
        "is in the record; of its title there are home secretary; home secretary, United Kingdom\n"
    )


def test_a_body_lists_what_is_vacant(ask: Ask) -> None:
    shown = ask("body", "Department of Justice", "--on", "2016-03-01")
    assert "Vacant" in shown.out
    assert "2016-01-31" in shown.out
    rows = json.loads(ask("body", "Department of Justice", "--on", "2016-03-01", "--format", "json").out)
    held, vacant = rows
    assert held.keys() == vacant.keys()
    assert (vacant["capacity"], vacant["person"], vacant["start"]["date"]) == ("vacant", None, "2016-01-31")
    assert "Vacant" not in ask("body", "Department of Justice", "--on", "2016-06-01").out
    lines = ask("body", "Department of Justice", "--on", "2016-03-01", "--format", "csv").out
    assert ",vacant,2016-01-31," in lines


def test_an_act_of_nobody_by_name_is_shown_with_its_office(holdover: Run, tmp_path: Path) -> None:
    notice = tmp_path / "notice.yaml"
    notice.write_text(
        "office: mayor of Lakeside\npublished: 2019-05-03\nacts:\n  - vacancy: 2019-05-02\n    how: died\n"
    )
    place = ("--record", tmp_path / "r.db")
    assert holdover("add", "--notice", notice, *place).status == 0
    ran = holdover("office", "mayor of Lakeside", *place)
    assert ran.status == 0
    assert "Of nobody by name: “the holder” died, 2019-05-02 (1 claim)" in ran.out
    (row,) = json.loads(holdover("office", "mayor of Lakeside", *place, "--format", "json").out)
    assert [(each["kind"], each["group"]["text"]) for each in row["unnamed"]] == [("died", "the holder")]
    then = holdover("office", "mayor of Lakeside", *place, "--known", "2019-05-02")
    assert (then.status, then.out) == (1, "")


def test_an_office_that_ended_with_its_body_says_where_to_ask(holdover: Run, tmp_path: Path) -> None:
    office = "minister for canals, Department of Canals"
    record = tmp_path / "canals.db"
    with Record.open(record) as opened:
        opened.add(
            [
                report(
                    "The Post",
                    "2016-07-01",
                    "Ann Lee left.",
                    claim("Ann Lee left.", "left", "Ann Lee", "1983-06-11", office=office),
                )
            ]
        )
    merged = ("body:Department of Canals", "body:Department of Transport@1983-06-11")
    assert holdover("decide", "continues", *merged, "--by", "Jo Day", "--record", record).status == 0
    ran = holdover("who", office, "--on", "1990-01-01", "--record", record)
    assert ran.status == 1
    assert ran.err.endswith(
        "its body went on as “Department of Transport”: holdover body tells who was in office there\n"
    )
