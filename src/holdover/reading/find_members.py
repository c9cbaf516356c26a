"""Find who is meant by people counted, where the sentence names them: "two judges resigned: X and Y"."""

from collections.abc import Sequence

from holdover.reading.chunk import Item
from holdover.reading.clause import is_description, is_named
from holdover.reading.resolve_counts import resolve_count

_AMONG = (("among", "them"), ("including",))
_BETWEEN = frozenset(("and", ",", "&", "of", "the", "both", "mr", "mrs", "ms", "dr"))


def listed_members(items: Sequence[Item], at: int) -> tuple[tuple[int, ...], bool]:
    """The persons named of those whom the piece at ``at`` counts, and whether they are all of them."""
    nominal = items[at].nominal
    if nominal is None or nominal.count is None:
        return (), False
    start = _opening(items, at)
    members = () if start is None else tuple(_persons(items, start))
    least, most = resolve_count(nominal.count)
    return members, len(members) >= least and most is not None


def _opening(items: Sequence[Item], at: int) -> int | None:
    """Where the names begin: after a comma right there, "among them", or the colon of the sentence."""
    words = [item.word for item in items]
    if at + 2 < len(items) and words[at + 1] == "," and is_named(items, at + 2):
        return at + 2
    for index in range(at + 1, len(items)):
        if words[index] == ":":
            return index + 1
        for phrase in _AMONG:
            if tuple(words[index : index + len(phrase)]) == phrase:
                return index + len(phrase)
    return None


def _persons(items: Sequence[Item], start: int) -> list[int]:
    found = []
    for index in range(start, len(items)):
        if is_named(items, index):
            found.append(index)
        elif items[index].word not in _BETWEEN and not is_description(items, index):
            break
    return found
