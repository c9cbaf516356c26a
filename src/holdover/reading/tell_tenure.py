"""Read the time of a tenure: "from 2001 to 2005", "since 2009", "for seven years", "until 1995"."""

from collections.abc import Sequence
from dataclasses import dataclass

from holdover.reading import lexicon
from holdover.reading.chunk import Item, Piece
from holdover.reading.document import Document
from holdover.reading.resolve_dates import (
    Anchor,
    Length,
    length_before,
    length_told,
    resolve_date,
    years_before,
)
from holdover.when import PartialDate, Period

_BEFORE_LENGTH = frozenset(
    (
        "for",
        "after",
        "over",
        "nearly",
        "than",
        ",",
        "'s",
        "'",
        "his",
        "her",
        "their",
        "barely",
        "just",
        "some",
        "spent",
    )
)
_LEAD_REACH = 6  # pieces between "since" and its date
_PAST = frozenset("was were served held led ran spent lasted headed chaired governed".split())
_PERFECT = frozenset(("has", "have", "'ve"))


@dataclass(frozen=True, slots=True)
class Tenure:
    """A time of holding, told; ``period`` is ``None`` where the words give no date ("until recently")."""

    period: Period | None


def tell_tenure(
    items: Sequence[Item], first: int, last: int, document: Document, anchor: Anchor
) -> Tenure | None:
    """The tenure that the pieces from ``first`` up to ``last`` tell; ``None`` where they tell no time."""
    bounds = _Bounds(anchor, told=_tells_terms(items, first, last))
    for index in range(max(0, first), min(last, len(items))):
        if items[index].piece is not Piece.DATE:
            continue
        words = _words(document, items[index])
        if (span := _span_of_years(words)) is not None:
            return Tenure(span)
        bounds.take(words, _lead(items, index), items[max(0, first - 3) : index])
    return bounds.tenure()


@dataclass(slots=True)
class _Bounds:
    """The beginning and the end of a tenure, as far as its dates have been read."""

    anchor: Anchor
    told: bool
    start: PartialDate | None = None
    end: PartialDate | None = None

    def take(self, words: str, lead: str, before: Sequence[Item]) -> None:
        """Read one more date, from the word that leads to it and the pieces before it."""
        if words.casefold() == "until recently":
            self.told = True
        elif lead in ("since", "from", "between") or words.casefold().startswith(("since", "from")):
            self.start, self.told = resolve_date(words, self.anchor) or self.start, True
        elif lead in ("until", "till", "to", "through") or (lead == "and" and self.start is not None):
            self.end, self.told = resolve_date(words, self.anchor) or self.end, True
        elif lead in _BEFORE_LENGTH and (length := length_told(words)) is not None:
            self._last(length, lead, before)

    def _last(self, length: Length, lead: str, before: Sequence[Item]) -> None:
        self.told = True
        if lead == "after" and not _is_to_come(before):
            self.end = self.end or years_before(self.anchor, 0)
        if not _is_over(before):
            self.start = self.start or length_before(self.anchor, length)

    def tenure(self) -> Tenure | None:
        """What the dates tell; an end before the beginning is none."""
        if not self.told:
            return None
        is_ordered = self.start is None or self.end is None or _is_ordered(self.start, self.end)
        end = self.end if is_ordered else None
        return Tenure(Period(self.start, end) if self.start or end else None)


def _lead(items: Sequence[Item], at: int) -> str:
    """The word that leads to the date: right before it, or a few words off ("since the election of 2017")."""
    before = items[at - 1].word if at else ""
    if before not in ("in", "of"):
        return before
    for index in range(at - 2, max(-1, at - 2 - _LEAD_REACH), -1):
        if items[index].word in ("since", "until", "till"):
            return items[index].word
        if items[index].piece is Piece.DATE or items[index].word in (",", ";", "and"):
            break
    return before


def _tells_terms(items: Sequence[Item], first: int, last: int) -> bool:
    """Whether terms are counted: "for two terms", "in his tenth term"."""
    for index in range(max(1, first), min(last, len(items))):
        if items[index].word in ("term", "terms"):
            told = [item.word for item in items[max(0, index - 3) : index]]
            return any(word in lexicon.word_list("counted_terms") for word in told)
    return False


def _is_to_come(before: Sequence[Item]) -> bool:
    """As in "will retire after ten years in the role": the tenure goes on."""
    return any(item.word in ("will", "is", "are", "to") for item in before[-8:])


def _is_over(before: Sequence[Item]) -> bool:
    """Whether the length is told of a time that may be long past: "was minister for seven years"."""
    words = {word for item in before for word in item.word.split()}
    return bool(words & _PAST) and not words & _PERFECT


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
