"""Bulk orders, and what became of the people under them."""

from hypothesis import given
from hypothesis import strategies as st
from saying import MANHATTAN, says

from holdover.claim import Group, Kind
from holdover.ledger.entry import Entry
from holdover.register.dispute import About
from holdover.register.roll import Member, Roll, Standing
from holdover.register.rolls import TitleRolls, rolls_of

TITLE = "United States attorney"
MARYLAND, CHICAGO = "U.S. attorney for Maryland", "U.S. attorney in Chicago"
FORTY_SIX, OVER_FORTY = Group("46 US attorneys", 46, 46), Group("over 40", 41, None)

ORDER = says(
    "asked_to_resign",
    FORTY_SIX,
    "2017-03-10",
    office="US attorneys",
    by="Jeff Sessions",
    publisher="Department of Justice",
    medium="notice",
    known="2017-03-10",
)
AGAIN = says("removed", OVER_FORTY, office="US attorneys", by="Donald Trump", known="2017-03-11")
STORY = [
    ORDER,
    AGAIN,
    says("asked_to_resign", "Preet Bharara", "2017-03-10"),
    says("refused_to_leave", "Preet Bharara", "2017-03-11"),
    says("removed", "Preet Bharara", "2017-03-11"),
    says("removed", "Bharara", "2017-03-11", publisher="The Ledger"),
    says("resigned", "Preet Bharara", "2017-03-11", publisher="The Evening Post"),
    says("asked_to_stay", "Preet Bharara", "2016-11-30", by="Donald Trump"),
    says("took_office", "Joon Kim", "2017-03-11", capacity="acting"),
    says("asked_to_stay", "Rod Rosenstein", "2017-03-10", office=MARYLAND),
    says("left", "Rod Rosenstein", "2017-04-26", office=MARYLAND, known="2017-04-27"),
    says("resigned", "Zachary Fardon", "2017-03-13", office=CHICAGO, known="2017-03-14"),
]


def the_roll(*entries: Entry) -> Roll:
    (roll,) = rolls_of(TITLE, entries).rolls
    return roll


def member(roll: Roll, name: str) -> Member:
    (found,) = [each for each in roll.members if each.person.name == name]
    return found


def test_reports_that_agree_on_the_date_tell_one_order() -> None:
    roll = the_roll(*STORY)
    assert (roll.kind, roll.by, str(roll.date)) == (Kind.ASKED_TO_RESIGN, "Jeff Sessions", "2017-03-10")
    assert roll.claims == (ORDER.id, AGAIN.id)


def test_46_and_over_40_agree() -> None:
    roll = the_roll(*STORY)
    assert [(count.least, count.most) for count in roll.counts] == [(46, 46), (41, None)]
    assert roll.agree
    assert rolls_of(TITLE, STORY).disputes == ()


def test_46_and_93_do_not_agree_and_are_a_dispute() -> None:
    other = says("asked_to_resign", Group("all 93", 93, 93), "2017-03", office="US attorneys")
    found = rolls_of(TITLE, [*STORY, other])
    assert not found.rolls[0].agree
    (dispute,) = found.disputes
    assert dispute.about is About.HOW_MANY
    assert dispute.sides[0].says == "46 US attorneys"


def test_an_order_of_another_year_is_another_roll() -> None:
    reno = says("asked_to_resign", Group("all 93", 93, 93), "1993-03", office="US attorneys", by="Janet Reno")
    rolls = rolls_of(TITLE, [*STORY, reno]).rolls
    assert [str(roll.date) for roll in rolls] == ["1993-03", "2017-03-10"]
    assert rolls[0].members == ()


def test_a_group_of_several_is_not_of_one_seat() -> None:
    misread = says("asked_to_resign", FORTY_SIX, "2017-03-10", office="U.S. attorney in Manhattan")
    gone = says("resigned", "Zachary Fardon", "2017-03-13", office=CHICAGO)
    assert [each.person.name for each in the_roll(misread, gone).members] == ["Zachary Fardon"]


def test_the_members_are_those_who_answered_and_where_each_stands() -> None:
    roll = the_roll(*STORY)
    standings = {each.person.name: each.standing for each in roll.members}
    assert standings == {
        "Preet Bharara": Standing.REMOVED,
        "Rod Rosenstein": Standing.KEPT,
        "Zachary Fardon": Standing.RESIGNED,
    }


def test_the_steps_are_in_the_order_of_time_and_a_losing_word_is_not_the_last() -> None:
    steps = [each.standing for each in member(the_roll(*STORY), "Preet Bharara").steps]
    assert steps == [Standing.ASKED, Standing.REFUSED, Standing.RESIGNED, Standing.REMOVED]
    assert member(the_roll(*STORY), "Preet Bharara").standing is Standing.REMOVED


def test_what_may_be_of_a_later_time_is_no_answer_to_the_order() -> None:
    kept = says("asked_to_stay", "Rod Rosenstein", "2017-03-10", office=MARYLAND)
    later = says("left", "Rod Rosenstein", office=MARYLAND, known="2017-04-27")
    assert member(the_roll(ORDER, kept, later), "Rod Rosenstein").standing is Standing.KEPT


def test_a_resignation_turned_down_is_kept() -> None:
    gone = says("resigned", "Dana Boente", "2017-03-10", office=MARYLAND)
    kept = says("asked_to_stay", "Dana Boente", "2017-03-10", office=MARYLAND)
    assert member(the_roll(ORDER, gone, kept), "Dana Boente").standing is Standing.KEPT


def test_who_is_only_expected_to_go_stands_nowhere_yet() -> None:
    expected = says("resigned", "Ann Lee", "2017-03-31", status="planned", office=MARYLAND)
    assert member(the_roll(ORDER, expected), "Ann Lee").standing is Standing.UNKNOWN


def test_a_person_named_without_the_district_is_the_one_named_with_it() -> None:
    bare = says("removed", "Preet Bharara", "2017-03-11", office="U.S. attorney")
    roll = the_roll(ORDER, bare, says("refused_to_leave", "Preet Bharara", "2017-03-11"))
    found = member(roll, "Preet Bharara")
    assert found.office.place == "Southern District of New York"
    assert [step.standing for step in found.steps] == [Standing.REFUSED, Standing.REMOVED]


def test_an_order_to_one_unnamed_person_is_no_roll() -> None:
    one = says("removed", Group("a prosecutor", 1, 1), "2017-03-10", office="US attorney")
    assert rolls_of(TITLE, [one]) == TitleRolls((), ())


@given(st.permutations(STORY))
def test_the_order_of_entries_does_not_matter(shuffled: list[Entry]) -> None:
    assert rolls_of(TITLE, shuffled) == rolls_of(TITLE, STORY)


def test_a_claim_without_an_office_is_of_the_title_alone() -> None:
    assert (
        the_roll(ORDER, says("removed", "Ann Lee", "2017-03-11", office=None)).members[0].office.place is None
    )


def test_manhattan_is_the_southern_district() -> None:
    assert member(the_roll(*STORY), "Preet Bharara").office.name.endswith(MANHATTAN.split(", ")[1])
