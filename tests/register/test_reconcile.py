"""The history of one office, rule by rule, from entries written by hand."""

from dataclasses import replace
from datetime import UTC, date, datetime

from saying import MANHATTAN, says

from holdover.claim import Capacity, Kind, Status
from holdover.decision import Act, Decision
from holdover.ledger.entry import Entry
from holdover.register.dispute import About, Dispute, Rank
from holdover.register.history import History
from holdover.register.offices import office_of
from holdover.register.reconcile import OfficeHistory, reconcile
from holdover.register.tenure import Certainty, Tenure

OFFICE = office_of(MANHATTAN)
APPOINTED = says("served", "Preet Bharara", "2009/..", publisher="The Ledger")
ASKED = says("asked_to_resign", "Preet Bharara", "2017-03-10", by="Jeff Sessions", known="2017-03-11")
REFUSED = says("refused_to_leave", "Preet Bharara", "2017-03-11", known="2017-03-11")
FIRED = says("removed", "Preet Bharara", "2017-03-11", by="Donald Trump", publisher="The Courier")
FIRED_TOO = says("removed", "Bharara", "2017-03-11", publisher="The Ledger")
DENIED = says(
    "resigned", "Preet Bharara", status="denied", medium="post", author="Preet Bharara", publisher=None
)
RESIGNED = says("resigned", "Preet Bharara", "2017-03-11", publisher="The Evening Post")
KIM = says("took_office", "Joon H. Kim", "2017-03-11", capacity="acting", publisher="The Courier")
STORY = [APPOINTED, ASKED, REFUSED, FIRED, FIRED_TOO, DENIED, RESIGNED, KIM]


def history(*entries: Entry, decisions: tuple[Decision, ...] = (), office: str = MANHATTAN) -> OfficeHistory:
    return reconcile(office_of(office), entries, decisions)


def the_tenure(*entries: Entry, decisions: tuple[Decision, ...] = ()) -> Tenure:
    (tenure,) = history(*entries, decisions=decisions).tenures
    return tenure


def the_dispute(*entries: Entry, decisions: tuple[Decision, ...] = ()) -> Dispute:
    (dispute,) = history(*entries, decisions=decisions).disputes
    return dispute


def dates(tenure: Tenure) -> tuple[str, str]:
    start, end = tenure.start, tenure.end
    return str(start.date if start else "none"), str(end.date if end else "none")


def decision(act: Act, *subjects: str, hour: int = 1) -> Decision:
    return Decision(act, subjects, "reviewer", datetime(2017, 4, 1, hour, tzinfo=UTC), "looked it up")


def test_the_story_of_march_2017_gives_two_tenures_that_meet() -> None:
    found = history(*STORY)
    bharara, kim = found.tenures
    assert (bharara.person.name, bharara.capacity) == ("Preet Bharara", Capacity.PERMANENT)
    assert bharara.person.names == ("Preet Bharara", "Bharara")
    assert dates(bharara) == ("2009", "2017-03-11")
    assert bharara.end is not None
    assert (bharara.end.kind, bharara.end.by) == (Kind.REMOVED, "Donald Trump")
    assert (kim.person.name, kim.capacity, dates(kim)) == (
        "Joon H. Kim",
        Capacity.ACTING,
        ("2017-03-11", "none"),
    )
    assert bharara.held_on(date(2017, 3, 10)) is Certainty.CERTAIN
    assert bharara.held_on(date(2017, 3, 11)) is None
    assert found.vacancies == ()


def test_resigned_against_removed_is_a_dispute_with_the_better_told_side_first() -> None:
    dispute = the_dispute(*STORY)
    assert dispute.about is About.HOW_ENDED
    assert [side.says for side in dispute.sides] == ["removed", "resigned"]
    assert dispute.sides[0].witnesses == 3  # two papers and his own "I did not resign"
    assert DENIED.id in dispute.sides[0].claims
    assert dispute.sides[1].claims == (RESIGNED.id,)
    assert dispute.reason == "“removed” is preferred: 2 independent witnesses tell it, 1 “resigned”."


def test_before_the_order_there_is_no_trace_of_it() -> None:
    tenure = the_tenure(APPOINTED)
    assert dates(tenure) == ("2009", "none")


def test_an_official_source_counts_before_many_papers() -> None:
    notice = says(
        "resigned", "Preet Bharara", "2017-03-11", medium="notice", publisher="Department of Justice"
    )
    found = history(FIRED, FIRED_TOO, notice)
    assert found.disputes[0].sides[0].rank is Rank.OFFICIAL
    assert found.tenures[0].end is not None
    assert found.tenures[0].end.kind is Kind.RESIGNED


def test_a_reviewers_decision_counts_before_all() -> None:
    dispute = the_dispute(FIRED, FIRED_TOO, RESIGNED, decisions=(decision(Act.PREFER, RESIGNED.id),))
    assert (dispute.sides[0].says, dispute.sides[0].rank) == ("resigned", Rank.DECISION)


def test_a_decision_that_was_taken_back_counts_no_more() -> None:
    prefer = decision(Act.PREFER, RESIGNED.id)
    dispute = the_dispute(
        FIRED, FIRED_TOO, RESIGNED, decisions=(decision(Act.TAKE_BACK, prefer.id, hour=2), prefer)
    )
    assert dispute.sides[0].says == "removed"


def test_of_two_alike_the_later_told_counts() -> None:
    later = says("resigned", "Preet Bharara", "2017-03-11", known="2017-03-20", publisher="The Evening Post")
    dispute = the_dispute(FIRED, later)
    assert dispute.sides[0].says == "resigned"
    assert "told later" in dispute.reason


def test_the_persons_own_word_counts_before_a_third_partys_and_that_before_unnamed_ones() -> None:
    own = says("removed", "Preet Bharara", sources=("Preet Bharara",))
    third = says("resigned", "Preet Bharara", sources=("Jeff Sessions",))
    unnamed = says("died", "Preet Bharara", sources=("The Ledger", "two people close to the office"))
    dispute = the_dispute(unnamed, third, own)
    assert [side.rank for side in dispute.sides] == [Rank.PERSON_CONCERNED, Rank.NAMED, Rank.UNNAMED]
    assert [side.says for side in dispute.sides] == ["removed", "resigned", "died"]


def test_copies_of_one_text_are_one_witness() -> None:
    copies = [
        says("resigned", "Preet Bharara", "2017-03-11", publisher=paper, agency="Wire", words="He resigned.")
        for paper in ("A", "B", "C", "D")
    ]
    dispute = the_dispute(FIRED, FIRED_TOO, *copies)
    assert [(side.says, side.witnesses) for side in dispute.sides] == [("removed", 2), ("resigned", 1)]


def test_outlets_that_quote_one_paper_are_one_witness_with_it() -> None:
    paper = says("resigned", "Preet Bharara", publisher="The Washington Post")
    quoting = [
        says("resigned", "Preet Bharara", publisher=outlet, sources=("Washington Post",)) for outlet in "AB"
    ]
    dispute = the_dispute(FIRED, paper, *quoting)
    assert {side.says: side.witnesses for side in dispute.sides}["resigned"] == 1


def test_the_person_concerned_is_one_witness_through_whichever_outlet() -> None:
    quoted = says("resigned", "Preet Bharara", status="denied", sources=("Bharara",), publisher="The Ledger")
    dispute = the_dispute(FIRED, RESIGNED, DENIED, quoted)
    assert {side.says: side.witnesses for side in dispute.sides} == {"removed": 2, "resigned": 1}


def test_a_plan_shows_as_a_plan_and_ends_nothing() -> None:
    plan = says("resigned", "Preet Bharara", "2017-04-01", status="planned")
    tenure = the_tenure(APPOINTED, plan)
    assert tenure.end is not None
    assert tenure.end.status is Status.PLANNED
    assert tenure.held_on(date(2017, 5, 1)) is Certainty.POSSIBLE


def test_what_happened_counts_before_what_was_planned() -> None:
    plan = says("resigned", "Preet Bharara", "2017-04-01", status="planned")
    done = says("resigned", "Preet Bharara", "2017-03-24", known="2017-03-25")
    tenure = the_tenure(APPOINTED, plan, done)
    assert tenure.end is not None
    assert (tenure.end.status, str(tenure.end.date)) == (Status.ACTUAL, "2017-03-24")
    assert plan.id in tenure.claims
    assert plan.id not in tenure.end.claims


def test_a_mere_possibility_has_no_edge() -> None:
    tenure = the_tenure(APPOINTED, says("removed", "Preet Bharara", status="possible"))
    assert tenure.end is None


def test_a_corrected_report_carries_nothing_but_stays_among_the_claims() -> None:
    wrong = says("resigned", "Preet Bharara", "2017-03-11", corrected="2017-03-13")
    tenure = the_tenure(APPOINTED, wrong)
    assert tenure.end is None
    assert wrong.id in tenure.claims


def test_a_report_corrected_on_the_day_it_came_carries_nothing() -> None:
    left = says("removed", "Preet Bharara", "2017-03-11")
    taken_back = says("nominated", "Marc Mukasey", "2017-03-13", known="2017-03-14", corrected="2017-03-14")
    history = History(office_of(MANHATTAN))
    history.take([left])
    changes = history.take([replace(taken_back, corrected=None), taken_back])
    assert not changes.said
    assert not changes.cited


def test_a_rejected_claim_carries_nothing_until_it_is_accepted_again() -> None:
    rejected = decision(Act.REJECT, FIRED.id)
    assert the_tenure(APPOINTED, FIRED, decisions=(rejected,)).end is None
    accepted = decision(Act.ACCEPT, FIRED.id, hour=2)
    assert the_tenure(APPOINTED, FIRED, decisions=(accepted, rejected)).end is not None


def test_partial_dates_meet() -> None:
    finer = says("took_office", "Preet Bharara", "2009-08", publisher="B")
    assert dates(the_tenure(APPOINTED, finer))[0] == "2009-08"


def test_what_was_done_was_done_by_the_day_it_was_told() -> None:
    undated = says("removed", "Preet Bharara", known="2017-03-12")
    assert dates(the_tenure(APPOINTED, ASKED, undated)) == ("2009", "[2017-03-10..2017-03-12]")


def test_dates_that_do_not_agree_are_a_dispute_and_a_coarse_one_takes_no_side() -> None:
    tenth = says("removed", "Preet Bharara", "2017-03-10", publisher="B")
    month = says("removed", "Preet Bharara", "2017-03", publisher="C", known="2017-04-30")
    dispute = the_dispute(FIRED, FIRED_TOO, tenth, month)
    assert dispute.about is About.WHEN_ENDED
    assert [(side.says, side.witnesses) for side in dispute.sides] == [("2017-03-11", 2), ("2017-03-10", 1)]


def test_two_starts_that_do_not_agree_are_a_dispute() -> None:
    dispute = the_dispute(
        APPOINTED, says("served", "Preet Bharara", "2010/..", publisher="B", known="2017-03-11")
    )
    assert dispute.about is About.WHEN_BEGAN
    assert dispute.sides[0].says == "2009"


def test_a_length_of_time_is_a_round_number_and_contradicts_no_finer_date() -> None:
    began = says("took_office", "Preet Bharara", "2009-08-13")
    seven_years = says("served", "Preet Bharara", "2010/..", words="Preet Bharara served for seven years.")
    assert history(began, seven_years).disputes == ()
    assert dates(the_tenure(began, seven_years))[0] == "2009-08-13"
    assert dates(the_tenure(seven_years))[0] == "[2009-01-01..2010-12-31]"


def test_an_appointment_before_the_first_day_is_no_dispute_but_a_bound() -> None:
    appointed = says("appointed", "Preet Bharara", "2009-05-15", publisher="B")
    tenure = the_tenure(APPOINTED, appointed)
    assert dates(tenure)[0] == "[2009-05-15..2009-12-31]"
    assert tenure.start is not None
    assert appointed.id in tenure.start.claims


def test_an_election_bounds_the_start_and_in_a_parliament_is_the_start() -> None:
    elected = says("elected", "Ann Lee", "2012-11-06", office="governor of Nevada")
    (governor,) = history(elected, office="governor of Nevada").tenures
    assert dates(governor)[0] == "[2012-11-06..]"
    seated = says("elected", "Ann Lee", "2012-11-06", office="MP for Bedwellty")
    (member,) = history(seated, office="MP for Bedwellty").tenures
    assert dates(member)[0] == "2012-11-06"


def test_a_successors_start_bounds_the_predecessors_end_and_is_cited() -> None:
    bharara, kim = history(APPOINTED, ASKED, KIM).tenures
    assert bharara.end is not None
    assert dates(bharara)[1] == "[2017-03-10..2017-03-11]"
    assert bharara.end.kind is Kind.LEFT
    assert KIM.id in bharara.end.claims
    assert kim.start is not None


def test_a_predecessors_end_bounds_the_successors_start_and_is_cited() -> None:
    kim = says("took_office", "Joon Kim", capacity="acting", known="2017-03-20")
    _, acting = history(APPOINTED, FIRED, kim).tenures
    assert dates(acting)[0] == "[2017-03-11..2017-03-20]"
    assert acting.start is not None
    assert FIRED.id in acting.start.claims


def test_a_successor_without_a_date_came_after_the_holder_was_last_seen() -> None:
    kept = says("asked_to_stay", "Preet Bharara", "2017-03-10")
    kim = says("took_office", "Joon Kim", capacity="acting", known="2017-04-27")
    found = history(APPOINTED, kept, kim)
    bharara, acting = found.tenures
    assert dates(bharara) == ("2009", "[2017-03-10..2017-04-27]")
    assert dates(acting) == ("[2017-03-10..2017-04-27]", "none")
    assert found.disputes == ()
    assert kept.id in acting.start.claims if acting.start else False


def test_a_holder_seen_after_the_other_began_is_not_ended_by_that() -> None:
    other = says("took_office", "Ann Lee", "2012-05-01")
    found = history(APPOINTED, ASKED, other)
    assert [tenure.end for tenure in found.tenures if tenure.person.name == "Preet Bharara"] == [None]
    assert [dispute.about for dispute in found.disputes] == [About.WHO_HELD]


def test_a_planned_successor_bounds_nothing() -> None:
    plan = says("appointed", "Joon Kim", "2017-03-20", status="planned", capacity="acting")
    bharara, _ = history(APPOINTED, plan).tenures
    assert bharara.end is None


def test_in_an_office_of_many_seats_nobody_bounds_anybody() -> None:
    office = "senator from Nevada"
    first = says("took_office", "Ann Lee", "2001-01-03", office=office)
    second = says("took_office", "Bob Ray", "2005-01-03", office=office)
    assert [tenure.end for tenure in history(first, second, office=office).tenures] == [None, None]


def test_several_times_in_one_office_stay_apart() -> None:
    first = says("served", "Ann Lee", "2001/2005")
    second = says("served", "Ann Lee", "2009/..")
    left = says("resigned", "Ann Lee", "2017-03-01")
    assert [dates(tenure) for tenure in history(first, second, left).tenures] == [
        ("2001", "2005"),
        ("2009", "2017-03-01"),
    ]


def test_a_start_without_a_date_takes_no_end_from_years_before() -> None:
    before, after = history(
        says("served", "Ann Lee", "1990-12-18", known="1990-12-19"),
        says("resigned", "Ann Lee", "1998-03-30", known="1998-04-01"),
        says("took_office", "Ann Lee", "2015-06-06", known="2015-06-07"),
        says("took_office", "Ann Lee", known="2015-06-08"),
    ).tenures
    assert dates(before) == ("[..1990-12-18]", "1998-03-30")
    assert dates(after) == ("2015-06-06", "none")


def test_who_goes_and_comes_back_on_one_day_has_two_tenures_that_meet() -> None:
    first, second = (
        says("served", "Ann Lee", "2012-09-04/2015-05-11"),
        says("served", "Ann Lee", "2015-05-11/.."),
    )
    assert [dates(tenure) for tenure in history(first, second).tenures] == [
        ("2012-09-04", "2015-05-11"),
        ("2015-05-11", "none"),
    ]


def test_who_was_elected_by_a_day_was_not_elected_to_the_term_before() -> None:
    first, second = (
        says("served", "Ann Lee", "1999-01-03/2003-01-03"),
        says("served", "Ann Lee", "2003-01-03/.."),
    )
    elected = says("elected", "Ann Lee", "[..2003-01-03]")
    assert [dates(tenure) for tenure in history(first, second, elected).tenures] == [
        ("1999-01-03", "2003-01-03"),
        ("2003-01-03", "none"),
    ]


def test_acting_and_permanent_are_two_tenures_of_one_person() -> None:
    acting = says("appointed", "Ann Lee", "2017-03-11", capacity="acting")
    permanent = says("took_office", "Ann Lee", "2018-01-05", known="2018-01-06")
    found = history(acting, permanent).tenures
    assert [(tenure.capacity, dates(tenure)) for tenure in found] == [
        (Capacity.ACTING, ("2017-03-11", "[2017-03-12..2018-01-05]")),
        (Capacity.PERMANENT, ("2018-01-05", "none")),
    ]


def test_a_start_told_without_its_capacity_is_that_of_the_acting_holder() -> None:
    plain = says("took_office", "Joon Kim", "2017-03-11", publisher="B")
    tenure = the_tenure(KIM, plain)
    assert tenure.capacity is Capacity.ACTING


def test_left_gives_way_to_the_more_telling_kind() -> None:
    left = says("left", "Preet Bharara", "2017-03-11", publisher="B", known="2017-03-30")
    tenure = the_tenure(APPOINTED, FIRED, left)
    assert tenure.end is not None
    assert tenure.end.kind is Kind.REMOVED
    assert left.id in tenure.end.claims


def test_who_did_it_is_named_in_the_fullest_form() -> None:
    trump = says("removed", "Preet Bharara", "2017-03-11", by="Trump", publisher="B", known="2017-03-14")
    tenure = the_tenure(APPOINTED, FIRED, trump)
    assert tenure.end is not None
    assert tenure.end.by == "Donald Trump"


def test_a_gap_that_the_bounds_do_not_prove_is_no_vacancy() -> None:
    kim = says("took_office", "Joon Kim", capacity="acting", known="2017-03-20")
    assert history(APPOINTED, FIRED, kim).vacancies == ()


def test_a_denial_contradicts_who_asserts_and_a_weightier_one_takes_the_edge_away() -> None:
    rumor = says("removed", "Preet Bharara", "2017-03-11", sources=("two officials",))
    denial = says("removed", "Preet Bharara", status="denied", sources=("Jeff Sessions",))
    found = history(APPOINTED, rumor, denial)
    (dispute,) = found.disputes
    assert dispute.about is About.WHETHER_ENDED
    assert [side.says for side in dispute.sides] == ["not removed", "removed"]
    assert found.tenures[0].end is None


def test_a_denial_from_before_the_day_contradicts_nothing() -> None:
    early = says("removed", "Preet Bharara", status="denied", known="2017-01-15")
    assert history(APPOINTED, FIRED, early).disputes == ()


def test_two_people_surely_in_one_seat_at_once_are_a_dispute() -> None:
    first = says("served", "Ann Lee", "2001-01-01/2005-01-01")
    second = says("served", "Bob Ray", "2003-01-01/2007-01-01")
    dispute = the_dispute(first, second)
    assert (dispute.about, dispute.person) == (About.WHO_HELD, None)
    assert {side.says for side in dispute.sides} == {
        "Ann Lee, 2001-01-01/2005-01-01",
        "Bob Ray, 2003-01-01/2007-01-01",
    }


def test_a_copy_is_no_second_witness_of_who_held_the_seat() -> None:
    lee = says("suspended", "Lee", "2017-01-01", known="2017-03-12", publisher="A")
    told = (
        lee,
        says("suspended", "Jose Ray Jr.", "2017-03", known="2017-03-12", publisher="A"),
        says("on_leave", "José Ray", "2017-03-11", known="2017-03-31", publisher="A"),
    )
    copy = replace(lee, id=f"{lee.id}-copy", publisher="B", known=date(2018, 2, 28))
    for dispute in (the_dispute(*told), the_dispute(*told, copy)):
        assert [side.witnesses for side in dispute.sides] == [1, 1]


def test_who_acts_for_a_suspended_holder_does_not_end_the_tenure() -> None:
    suspended = says("suspended", "Preet Bharara", "2017-03-01")
    found = history(APPOINTED, suspended, KIM)
    assert found.tenures[0].end is None
    assert found.disputes == ()


def test_an_empty_seat_is_a_vacancy_with_both_its_edges_cited() -> None:
    late = says("took_office", "Joon Kim", "2017-05-01", known="2017-05-02")
    (vacancy,) = history(APPOINTED, FIRED, late).vacancies
    assert (str(vacancy.start), str(vacancy.end)) == ("2017-03-11", "2017-05-01")
    assert {FIRED.id, late.id} <= set(vacancy.claims)
    (still,) = history(APPOINTED, FIRED).vacancies
    assert still.end is None


def test_a_surname_alone_joins_the_one_fuller_name_that_it_fits_and_else_is_asked_about() -> None:
    ann, bob = says("served", "Ann Lee", "2001/2005"), says("served", "Bob Lee", "2009/..")
    short = says("removed", "Lee", "2017-03-01")
    assert len(history(ann, short).persons) == 1
    found = history(ann, bob, short)
    assert len(found.persons) == 3
    assert len(found.questions) == 2


def test_what_belongs_to_no_tenure_is_named() -> None:
    nominated = says("nominated", "Ann Lee", "2017-03-01")
    found = history(nominated)
    assert found.tenures == ()
    assert found.unplaced == (nominated.id,)
