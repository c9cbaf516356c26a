"""From a text's words to the network's scores, and from those to spans."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdover.reading.model.tracks import OUTSIDE, Part, Track
from holdover.reading.model.windows import Batch, Marks, Pieces, cut_windows, lay_batch
from holdover.reading.model.words import Numbers, Words

Scores = NDArray[np.float32]
Run = tuple[int, int]
"""Words of a span: the first, and the one after the last."""

Network = Callable[[Batch], tuple[Scores, Scores]]
"""From a batch its scores, (window, word, tag of any track), and the vectors of its words."""

WINDOWS_AT_ONCE = 2  # more take more memory and no less time
_FORBIDDEN = -1e9


@dataclass(frozen=True, slots=True)
class TrackScores:
    """What is learned of a track beside the network.

    ``transitions`` is (tag before, tag). ``eagerness`` is added, for each label, to the score of every span:
    above 0, more are found.
    """

    track: Track
    transitions: Scores
    eagerness: Scores


@dataclass(frozen=True, slots=True)
class Sizes:
    """Lengths in word pieces: of a window, and of what it lends its neighbors as context."""

    window: int
    context: int


def score_words(
    words: Words, pieces: Pieces, network: Network, marks: Marks, sizes: Sizes
) -> tuple[Scores, Scores]:
    """The network's scores and vectors of every word of a text, each from the window that sees it best."""
    windows = cut_windows(pieces, sizes.window, sizes.context)
    scores, vectors = [], []
    for at in range(0, len(windows), WINDOWS_AT_ONCE):
        chosen = windows[at : at + WINDOWS_AT_ONCE]
        seen = network(lay_batch([(words, pieces, window) for window in chosen], marks))
        for window, tags, own in zip(chosen, *seen, strict=True):
            kept = slice(window.keep_first - window.first, window.keep_last - window.first)
            scores.append(tags[kept])
            vectors.append(own[kept])
    return np.concatenate(scores), np.concatenate(vectors)


def mark(scores: Scores, tracks: tuple[TrackScores, ...]) -> dict[str, tuple[Run, ...]]:
    """The runs of words under each label that the scores of a text's words make the likeliest."""
    runs: dict[str, tuple[Run, ...]] = {}
    column = 0
    for known in tracks:
        tags = best_tags(scores[:, column : column + known.track.width], known)
        runs |= {label: runs_of(tags, known.track, label) for label in known.track.labels}
        column += known.track.width
    return runs


def best_tags(scores: Scores, known: TrackScores) -> Numbers:
    """The likeliest lawful tag of each word on one track (Viterbi 1967)."""
    lawful = known.track.lawful
    scores = scores + _eagerness_of_tags(known)
    steps = np.where(lawful, known.transitions, _FORBIDDEN).T.copy()  # (tag, tag before)
    came_from = np.zeros(scores.shape, dtype=np.int64)
    total = np.where(lawful[OUTSIDE], scores[0], _FORBIDDEN)
    for at in range(1, len(scores)):
        onward = steps + total
        came_from[at] = onward.argmax(axis=1)
        total = onward.max(axis=1) + scores[at]
    tags = np.zeros(len(scores), dtype=np.int64)
    tags[-1] = np.where(lawful[:, OUTSIDE], total, _FORBIDDEN).argmax()
    for at in range(len(scores) - 1, 0, -1):
        tags[at - 1] = came_from[at, tags[at]]
    return tags


def runs_of(tags: Numbers, track: Track, label: str) -> tuple[Run, ...]:
    """The runs of words that lawful tags mark with the label."""
    begin, _, end, single = (track.tag(label, part) for part in Part)
    begins = np.flatnonzero((tags == begin) | (tags == single))
    ends = np.flatnonzero((tags == end) | (tags == single)) + 1
    return tuple(zip(begins.tolist(), ends.tolist(), strict=True))


def _eagerness_of_tags(known: TrackScores) -> Scores:
    """The eagerness for spans as a score of the tags that begin one."""
    added = np.zeros(known.track.width, dtype=np.float32)
    for label, eagerness in zip(known.track.labels, known.eagerness, strict=True):
        for part in (Part.BEGIN, Part.SINGLE):
            added[known.track.tag(label, part)] = eagerness
    return added
