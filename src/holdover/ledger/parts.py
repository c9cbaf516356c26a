"""Long lists asked about a part at a time."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")

# Far below what SQLite and PostgreSQL take in one list.
_IN_LIST = 500


def parts(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The items, as many at a time as every store takes in one list."""
    return (items[first : first + _IN_LIST] for first in range(0, len(items), _IN_LIST))
