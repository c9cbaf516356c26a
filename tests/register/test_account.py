"""One person's times in an office, as more is told of them: the same as worked out anew from all of it."""

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import KNOWN, WHEN
from saying import MANHATTAN, says

from holdover.claim import Kind
from holdover.ledger.entry import Entry
from holdover.register import testimony
from holdover.register.account import Account
from holdover.register.offices import office_of
from holdover.register.rulings import NO_RULINGS
from holdover.register.tenure import Person

LEE = Person("ann-lee", "Ann Lee", ("Ann Lee",))


def told(
    kinds: Iterable[Kind],
    when: Iterable[str | None],
    *,
    statuses: Sequence[str] = ("actual",),
    capacities: Sequence[str] = ("permanent",),
) -> st.SearchStrategy[Entry]:
    """Entries about one person in one office."""
    return st.builds(
        says,
        kind=st.sampled_from(list(kinds)),
        who=st.just(LEE.name),
        when=st.sampled_from(list(when)),
        status=st.sampled_from(statuses),
        capacity=st.sampled_from(capacities),
        known=st.sampled_from(KNOWN),
        publisher=st.sampled_from(("The Courier", "The Post", "The Herald")),
    )


ANY = told(
    Kind,
    WHEN,
    statuses=("actual", "planned", "possible", "denied"),
    capacities=("permanent", "acting"),
)
# What mostly goes together: one time in office, told more and less exactly.
OF_ONE_TIME = st.one_of(
    told((Kind.APPOINTED, Kind.TOOK_OFFICE), ("2016-02-29", "2016-02", "2016", None)),
    told((Kind.SERVED, Kind.ASKED_TO_RESIGN, Kind.ON_LEAVE), ("2016-12-31", "2017-03", "2017", None)),
    told((Kind.RESIGNED, Kind.REMOVED, Kind.RETIRED), ("2017-03-11", "2017-03", "2017", None)),
)
NEWS = st.one_of(
    *(st.lists(each, min_size=2, max_size=8, unique_by=lambda entry: entry.id) for each in (ANY, OF_ONE_TIME))
)


def heard(entries: Iterable[Entry]) -> list[testimony.Testimony]:
    """What each entry tells, in the order in which it became known."""
    known = sorted(entries, key=lambda entry: entry.known)
    return [each for entry in known for each in testimony.testimonies(entry)]


def account(known: Iterable[testimony.Testimony]) -> Account:
    """The account of all that is known."""
    return Account(office_of(MANHATTAN), LEE, known, NO_RULINGS)


def found(of: Account) -> object:
    """The tenures with the claims that tell of them, and what of them is disputed."""
    held = [(each.tenure, sorted(each.told), each.suspended) for each in of.held]
    return held, sorted(of.disputes, key=lambda each: each.id)


def taken(entries: Sequence[Entry]) -> Account:
    """An account that takes in one entry after the other, and has to be able to."""
    first, *news = heard(entries)
    grown = account([first])
    for each in news:
        assert grown.take([each])
    return grown


@settings(max_examples=300)
@given(NEWS, st.integers(1, 7))
def test_an_account_that_takes_in_news_equals_one_worked_out_anew(entries: list[Entry], at: int) -> None:
    known = heard(entries)
    at = min(at, len(known) - 1)
    grown, news = account(known[:at]), known[at:]
    if grown.take(news):
        assert found(grown) == found(account(known))


def test_of_times_that_begin_on_one_day_the_same_one_grows_in_whatever_order_they_were_told() -> None:
    def lee(kind: Kind, publisher: str, status: str = "actual", capacity: str = "permanent") -> Entry:
        return says(kind, LEE.name, "2017-03-11", status=status, capacity=capacity, publisher=publisher)

    *before, last = heard(
        (
            lee(Kind.NOMINATED, "The Post"),
            lee(Kind.CONFIRMED, "The Courier"),
            lee(Kind.CONFIRMED, "The Courier", "planned", "acting"),
            lee(Kind.NOMINATED, "The Courier"),
        )
    )
    grown = account(before)
    turn = grown.only_grows_by(last)
    assert turn is not None
    turn.note(last)
    assert found(grown) == found(account([*before, last]))


@settings(max_examples=300)
@given(NEWS)
def test_a_tenure_that_only_grows_by_a_claim_equals_one_worked_out_anew(entries: list[Entry]) -> None:
    *before, last = heard(entries)
    grown = account(before)
    if turn := grown.only_grows_by(last):
        edges = [(each.tenure.start, each.tenure.end) for each in grown.held]
        turn.note(last)
        assert found(grown) == found(account([*before, last]))
        assert [(each.tenure.start, each.tenure.end) for each in grown.held] == edges


def test_another_report_of_the_start_joins_those_that_carry_it() -> None:
    first = says("appointed", "Ann Lee", "2017-03-11")
    again = says("appointed", "Ann Lee", "2017-03-11", publisher="The Post")
    (held,) = taken([first, again]).held
    assert held.tenure.start is not None
    assert set(held.tenure.start.claims) == {first.id, again.id}


def test_an_end_that_is_told_later_ends_the_tenure_and_a_second_word_for_it_is_disputed() -> None:
    start = says("appointed", "Ann Lee", "2016-12-31", known="2016-12-31")
    resigned = says("resigned", "Ann Lee", "2017-03-11", known="2017-03-11")
    removed = says("removed", "Ann Lee", "2017-03-11", publisher="The Post")
    grown = taken([start, resigned, removed])
    (held,) = grown.held
    assert held.tenure.end is not None
    (dispute,) = grown.disputes
    assert {claim for side in dispute.sides for claim in side.claims} == {resigned.id, removed.id}


def test_being_seen_in_office_adds_a_claim_and_moves_nothing() -> None:
    start = says("appointed", "Ann Lee", "2016-12-31", known="2016-12-31")
    seen = says("served", "Ann Lee", "2017-03-11")
    grown = account(heard([start]))
    (before,) = grown.held
    (sight,) = testimony.testimonies(seen)
    turn = grown.only_grows_by(sight)
    assert turn is not None
    turn.note(sight)
    (after,) = grown.held
    assert after.tenure == before.tenure
    assert [each.claim for each in after.told] == [start.id, seen.id]


@pytest.mark.parametrize("kind", ["suspended", "on_leave"])
def test_leave_is_no_mere_growth_but_an_absence(kind: str) -> None:
    start = says("appointed", "Ann Lee", "2016-12-31", known="2016-12-31")
    away = says(kind, "Ann Lee", "2017-03-11")
    (sight,) = testimony.testimonies(away)
    assert account(heard([start])).only_grows_by(sight) is None
    (held,) = taken([start, away]).held
    assert [each.kind for each in held.tenure.absences] == [kind]
    assert held.suspended


def test_a_second_time_in_office_is_not_taken_in_but_worked_out_anew() -> None:
    first = heard(
        [
            says("appointed", "Ann Lee", "2016-02-29", known="2016-12-31"),
            says("resigned", "Ann Lee", "2016-12-31", known="2016-12-31"),
        ]
    )
    again = testimony.testimonies(says("appointed", "Ann Lee", "2017-06-01", known="2017-06-01"))
    assert not account(first).take(again)
    assert len(account([*first, *again]).held) == 2


def test_what_is_told_of_no_time_in_office_comes_to_no_tenure() -> None:
    rumor = says("nominated", "Ann Lee", "2017-03-11")
    assert account(heard([rumor])).held == []
