"""Read the time of a tenure: "from 2001 to 2005", "since 2009", "for seven years", "until 1995"."""

from collections.abc import Sequence
from dataclasses import dataclass

from holdover.reading.chunk import Item, Piece
from holdover.reading.document import Document
from holdover.reading.resolve_dates import Anchor, resolve_date, years_before, years_told
from holdover.when import PartialDate, Period

_BEFORE_LENGTH = frozenset(("for", "after", "over", "nearly", "than", ",", "'s", "'", "his", "her", "their"))


@dataclass(frozen=True, slots=True)
class Tenure:
    """A time of holding, told; ``period`` is ``None`` where the words give no date ("until recently")."""

    period: Period | None


def tell_tenure(
    items: Sequence[Item], first: int, last: int, document: Document, anchor: Anchor
) -> Tenure | None:
    """The tenure that the pieces from ``first`` up to ``last`` tell; ``None`` where they tell no time."""
    start: PartialDate | None = None
    end: PartialDate | None = None
    told = False
    for index in range(max(0, first), min(last, len(items))):
        item = items[index]
        if item.piece is not Piece.DATE:
            continue
        before = items[index - 1].word if index else ""
        words = _words(document, item)
        if (span := _span_of_years(words)) is not None:
            return Tenure(span)
        if words.casefold() == "until recently":
            told = True
        elif before in ("since", "from", "between") or item.word.startswith(("since", "from")):
            start, told = resolve_date(words, anchor) or start, True
        elif before in ("until", "till", "to", "through") or (before == "and" and start is not None):
            end, told = resolve_date(words, anchor) or end, True
        elif (years := years_told(words)) is not None and before in _BEFORE_LENGTH:
            start, told = start or years_before(anchor, years), True
            if before == "after" and anchor.year is not None:
                end = end or years_before(anchor, 0)
    if start and end and not _is_ordered(start, end):
        end = None
    return Tenure(Period(start, end) if start or end else None) if told else None


def _is_ordered(start: PartialDate, end: PartialDate) -> bool:
    return start.earliest is None or end.latest is None or start.earliest <= end.latest


def _words(document: Document, item: Item) -> str:
    return document.text[document.tokens[item.first].begin : document.tokens[item.last - 1].end]


def _span_of_years(words: str) -> Period | None:
    """As in "2001-2005", "1908/15"."""
    parts = [part.strip() for part in words.replace("–", "-").replace("/", "-").split("-")]
    if len(parts) != 2 or not all(part.isdecimal() for part in parts) or len(parts[0]) != 4:
        return None
    last = parts[1] if len(parts[1]) == 4 else parts[0][:2] + parts[1]
    if int(last) < int(parts[0]):
        return None
    return Period(PartialDate.parse(parts[0]), PartialDate.parse(last))
