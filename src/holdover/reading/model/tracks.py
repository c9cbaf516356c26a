"""What a model finds: spans of several labels, told by one tag a word on each track."""

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from itertools import product

import numpy as np
from numpy.typing import NDArray

OUTSIDE = 0  # the tag of a word in no span


class Part(IntEnum):
    """A word's part in its span: the begin, the inside, the end, or all of it."""

    BEGIN = 0
    INSIDE = 1
    END = 2
    SINGLE = 3


@dataclass(frozen=True)
class Track:
    """Labels whose spans never share a word, so that one tag a word tells them all.

    Tag 0 is outside of any span; four tags follow for each label, one for each ``Part``.
    """

    labels: tuple[str, ...]

    @property
    def width(self) -> int:
        """How many tags there are."""
        return 1 + len(Part) * len(self.labels)

    def tag(self, label: str, part: Part) -> int:
        """The tag of a part of a span of the label."""
        return 1 + len(Part) * self.labels.index(label) + part

    def span_tags(self, label: str, length: int) -> list[int]:
        """The tags of a span of so many words."""
        if length < 2:
            return [self.tag(label, Part.SINGLE)] * length
        inner = [self.tag(label, Part.INSIDE)] * (length - 2)
        return [self.tag(label, Part.BEGIN), *inner, self.tag(label, Part.END)]

    def tags(self, *parts: Part) -> list[int]:
        """The tags of these parts of spans of any label."""
        return [self.tag(label, part) for label in self.labels for part in parts]

    @cached_property
    def lawful(self) -> NDArray[np.bool_]:
        """Which tag (column) may stand right after which (row): a span begun is ended before all else."""
        lawful = np.zeros((self.width, self.width), dtype=np.bool_)
        closed = [OUTSIDE, *self.tags(Part.END, Part.SINGLE)]
        free = [OUTSIDE, *self.tags(Part.BEGIN, Part.SINGLE)]
        for before, tag in product(closed, free):
            lawful[before, tag] = True
        for label in self.labels:
            for before, part in product((Part.BEGIN, Part.INSIDE), (Part.INSIDE, Part.END)):
                lawful[self.tag(label, before), self.tag(label, part)] = True
        return lawful
