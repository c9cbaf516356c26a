"""What the register answers, from a ledger on either store."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from recording import reporting
from saying import MANHATTAN, says

from holdover.claim import Group, Kind
from holdover.decision import Act, Decision
from holdover.ledger.entry import Entry
from holdover.ledger.store import Ledger
from holdover.register import catalog
from holdover.register import refresh as refreshing
from holdover.register.answers import Answers
from holdover.register.change import Which
from holdover.register.offices import office_of
from holdover.register.refresh import rebuild, refresh
from holdover.register.roll import Standing
from holdover.register.tenure import Certainty

MANHATTANS = office_of(MANHATTAN).id
BOSTON = office_of("mayor of Boston").id


def asked(ledger: Ledger, *told: Entry) -> Answers:
    """Answers from a ledger to which these were added."""
    list(ledger.append_all(reporting(entry) for entry in told))
    refresh(ledger)
    return Answers(ledger)


STORY = (
    says("took_office", "Preet Bharara", "2009-08-13", known="2009-08-14"),
    says("removed", "Preet Bharara", "2017-03-11", known="2017-03-12"),
    says("took_office", "Joon Kim", "2017-03-12", known="2017-03-13", capacity="acting"),
    says("took_office", "Marty Walsh", "2014-01-06", known="2014-01-06", office="mayor of Boston"),
)


def names(answers: Answers, office: str, on: str, known: str | None = None) -> list[str]:
    day = date.fromisoformat(known) if known else None
    return [holder.tenure.person.name for holder in answers.who(office, date.fromisoformat(on), day)]


def test_who_held_an_office_on_a_day(ledger: Ledger) -> None:
    answers = asked(ledger, *STORY)
    assert names(answers, MANHATTANS, "2009-08-12") == []
    assert names(answers, MANHATTANS, "2017-03-10") == ["Preet Bharara"]
    assert names(answers, MANHATTANS, "2017-03-12") == ["Joon Kim"]
    (kim,) = answers.who(MANHATTANS, date(2017, 3, 12))
    assert kim.certainty is Certainty.CERTAIN
    assert kim.tenure.start is not None
    assert kim.tenure.start.claims == kim.tenure.claims


def test_what_was_known_on_a_day_has_no_trace_of_what_came_later(ledger: Ledger) -> None:
    answers = asked(ledger, *STORY)
    assert names(answers, MANHATTANS, "2017-03-12", known="2017-03-11") == ["Preet Bharara"]
    (then,) = answers.office(MANHATTANS, date(2017, 3, 11))
    assert then.end is None
    assert answers.office(MANHATTANS, date(2009, 1, 1)) == ()
    assert [each.person.name for each in answers.office(MANHATTANS)] == ["Preet Bharara", "Joon Kim"]


def test_later_reports_are_taken_in_without_a_new_start(ledger: Ledger) -> None:
    answers = asked(ledger, *STORY[:1])
    assert names(answers, MANHATTANS, "2017-03-12") == ["Preet Bharara"]
    asked(ledger, *STORY[1:])
    assert names(answers, MANHATTANS, "2017-03-12") == ["Joon Kim"]
    assert refresh(ledger) == 0


def test_what_changed_between_two_days(ledger: Ledger) -> None:
    answers = asked(ledger, *STORY, says("left", "Ann Lee", "2017", office="mayor of Boston"))
    found = answers.changes(date(2017, 3, 11), date(2017, 3, 31))
    assert [(each.which, each.tenure.person.name) for each in found] == [
        (Which.ENDED, "Ann Lee"),  # some time in 2017
        (Which.ENDED, "Preet Bharara"),
        (Which.BEGAN, "Joon Kim"),
    ]
    assert answers.changes(date(2017, 3, 11), date(2017, 3, 31), known=date(2017, 3, 11)) == ()
    assert answers.changes(date(2010, 1, 1), date(2013, 12, 31)) == ()


def test_what_is_disputed_and_the_words_of_each_side(ledger: Ledger) -> None:
    own = says(
        "resigned",
        "Preet Bharara",
        "2017-03-11",
        status="denied",
        sources=("Preet Bharara",),
        known="2017-03-14",
    )
    answers = asked(
        ledger,
        *STORY,
        own,
        says("resigned", "Preet Bharara", "2017-03-11", publisher="B", known="2017-03-13"),
    )
    (dispute,) = answers.disputes(office=MANHATTANS)
    assert {side.says for side in dispute.sides} == {"removed", "resigned"}
    words = [[entry.claim.kind for entry in answers.entries(side.claims)] for side in dispute.sides]
    assert sorted(map(len, words)) == [1, 2]
    assert answers.disputes() == (dispute,)
    assert answers.disputes(known=date(2017, 3, 12)) == answers.disputes(office=BOSTON) == ()


def test_a_vacancy_lasts_from_an_end_to_the_next_start(ledger: Ledger) -> None:
    answers = asked(ledger, STORY[0], STORY[1])
    (vacancy,) = answers.vacancies(MANHATTANS)
    assert (str(vacancy.start), vacancy.end) == ("2017-03-11", None)
    assert answers.vacancies(MANHATTANS, known=date(2017, 3, 11)) == ()


def test_a_person_is_found_by_any_of_the_names_with_all_offices_held(ledger: Ledger) -> None:
    story = (
        says("served", "Marty Walsh", "2014/2021", office="mayor of Boston"),
        says("elected", "Marty Walsh", "1997", office="state representative, Boston"),
        says("nominated", "Ann Walsh", "2017", office="mayor of Boston"),
    )
    answers = asked(ledger, *story)
    (marty,) = answers.persons("walsh marty")
    assert [tenure.office.title for tenure in marty.tenures] == ["state representative", "mayor"]
    ann, _ = answers.persons("Walsh")
    assert (ann.person.name, ann.tenures, len(ann.mentions)) == ("Ann Walsh", (), 1)
    assert answers.persons(marty.person.id) == (marty,)
    assert (
        answers.persons("nobody") == answers.persons("") == answers.persons("Walsh", date(2016, 1, 1)) == ()
    )


def test_a_roll_tells_what_became_of_each(ledger: Ledger) -> None:
    group = Group("46 US attorneys", 46, 46)
    answers = asked(
        ledger, *STORY, says("asked_to_resign", group, "2017-03-10", office="US attorney", known="2017-03-10")
    )
    (roll,) = answers.rolls()
    assert [(each.person.name, each.standing) for each in roll.members] == [
        ("Preet Bharara", Standing.REMOVED)
    ]
    assert answers.rolls(known=date(2017, 3, 9)) == ()


def test_an_office_is_found_by_its_name_or_by_words_of_it(ledger: Ledger) -> None:
    answers = asked(ledger, *STORY)
    assert [each.id for each in answers.offices("U.S. attorney for Manhattan")] == [MANHATTANS]
    assert [each.id for each in answers.offices(MANHATTANS)] == [MANHATTANS]
    assert [each.id for each in answers.offices("southern district")] == [MANHATTANS]
    assert answers.offices("harbor master") == answers.offices("?") == ()


def test_a_name_that_tells_less_means_all_offices_that_it_fits(ledger: Ledger) -> None:
    group = Group("46 US attorneys", 46, 46)
    other = says("took_office", "Ann Lee", "2017-01-02", office="US attorney, District of Nevada")
    answers = asked(ledger, *STORY, other, says("asked_to_resign", group, "2017-03-10", office="US attorney"))
    names = {office.place for office in answers.offices("US attorney")}
    assert names == {"District of Nevada", "Southern District of New York"}
    assert [office.place for office in answers.offices("mayor of Boston")] == ["Boston"]


def test_offices_ruled_the_same_are_one_from_the_day_of_the_ruling(ledger: Ledger) -> None:
    other = "top prosecutor of Manhattan"
    answers = asked(
        ledger, *STORY, says("took_office", "Geoffrey Berman", "2018-01-05", office=other, known="2018-01-05")
    )
    offices = (office_of(other).id, MANHATTANS)
    ruled = datetime(2018, 2, 1, tzinfo=UTC)
    same = Decision(Act.SAME, offices, "A Reviewer", ruled, "the same post")
    ledger.decide(same)
    refresh(ledger)
    for office in offices:
        assert "Geoffrey Berman" in names(answers, office, "2018-03-01")
        assert len(answers.office(office)) == 3
    assert names(answers, MANHATTANS, "2018-03-01", known="2018-01-31") == ["Joon Kim"]
    ledger.decide(
        Decision(Act.TAKE_BACK, (same.id,), "A Reviewer", datetime(2018, 3, 1, tzinfo=UTC), "not so")
    )
    refresh(ledger)
    assert "Geoffrey Berman" not in names(answers, MANHATTANS, "2018-03-01")
    assert "Geoffrey Berman" in names(answers, MANHATTANS, "2018-03-01", known="2018-02-02")


def test_a_rejected_claim_carries_nothing_from_the_day_of_the_ruling(ledger: Ledger) -> None:
    answers = asked(ledger, *STORY)
    (removal,) = (entry for entry in ledger.entries() if entry.claim.kind is Kind.REMOVED)
    ledger.decide(
        Decision(Act.REJECT, (removal.id,), "A Reviewer", datetime(2017, 5, 1, tzinfo=UTC), "misread")
    )
    refresh(ledger)
    ends = [[each.end for each in answers.office(MANHATTANS, day)] for day in (date(2017, 4, 1), None)]
    assert ends[0][0] is not None
    assert ends[0][0].claims[0] == removal.id
    assert ends[1][0] is None or removal.id not in ends[1][0].claims


def test_a_refresh_that_was_cut_off_is_taken_up_again(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(ledger.append_all(reporting(entry) for entry in STORY))
    monkeypatch.setattr(refreshing, "_UNITS", 1)

    def cut_off(done: int, due: int) -> None:
        assert (done, due) == (1, 1)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        refresh(ledger, progress=cut_off)
    assert refresh(ledger) == 1
    answers = Answers(ledger)
    assert len(answers.office(MANHATTANS)) == 2
    assert len(answers.office(BOSTON)) == 1


def test_many_processes_find_what_one_finds(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refreshing, "_UNITS", 1)
    list(ledger.append_all(reporting(entry) for entry in STORY))
    assert refresh(ledger, jobs=2) == 2
    answers = Answers(ledger)
    found = answers.office(MANHATTANS), answers.office(BOSTON), answers.persons("Kim")
    rebuild(ledger)
    assert (answers.office(MANHATTANS), answers.office(BOSTON), answers.persons("Kim")) == found


def test_what_other_rules_found_is_found_anew(ledger: Ledger) -> None:
    answers = asked(ledger, *STORY)
    before = answers.office(MANHATTANS)
    with ledger.database.writing() as connection:
        connection.execute(sa.update(catalog.state).values(rules="others"))
        connection.execute(sa.delete(catalog.version))
    refresh(ledger)
    assert answers.office(MANHATTANS) == before
    rebuild(ledger)
    assert answers.office(MANHATTANS) == before
