"""Clocks as they stand on a day, of offices and people invented here."""

from datetime import date

import pytest
from told import COURT, LAW, acting, appointed, fact, left, nominated, returned, vacant

from holdover.law.clock import Clock, State, clocks
from holdover.law.facts import Fact, FactKind, Facts

ATTORNEY = "United States attorney, District of Dawn"
SECRETARY = "Assistant secretary for lighthouses, Department of Commerce"


def running(office: str, on: str, *events: Fact, readings: dict[str, str] | None = None) -> list[Clock]:
    return list(clocks(Facts(office, date.fromisoformat(on), events), LAW, readings))


@pytest.mark.parametrize(
    ("on", "state", "left_over"),
    [
        ("2023-03-01", State.RUNNING, 209),
        ("2023-09-26", State.LAST_DAY, 0),
        ("2023-09-27", State.EXPIRED, -1),
    ],
)
def test_a_clock_runs_has_a_last_day_and_expires(on: str, state: State, left_over: int) -> None:
    (clock,) = running(SECRETARY, on, vacant("2023-03-01"), acting("Ada Birch", "2023-03-01"))
    assert (clock.state, str(clock.last_lawful), clock.days_left) == (state, "2023-09-26", left_over)
    assert (clock.person, str(clock.began)) == ("Ada Birch", "2023-03-01")


def test_a_pending_nomination_stops_it_and_a_return_starts_it_again() -> None:
    told = (vacant("2023-03-01"), acting("Ada Birch", "2023-03-01"), nominated("Carl Dunn", "2023-06-01"))
    (pending,) = running(SECRETARY, "2024-01-02", *told)
    assert (pending.state, pending.last_lawful) == (State.NO_LIMIT, None)
    (after,) = running(SECRETARY, "2024-02-01", *told, returned("Carl Dunn", "2024-01-03"))
    assert (after.state, str(after.last_lawful)) == (State.RUNNING, "2024-07-31")


def test_an_interim_attorney_past_120_days_is_expired_though_nobody_tells_of_an_end() -> None:
    told = (vacant("2019-03-01"), appointed("Ada Birch", "2019-04-01"))
    (clock,) = running(ATTORNEY, "2019-08-01", *told)
    assert (clock.state, str(clock.last_lawful)) == (State.EXPIRED, "2019-07-30")


def test_a_court_appointee_has_no_limit() -> None:
    told = (
        vacant("2019-03-01"),
        appointed("Ada Birch", "2019-04-01"),
        left("Ada Birch", "2019-07-30"),
        appointed("Carl Dunn", "2019-07-31", COURT),
    )
    (clock,) = running(ATTORNEY, "2021-08-01", *told)
    assert (clock.person, clock.state) == ("Carl Dunn", State.NO_LIMIT)


def test_an_appointment_without_the_power_to_make_it_has_no_authority_from_its_first_day() -> None:
    told = (
        vacant("2025-03-01"),
        appointed("Ada Birch", "2025-04-01"),
        left("Ada Birch", "2025-08-01"),
        appointed("Carl Dunn", "2025-09-01"),
    )
    (clock,) = running(ATTORNEY, "2025-10-01", *told)
    assert (clock.state, clock.last_lawful, str(clock.first_unlawful)) == (
        State.NO_AUTHORITY,
        None,
        "2025-09-01",
    )
    assert {(it.followed, it.state) for it in clock.under} == {
        (True, State.NO_AUTHORITY),
        (False, State.RUNNING),
    }


def test_where_readings_differ_each_gives_its_day_and_its_decisions() -> None:
    told = (
        vacant("2025-03-01"),
        appointed("Ada Birch", "2025-04-01"),
        left("Ada Birch", "2025-05-01"),
        appointed("Carl Dunn", "2025-05-02"),
    )
    (clock,) = running(ATTORNEY, "2025-06-01", *told)
    assert [(it.followed, str(it.last_lawful)) for it in clock.under] == [
        (False, "2025-07-30"),
        (True, "2025-08-30"),
    ]
    assert all(it.reading.decisions for it in clock.under)
    (chosen,) = running(ATTORNEY, "2025-06-01", *told, readings={"whose-appointment": "the first"})
    assert str(chosen.last_lawful) == "2025-07-30"


def test_a_regular_attorney_holds_over_after_four_years() -> None:
    took = fact(FactKind.TOOK_OFFICE, "2013-03-11", "Ada Birch")
    (term,) = running(ATTORNEY, "2017-03-10", took)
    (over,) = running(ATTORNEY, "2017-03-11", took)
    assert [term.state, over.state] == [State.NO_LIMIT, State.HOLDING_OVER]
    assert "holds over" in over.steps[0].says


def test_without_the_day_of_the_vacancy_it_is_named_and_the_bounds_are_given() -> None:
    (clock,) = running(SECRETARY, "2023-09-01", vacant(None), acting("Ada Birch", "2023-06-01"))
    assert clock.state is State.PERHAPS_EXPIRED
    assert clock.missing == ("the day on which the office fell vacant",)
    assert clock.last_lawful is not None
    assert date(2023, 12, 27) in clock.last_lawful
    assert clock.days_left is None


def test_who_has_left_and_who_serves_in_another_countrys_office_has_no_clock() -> None:
    told = (vacant("2019-03-01"), appointed("Ada Birch", "2019-04-01"), left("Ada Birch", "2019-05-01"))
    assert running(ATTORNEY, "2019-06-01", *told) == []
    assert running("Finance minister of Ghana", "2019-06-01", acting("Ada Birch", "2019-05-01")) == []


def test_the_nearest_to_its_end_comes_first() -> None:
    told = (
        vacant("2019-03-01"),
        acting("Carl Dunn", "2019-03-01"),
        appointed("Ada Birch", "2019-04-01"),
    )
    found = running(ATTORNEY, "2019-03-31", told[0], told[1])
    assert [clock.person for clock in found] == ["Carl Dunn"]
    outside = fact(FactKind.TOOK_OFFICE_OUTSIDE, "2015-09-09", "Asha Rao")
    (minister,) = running("Minister of Tides, Kerala", "2015-10-01", outside)
    assert (minister.authority.id, str(minister.last_lawful)) == ("in-164-4", "2016-03-08")
