"""Offices that differ only by what is not told are asked about, never joined."""

from datetime import UTC, datetime

from recording import reporting
from saying import says

from holdover.decision import Act, Decision
from holdover.ledger.store import Ledger
from holdover.register.answers import Answers
from holdover.register.offices import office_of
from holdover.register.refresh import refresh
from holdover.register.same_office import office_questions

BARE = office_of("home secretary")
BRITISH, INDIAN = office_of("British home secretary"), office_of("home secretary of India")


def test_a_name_in_both_is_a_reason_to_ask() -> None:
    (asked,) = office_questions(BARE, ["Ann Lee"], {BRITISH: ["Bob Ray", "Ann B. Lee"], INDIAN: ["Joe Day"]})
    assert (asked.one, asked.other) == (BARE.id, BRITISH.id)
    assert asked.reasons == ("Ann Lee is named in both", "“home secretary” is told without its place")


def test_a_title_whose_holders_are_of_different_offices_is_no_one_office() -> None:
    others = {BRITISH: ["Ann Lee"], INDIAN: ["Joe Day"]}
    assert office_questions(BARE, ["Ann Lee", "Joe Day"], others) == ()


def test_without_a_name_in_both_nothing_is_asked() -> None:
    assert office_questions(BARE, ["Ann Lee"], {BRITISH: ["Bob Ray"]}) == ()
    assert office_questions(BARE, ["Lee"], {BRITISH: ["Lee"]}) == ()


def test_offices_of_two_places_are_never_asked_about() -> None:
    assert office_questions(BRITISH, ["Ann Lee"], {INDIAN: ["Ann Lee"]}) == ()


def test_the_record_asks_until_a_decision_answers(ledger: Ledger) -> None:
    told = [
        says("took_office", "Ann Lee", "2017-01-05", office=office)
        for office in ("home secretary", "British home secretary", "home secretary of India")
    ]
    list(ledger.append_all(reporting(entry) for entry in told))
    refresh(ledger)
    answers = Answers(ledger)
    assert {each.other for each in answers.office_doubts(BARE)} == {INDIAN.id, BRITISH.id}
    assert [each.one for each in answers.office_doubts(BRITISH)] == [BARE.id]
    seen = datetime(2018, 1, 1, tzinfo=UTC)
    ledger.decide(Decision(Act.NOT_SAME, (BARE.id, INDIAN.id), "reviewer", seen, "India has one too"))
    refresh(ledger)
    assert [each.other for each in answers.office_doubts(BARE)] == [BRITISH.id]
