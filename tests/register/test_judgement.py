"""Judgements are transitive, and none is recorded that contradicts those that stand."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import combinations
from threading import Barrier

import pytest
from hypothesis import given
from hypothesis import strategies as st
from recording import reporting
from saying import says

from holdover.decision import Act, Decision
from holdover.ledger.store import Ledger
from holdover.register.deciding import decide, id_of, made
from holdover.register.judgement import JudgementError, check_judgement
from holdover.register.refresh import refresh
from holdover.register.rulings import Rulings

NOON = datetime(2020, 1, 1, 12, tzinfo=UTC)


def ruling(act: Act, *subjects: str, hour: int = 0) -> Decision:
    return Decision(act, subjects, "Jo Day", NOON + timedelta(hours=hour), "seen")


SAME_AB, SAME_BC = ruling(Act.SAME, "a", "b"), ruling(Act.SAME, "b", "c", hour=1)


def test_what_follows_from_two_decisions_cannot_be_denied_and_both_are_named() -> None:
    with pytest.raises(JudgementError) as refused:
        check_judgement(ruling(Act.NOT_SAME, "a", "c", hour=2), [SAME_AB, SAME_BC])
    told = str(refused.value)
    assert "2 decisions that stand" in told
    assert f"a and b are the same (decision {SAME_AB.id[:12]}, by Jo Day on 2020-01-01)" in told
    assert f"b and c are the same (decision {SAME_BC.id[:12]}, by Jo Day on 2020-01-01)" in told
    assert f"holdover review --undo {SAME_AB.id[:12]}" in told


def test_two_cannot_be_joined_through_a_third_that_one_of_them_is_not() -> None:
    apart = ruling(Act.NOT_SAME, "a", "c", hour=1)
    with pytest.raises(JudgementError, match=r"a and b are the same .*; a and c are not the same"):
        check_judgement(ruling(Act.SAME, "c", "b", hour=2), [SAME_AB, apart])


def test_an_office_that_goes_on_as_another_is_the_same() -> None:
    goes_on = ruling(Act.CONTINUES, "z", "b", "a")
    with pytest.raises(JudgementError, match="a decision that stands: z goes on as b goes on as a"):
        check_judgement(ruling(Act.NOT_SAME, "a", "z", hour=1), [goes_on])


def test_the_opposite_is_refused_until_the_decision_is_taken_back() -> None:
    opposite = ruling(Act.NOT_SAME, "b", "a", hour=3)
    with pytest.raises(JudgementError, match="contradicts a decision that stands: a and b are the same"):
        check_judgement(opposite, [SAME_AB])
    taken_back = ruling(Act.TAKE_BACK, SAME_AB.id, hour=2)
    check_judgement(opposite, [SAME_AB, taken_back])
    with pytest.raises(JudgementError):  # nor may the first come back behind the second's back
        check_judgement(ruling(Act.TAKE_BACK, taken_back.id, hour=4), [SAME_AB, taken_back, opposite])


def test_ids_that_are_forms_of_one_name_are_one_to_a_judgement_too() -> None:
    of = {"b2": "b"}
    apart = ruling(Act.NOT_SAME, "a", "b2", hour=1)
    check_judgement(apart, [SAME_AB])
    with pytest.raises(JudgementError):
        check_judgement(apart, [SAME_AB], lambda id_: of.get(id_, id_))


acts = st.lists(
    st.tuples(st.sampled_from([Act.SAME, Act.NOT_SAME]), st.permutations("abcde").map(lambda ids: ids[:2])),
    max_size=12,
)


@given(acts)
def test_whatever_is_let_in_can_all_be_true(told: list[tuple[Act, list[str]]]) -> None:
    standing: list[Decision] = []
    for hour, (act, subjects) in enumerate(told):
        new = ruling(act, *subjects, hour=hour)
        try:
            check_judgement(new, standing)
        except JudgementError:
            assert not _can_be_true([*standing, new])
        else:
            standing.append(new)
            assert _can_be_true(standing)


def _can_be_true(decisions: list[Decision]) -> bool:
    """Whether some way to part the ids obeys all decisions, found by closing what is the same."""
    pairs = [(each.act, tuple(sorted(each.subjects))) for each in decisions]
    same = {pair for act, pair in pairs if act is Act.SAME}
    while (
        more := {
            tuple(sorted({*one} ^ {*other}))
            for one, other in combinations(same, 2)
            if len({*one} & {*other}) == 1
        }
        - same
    ):
        same |= more
    return not same & {pair for act, pair in pairs if act is Act.NOT_SAME}


@pytest.fixture
def asked(ledger: Ledger) -> Ledger:
    towns = ("mayor of Boston", "mayor of Denver", "mayor of Austin")
    told = [
        says("took_office", "Ann Lee", f"{year}-01-05", office=office, report=office)
        for year, office in zip((2001, 2005, 2009), towns, strict=True)
    ]
    list(ledger.append_all(reporting(entry) for entry in told))
    refresh(ledger)
    return ledger


def ids(ledger: Ledger) -> list[str]:
    from holdover.register.careers import careers  # noqa: PLC0415

    return sorted(career.person.id for career in careers(ledger, "Ann Lee", None))


def test_a_refused_decision_leaves_no_trace(asked: Ledger) -> None:
    one, two, three = ids(asked)
    decide(asked, ruling(Act.SAME, one, two))
    decide(asked, ruling(Act.SAME, two, three, hour=1))
    with pytest.raises(JudgementError, match="2 decisions that stand"):
        decide(asked, ruling(Act.NOT_SAME, one, three, hour=2))
    assert len(list(asked.decisions())) == 2
    assert len(ids(asked)) == 1


def test_of_two_reviewers_who_contradict_each_other_at_once_one_is_refused(asked: Ledger) -> None:
    one, two, _ = ids(asked)
    rulings = [ruling(act, one, two, hour=hour) for hour, act in enumerate((Act.SAME, Act.NOT_SAME))]
    ready = Barrier(2)

    def rule(decision: Decision) -> bool:
        with Ledger.open(asked.database.where) as ledger:
            ready.wait()
            try:
                ledger.decide(decision, lambda made: check_judgement(decision, made))
            except JudgementError:
                return False
            return True

    with ThreadPoolExecutor(2) as reviewers:
        assert sorted(reviewers.map(rule, rulings)) == [False, True]
    assert len(list(asked.decisions())) == 1


def test_what_was_taken_back_is_told_with_what_took_it_back(asked: Ledger) -> None:
    one, two, _ = ids(asked)
    first = decide(asked, ruling(Act.SAME, one, two))
    assert id_of(asked, first.id[:8]) == first.id
    second = decide(asked, ruling(Act.TAKE_BACK, first.id, hour=1))
    assert [(each.decision, each.taken_back) for each in made(asked)] == [(first, second.id), (second, None)]
    assert Rulings.of([each.decision for each in made(asked)]).same == frozenset()
    assert len(ids(asked)) == 3
    with pytest.raises(JudgementError, match="was taken back before"):
        decide(asked, ruling(Act.TAKE_BACK, first.id, hour=2))


@pytest.mark.parametrize(
    ("act", "subjects", "reason"),
    [
        (Act.SAME, ("ann-lee.00000000", "bob-ray.00000000"), "is the id of no person or office"),
        (Act.SAME, ("mayor..boston", "ann-lee.00000000"), "is the id of no office"),
        (Act.SAME, ("mayor..boston", "mayor..boston"), "two persons, or of two offices"),
        (Act.CONTINUES, ("mayor..boston", "mayor..nowhere"), "is the id of no office"),
        (Act.CONTINUES, ("body:War Office", "body:War Office"), "body:NAME of two bodies"),
        (Act.REJECT, ("0" * 64,), "is the id of no claim"),
        (Act.REJECT, (), "no claim is named"),
        (Act.TAKE_BACK, ("0" * 64,), "is the id of no decision"),
    ],
)
def test_what_a_decision_is_about_must_be_in_the_record(
    asked: Ledger, act: Act, subjects: tuple[str, ...], reason: str
) -> None:
    with pytest.raises(JudgementError, match=reason):
        decide(asked, ruling(act, *subjects))
    assert list(asked.decisions()) == []


def test_a_decision_is_named_by_enough_of_its_id(asked: Ledger) -> None:
    with pytest.raises(JudgementError, match="too short"):
        id_of(asked, "ab")
    with pytest.raises(JudgementError, match="no decision has an id that begins with “abcdef”"):
        id_of(asked, "abcdef")
