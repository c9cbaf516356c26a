"""What a model finds: layers of spans, and links from the spans of one layer to those of another."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from holdover.reading.model.words import Numbers

DISTANCE_BUCKETS = 17
_FURTHEST = 8  # 2 ** 7 words and more


class Tag(IntEnum):
    """A word's part in a span: none, its begin, its inside, its end, or all of it."""

    OUTSIDE = 0
    BEGIN = 1
    INSIDE = 2
    END = 3
    SINGLE = 4


@dataclass(frozen=True, slots=True)
class Link:
    """Each span of layer ``origin`` points to one of layer ``target`` or, where ``optional``, to none."""

    origin: str
    target: str
    optional: bool


# Which tag may follow which: a span begun is ended before another begins.
_OPEN = {Tag.BEGIN, Tag.INSIDE}
_CONTINUES = {Tag.INSIDE, Tag.END}


def may_follow(tag: Tag, before: Tag) -> bool:
    """Whether a word of this tag may stand right after a word tagged ``before``."""
    return (before in _OPEN) == (tag in _CONTINUES)


def distance_bucket(origins: Numbers, targets: Numbers) -> Numbers:
    """The bucket (0 to 16) of how many words a target stands after (over 8) or before (under 8) its origin.

    Buckets double in width: 1, 2-3, 4-7 … 128 and more.
    """
    distance: Numbers = targets - origins
    width = np.minimum(np.floor(np.log2(np.maximum(np.abs(distance), 1))).astype(np.int64) + 1, _FURTHEST)
    buckets: Numbers = _FURTHEST + np.sign(distance) * width
    return buckets
