"""Annotated reports as the network learns them: words, a tag for each on each track, and links."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from holdover.reading.model.tracks import OUTSIDE, Link, Track
from holdover.reading.model.windows import Pieces, Window, split_pieces
from holdover.reading.model.words import Numbers, Words, split_words

UNKNOWN = -1  # of a link: nothing is to be learned here


@dataclass(frozen=True, slots=True)
class Version:
    """One annotator's version of a report.

    ``tags`` has a row for each track. ``links`` has a row for each kind of link: at the first word of an
    origin span the first word of its target, the number of words where it has none, else ``UNKNOWN``.
    """

    tags: Numbers
    links: Numbers


@dataclass(frozen=True, slots=True)
class Example:
    """One report, as each of its annotators saw it."""

    id: str
    words: Words
    pieces: Pieces
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """One window of one example, in one annotator's version."""

    example: Example
    version: Version
    window: Window


def read_examples(
    path: Path, tokenizer: Tokenizer, tracks: tuple[Track, ...], links: tuple[Link, ...]
) -> list[Example]:
    """The annotated reports of a file: one JSON object a line, gzipped or not."""
    content = path.read_bytes()
    lines = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8").split("\n")
    return [_example(json.loads(line), tokenizer, tracks, links) for line in lines if line.strip()]


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
        Cut(example, version, window)
        for example in examples
        for version in [random.choice(example.versions)]
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


def targets_of(cuts: list[Cut]) -> tuple[Numbers, Numbers]:
    """Tags (window, track, word) and links (window, kind, word) of a batch, filled up with ``UNKNOWN``.

    A link that leaves the window is unknown; one to nothing is the number of the batch's word columns.
    """
    width = max(cut.window.last - cut.window.first for cut in cuts)
    tags = np.full((len(cuts), len(cuts[0].version.tags), width), UNKNOWN)
    links = np.full((len(cuts), len(cuts[0].version.links), width), UNKNOWN)
    for row, cut in enumerate(cuts):
        first, last = cut.window.first, cut.window.last
        tags[row, :, : last - first] = cut.version.tags[:, first:last]
        seen = cut.version.links[:, first:last]
        inside = (seen >= first) & (seen < last)
        links[row, :, : last - first][inside] = seen[inside] - first
        links[row, :, : last - first][seen == len(cut.example.words)] = width
    return tags, links


def _length(cut: Cut) -> int:
    starts = cut.example.pieces.starts
    return int(starts[cut.window.last] - starts[cut.window.first])


def _cut(starts: Numbers, first_size: int, size: int) -> Iterator[Window]:
    first, room = 0, first_size
    while first < len(starts) - 1:
        last = int(np.searchsorted(starts, starts[first] + room, side="right")) - 1
        yield Window(first, last, first, last)
        first, room = last, size


def _example(
    row: dict[str, Any], tokenizer: Tokenizer, tracks: tuple[Track, ...], links: tuple[Link, ...]
) -> Example:
    words = split_words(row["text"])
    annotators = sorted(row["attributions"])
    return Example(
        row["id"],
        words,
        split_pieces(words, tokenizer),
        tuple(_version(row["attributions"][name], words, tracks, links) for name in annotators),
    )


def _version(
    relations: list[dict[str, Any]], words: Words, tracks: tuple[Track, ...], links: tuple[Link, ...]
) -> Version:
    tags = np.full((len(tracks), len(words)), OUTSIDE)
    pointers = np.full((len(links), len(words)), UNKNOWN)
    for relation in relations:
        spans = {label: [_words_at(words, *span) for span in pieces] for label, pieces in relation.items()}
        for row, track in enumerate(tracks):
            for label in track.labels:
                for first, last in spans[label]:
                    if (tags[row, first:last] == OUTSIDE).all():
                        tags[row, first:last] = track.span_tags(label, last - first)
        for row, link in enumerate(links):
            target = spans[link.target][0][0] if spans[link.target] else len(words)
            if spans[link.target] or link.optional:
                pointers[row, [first for first, last in spans[link.origin] if first < last]] = target
    return Version(tags, pointers)


def _words_at(words: Words, begin: int, end: int) -> tuple[int, int]:
    """The words that the characters touch: the first, and the one after the last."""
    first = int(np.searchsorted(words.ends, begin, side="right"))
    return first, max(first, int(np.searchsorted(words.begins, end)))
