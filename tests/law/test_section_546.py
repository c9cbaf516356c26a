"""28 U.S.C. 546 in its versions, in a district invented here. Days were counted by hand on a calendar."""

import pytest
from told import COURT, acting, appointed, fact, left, of_attorney, spans, vacant

from holdover.law.facts import FactKind
from holdover.law.reckon import Finding


def test_an_interim_appointment_ends_with_the_120th_day_after_it() -> None:
    # 1 April 2019 left out: 29 days of April, then 31, 30 make 90; 30 July is the 120th day after.
    told = (vacant("2019-03-01"), appointed("Ada Birch", "2019-04-01"))
    assert spans(of_attorney("2019-12-31", *told, left("Ada Birch", "2019-08-15"))) == [
        ("Ada Birch", "2019-07-31", "2019-08-15")
    ]
    assert of_attorney("2019-12-31", *told, left("Ada Birch", "2019-07-30")).finding is Finding.NO_VIOLATION


def test_an_appointment_ends_by_itself_where_nobody_tells_of_service_after_it() -> None:
    told = (vacant("2019-03-01"), appointed("Ada Birch", "2019-04-01"))
    assert of_attorney("2019-12-31", *told).finding is Finding.NO_VIOLATION


def test_the_court_may_appoint_when_the_days_are_over_and_without_a_limit() -> None:
    told = (
        vacant("1999-03-01"),
        appointed("Ada Birch", "1999-04-01"),
        appointed("Carl Dunn", "1999-07-31", COURT),
        left("Carl Dunn", "2005-06-30"),
    )
    assert of_attorney("2005-12-31", *told).finding is Finding.NO_VIOLATION
    implied = of_attorney("2005-12-31", *told, readings={"court-appointee": "an implied limit"})
    assert spans(implied) == [("Carl Dunn", "2003-07-31", "2005-06-30")]


def test_a_second_appointment_after_the_days_ran_out_is_answered_by_the_reading_of_its_time() -> None:
    early = (vacant("1995-03-01"), appointed("Ada Birch", "1995-04-01"), appointed("Ada Birch", "1995-09-01"))
    late = (vacant("2025-03-01"), appointed("Ada Birch", "2025-04-01"), appointed("Carl Dunn", "2025-09-01"))
    assert of_attorney("1995-12-31", *early).finding is Finding.NO_VIOLATION
    assert spans(of_attorney("2025-12-31", *late)) == [("Carl Dunn", "2025-09-01", None)]


def test_once_the_court_has_appointed_no_reading_lets_the_attorney_general_appoint_again() -> None:
    told = (
        vacant("1995-03-01"),
        appointed("Ada Birch", "1995-04-01"),
        appointed("Carl Dunn", "1995-07-31", COURT),
        left("Carl Dunn", "1995-10-01"),
        appointed("Eva Frost", "1995-10-02"),
    )
    assert spans(of_attorney("1995-12-31", *told)) == [("Eva Frost", "1995-10-02", None)]


@pytest.mark.parametrize(("reading", "first_unlawful"), [("the first", "2025-07-31"), ("each", "2025-08-31")])
def test_whose_appointment_starts_the_days_is_answered_both_ways(reading: str, first_unlawful: str) -> None:
    found = of_attorney(
        "2025-12-31",
        vacant("2025-03-01"),
        appointed("Ada Birch", "2025-04-01"),
        left("Ada Birch", "2025-05-01"),
        appointed("Carl Dunn", "2025-05-02"),
        left("Carl Dunn", "2025-10-01"),
        readings={"whose-appointment": reading},
    )
    assert spans(found) == [("Carl Dunn", first_unlawful, "2025-10-01")]


def test_between_2006_and_2007_there_was_no_limit_until_the_new_law_set_one() -> None:
    told = (vacant("2006-05-01"), appointed("Ada Birch", "2006-06-01"))
    assert of_attorney("2007-06-01", *told, left("Ada Birch", "2007-05-30")).finding is Finding.NO_VIOLATION
    # 120 days after 14 June 2007: 12 October 2007.
    assert spans(of_attorney("2007-12-31", *told, left("Ada Birch", "2007-11-01"))) == [
        ("Ada Birch", "2007-10-13", "2007-11-01")
    ]


def test_nobody_whom_the_senate_refused_may_be_appointed() -> None:
    refused = fact(FactKind.NOMINATION_REJECTED, "2019-03-20", "Ada Birch")
    nominated = fact(FactKind.NOMINATED, "2019-03-05", "Ada Birch")
    found = of_attorney(
        "2019-05-01", vacant("2019-03-01"), nominated, refused, appointed("Ada Birch", "2019-04-01")
    )
    assert spans(found) == [("Ada Birch", "2019-04-01", None)]


def test_a_first_assistant_named_during_the_vacancy_acts_or_not_by_the_reading() -> None:
    late = fact(FactKind.FIRST_ASSISTANT, "2025-09-01", "Ada Birch")
    told = (vacant("2025-06-01"), late, acting("Ada Birch", "2025-09-02"))
    assert spans(of_attorney("2025-12-01", *told)) == [("Ada Birch", "2025-09-01..2025-09-02", None)]
    whenever = of_attorney("2025-12-01", *told, readings={"first-assistant": "whenever named"})
    assert whenever.finding is Finding.NO_VIOLATION


def test_who_was_first_assistant_when_the_vacancy_arose_acts_by_that_post() -> None:
    before = fact(FactKind.FIRST_ASSISTANT, "2025-05-01", "Ada Birch")
    told = (vacant("2025-06-01"), before, acting("Ada Birch", "2025-06-01"))
    assert of_attorney("2025-12-01", *told).finding is Finding.NO_VIOLATION


def test_all_powers_under_another_title_are_acting_by_another_name_or_not() -> None:
    given = fact(FactKind.DELEGATED, "2025-09-01", "Ada Birch")
    told = (vacant("2025-06-01"), given)
    assert spans(of_attorney("2025-12-01", *told)) == [("Ada Birch", "2025-09-01", None)]
    functions = of_attorney("2025-12-01", *told, readings={"delegation": "functions only"})
    assert functions.finding is Finding.NO_VIOLATION


def test_acting_first_and_interim_after_is_one_line_of_lawful_service() -> None:
    # 210 days from 28 February 2018, that day left out, end on 26 September, when the appointment begins.
    told = (vacant("2018-02-28"), acting("Ada Birch", "2018-03-01"), appointed("Ada Birch", "2018-09-26"))
    assert of_attorney("2019-02-01", *told).finding is Finding.NO_VIOLATION


def test_a_court_appointment_of_unknown_day_is_taken_to_follow_at_once() -> None:
    told = (
        vacant("2019-03-01"),
        appointed("Ada Birch", "2019-04-01"),
        appointed("Ada Birch", "[2019-04-01..2019-10-01]", COURT),
        left("Ada Birch", "2019-10-01"),
    )
    assert of_attorney("2019-12-31", *told).finding is Finding.NO_VIOLATION
