"""From the network's scores to spans and links: the best tags of all words, the best target of each span."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdover.reading.model.layers import Link, Tag, distance_bucket, may_follow
from holdover.reading.model.windows import Batch, Marks, Pieces, cut_windows, lay_batch
from holdover.reading.model.words import Words

Scores = NDArray[np.float32]
Run = tuple[int, int]
"""Words of a span: the first, and the one after the last."""

Network = Callable[[Batch], tuple[Scores, Scores]]
"""From a batch its tag scores, (window, word, layer, tag), and its link vectors,
(window, word, kind, origin or target, width)."""

WINDOWS_AT_ONCE = 8  # bounds the memory that a text of any length takes
_FORBIDDEN = -1e9


@dataclass(frozen=True, slots=True)
class LinkScores:
    """What one kind of link adds to the products of the network's vectors."""

    link: Link
    nothing: Scores
    distance: Scores


@dataclass(frozen=True, slots=True)
class Grammar:
    """What is learned beside the network: how tags follow one another, and how far links reach.

    ``transitions`` is (layer, tag before, tag). ``caution`` is added, for each layer, to the score of a word
    outside of any span: below 0, more spans are found.
    """

    layers: tuple[str, ...]
    transitions: Scores
    caution: Scores
    links: tuple[LinkScores, ...]


@dataclass(frozen=True, slots=True)
class Sizes:
    """Lengths in word pieces: of a window, and of what it lends its neighbors as context."""

    window: int
    context: int


@dataclass(frozen=True, slots=True)
class Marked:
    """What was found in a text: the runs of each layer, and for each kind of link a target for each origin.

    ``targets[link][n]`` is the number of the target run in its layer, None where there is none.
    """

    runs: dict[str, tuple[Run, ...]]
    targets: dict[Link, tuple[int | None, ...]]


def score_words(
    words: Words, pieces: Pieces, network: Network, marks: Marks, sizes: Sizes
) -> tuple[Scores, Scores]:
    """The network's scores and vectors for every word of a text, each from the window that sees it best."""
    windows = cut_windows(pieces, sizes.window, sizes.context)
    scores, vectors = [], []
    for at in range(0, len(windows), WINDOWS_AT_ONCE):
        chosen = windows[at : at + WINDOWS_AT_ONCE]
        seen = network(lay_batch([(words, pieces, window) for window in chosen], marks))
        for window, tags, links in zip(chosen, *seen, strict=True):
            own = slice(window.keep_first - window.first, window.keep_last - window.first)
            scores.append(tags[own])
            vectors.append(links[own])
    return np.concatenate(scores), np.concatenate(vectors)


def mark(scores: Scores, vectors: Scores, grammar: Grammar) -> Marked:
    """The best spans and links under the scores of a text's words."""
    tags = best_tags(scores, grammar)
    runs = {layer: runs_of(tags[:, row]) for row, layer in enumerate(grammar.layers)}
    targets = {
        kind.link: _targets(vectors[:, number], kind, runs[kind.link.origin], runs[kind.link.target])
        for number, kind in enumerate(grammar.links)
    }
    return Marked(runs, targets)


def best_tags(scores: Scores, grammar: Grammar) -> NDArray[np.int64]:
    """The likeliest sequence of tags (word, layer) in which every span begun is ended (Viterbi 1967)."""
    scores = scores.copy()
    scores[:, :, Tag.OUTSIDE] += grammar.caution
    allowed = np.array([[may_follow(tag, before) for tag in Tag] for before in Tag])
    steps = np.where(allowed, grammar.transitions, _FORBIDDEN)
    total = np.where(allowed[Tag.OUTSIDE], scores[0], _FORBIDDEN)
    came_from = np.zeros(scores.shape, dtype=np.int64)
    for at in range(1, len(scores)):
        onward = total[:, :, None] + steps
        came_from[at] = onward.argmax(axis=1)
        total = onward.max(axis=1) + scores[at]
    tags = np.zeros(scores.shape[:2], dtype=np.int64)
    tags[-1] = np.where(allowed[:, Tag.OUTSIDE], total, _FORBIDDEN).argmax(axis=1)
    layers = np.arange(scores.shape[1])
    for at in range(len(scores) - 1, 0, -1):
        tags[at - 1] = came_from[at, layers, tags[at]]
    return tags


def runs_of(tags: NDArray[np.int64]) -> tuple[Run, ...]:
    """The runs of words that one layer's tags mark."""
    begins = np.flatnonzero((tags == Tag.BEGIN) | (tags == Tag.SINGLE))
    ends = np.flatnonzero((tags == Tag.END) | (tags == Tag.SINGLE)) + 1
    return tuple(zip(begins.tolist(), ends.tolist(), strict=True))


def _targets(
    vectors: Scores, kind: LinkScores, origins: tuple[Run, ...], targets: tuple[Run, ...]
) -> tuple[int | None, ...]:
    if not origins or not (targets or kind.link.optional):
        return (None,) * len(origins)
    here = np.array([first for first, _ in origins])
    there = np.array([first for first, _ in targets], dtype=np.int64)
    queries = vectors[here, 0]
    scores = queries @ vectors[there, 1].T + kind.distance[distance_bucket(here[:, None], there[None, :])]
    nothing = queries @ kind.nothing[:, None]
    nothing = nothing if kind.link.optional else np.full_like(nothing, _FORBIDDEN)
    best = np.concatenate([scores, nothing], axis=1).argmax(axis=1)
    return tuple(None if at == len(targets) else int(at) for at in best)
