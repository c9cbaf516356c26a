"""What is counted of a body: turnover and vacancy by year, lengths of service, transitions."""

from datetime import date, timedelta
from statistics import median_low

import pytest
from hypothesis import given
from hypothesis import strategies as st
from recording import reporting
from saying import says

from holdover.claim import Status
from holdover.ledger.entry import Entry
from holdover.record import Record
from holdover.register.lengths import lengths, median
from holdover.register.meant import UnknownNameError
from holdover.register.offices import office_of
from holdover.register.reconcile import reconcile
from holdover.register.stints import middle, stints
from holdover.register.succession import Vacancy
from holdover.register.tenure import Tenure
from holdover.register.transitions import transitions
from holdover.register.turnover import turnover
from holdover.when import PartialDate

BOSTON, DENVER = "mayor of Boston", "mayor of Denver"


def held(
    name: str, start: str | None, end: str | None, office: str = BOSTON, capacity: str = "permanent"
) -> list[Entry]:
    told = (
        [says("took_office", name, start, office=office, known="2030-01-01", capacity=capacity)]
        if start
        else []
    )
    ended = [says("left", name, end, office=office, known="2030-01-01", capacity=capacity)] if end else []
    return [*told, *ended]


def told(*entries: list[Entry]) -> tuple[list[Tenure], list[Vacancy]]:
    by_office: dict[str, list[Entry]] = {}
    for entry in (each for group in entries for each in group):
        by_office.setdefault(entry.claim.office or "", []).append(entry)
    histories = [reconcile(office_of(name), each) for name, each in by_office.items()]
    tenures = [tenure for history in histories for tenure in history.tenures]
    return tenures, [vacancy for history in histories for vacancy in history.vacancies]


def test_entries_exits_and_rates_of_a_year_as_counted_by_hand() -> None:
    tenures, vacancies = told(
        held("Ann Lee", "2014-01-01", "2017-03-02"),
        held("Bob Ray", "2017-05-01", None),
        held("Cy Dean", "2010-01-01", None, office=DENVER),
    )
    before, year = turnover(tenures, vacancies, date(2016, 1, 1), date(2017, 12, 31))
    assert (before.entries, before.exits, before.holders, before.turnover) == (0, 0, 2.0, 0.0)
    # Ann Lee served 60 days of 2017, Bob Ray 245, Cy Dean 365; the seat stood empty from 2 March to 30 April.
    assert (year.offices, year.entries, year.exits) == (2, 1, 1)
    assert year.holders == pytest.approx((60 + 245 + 365) / 365)
    assert year.turnover == pytest.approx(365 / 670)
    assert (year.vacancy_days, year.seat_days) == (60, 730)
    assert year.vacancy == pytest.approx(60 / 730)


def test_who_goes_on_in_the_office_neither_left_nor_entered() -> None:
    tenures, _ = told(
        held("Ann Lee", "2014-01-01", "2016-01-01", capacity="acting"),
        held("Ann Lee", "2016-01-01", "2018-01-01"),
    )
    assert len(tenures) == 2
    (stint,) = stints(tenures)
    assert (stint.begin, stint.end, stint.capacity) == (date(2014, 1, 1), date(2018, 1, 1), "permanent")
    assert turnover(tenures, [], date(2016, 1, 1), date(2016, 12, 31))[0].exits == 0


def test_who_comes_back_has_two_stints() -> None:
    tenures, _ = told(held("Ann Lee", "2014-01-01", "2016-01-01"), held("Ann Lee", "2017-01-01", None))
    assert len(stints(tenures)) == 2


def test_a_day_known_to_the_year_lies_in_its_middle_and_is_told_as_rough() -> None:
    assert middle(PartialDate.parse("2016")) == date(2016, 7, 1)
    tenures, _ = told(held("Ann Lee", "2014-01-01", "2016"))
    (year,) = turnover(tenures, [], date(2016, 1, 1), date(2016, 12, 31))
    assert (year.exits, year.rough, year.unplaced) == (1, 1, 0)


def test_what_is_known_no_better_than_to_years_is_not_placed_and_told() -> None:
    tenures, _ = told(held("Ann Lee", "2014-01-01", "[2015-01-01..2018-12-31]"))
    years = turnover(tenures, [], date(2013, 1, 1), date(2019, 12, 31))
    assert [year.exits for year in years] == [0] * 7
    assert [year.unplaced for year in years] == [0, 1, 1, 1, 1, 1, 0]


def test_a_planned_end_ends_nothing_and_a_planned_start_begins_nothing() -> None:
    told_ = [
        says("took_office", "Ann Lee", "2014-01-01", office=BOSTON),
        says("left", "Ann Lee", "2018-01-01", office=BOSTON, status="planned"),
        says("took_office", "Bob Ray", "2018-01-01", office=BOSTON, status="planned"),
    ]
    tenures = reconcile(office_of(BOSTON), told_).tenures
    assert {each.start.status for each in tenures if each.start} == {Status.ACTUAL, Status.PLANNED}
    (stint,) = stints(tenures)
    assert (stint.person.name, stint.over) == ("Ann Lee", False)


spans = st.lists(st.tuples(st.integers(0, 4000), st.integers(1, 2000)), min_size=1, max_size=12)


@given(spans, st.integers(1, 11))
def test_parts_of_a_time_add_up_to_the_whole(told_: list[tuple[int, int]], cut: int) -> None:
    start = date(2000, 1, 1)
    tenures = [_tenure(number, start + timedelta(begin), days) for number, (begin, days) in enumerate(told_)]
    years = turnover(tenures, [], date(2000, 1, 1), date(2019, 12, 31))
    assert sum(year.entries for year in years) == len(tenures)
    assert sum(year.exits for year in years) == len(tenures)
    in_office = sum(year.holders * ((year.last - year.first).days + 1) for year in years)
    assert round(in_office) == sum(days for _, days in told_)
    until = date(2000 + cut, 6, 30)
    first = turnover(tenures, [], date(2000, 1, 1), until)
    then = turnover(tenures, [], until + timedelta(1), date(2019, 12, 31))
    assert sum(year.exits for year in (*first, *then)) == len(tenures)


def _tenure(number: int, begin: date, days: int) -> Tenure:
    end = begin + timedelta(days)
    (tenure,), _ = told(
        held(f"Person{number} Lee", begin.isoformat(), end.isoformat(), office="judge of Boston")
    )
    return tenure


@given(st.lists(st.integers(1, 1000), min_size=1))
def test_where_all_have_left_the_median_is_that_of_their_days(days: list[int]) -> None:
    assert median((each, True) for each in days) == median_low(days)


def test_those_still_in_office_count_for_as_far_as_they_have_come() -> None:
    # By hand: of 4, one leaves at 10 (3/4 stay), one is still there at 20, one leaves at 30 (3/4 * 1/2).
    assert median([(10, True), (20, False), (30, True), (40, False)]) == 30
    assert median([(10, True), (20, False), (30, False)]) is None


def test_the_longest_of_each_office_and_of_all() -> None:
    tenures, _ = told(
        held("Ann Lee", "2010-01-01", "2012-01-01"),
        held("Bob Ray", "2012-01-01", "2013-01-01"),
        held("Cy Dean", "2010-01-01", None, office=DENVER),
    )
    whole, boston, denver = lengths(tenures, None, date(2020, 1, 1))
    assert (whole.office, whole.over, whole.going_on) == (None, 2, 1)
    assert whole.longest.person.name == "Cy Dean"
    assert (boston.median, boston.longest.person.name, boston.longest_days) == (366, "Ann Lee", 730)
    assert (denver.median, denver.longest_days) == (None, 3653)
    assert lengths(tenures, date(2011, 1, 1), date(2020, 1, 1))[0].longest.person.name == "Bob Ray"
    assert lengths([], None, date(2020, 1, 1)) == ()


def test_a_transition_parts_those_in_office_into_kept_and_left() -> None:
    tenures, _ = told(
        held("Ann Lee", "2014-01-01", "2017-01-10"),
        held("Bob Ray", "2017-02-01", None),
        held("Cy Dean", "2010-01-01", None, office=DENVER),
        held("Di Pine", "2012-01-01", "2017-01-05", office="mayor of Austin"),
    )
    ten, thirty = transitions(tenures, [date(2017, 1, 5)], [30, 10], date(2020, 1, 1))
    assert [each.person.name for each in ten.before] == ["Di Pine", "Ann Lee", "Cy Dean"]
    assert [each.person.name for each in ten.kept] == ["Cy Dean"]
    assert [each.name for each in ten.vacant] == ["mayor, Austin", "mayor, Boston"]
    assert [each.person.name for each in thirty.entered] == ["Bob Ray"]
    assert [each.name for each in thirty.vacant] == ["mayor, Austin"]
    assert thirty.kept_share == pytest.approx(1 / 3)
    assert thirty.vacant_share == pytest.approx(1 / 3)


def test_a_transition_is_not_told_of_days_to_come() -> None:
    tenures, _ = told(held("Ann Lee", "2014-01-01", None))
    found = transitions(tenures, [date(2017, 1, 1)], [30, 100], date(2017, 2, 1))
    assert [each.days for each in found] == [30]


def test_a_record_counts_as_known_on_a_day(place: str) -> None:
    office = "US attorney, Southern District of New York"
    reports = [
        says("took_office", "Ann Lee", "2009-08-13", office=office, known="2009-08-14"),
        says("left", "Ann Lee", "2017-03-11", office=office, known="2017-03-12"),
    ]
    with Record.open(place) as record:
        record.add(map(reporting, reports))
        now, then = (
            record.turnover(
                "Department of Justice", from_=date(2017, 1, 1), to=date(2017, 12, 31), known=known
            )
            for known in (None, date(2017, 3, 1))
        )
        assert (now[0].exits, then[0].exits) == (1, 0)
        assert then[0].last == date(2017, 3, 1)
        assert record.lengths(office=office)[0].longest_days == 2767
        assert record.lengths("Department of Justice", known=date(2017, 3, 1))[0].going_on == 1
        assert [each.days for each in record.transitions("Department of Justice", [date(2017, 1, 20)])] == [
            30,
            100,
            365,
        ]
        with pytest.raises(UnknownNameError, match="no body of the name “Ministry of Water”"):
            record.turnover("Ministry of Water")
