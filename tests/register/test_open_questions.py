"""The questions that only a reviewer can answer, one by one, with what is told of both."""

from datetime import UTC, date, datetime

import pytest
from recording import reporting
from saying import says

from holdover.decision import Act, Decision
from holdover.ledger.entry import Entry
from holdover.ledger.store import Ledger
from holdover.register.deciding import decide
from holdover.register.open_questions import Matter, OpenQuestion, open_questions
from holdover.register.refresh import refresh

NOON = datetime(2020, 1, 1, 12, tzinfo=UTC)


def mayor(name: str, town: str, known: str = "2010-01-06") -> Entry:
    office = f"mayor of {town}"
    return says("took_office", name, "2010-01-05", office=office, report=f"{name}/{town}", known=known)


def recorded(ledger: Ledger, *told: Entry) -> None:
    list(ledger.append_all(reporting(entry) for entry in told))
    refresh(ledger)


def answered(ledger: Ledger, asked: OpenQuestion, act: Act) -> None:
    minutes = len(list(ledger.decisions()))
    question = asked.question
    at = NOON.replace(minute=minutes)
    decide(ledger, Decision(act, (question.one, question.other), "Jo Day", at, "seen"))


def names(asked: OpenQuestion) -> list[str]:
    return sorted(each.beside[0] for each in asked.candidates)


@pytest.fixture
def three(ledger: Ledger) -> Ledger:
    recorded(ledger, *(mayor("Ann Lee", town) for town in ("Boston", "Denver", "Austin")))
    return ledger


def test_each_two_of_one_name_are_asked_about_with_what_tells_of_them(three: Ledger) -> None:
    asked = list(open_questions(three))
    assert [each.matter for each in asked] == [Matter.PERSONS] * 3
    entries = {entry.id: entry for entry in three.entries()}
    for candidate in asked[0].candidates:
        (claim,) = candidate.claims
        assert f"{entries[claim].claim.office}" in {
            f"mayor of {town}" for town in ("Boston", "Denver", "Austin")
        }


def test_what_two_answers_settle_is_not_asked_any_more(three: Ledger) -> None:
    questions = open_questions(three)
    for _ in range(2):
        answered(three, next(questions), Act.SAME)
    assert list(questions) == []


def test_one_who_is_not_a_person_is_not_any_office_of_that_person(three: Ledger) -> None:
    questions = open_questions(three)
    answered(three, next(questions), Act.SAME)
    answered(three, next(questions), Act.NOT_SAME)
    assert list(questions) == []
    assert list(open_questions(three)) == []


def test_a_question_that_was_passed_over_is_not_asked_twice(three: Ledger) -> None:
    asked = [each.question.id for each in open_questions(three)]
    assert len(asked) == len(set(asked))
    assert asked == [each.question.id for each in open_questions(three)]


def test_each_office_is_asked_about_once_for_each_person_of_the_name(ledger: Ledger) -> None:
    towns = [f"Town {letter * 2}" for letter in "ABCDEFGHI"]
    recorded(ledger, *(mayor("Ann Lee", town) for town in towns))
    lived = {f"mayor, {town}": at % 3 for at, town in enumerate(towns)}
    for asked in open_questions(ledger):
        is_one = len({lived[each.beside[0]] for each in asked.candidates}) == 1
        answered(ledger, asked, Act.SAME if is_one else Act.NOT_SAME)
    # Eight about the first of three persons, five of the six left about the second, two about the third.
    assert len(list(ledger.decisions())) == 8 + 5 + 2


def test_who_was_passed_over_is_not_asked_about_again_under_another_office(three: Ledger) -> None:
    questions = open_questions(three)
    next(questions)
    answered(three, next(questions), Act.SAME)
    assert list(questions) == []


def test_of_one_name_only_its_own_questions_are_asked(ledger: Ledger) -> None:
    told = [mayor(name, town) for name in ("Ann Lee", "Bob Ray") for town in ("Boston", "Denver")]
    recorded(ledger, *told)
    assert [each.question.names for each in open_questions(ledger, "Ray")] == [("Bob Ray", "Bob Ray")]
    assert len(list(open_questions(ledger))) == 2


def test_as_known_on_a_day_only_what_was_told_by_then_is_asked(ledger: Ledger) -> None:
    recorded(ledger, mayor("Ann Lee", "Boston"), mayor("Ann Lee", "Denver", known="2012-01-01"))
    assert list(open_questions(ledger, known=date(2011, 1, 1))) == []
    assert len(list(open_questions(ledger, known=date(2012, 1, 1)))) == 1


def test_offices_told_with_less_are_asked_about_once_with_the_shared_person_first(ledger: Ledger) -> None:
    told = [
        says("took_office", name, "2010-01-05", office=office, report=office)
        for name, office in (
            ("Zoe Ash", "home secretary"),
            ("Ann Lee", "home secretary"),
            ("Ann Lee", "British home secretary"),
        )
    ]
    recorded(ledger, *told)
    (asked,) = (each for each in open_questions(ledger) if each.matter is Matter.OFFICES)
    bare = next(each for each in asked.candidates if each.id == "home-secretary")
    assert bare.beside == ("Ann Lee", "Zoe Ash")
    answered(ledger, asked, Act.SAME)
    assert [each for each in open_questions(ledger) if each.matter is Matter.OFFICES] == []
