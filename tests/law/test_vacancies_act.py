"""The Federal Vacancies Reform Act, on vacancies invented here. Days were counted by hand on a calendar."""

from told import acting, fact, nominated, of_office, returned, spans, vacant

from holdover.law.facts import FactKind, Ground
from holdover.law.reckon import Finding


def test_acting_service_ends_with_the_210th_day_of_the_vacancy() -> None:
    # 1 March 2023 is day 1: 31 days of March, then 30, 31, 30, 31, 31 make 184; 26 September is day 210.
    found = of_office("2023-12-31", vacant("2023-03-01"), acting("Ada Birch", "2023-03-01"))
    assert found.finding is Finding.VIOLATION
    assert spans(found) == [("Ada Birch", "2023-09-27", None)]
    assert str(found.first_unlawful) == "2023-09-27"


def test_on_the_last_lawful_day_there_is_no_violation_yet() -> None:
    found = of_office("2023-09-26", vacant("2023-03-01"), acting("Ada Birch", "2023-03-01"))
    assert found.finding is Finding.NO_VIOLATION


def test_the_other_way_of_counting_is_shown_beside_with_its_source() -> None:
    found = of_office("2023-12-31", vacant("2023-03-01"), acting("Ada Birch", "2023-03-01"))
    (window,) = found.courses[0].windows
    assert [(str(other.last), other.method.first_day) for other in window.other_counts] == [
        ("2023-09-27", "left out")
    ]
    assert window.other_counts[0].method.source


def test_an_inauguration_day_during_the_vacancy_gives_300_days() -> None:
    before = of_office("2018-03-01", vacant("2016-12-01"), acting("Ada Birch", "2016-12-01"))
    since = of_office("2022-03-01", vacant("2020-12-01"), acting("Ada Birch", "2020-12-01"))
    assert spans(before) == [("Ada Birch", "2017-11-17", None)]
    assert spans(since) == [("Ada Birch", "2021-11-16", None)]


def test_a_vacancy_within_60_days_of_an_inauguration_has_300_days_of_its_own() -> None:
    # 20 March 2021 is the 60th day beginning on 20 January; 300 days, it counted, end on 13 January 2022.
    within = of_office("2022-03-01", vacant("2021-03-20"), acting("Ada Birch", "2021-03-20"))
    after = of_office("2022-03-01", vacant("2021-03-21"), acting("Ada Birch", "2021-03-21"))
    assert str(within.first_unlawful) == "2022-01-14"
    assert str(after.first_unlawful) == "2021-10-17"


def test_a_new_president_makes_acting_service_lawful_again_in_an_old_vacancy() -> None:
    found = of_office("2021-06-01", vacant("2019-06-01"), acting("Ada Birch", "2019-06-01"))
    assert spans(found) == [("Ada Birch", "2019-12-29", "2021-01-19")]
    assert [str(day) for day in found.lawful_again] == ["2021-01-20"]


def test_a_pending_nomination_has_no_limit_and_its_return_gives_210_days_more() -> None:
    told = (vacant("2023-03-01"), acting("Ada Birch", "2023-03-01"), nominated("Carl Dunn", "2023-06-01"))
    pending = of_office("2023-12-31", *told)
    assert (pending.finding, pending.first_unlawful) == (Finding.NO_VIOLATION, None)
    # 28 days left in January, then 29, 31, 30, 31, 30 make 179; 31 July is the 210th day after 3 January.
    ended = of_office("2024-12-31", *told, returned("Carl Dunn", "2024-01-03"))
    assert spans(ended) == [("Ada Birch", "2024-08-01", None)]


def test_service_may_resume_on_a_nomination_made_after_the_days_ran_out() -> None:
    told = (vacant("2023-03-01"), acting("Ada Birch", "2023-03-01"), nominated("Carl Dunn", "2023-11-01"))
    found = of_office("2023-12-31", *told)
    assert spans(found) == [("Ada Birch", "2023-09-27", "2023-10-31")]
    assert found.first_unlawful is None  # none in sight while the nomination is pending
    only_tolled = of_office(
        "2023-12-31", *told, readings={"nomination-after-the-days-ran-out": "only while running"}
    )
    assert spans(only_tolled) == [("Ada Birch", "2023-09-27", None)]


def test_a_third_nomination_gives_no_time() -> None:
    told = (
        vacant("2021-06-01"),
        acting("Ada Birch", "2021-06-01"),
        nominated("Carl Dunn", "2021-07-01"),
        returned("Carl Dunn", "2021-08-01"),
        nominated("Eva Frost", "2021-09-01"),
        returned("Eva Frost", "2022-01-03"),
        nominated("Gil Hart", "2022-02-01"),
    )
    assert spans(of_office("2022-12-31", *told)) == [("Ada Birch", "2022-08-02", None)]


def test_whether_a_new_president_begins_the_count_of_nominations_again_is_answered_both_ways() -> None:
    told = (
        vacant("2020-03-01"),
        acting("Ada Birch", "2020-03-01"),
        nominated("Carl Dunn", "2020-04-01"),
        returned("Carl Dunn", "2020-05-01"),
        nominated("Eva Frost", "2020-06-01"),
        returned("Eva Frost", "2021-01-03"),
        nominated("Gil Hart", "2021-06-01"),
    )
    assert spans(of_office("2022-12-31", *told)) == [("Ada Birch", "2021-11-16", None)]
    again = of_office(
        "2022-12-31", *told, readings={"nominations-of-two-presidents": "the count begins again"}
    )
    assert again.finding is Finding.NO_VIOLATION


def test_a_vacancy_in_an_adjournment_sine_die_counts_from_the_day_the_senate_reconvenes() -> None:
    adjourned = fact(FactKind.ADJOURNED, "2022-12-23", until="2023-01-03")
    found = of_office("2023-12-31", vacant("2022-12-28"), adjourned, acting("Ada Birch", "2022-12-28"))
    assert str(found.first_unlawful) == "2023-08-01"


def test_a_last_day_without_the_senate_moves_to_its_second_day_back() -> None:
    out = fact(FactKind.SENATE_OUT, "2023-09-20", until="2023-10-04")
    found = of_office("2023-12-31", vacant("2023-03-01"), acting("Ada Birch", "2023-03-01"), out)
    assert str(found.first_unlawful) == "2023-10-05"


def test_a_nominee_who_acts_by_another_post_than_first_assistant_is_barred() -> None:
    officer = fact(FactKind.ACTING_BEGAN, "2023-03-01", "Ada Birch", ground=Ground.SENIOR_OFFICER)
    told = (vacant("2023-03-01"), officer, nominated("Ada Birch", "2023-05-01"))
    assert spans(of_office("2023-06-01", *told)) == [("Ada Birch", "2023-05-01", None)]
    assert (
        of_office("2023-06-01", *told, readings={"nominee": "first assistants"}).finding
        is Finding.NO_VIOLATION
    )


def test_a_nominee_who_was_first_assistant_long_enough_may_act_by_whatever_post() -> None:
    officer = fact(FactKind.ACTING_BEGAN, "2023-03-01", "Ada Birch", ground=Ground.CONFIRMED_OFFICER)
    assistant = fact(FactKind.FIRST_ASSISTANT, "2022-11-01", "Ada Birch")
    told = (assistant, vacant("2023-03-01"), officer, nominated("Ada Birch", "2023-05-01"))
    assert of_office("2023-06-01", *told).finding is Finding.NO_VIOLATION


def test_a_first_assistant_whom_the_senate_confirmed_as_such_may_be_nominated() -> None:
    def found(ground: Ground) -> Finding:
        acts = fact(FactKind.ACTING_BEGAN, "2023-03-01", "Ada Birch", ground=ground, since="2023-02-01")
        return of_office(
            "2023-06-01", vacant("2023-03-01"), acts, nominated("Ada Birch", "2023-05-01")
        ).finding

    assert found(Ground.FIRST_ASSISTANT) is Finding.VIOLATION
    assert found(Ground.CONFIRMED_FIRST_ASSISTANT) is Finding.NO_VIOLATION


def test_who_acts_by_another_post_may_become_first_assistant_later() -> None:
    officer = fact(FactKind.ACTING_BEGAN, "2023-03-01", "Ada Birch", ground=Ground.CONFIRMED_OFFICER)
    assistant = fact(FactKind.FIRST_ASSISTANT, "2023-04-01", "Ada Birch")
    told, readings = (vacant("2023-03-01"), officer, assistant), {"first-assistant": "at the vacancy"}
    assert of_office("2023-06-01", *told, readings=readings).finding is Finding.NO_VIOLATION


def test_a_senior_officer_needs_90_days_in_the_agency_before_the_vacancy() -> None:
    def found(since: str) -> Finding:
        ground = Ground.SENIOR_OFFICER
        officer = fact(FactKind.ACTING_BEGAN, "2023-03-01", "Ada Birch", ground=ground, since=since)
        return of_office("2023-04-01", vacant("2023-03-01"), officer).finding

    assert found("2022-12-01") is Finding.NO_VIOLATION
    assert found("2022-12-02") is Finding.VIOLATION


def test_an_office_vacant_before_the_act_counts_from_its_first_day() -> None:
    # 210 days after 20 November 1998, that day left out: 18 June 1999.
    found = of_office("1999-12-31", vacant("1998-02-01"), acting("Ada Birch", "1998-02-01"))
    assert spans(found) == [("Ada Birch", "1999-06-19", None)]


def test_where_the_day_of_the_vacancy_is_missing_it_is_named_and_the_bounds_hold() -> None:
    found = of_office("2023-12-01", vacant(None), acting("Ada Birch", "2023-06-01"))
    assert found.finding is Finding.UNDETERMINED
    assert found.missing == ("the day on which the office fell vacant",)
    assert [str(each.begins) for each in found.violations] == ["2023-06-01", "2023-06-01..2023-12-01"]
    assert not any(each.certain for each in found.violations)


def test_service_of_more_than_210_days_is_a_violation_whatever_the_day_of_the_vacancy() -> None:
    found = of_office("2023-12-31", vacant(None), acting("Ada Birch", "2023-06-01"))
    assert found.finding is Finding.VIOLATION
    # All of it in a vacancy from before the last inauguration, else what comes after 210 days of its own.
    assert [str(each.begins) for each in found.violations] == ["2023-06-01", "2023-06-01..2023-12-28"]


def test_a_missing_day_that_makes_no_difference_is_not_asked_for() -> None:
    found = of_office("2022-03-01", vacant(None), acting("Ada Birch", "2021-02-01"), at_inauguration=True)
    assert spans(found) == [("Ada Birch", "2021-11-16", None)]
    assert found.missing == ()


def test_where_nobody_is_named_the_first_assistant_is_presumed_to_act_and_the_presumption_is_said() -> None:
    found = of_office("2023-12-31", vacant("2023-03-01"))
    assert found.finding is Finding.VIOLATION
    assert [step.says for step in found.presumed] == [
        "nobody is said to have acted; somebody is presumed to act from the vacancy on"
    ]
    assert found.missing == ("who served, from when to when",)
