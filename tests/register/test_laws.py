"""The laws of the register, on whatever entries there may be."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from made import DAYS, ENTRIES, LATEST, LEDGERS, ORDERS, Told, law
from saying import MANHATTAN

from holdover.ledger.entry import Entry
from holdover.register.finding import Key, Statement, whole
from holdover.register.history import Changes, History
from holdover.register.identity import identify, with_namesakes
from holdover.register.known import as_known_on
from holdover.register.offices import office_of
from holdover.register.reconcile import OfficeHistory, reconcile, sightings, told_by
from holdover.register.rolls import rolls_of
from holdover.register.rulings import Rulings


def reconciled(told: Told) -> OfficeHistory:
    return reconcile(office_of(told.office), told.entries, told.decisions)


def shuffled(told: Iterable[Entry], order: Random) -> list[Entry]:
    """The entries in another order, some of them twice."""
    entries = list(told)
    entries += entries[:3]
    order.shuffle(entries)
    return entries


def cited(history: OfficeHistory) -> set[str]:
    edges = [edge for tenure in history.tenures for edge in (tenure.start, tenure.end) if edge]
    return {
        claim
        for group in (history.tenures, edges, history.vacancies)
        for each in group
        for claim in each.claims
    } | {claim for dispute in history.disputes for side in dispute.sides for claim in side.claims}


@law()
@given(LEDGERS, ORDERS)
def test_order_and_repetition_do_not_matter(told: Told, order: Random) -> None:
    again = reconcile(office_of(told.office), shuffled(told.entries, order), told.decisions[::-1])
    assert again == reconciled(told)


@law()
@given(LEDGERS)
def test_every_edge_and_side_cites_entries_that_were_given(told: Told) -> None:
    history = reconciled(told)
    assert cited(history) <= {entry.id for entry in told.entries}
    for tenure in history.tenures:
        for edge in (tenure.start, tenure.end):
            if edge is not None:
                assert edge.claims
                assert set(edge.claims) <= set(tenure.claims)
    assert all(len(side.claims) > 0 for dispute in history.disputes for side in dispute.sides)
    assert all(len(dispute.sides) > 1 for dispute in history.disputes)


@law()
@given(LEDGERS, ORDERS, st.booleans())
def test_a_history_kept_up_is_the_one_reconciled_from_nothing(
    told: Told, order: Random, growing: bool
) -> None:
    history = History(office_of(told.office), told.decisions, growing=growing)
    said: dict[Key, Statement] = {}
    known: dict[str, Entry] = {}
    for news in by_days(told.entries, order):
        known |= {each.id: each for each in news}
        follow(said, history.take(news))
        assert told_by(history, [whole(each) for each in said.values()]) == reconcile(
            office_of(told.office), known.values(), told.decisions
        )


def by_days(told: Iterable[Entry], order: Random) -> Iterator[list[Entry]]:
    """The entries as they may become known: one a day, or several; each corrected at once, or only later."""
    left = [each for entry in told for each in (replace(entry, corrected=None), entry)[order.randrange(2) :]]
    while left:
        many = order.randrange(1, 6)
        yield left[:many]
        left = left[many:]


def follow(said: dict[Key, Statement], changes: Changes) -> None:
    """Keep what is said up to what is said otherwise."""
    for key, statement in changes.said.items():
        if statement is not None:
            said[key] = statement
        else:
            said.pop(key, None)
    for key, (place, claim) in changes.cited:
        others = {**said[key].others, claim: place}
        in_time = sorted(others, key=lambda each: (others[each], each))
        said[key] = said[key]._replace(others={each: others[each] for each in in_time})


@law()
@given(LEDGERS)
def test_no_entry_is_lost(told: Told) -> None:
    history = reconciled(told)
    placed = {claim for tenure in history.tenures for claim in tenure.claims}
    assert placed | set(history.unplaced) == {entry.id for entry in told.entries}


@law()
@given(LEDGERS, DAYS)
def test_as_known_on_a_day_is_as_built_from_what_was_known(told: Told, day: date) -> None:
    early = [entry for entry in told.entries if entry.known <= day]
    office, then = office_of(told.office), as_known_on(day, told.entries, told.decisions)
    assert reconcile(office, *then) == reconcile(office, *as_known_on(day, early, told.decisions))
    assert all(entry.corrected is None or entry.corrected <= day for entry in then[0])


@law()
@given(LEDGERS, st.integers(0, 9), st.dates(LATEST, date(2019, 12, 31)))
def test_a_copy_changes_no_preference(told: Told, which: int, later: date) -> None:
    ruled = {subject for decision in told.decisions for subject in decision.subjects}
    # What is official, or ruled on, is no mere copy where another prints it.
    may_be_copied = [
        entry
        for entry in told.entries
        if entry.publisher != "Department of Justice" and entry.id not in ruled
    ]
    if not may_be_copied:
        return
    original = may_be_copied[which % len(may_be_copied)]
    copy = replace(
        original, id=f"{original.id}-copy", report="a copy", publisher="Another Paper", known=later
    )
    with_copy = replace(told, entries=(*told.entries, copy))
    assert _preferred(reconciled(with_copy)) == _preferred(reconciled(told))


@law()
@given(st.lists(st.tuples(ENTRIES.numbers, st.booleans()), max_size=10), ORDERS)
def test_a_roll_does_not_depend_on_the_order_and_cites_what_was_given(
    numbers: list[tuple[int, bool]], order: Random
) -> None:
    told = [ENTRIES(number, office=MANHATTAN if here else "US attorney") for number, here in numbers]
    found = rolls_of("United States attorney", told)
    assert rolls_of("United States attorney", shuffled(told, order)) == found
    for roll in found.rolls:
        steps = [claim for member in roll.members for step in member.steps for claim in step.claims]
        counts = [claim for count in roll.counts for claim in count.claims]
        assert {*steps, *counts, *roll.claims} <= {entry.id for entry in told}


def _preferred(history: OfficeHistory) -> list[object]:
    edges = [(tenure.id, _edge(tenure.start), _edge(tenure.end)) for tenure in history.tenures]
    return [*edges, *((dispute.id, dispute.sides[0].says) for dispute in history.disputes)]


def _edge(edge: object) -> object:
    return edge and (edge.kind, edge.status, edge.date, edge.by)  # type: ignore[attr-defined]


@law()
@given(LEDGERS, st.lists(ENTRIES.numbers, max_size=4))
def test_what_is_told_of_strangers_changes_nobody(told: Told, of_others: list[int]) -> None:
    named = [ENTRIES(number, office="governor of Nevada") for number in of_others]
    strangers = [
        replace(entry, claim=replace(entry.claim, person="Zoe Quill", person_key=None))
        for entry in named
        if entry.claim.person
    ]
    here = sightings(reconciled(told), told.entries)
    elsewhere = reconcile(office_of("governor of Nevada"), strangers, told.decisions)
    there = sightings(elsewhere, strangers)
    rulings = Rulings.of(told.decisions)
    alone, together = identify(here, rulings), identify([*there, *here], rulings)
    assert all(together.persons[each.person.id] == alone.persons[each.person.id] for each in here)


@law()
@given(LEDGERS, st.lists(ENTRIES.numbers, max_size=4), st.booleans())
def test_only_who_has_namesakes_need_be_weighed(told: Told, of_others: list[int], are_others: bool) -> None:
    governors = [ENTRIES(number, office="governor of Nevada") for number in of_others]
    named = [
        replace(entry, claim=replace(entry.claim, person="Zoe Quill", person_key=None))
        if are_others
        else entry
        for entry in governors
        if entry.claim.person
    ]
    elsewhere = reconcile(office_of("governor of Nevada"), named, told.decisions)
    seen = [*sightings(reconciled(told), told.entries), *sightings(elsewhere, named)]
    rulings = Rulings.of(told.decisions)
    weighed = with_namesakes([(each.office, each.person) for each in seen], rulings)
    found = identify(
        [each for each in seen if each.person.id in weighed],
        rulings,
        [each.person for each in seen if each.person.id not in weighed],
    )
    assert found == identify(seen, rulings)
