"""Which missing facts matter: those that would change the answer if they were known."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from holdover.law.bounds import NEVER
from holdover.law.facts import Fact, FactKind, Facts
from holdover.when import PartialDate

_SERVED = (
    FactKind.ACTING_BEGAN,
    FactKind.ACTING_ENDED,
    FactKind.INTERIM_APPOINTED,
    FactKind.TOOK_OFFICE,
    FactKind.TOOK_OFFICE_OUTSIDE,
)
_LONG_AGO = date(1900, 1, 1)


def missing(facts: Facts, answer: object, answer_to: Callable[[Facts], object]) -> tuple[str, ...]:
    """The facts to ask for, in words: without a day, where a day would narrow the answer; or not told at all.

    ``answer_to`` gives the answer to other facts; it is compared with ``answer``, nothing more.
    """
    undated = [fact for fact in facts.events if fact.bounds.day is None]
    vacancy = facts.first(FactKind.VACANCY)
    if vacancy is None:
        undated.insert(0, Fact(FactKind.VACANCY))
    mattering = [
        fact
        for fact in undated
        if any(answer_to(_with(facts, fact, day)) != answer for day in _ends(fact, facts.asked))
    ]
    wanted = [_asked_for(fact) for fact in mattering]
    if not any(facts.of(*_SERVED)):
        wanted.append("who served, from when to when")
    return tuple(wanted)


def _ends(fact: Fact, asked: date) -> Iterator[date]:
    """The first and the last day that are possible."""
    yield _LONG_AGO if fact.bounds.earliest == NEVER else fact.bounds.earliest
    yield min(fact.bounds.latest, asked)


def _with(facts: Facts, fact: Fact, day: date) -> Facts:
    told = replace(fact, date=PartialDate.day(day))
    others = tuple(told if event is fact else event for event in facts.events)
    return replace(facts, events=others if fact in facts.events else (told, *others))


def _asked_for(fact: Fact) -> str:
    if fact.kind is FactKind.VACANCY:
        return "the day on which the office fell vacant"
    return f"the day of: {fact.kind.value.replace('_', ' ')}{f', {fact.person}' if fact.person else ''}"
