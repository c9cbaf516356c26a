"""Spans from scores."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from holdover.reading.model.decode import Scores, TrackScores, best_tags, mark
from holdover.reading.model.tracks import OUTSIDE, Part, Track

TRACK = Track(("source", "cue"))


def known(eagerness: float = 0.0) -> TrackScores:
    """A track on which nothing but the words' own scores and the eagerness count."""
    return TrackScores(
        TRACK, np.zeros((TRACK.width, TRACK.width), dtype=np.float32), np.full(2, eagerness, dtype=np.float32)
    )


def scores_for(*tags: int) -> Scores:
    scores = np.zeros((len(tags), TRACK.width), dtype=np.float32)
    scores[np.arange(len(tags)), tags] = 4.0
    return scores


def single(label: str) -> int:
    return TRACK.tag(label, Part.SINGLE)


def marked_runs(scores: Scores, eagerness: float = 0.0) -> dict[str, tuple[tuple[int, int], ...]]:
    return mark(scores, (known(eagerness),))


@given(st.integers(0, 2**32 - 1), st.integers(1, 30))
def test_the_best_tags_of_any_scores_end_every_span_that_they_begin(seed: int, length: int) -> None:
    chance = np.random.default_rng(seed)
    scores = chance.normal(size=(length, TRACK.width)).astype(np.float32)
    path = [OUTSIDE, *best_tags(scores, known()), OUTSIDE]
    assert all(TRACK.lawful[before, tag] for before, tag in pairwise(path))


def test_clear_scores_are_followed() -> None:
    scores = scores_for(*TRACK.span_tags("source", 3), *TRACK.span_tags("cue", 1), OUTSIDE, single("source"))
    assert marked_runs(scores) == {"source": ((0, 3), (5, 6)), "cue": ((3, 4),)}


def test_more_eagerness_finds_more() -> None:
    doubtful = np.zeros((1, TRACK.width), dtype=np.float32)
    doubtful[0, OUTSIDE] = 1.0
    doubtful[0, single("cue")] = 0.5
    assert marked_runs(doubtful)["cue"] == ()
    assert marked_runs(doubtful, eagerness=1.0)["cue"] == ((0, 1),)


def test_each_track_reads_its_own_columns() -> None:
    other = TrackScores(Track(("person",)), np.zeros((5, 5), dtype=np.float32), np.zeros(1, dtype=np.float32))
    persons = np.zeros((2, 5), dtype=np.float32)
    persons[[0, 1], other.track.span_tags("person", 2)] = 4.0
    scores = np.concatenate([scores_for(single("cue"), OUTSIDE), persons], axis=1)
    assert mark(scores, (known(), other)) == {"source": (), "cue": ((0, 1),), "person": ((0, 2),)}
