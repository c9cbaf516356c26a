"""Things joined into groups, transitively, with pairs that must stay apart."""

from collections import defaultdict
from collections.abc import Callable, Iterable

Apart = Callable[[str, str], bool]
"""Whether two items must stay apart."""


def _never(_one: str, _other: str) -> bool:
    return False


class Clusters:
    """Groups of ids, each at first alone."""

    def __init__(self, items: Iterable[str]) -> None:
        self._group = {item: {item} for item in items}

    def join(self, one: str, other: str, apart: Apart = _never) -> tuple[str, str] | None:
        """Join the groups of two items, unless that brings together two that must stay apart.

        Gives the pair that forbids it, or ``None`` where the two are now one.
        """
        a, b = self._group[one], self._group[other]
        if a is b:
            return None
        if forbidden := min(((x, y) for x in a for y in b if apart(x, y)), default=None):
            return forbidden
        small, large = sorted((a, b), key=len)
        large |= small
        for item in small:
            self._group[item] = large
        return None

    def of(self, item: str) -> frozenset[str]:
        """All that the item is one with, itself included."""
        return frozenset(self._group[item])

    def together(self, one: str, other: str) -> bool:
        """Whether two items are in one group."""
        return self._group[one] is self._group[other]

    def groups(self) -> list[frozenset[str]]:
        """All groups, in the order of their first items."""
        return sorted({frozenset(group) for group in self._group.values()}, key=min)


def pairs_in_blocks(blocks: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """All pairs of items that share a block, given as (block, item); each pair once, in order."""
    members = defaultdict[str, set[str]](set)
    for block, item in blocks:
        members[block].add(item)
    return sorted({(a, b) for group in members.values() for a in group for b in group if a < b})
