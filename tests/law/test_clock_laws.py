"""Laws of the clocks: what must hold for any vacancy whatever."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from told import LAW, acting, appointed, fact, of_office, vacant

from holdover.law.bounds import Bounds
from holdover.law.clock import clocks
from holdover.law.explain import steps
from holdover.law.facts import Appointer, Fact, FactKind, Facts
from holdover.law.reckon import Finding, Reckoning, reckon
from holdover.law.timeline import timeline
from holdover.when import PartialDate

ATTORNEY = "United States attorney, District of Dawn"
AUTHORITIES = [LAW.authority("us-vacancies-act")]
days = st.dates(date(2001, 1, 21), date(2025, 12, 31))
few = settings(max_examples=150, deadline=None)


def reckoned(asked: date, events: Sequence[Fact], at_inauguration: bool | None = None) -> Reckoning:
    return reckon(Facts("Under Secretary", asked, tuple(events), at_inauguration), LAW, AUTHORITIES)


def on(kind: FactKind, day: date | None, person: str | None = None) -> Fact:
    return Fact(kind, PartialDate.day(day) if day else None, person)


@st.composite
def vacancies(draw: st.DrawFn) -> tuple[list[Fact], date]:
    """A vacancy with service and nominations, each after the one before, and a day after them all."""
    day = draw(days)
    events = [on(FactKind.VACANCY, day), on(FactKind.ACTING_BEGAN, day, "Ada Birch")]
    steps = st.integers(0, 300)
    for person in draw(st.lists(st.sampled_from(["Carl Dunn", "Eva Frost", "Gil Hart"]), max_size=3)):
        day += timedelta(days=draw(steps))
        events.append(on(FactKind.NOMINATED, day, person))
        if draw(st.booleans()):
            day += timedelta(days=draw(steps))
            events.append(on(FactKind.NOMINATION_RETURNED, day, person))
    if draw(st.booleans()):
        day += timedelta(days=draw(steps))
        events.append(on(FactKind.ACTING_ENDED, day, "Ada Birch"))
    return events, day + timedelta(days=draw(st.integers(0, 900)))


@few
@given(vacancies(), st.data())
def test_bounds_hold_whatever_the_missing_days_are(
    told: tuple[list[Fact], date], data: st.DataObject
) -> None:
    events, asked = told
    hidden = data.draw(st.sets(st.integers(0, len(events) - 1), min_size=1, max_size=3))
    with_gaps = [replace(each, date=None) if at in hidden else each for at, each in enumerate(events)]
    known = [replace(each, date=each.date or PartialDate(None, asked)) for each in with_gaps]
    vague, exact = reckoned(asked, known), reckoned(asked, events)
    if vague.finding is not Finding.UNDETERMINED:
        assert vague.finding is exact.finding
    if exact.finding is Finding.VIOLATION:
        last = exact.violations[-1].begins.day
        assert last is None or any(last in violation.begins for violation in vague.violations)


@few
@given(st.dates(date(2001, 3, 22), date(2008, 12, 1)), st.integers(0, 60))
def test_a_later_vacancy_never_ends_earlier_between_inaugurations(day: date, later_by: int) -> None:
    later = min(day + timedelta(days=later_by), date(2009, 1, 19))
    first, second = (reckoned(date(2009, 1, 19), [on(FactKind.VACANCY, each)]) for each in (day, later))
    assert first.first_unlawful and second.first_unlawful
    assert second.first_unlawful.earliest >= first.first_unlawful.earliest


@few
@given(vacancies(), st.integers(1, 200))
def test_a_return_told_later_never_makes_the_last_lawful_day_earlier(
    told: tuple[list[Fact], date], later_by: int
) -> None:
    events, asked = told
    if events[-1].kind is not FactKind.NOMINATION_RETURNED:
        return
    moved = [*events[:-1], on(FactKind.NOMINATION_RETURNED, asked, events[-1].person)]
    before, after = reckoned(asked, events).first_unlawful, reckoned(asked, moved).first_unlawful
    assert before is None or after is None or after.earliest >= before.earliest


def test_only_the_provision_itself_makes_a_later_vacancy_end_earlier() -> None:
    # 3349a(b): on the 60th day from an inauguration 300 days, on the 61st 210.
    asked = "2022-12-31"
    within, after = of_office(asked, vacant("2021-03-20")), of_office(asked, vacant("2021-03-21"))
    assert within.first_unlawful == Bounds.on(date(2022, 1, 14))
    assert after.first_unlawful == Bounds.on(date(2021, 10, 17))


@few
@given(vacancies(), st.integers(1, 1000), st.sampled_from(FactKind))
def test_what_comes_after_the_day_asked_about_changes_nothing(
    told: tuple[list[Fact], date], days_on: int, kind: FactKind
) -> None:
    events, asked = told
    later = on(kind, asked + timedelta(days=days_on), "Ada Birch")
    assert reckoned(asked, [*events, later]) == reckoned(asked, events)


@few
@given(vacancies())
def test_a_clock_does_not_move_with_the_day_on_which_it_is_looked_at(
    told: tuple[list[Fact], date],
) -> None:
    events, asked = told
    asked = max(asked, date(2025, 12, 1))  # no reading and no inauguration changes from here on
    first, later = (reckoned(day, events) for day in (asked, asked + timedelta(days=100)))
    assert first.first_unlawful == later.first_unlawful


@few
@given(vacancies(), st.sampled_from(FactKind), days)
def test_an_unrelated_person_changes_nobody_elses_first_unlawful_day(
    told: tuple[list[Fact], date], kind: FactKind, day: date
) -> None:
    events, asked = told
    if kind not in (FactKind.FIRST_ASSISTANT, FactKind.NOTED, FactKind.LEFT, FactKind.ENTERED_LEGISLATURE):
        return
    more = reckoned(asked, [*events, on(kind, day, "Somebody Else")])
    assert more.finding is reckoned(asked, events).finding


@few
@given(
    st.lists(
        st.tuples(st.sampled_from(["Ada Birch", "Carl Dunn"]), st.integers(0, 400)), min_size=1, max_size=4
    )
)
def test_under_one_period_the_attorney_generals_appointees_share_120_days(
    made: list[tuple[str, int]],
) -> None:
    start = date(2025, 3, 3)
    events = [vacant("2025-03-01")]
    for person, after in sorted(made, key=lambda each: each[1]):
        events.append(
            Fact(
                FactKind.INTERIM_APPOINTED,
                PartialDate.day(start + timedelta(days=after)),
                person,
                Appointer.ATTORNEY_GENERAL,
            )
        )
    first = start + timedelta(days=min(after for _, after in made))
    facts = Facts(ATTORNEY, date(2026, 12, 31), tuple(events))
    for clock in clocks(facts, LAW):
        if clock.authority.id == "us-546" and clock.last_lawful:
            assert clock.last_lawful.day == first + timedelta(days=120)


def test_another_office_in_the_world_changes_nothing() -> None:
    told = (vacant("2023-03-01"), acting("Ada Birch", "2023-03-01"))
    alone = of_office("2023-12-31", *told)
    attorney = (appointed("Carl Dunn", "2023-04-01"), fact(FactKind.NOTED, "2023-05-01"))
    assert of_office("2023-12-31", *told) == alone
    assert of_office("2023-12-31", *told, *attorney).first_unlawful == alone.first_unlawful


anything = st.builds(
    Fact,
    kind=st.sampled_from(FactKind),
    date=st.none() | days.map(PartialDate.day) | st.just(PartialDate.parse("2019")),
    person=st.sampled_from(["Ada Birch", "Carl Dunn", None]),
    by=st.none() | st.sampled_from(Appointer),
    until=st.none() | days.map(PartialDate.day),
)


@few
@given(st.lists(anything, max_size=8), days, st.sampled_from(["attorney", "minister"]))
def test_no_facts_whatever_make_it_fail(events: list[Fact], asked: date, what: str) -> None:
    offices = {
        "attorney": "United States attorney, District of Dawn",
        "minister": "Minister of Tides, Kerala",
    }
    facts = Facts(offices[what], asked, tuple(events))
    for clock in clocks(facts, LAW):
        assert clock.first_unlawful is None or clock.last_lawful is None or clock.steps is not None
    line = timeline(facts, LAW)
    assert all(bar.first <= bar.last for row in (*line.served, *line.given) for bar in row.bars)
    assert all(step.citation for step in steps(reckon(facts, LAW, LAW.authorities)))
