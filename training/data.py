"""Annotated reports as the network learns them: words, and a tag for each on each track."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from holdover.reading.model.tracks import OUTSIDE, Track
from holdover.reading.model.windows import Pieces, Window, split_pieces
from holdover.reading.model.words import Numbers, Words, split_words
from training.config import Changes
from training.corpus import is_aside, read_corpus, to_json
from training.corpus.real import read_real_reports
from training.questions import Asked, ask_all

NOTHING = -1  # the tag where a batch has no word


@dataclass(frozen=True, slots=True)
class Example:
    """One report as it is learned from.

    ``versions`` are the tags, (track, word), that each of its annotators gave it, ``NOTHING`` for every word
    where nobody marked attributions. ``asked`` are the questions about changes in office, answered.
    """

    id: str
    words: Words
    pieces: Pieces
    versions: tuple[Numbers, ...]
    asked: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True)
class Cut:
    """One window of one example, with one annotator's tags."""

    example: Example
    tags: Numbers
    window: Window

    @property
    def asked(self) -> list[Asked]:
        """The questions whose sentences lie in the window whole."""
        window = self.window
        return [
            each for each in self.example.asked if window.first <= each.first and each.last <= window.last
        ]

    @property
    def tells_change(self) -> bool:
        """Whether a sentence in the window tells a change in office."""
        return any(each.kinds.any() for each in self.asked)


def read_examples(path: Path, tokenizer: Tokenizer, tracks: tuple[Track, ...]) -> list[Example]:
    """The annotated reports of a file: one JSON object a line, gzipped or not."""
    content = path.read_bytes()
    lines = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8").split("\n")
    return [_example(json.loads(line), tokenizer, tracks) for line in lines if line.strip()]


def with_changes(
    examples: list[Example], changes: Changes, polnear: Path, tokenizer: Tokenizer, tracks: int
) -> tuple[list[Example], list[Example]]:
    """The examples with questions about changes to learn from, and reports kept aside to check them with.

    Reports that nobody marked attributions in are added without tags. ``polnear`` is the folder of its texts.
    """
    annotated = [to_json(report) for report in read_corpus(changes.invented)]
    annotated += read_real_reports(changes.real, polnear)
    known = {example.id: example for example in examples}
    aside: list[Example] = []
    for row in annotated:
        example = known.get(row["id"]) or _untagged(row, tokenizer, tracks)
        asked = replace(example, asked=ask_all(row, example.words))
        if is_aside(row["id"]):
            aside.append(asked)
        else:
            known[row["id"]] = asked
    return list(known.values()), aside


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


def _untagged(row: dict[str, Any], tokenizer: Tokenizer, tracks: int) -> Example:
    words = split_words(row["text"])
    return Example(
        row["id"], words, split_pieces(words, tokenizer), (np.full((tracks, len(words)), NOTHING),)
    )


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
                first, last = words.at(*span)
                if (tags[row, first:last] == OUTSIDE).all():
                    tags[row, first:last] = track.span_tags(label, last - first)
    return tags
