"""Reports told a little otherwise each time they are learned from: of other people, with words hidden."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from random import Random

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from holdover.reading.model.windows import Marks, id_of, split_pieces
from holdover.reading.model.words import Words, shape_of
from training.data import Example

_SHORTEST = 3  # letters of a name that is exchanged: initials and "II" stay


@dataclass(frozen=True, slots=True)
class Signs:
    """The marks of windows, and the piece that stands for a hidden one."""

    marks: Marks
    hidden: int

    @classmethod
    def of(cls, tokenizer: Tokenizer) -> "Signs":
        """The signs of a BERT tokenizer."""
        return cls(Marks.of(tokenizer), id_of(tokenizer, "[MASK]"))


def hide(ids: Tensor, mask: Tensor, signs: Signs, share: float) -> Tensor:
    """The word pieces of a batch, a share of them by chance replaced by the sign for what is hidden."""
    if not share:
        return ids
    shown = (mask == 0) | (ids == signs.marks.begin) | (ids == signs.marks.end)
    return ids.where(shown | (torch.rand(ids.shape) >= share), signs.hidden)


@dataclass(frozen=True, slots=True)
class Names:
    """The given and family names that reports mention, and the words that are names only at times."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    common: frozenset[str]

    @classmethod
    def of(cls, examples: Sequence[Example]) -> "Names":
        """The names of everybody whom these reports ask about."""
        common = frozenset(word for each in examples for word in each.words.texts if word.islower())
        persons = sorted({name for each in examples for name in names_of(each)})
        given = {name[0] for name in persons if len(name) > 1 and _is_exchanged(name[0], common)}
        family = {name[-1] for name in persons if _is_exchanged(name[-1], common)}
        return cls(tuple(sorted(given)), tuple(sorted(family)), common)

    def rename(
        self, examples: Iterable[Example], share: float, tokenizer: Tokenizer, random: Random
    ) -> list[Example]:
        """The same reports; in a share of them everybody has another name, the same throughout a report."""
        return [
            self._renamed(each, tokenizer, random) if random.random() < share else each for each in examples
        ]

    def _renamed(self, example: Example, tokenizer: Tokenizer, random: Random) -> Example:
        others: dict[str, str] = {}
        for *given, family in sorted(names_of(example)):
            for word, pool in [*((word, self.given) for word in given), (family, self.family)]:
                if _is_exchanged(word, self.common):
                    others.setdefault(word, random.choice(pool))
        if not others:
            return example
        words = _exchanged(example.words, others)
        return replace(example, words=words, pieces=split_pieces(words, tokenizer))


def names_of(example: Example) -> frozenset[tuple[str, ...]]:
    """The names of the persons whom a report asks about, word by word."""
    return frozenset(name for asked in example.asked for name in asked.names)


def _is_exchanged(word: str, common: frozenset[str]) -> bool:
    return len(word) >= _SHORTEST and word.isalpha() and word.lower() not in common


def _exchanged(words: Words, others: dict[str, str]) -> Words:
    shouted = {word.upper(): other.upper() for word, other in others.items()}
    texts = tuple(others.get(word) or shouted.get(word) or word for word in words.texts)
    features = words.features.copy()
    features[:, 0] = np.array([shape_of(word) for word in texts])
    return replace(words, texts=texts, features=features)
