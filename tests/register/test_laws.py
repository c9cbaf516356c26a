"""The laws of the register, on whatever entries there may be."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from saying import MANHATTAN, says

from holdover.claim import Capacity, Group, Kind, Status
from holdover.decision import Act, Decision
from holdover.ledger.entry import Entry
from holdover.register.identity import identify
from holdover.register.known import as_known_on
from holdover.register.offices import office_of
from holdover.register.reconcile import OfficeHistory, Reconciler, reconcile, sightings
from holdover.register.rolls import rolls_of
from holdover.register.rulings import Rulings
from holdover.report import Medium

OFFICES = (MANHATTAN, "senator from Nevada", "US attorney", "MP for Bedwellty")
NAMES = (
    "Ann Lee",
    "Lee",
    "A. Lee",
    "Ann B. Lee",
    "Bob Lee",
    "Joon Kim",
    "Kim",
    "Lee, Ann",
    "José Ray",
    "Jose Ray Jr.",
)
WHO: tuple[str | Group, ...] = (*NAMES, *NAMES, Group("46 of them", 46, 46))
DAYS = st.dates(date(2016, 1, 1), date(2018, 12, 31))


@st.composite
def moments(draw: st.DrawFn) -> str:
    text = draw(DAYS).isoformat()
    return text[: draw(st.sampled_from((4, 7, 10, 10)))]


@st.composite
def periods(draw: st.DrawFn) -> str:
    start, end = sorted((draw(moments()), draw(moments())))
    return draw(st.sampled_from((f"{start}/{end}", f"{start}/..", f"../{end}")))


@st.composite
def entries(draw: st.DrawFn, office: str = MANHATTAN) -> Entry:
    who = draw(st.sampled_from(WHO))
    return says(
        draw(st.sampled_from(list(Kind))),
        who,
        draw(st.none() | moments() | periods()),
        office=office,
        status=draw(st.sampled_from([Status.ACTUAL, Status.ACTUAL, *Status])),
        capacity=draw(st.sampled_from(list(Capacity))),
        by=draw(st.sampled_from((None, "Donald Trump", "Jeff Sessions"))),
        sources=draw(st.sampled_from(((), (), ("Ann Lee",), ("two officials",), ("The Post", "insiders")))),
        known=draw(DAYS).isoformat(),
        publisher=draw(st.sampled_from(("A", "B", "C", "Department of Justice", None))),
        author=draw(st.sampled_from((None, "Ann Lee"))),
        agency=draw(st.sampled_from((None, None, "Wire"))),
        medium=draw(st.sampled_from(list(Medium))),
        words=draw(st.sampled_from((None, "He went.", "She came."))),
        corrected=draw(st.sampled_from((None, None, None, "2018-01-01"))),
        person_key=draw(st.sampled_from((None, None, "people:1", "people:2", "mps:1"))),
    )


@st.composite
def decisions_on(draw: st.DrawFn, told: list[Entry]) -> Decision:
    act = draw(st.sampled_from([act for act in Act if act is not Act.TAKE_BACK]))
    ids = [entry.id for entry in told] or ["none"]
    persons = [person.id for person in reconcile(office_of(MANHATTAN), told).persons] or ["nobody"]
    subjects = persons if act in (Act.SAME, Act.NOT_SAME) else ids
    chosen = draw(st.lists(st.sampled_from(subjects), min_size=1, max_size=2))
    hour = draw(st.integers(0, 23))
    return Decision(act, tuple(chosen), "reviewer", datetime(2018, 1, 1, hour, tzinfo=UTC), "seen")


@st.composite
def ledgers(draw: st.DrawFn) -> tuple[str, list[Entry], list[Decision]]:
    office = draw(st.sampled_from(OFFICES))
    told = draw(st.lists(entries(office), max_size=12, unique_by=lambda entry: entry.id))
    return office, told, draw(st.lists(decisions_on(told), max_size=3))


def cited(history: OfficeHistory) -> set[str]:
    edges = [edge for tenure in history.tenures for edge in (tenure.start, tenure.end) if edge]
    return {
        claim
        for group in (history.tenures, edges, history.vacancies)
        for each in group
        for claim in each.claims
    } | {claim for dispute in history.disputes for side in dispute.sides for claim in side.claims}


@settings(max_examples=60, deadline=None)
@given(ledgers(), st.randoms())
def test_order_and_repetition_do_not_matter(
    ledger: tuple[str, list[Entry], list[Decision]], random: object
) -> None:
    office, told, decisions = ledger
    shuffled = [*told, *told[:3]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert reconcile(office_of(office), shuffled, decisions[::-1]) == reconcile(
        office_of(office), told, decisions
    )


@settings(max_examples=60, deadline=None)
@given(ledgers())
def test_every_edge_and_side_cites_entries_that_were_given(
    ledger: tuple[str, list[Entry], list[Decision]],
) -> None:
    office, told, decisions = ledger
    history = reconcile(office_of(office), told, decisions)
    given_ids = {entry.id for entry in told}
    assert cited(history) <= given_ids
    for tenure in history.tenures:
        for edge in (tenure.start, tenure.end):
            if edge is not None:
                assert edge.claims
                assert set(edge.claims) <= set(tenure.claims)
    assert all(len(side.claims) > 0 for dispute in history.disputes for side in dispute.sides)
    assert all(len(dispute.sides) > 1 for dispute in history.disputes)


@settings(max_examples=60, deadline=None)
@given(ledgers())
def test_what_is_remembered_from_day_to_day_changes_nothing(
    ledger: tuple[str, list[Entry], list[Decision]],
) -> None:
    office, told, decisions = ledger
    reconciler = Reconciler(office_of(office))
    for known in range(len(told) + 1):
        assert reconciler.history(told[:known], ()) == reconcile(office_of(office), told[:known])
    assert reconciler.history(told, decisions) == reconcile(office_of(office), told, decisions)


@settings(max_examples=60, deadline=None)
@given(ledgers())
def test_no_entry_is_lost(ledger: tuple[str, list[Entry], list[Decision]]) -> None:
    office, told, decisions = ledger
    history = reconcile(office_of(office), told, decisions)
    placed = {claim for tenure in history.tenures for claim in tenure.claims}
    assert placed | set(history.unplaced) == {entry.id for entry in told}


@settings(max_examples=40, deadline=None)
@given(ledgers(), DAYS)
def test_as_known_on_a_day_is_as_built_from_what_was_known(
    ledger: tuple[str, list[Entry], list[Decision]], day: date
) -> None:
    office, told, decisions = ledger
    early = [entry for entry in told if entry.known <= day]
    whole = as_known_on(day, told, decisions)
    assert reconcile(office_of(office), *whole) == reconcile(
        office_of(office), *as_known_on(day, early, decisions)
    )
    assert all(entry.corrected is None or entry.corrected <= day for entry in whole[0])


@settings(max_examples=60, deadline=None)
@given(ledgers(), st.data())
def test_a_copy_changes_no_preference(
    ledger: tuple[str, list[Entry], list[Decision]], data: st.DataObject
) -> None:
    office, told, decisions = ledger
    if not told:
        return
    original = data.draw(st.sampled_from(told))
    later = data.draw(st.dates(original.known, date(2019, 12, 31)))
    copy = replace(
        original, id=f"{original.id}-copy", report="a copy", publisher="Another Paper", known=later
    )
    if original.publisher == "Department of Justice" or original.id in {
        s for d in decisions for s in d.subjects
    }:
        return  # what is official, or ruled on, is no mere copy where another prints it
    before, after = (reconcile(office_of(office), these, decisions) for these in (told, [*told, copy]))
    assert _preferred(before) == _preferred(after)


@settings(max_examples=40, deadline=None)
@given(st.lists(entries(MANHATTAN) | entries("US attorney"), max_size=12), st.randoms())
def test_a_roll_does_not_depend_on_the_order_and_cites_what_was_given(
    told: list[Entry], random: object
) -> None:
    shuffled = [*told, *told[:3]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    found = rolls_of("United States attorney", told)
    assert rolls_of("United States attorney", shuffled) == found
    for roll in found.rolls:
        steps = [claim for member in roll.members for step in member.steps for claim in step.claims]
        counts = [claim for count in roll.counts for claim in count.claims]
        assert {*steps, *counts, *roll.claims} <= {entry.id for entry in told}


def _preferred(history: OfficeHistory) -> list[object]:
    edges = [(tenure.id, _edge(tenure.start), _edge(tenure.end)) for tenure in history.tenures]
    return [*edges, *((dispute.id, dispute.sides[0].says) for dispute in history.disputes)]


def _edge(edge: object) -> object:
    return edge and (edge.kind, edge.status, edge.date, edge.by)  # type: ignore[attr-defined]


@settings(max_examples=40, deadline=None)
@given(ledgers(), st.lists(entries("governor of Nevada"), max_size=5))
def test_what_is_told_of_strangers_changes_nobody(
    ledger: tuple[str, list[Entry], list[Decision]], others: list[Entry]
) -> None:
    office, told, decisions = ledger
    rulings = Rulings.of(decisions)
    strangers = [
        replace(entry, claim=replace(entry.claim, person="Zoe Quill", person_key=None))
        for entry in others
        if entry.claim.person
    ]
    here = sightings(reconcile(office_of(office), told, decisions), told)
    there = sightings(reconcile(office_of("governor of Nevada"), strangers, decisions), strangers)
    alone, together = identify(here, rulings), identify([*there, *here], rulings)
    assert all(together.persons[each.person.id] == alone.persons[each.person.id] for each in here)
