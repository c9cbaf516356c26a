"""Annotated reports as the network learns them: words, and a tag for each on each track."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from holdover.reading.model.tracks import OUTSIDE, Track
from holdover.reading.model.windows import Pieces, Window, split_pieces
from holdover.reading.model.words import Numbers, Words, split_words

NOTHING = -1  # the tag where a batch has no word


@dataclass(frozen=True, slots=True)
class Example:
    """One report and the tags, (track, word), that each of its annotators gave it."""

    id: str
    words: Words
    pieces: Pieces
    versions: tuple[Numbers, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """One window of one example, with one annotator's tags."""

    example: Example
    tags: Numbers
    window: Window


def read_examples(path: Path, tokenizer: Tokenizer, tracks: tuple[Track, ...]) -> list[Example]:
    """The annotated reports of a file: one JSON object a line, gzipped or not."""
    content = path.read_bytes()
    lines = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8").split("\n")
    return [_example(json.loads(line), tokenizer, tracks) for line in lines if line.strip()]


def hold_out(examples: list[Example], share: float) -> tuple[list[Example], list[Example]]:
    """The examples to learn from and those held out. A report's side hangs on its id alone."""
    learned: list[Example] = []
    held: list[Example] = []
    for example in examples:
        place = int.from_bytes(hashlib.sha256(example.id.encode()).digest()[:4]) / 2**32
        (held if place < share else learned).append(example)
    return learned, held


def cut_at_random(examples: list[Example], size: int, random: Random) -> list[Cut]:
    """Every word of every example in one window; where the windows begin and whose version is chance."""
    return [
        Cut(example, tags, window)
        for example in examples
        for tags in [random.choice(example.versions)]
        for window in _cut(example.pieces.starts, random.randint(size // 4, size), size)
    ]


def batch_by_length(cuts: list[Cut], pieces: int, random: Random) -> list[list[Cut]]:
    """Batches of about so many pieces, each of cuts of like length, in an order of chance."""
    ordered = sorted(cuts, key=lambda cut: (_length(cut), random.random()))
    batches: list[list[Cut]] = [[]]
    for cut in ordered:
        if batches[-1] and (len(batches[-1]) + 1) * _length(cut) > pieces:
            batches.append([])
        batches[-1].append(cut)
    random.shuffle(batches)
    return batches


def tags_of(cuts: list[Cut]) -> Numbers:
    """The tags of a batch, (window, track, word), filled up with ``NOTHING``."""
    width = max(cut.window.last - cut.window.first for cut in cuts)
    tags = np.full((len(cuts), len(cuts[0].tags), width), NOTHING)
    for row, cut in enumerate(cuts):
        first, last = cut.window.first, cut.window.last
        tags[row, :, : last - first] = cut.tags[:, first:last]
    return tags


def _length(cut: Cut) -> int:
    starts = cut.example.pieces.starts
    return int(starts[cut.window.last] - starts[cut.window.first])


def _cut(starts: Numbers, first_size: int, size: int) -> Iterator[Window]:
    first, room = 0, first_size
    while first < len(starts) - 1:
        last = int(np.searchsorted(starts, starts[first] + room, side="right")) - 1
        yield Window(first, last, first, last)
        first, room = last, size


def _example(row: dict[str, Any], tokenizer: Tokenizer, tracks: tuple[Track, ...]) -> Example:
    words = split_words(row["text"])
    annotators = sorted(row["attributions"])
    return Example(
        row["id"],
        words,
        split_pieces(words, tokenizer),
        tuple(_tags(row["attributions"][name], words, tracks) for name in annotators),
    )


def _tags(relations: list[dict[str, Any]], words: Words, tracks: tuple[Track, ...]) -> Numbers:
    """One annotator's tags. Of two spans that share a word the first is kept."""
    tags = np.full((len(tracks), len(words)), OUTSIDE)
    for row, track in enumerate(tracks):
        for relation, label in product(relations, track.labels):
            for span in relation[label]:
                first, last = _words_at(words, *span)
                if (tags[row, first:last] == OUTSIDE).all():
                    tags[row, first:last] = track.span_tags(label, last - first)
    return tags


def _words_at(words: Words, begin: int, end: int) -> tuple[int, int]:
    """The words that the characters touch: the first, and the one after the last."""
    first = int(np.searchsorted(words.ends, begin, side="right"))
    return first, max(first, int(np.searchsorted(words.begins, end)))
