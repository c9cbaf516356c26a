"""Spans and links from scores."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from holdover.reading.model.decode import Grammar, LinkScores, Scores, TrackScores, best_tags, mark
from holdover.reading.model.tracks import DISTANCE_BUCKETS, OUTSIDE, Link, Part, Track, distance_bucket

TRACK = Track(("source", "cue"))
LINK = Link("cue", "source", optional=True)


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
    vectors = np.zeros((len(scores), 0, 2, 2), dtype=np.float32)
    return mark(scores, vectors, Grammar((known(eagerness),), ())).runs


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


def test_each_origin_points_to_its_best_target_or_to_none() -> None:
    nothing = np.array([0.0, 1.0], dtype=np.float32)
    kind = LinkScores(LINK, nothing, np.zeros(DISTANCE_BUCKETS, dtype=np.float32))
    scores = scores_for(single("source"), single("cue"), single("source"), single("cue"))
    vectors = np.zeros((4, 1, 2, 2), dtype=np.float32)
    vectors[0, 0, 1] = [2.0, 0.0]
    vectors[2, 0, 1] = [-2.0, 0.0]
    vectors[1, 0, 0] = [-1.0, 0.5]  # looks for the second source
    vectors[3, 0, 0] = [0.1, 5.0]  # has none
    assert mark(scores, vectors, Grammar((known(),), (kind,))).targets[LINK] == (1, None)


def test_distance_breaks_a_tie() -> None:
    distance = np.zeros(DISTANCE_BUCKETS, dtype=np.float32)
    distance[distance_bucket(np.array([1]), np.array([0]))] = 1.0
    kind = LinkScores(LINK, np.full(2, -1.0, dtype=np.float32), distance)
    scores = scores_for(single("source"), single("cue"), single("source"))
    marked = mark(scores, np.ones((3, 1, 2, 2), dtype=np.float32), Grammar((known(),), (kind,)))
    assert marked.targets[LINK] == (0,)
