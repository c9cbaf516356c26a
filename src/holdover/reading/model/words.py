"""A text as the model sees it: words and marks, each with how it is written and what stands around it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from holdover.claim import Span

_WORD = re.compile(r"\w+|[^\w\s]")

Numbers = NDArray[np.int64]


class Shape(IntEnum):
    """How a word is written: what an uncased encoder cannot see."""

    LOWER = 0
    TITLE = 1
    UPPER = 2
    MIXED = 3
    DIGITS = 4
    MARK = 5


class Quoting(IntEnum):
    """Where a word stands toward double quotation marks."""

    OUTSIDE = 0
    INSIDE = 1
    OPENING = 2
    CLOSING = 3


class Gap(IntEnum):
    """What parts a word from the one before it."""

    NONE = 0
    SPACE = 1
    LINE = 2
    PARAGRAPH = 3


FEATURES = (Shape, Quoting, Gap)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text, their places, and the numbers of each word's shape, quoting and gap."""

    texts: tuple[str, ...]
    begins: tuple[int, ...]
    ends: tuple[int, ...]
    features: Numbers

    def __len__(self) -> int:
        return len(self.texts)

    def at(self, begin: int, end: int) -> tuple[int, int]:
        """The words that the characters touch: the first, and the one after the last."""
        first = bisect_right(self.ends, begin)
        return first, max(first, bisect_left(self.begins, end))

    def within(self, passages: Sequence[Span]) -> "Words":
        """The words of these passages alone, which stand in order."""
        kept = [number for passage in passages for number in range(*self.at(*passage))]
        if len(kept) == len(self):
            return self
        return Words(
            texts=tuple(self.texts[number] for number in kept),
            begins=tuple(self.begins[number] for number in kept),
            ends=tuple(self.ends[number] for number in kept),
            features=self.features[kept],
        )


def split_words(text: str, begin: int = 0) -> Words:
    """The words of a text in order: runs of letters and digits, and each mark alone.

    ``begin`` is where the text itself begins in a longer one, whose places the words are given.
    """
    found = list(_WORD.finditer(text))
    texts = tuple(match.group() for match in found)
    gaps = _gaps(text, found)
    return Words(
        texts=texts,
        begins=tuple(begin + match.start() for match in found),
        ends=tuple(begin + match.end() for match in found),
        features=np.array(
            [[shape_of(word) for word in texts], _quotings(texts, gaps), gaps], dtype=np.int64
        ).T,
    )


def shape_of(word: str) -> Shape:
    """How one word is written."""
    if word.isalpha():
        if word.islower():
            return Shape.LOWER
        if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
            return Shape.TITLE
        return Shape.UPPER if word.isupper() else Shape.MIXED
    if word.isdigit():
        return Shape.DIGITS
    return Shape.MIXED if word[0].isalnum() or word[0] == "_" else Shape.MARK


def _gaps(text: str, found: list[re.Match[str]]) -> list[Gap]:
    gaps, end = [], 0
    for match in found:
        between = text[end : match.start()]
        lines = between.count("\n")
        if lines:
            gaps.append(Gap.PARAGRAPH if lines > 1 else Gap.LINE)
        else:
            gaps.append(Gap.SPACE if between else Gap.NONE)
        end = match.end()
    return gaps


def _quotings(texts: tuple[str, ...], gaps: list[Gap]) -> list[Quoting]:
    """A straight mark opens or closes by turns; a quotation never outlives its paragraph."""
    states, inside = [], False
    for word, gap in zip(texts, gaps, strict=True):
        if gap == Gap.PARAGRAPH:
            inside = False
        opens = word == "“" or (word == '"' and not inside)
        closes = word == "”" or (word == '"' and inside)
        inside = opens or (inside and not closes)
        if opens or closes:
            states.append(Quoting.OPENING if opens else Quoting.CLOSING)
        else:
            states.append(Quoting.INSIDE if inside else Quoting.OUTSIDE)
    return states
