"""Bodies that are renamed and merged: whom a name means on a day."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from recording import reporting
from saying import says

from holdover.decision import Act, Decision
from holdover.ledger.entry import Entry
from holdover.record import Record
from holdover.register.bodies import Lineage, named_by, subject_of
from holdover.register.judgement import JudgementError
from holdover.when import PartialDate

MERGER = date(1983, 6, 11)
BEFORE, AFTER = date(1980, 1, 1), date(1990, 1, 1)


def continues(*subjects: str) -> Decision:
    return Decision(Act.CONTINUES, subjects, "A Reviewer", datetime(2016, 1, 1, tzinfo=UTC), "as gazetted")


def held(who: str, when: str, office: str) -> Entry:
    return says("served", who, when, office=office, known="2015-06-01", medium="dataset")


RENAMED = continues("body:Harbor Office", "body:Department of Coasts", "body:Department of Seas")
MERGED = (
    continues("body:Department of Ferries", "body:Department of Transport@1983-06-11"),
    continues("body:Department of Roads", "body:Department of Transport@1983-06-11"),
)


def test_a_renamed_body_is_meant_by_all_its_names_whatever_the_day() -> None:
    lineage = Lineage.of([RENAMED])
    for on in (BEFORE, AFTER, None):
        assert lineage.other_names(["department of seas"], on) == ("Department of Coasts", "Harbor Office")
        assert lineage.other_names(["Department of Coasts"], on) == ("Department of Seas", "Harbor Office")


def test_bodies_of_other_names_are_left_alone() -> None:
    assert Lineage.of([RENAMED, *MERGED]).other_names(["Treasury", "Seas"], AFTER) == ()


def test_merged_bodies_are_one_from_the_day_on_and_before_it_each_is_its_own() -> None:
    lineage = Lineage.of(MERGED)
    assert lineage.other_names(["Department of Roads"], BEFORE) == ()
    assert lineage.other_names(["Department of Roads"], MERGER) == (
        "Department of Ferries",
        "Department of Transport",
    )
    assert lineage.other_names(["Department of Roads"], None) == ("Department of Transport",)
    assert lineage.later_names(["Department of Roads"], AFTER) == ("Department of Transport",)
    assert lineage.later_names(["Department of Roads"], BEFORE) == ()
    assert lineage.names_before_merger(["Department of Transport"], BEFORE) == (
        "Department of Ferries",
        "Department of Roads",
    )
    assert lineage.names_before_merger(["Department of Transport"], AFTER) == ()
    assert lineage.names_before_merger(["Department of Roads"], BEFORE) == ()


def test_what_was_merged_goes_on_under_the_later_names_of_the_merged_body() -> None:
    named_again = continues("body:Department of Transport", "body:Ministry of Motion")
    lineage = Lineage.of([*MERGED, named_again])
    assert "Ministry of Motion" in lineage.other_names(["Department of Roads"], AFTER)
    assert lineage.other_names(["Ministry of Motion"], BEFORE) == ("Department of Transport",)
    assert "Department of Roads" in lineage.names_before_merger(["Ministry of Motion"], BEFORE)


def test_a_name_that_a_body_takes_back_leads_to_itself() -> None:
    there_and_back = continues("body:Media Office", "body:Digital Office", "body:Media Office")
    assert Lineage.of([there_and_back]).other_names(["Media Office"], AFTER) == ("Digital Office",)


@pytest.mark.parametrize("day", [None, "1983-06-11", "1983-06", "1983"])
def test_a_subject_names_a_body_and_the_day(day: str | None) -> None:
    since = PartialDate.parse(day) if day else None
    assert named_by(subject_of("Department of Roads", since)) == ("Department of Roads", since)


def test_on_a_day_that_may_be_before_or_after_they_may_be_one() -> None:
    merged = continues("body:Department of Roads", "body:Department of Transport@1983")
    assert Lineage.of([merged]).other_names(["Department of Roads"], date(1983, 2, 1)) == (
        "Department of Transport",
    )


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    told = (
        held("Ann Lee", "1978-01-01/1983-06-11", "minister for ferries, Department of Ferries"),
        held("Bob Ray", "1978-01-01/1983-06-11", "minister for roads, Department of Roads"),
        held("Cora Dale", "1983-06-12/..", "minister for motion, Department of Transport"),
        held("Dan Oak", "1978-01-01/1999-01-01", "minister for canals, Department of Canals"),
    )
    with Record.open(tmp_path / "holdover.db") as opened:
        opened.add(reporting(each) for each in told)
        for decision in MERGED:
            opened.decide(decision.act, decision.subjects, by=decision.by, why=decision.why)
        yield opened


def names(record: Record, body: str, on: date) -> list[str]:
    return [each.tenure.person.name for each in record.body(body, on=on)]


def test_either_name_answers_truly_before_the_merger_and_after_it(record: Record) -> None:
    assert names(record, "Department of Ferries", BEFORE) == ["Ann Lee"]
    assert names(record, "Department of Roads", BEFORE) == ["Bob Ray"]
    for body in ("Department of Ferries", "Department of Roads", "Department of Transport"):
        assert names(record, body, AFTER) == ["Cora Dale"]


def test_before_it_the_new_body_is_those_that_were_merged_into_it(record: Record) -> None:
    assert names(record, "Department of Transport", BEFORE) == ["Ann Lee", "Bob Ray"]


def test_a_body_that_takes_in_another_is_itself_before(record: Record) -> None:
    into = ("body:Department of Canals", "body:Department of Ferries@1981-01-01")
    record.decide(Act.CONTINUES, into, by="A Reviewer", why="as gazetted")
    assert names(record, "Department of Ferries", BEFORE) == ["Ann Lee"]
    assert names(record, "Department of Canals", BEFORE) == ["Dan Oak"]
    assert names(record, "Department of Ferries", date(1982, 1, 1)) == ["Dan Oak", "Ann Lee"]


def test_what_is_counted_of_a_body_goes_on_in_what_it_was_merged_into(record: Record) -> None:
    of_both, *_ = record.lengths("Department of Roads")
    assert (of_both.over, of_both.going_on) == (1, 1)
    of_one, *_ = record.lengths("Department of Transport")
    assert (of_one.over, of_one.going_on) == (0, 1)


def test_an_office_that_ended_says_as_what_its_body_goes_on(record: Record) -> None:
    told = record.nobody("minister for roads, Department of Roads", on=AFTER)
    assert told.bodies == ("Department of Transport",)
    assert record.nobody("minister for roads, Department of Roads", on=date(1970, 1, 1)).bodies == ()


def test_a_merger_can_be_taken_back(record: Record) -> None:
    for made in record.decisions():
        record.take_back(made.decision.id, by="A Reviewer", why="never gazetted")
    assert names(record, "Department of Roads", AFTER) == []


@pytest.mark.parametrize(
    "subjects",
    [
        ("body:Department of Roads", "body:Department of Transport@soon"),
        ("body:Department of Roads@1983", "body:Department of Transport"),
        ("body:Department of Roads", "minister-of-roads"),
    ],
)
def test_a_decision_on_bodies_that_says_no_such_thing_is_refused(
    record: Record, subjects: tuple[str, ...]
) -> None:
    with pytest.raises(JudgementError, match="body:NAME"):
        record.decide(Act.CONTINUES, subjects, by="A Reviewer", why="")
