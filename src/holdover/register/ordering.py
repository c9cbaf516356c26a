"""Lists kept in order in a table, where a new item costs one row and not a new number for all after it."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

Item = TypeVar("Item")

# Between two neighbors as close as this no third finds a place for certain; the list is then numbered anew.
_CLOSEST = 1e-6


def places(items: Sequence[Item], held: Mapping[Item, float]) -> dict[Item, float]:
    """A place for each item, rising in their order; as many as possible keep the place that they held."""
    if not held:
        return {item: float(at) for at, item in enumerate(items)}
    kept = _in_order([item for item in items if item in held], held)
    found: dict[Item, float] = {}
    gap: list[Item] = []
    last: float | None = None
    for item in items:
        if item not in kept:
            gap.append(item)
            continue
        _fill(found, gap, last, held[item])
        found[item] = last = held[item]
        gap = []
    _fill(found, gap, last, None)
    ordered = [found[item] for item in items]
    if any(b - a < _CLOSEST for a, b in pairwise(ordered)):
        return {item: float(at) for at, item in enumerate(items)}
    return found


def _fill(found: dict[Item, float], gap: Sequence[Item], low: float | None, high: float | None) -> None:
    """Give places to the items of a gap: evenly between two neighbors, else a step apart from the one."""
    size = len(gap)
    if low is not None and high is not None:
        steps = [low + (high - low) * (at + 1) / (size + 1) for at in range(size)]
    elif high is not None:
        steps = [high - size + at for at in range(size)]
    else:
        steps = [(-1.0 if low is None else low) + 1 + at for at in range(size)]
    found.update(zip(gap, steps, strict=True))


def _in_order(items: Sequence[Item], held: Mapping[Item, float]) -> set[Item]:
    """The most items whose places rise already: a longest increasing subsequence, by patience sorting."""
    if all(held[a] < held[b] for a, b in pairwise(items)):
        return set(items)
    tops: list[float] = []
    piles: list[int] = []
    below: list[int] = []
    for at, item in enumerate(items):
        pile = bisect_left(tops, held[item])
        below.append(piles[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [held[item]]
        piles[pile : pile + 1] = [at]
    kept, at = set[Item](), piles[-1] if piles else -1
    while at >= 0:
        kept.add(items[at])
        at = below[at]
    return kept
