"""Nominations and how each ended, paired from the facts."""

from collections.abc import Sequence
from dataclasses import dataclass

from holdover.law.bounds import Bounds
from holdover.law.facts import NOMINATION_ENDS, Fact, FactKind, Facts


@dataclass(frozen=True, slots=True)
class Nomination:
    """A nomination, its number in the vacancy (first is 1), and when it ended; pending where it did not."""

    fact: Fact
    number: int
    ends: Bounds | None


def nominations(facts: Facts, count_restarts: Sequence[Bounds] = ()) -> list[Nomination]:
    """The nominations in the order told, numbered; the number begins again after each day that restarts it.

    An end belongs to the last open nomination of its person. A nomination that was followed by another had
    ended by then, though nobody tells of it: its end lies between the two.
    """
    found: list[Fact] = []
    ended: dict[int, Bounds] = {}
    for fact in facts.of(FactKind.NOMINATED, *NOMINATION_ENDS):
        if fact.kind is FactKind.NOMINATED:
            found.append(fact)
            continue
        open_ones = [at for at in range(len(found)) if at not in ended and _same(found[at], fact)]
        if open_ones:
            ended[open_ones[-1]] = _not_before(fact.bounds, found[open_ones[-1]].bounds)
    for at in range(len(found) - 1):
        if at not in ended:
            low, high = found[at].bounds.earliest, found[at + 1].bounds.latest
            ended[at] = Bounds(low, max(low, high))
    return [
        Nomination(fact, _number(found, at, count_restarts), ended.get(at)) for at, fact in enumerate(found)
    ]


def _number(found: Sequence[Fact], at: int, count_restarts: Sequence[Bounds]) -> int:
    day = found[at].bounds.earliest
    since = max((start.latest for start in count_restarts if start.latest <= day), default=None)
    return 1 + sum(1 for fact in found[:at] if since is None or fact.bounds.earliest >= since)


def _same(nomination: Fact, end: Fact) -> bool:
    return end.person is None or nomination.person is None or nomination.person == end.person


def _not_before(end: Bounds, start: Bounds) -> Bounds:
    low = max(end.earliest, start.earliest)
    return Bounds(low, max(low, end.latest))
