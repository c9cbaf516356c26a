"""Spans and links from scores."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from holdover.reading.model.decode import Grammar, LinkScores, Scores, best_tags, mark, runs_of
from holdover.reading.model.layers import DISTANCE_BUCKETS, Link, Tag, distance_bucket, may_follow

LINK = Link("cue", "source", optional=True)


def grammar(caution: float = 0.0, links: tuple[LinkScores, ...] = ()) -> Grammar:
    return Grammar(
        ("source", "cue"),
        np.zeros((2, 5, 5), dtype=np.float32),
        np.full(2, caution, dtype=np.float32),
        links,
    )


def scores_for(*tags: list[Tag]) -> Scores:
    scores = np.zeros((len(tags[0]), len(tags), 5), dtype=np.float32)
    for layer, row in enumerate(tags):
        scores[np.arange(len(row)), layer, row] = 4.0
    return scores


O, B, I, E, S = Tag  # noqa: E741  (the tags' letters)


@given(st.integers(0, 2**32 - 1), st.integers(1, 30))
def test_the_best_tags_of_any_scores_end_every_span_that_they_begin(seed: int, length: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(length, 2, 5)).astype(np.float32)
    tags = best_tags(scores, grammar())
    for layer in tags.T:
        path = [Tag.OUTSIDE, *map(Tag, layer), Tag.OUTSIDE]
        assert all(may_follow(tag, before) for before, tag in pairwise(path))


def test_clear_scores_are_followed() -> None:
    tags = best_tags(scores_for([B, I, E, O, S], [O, O, O, S, O]), grammar())
    assert runs_of(tags[:, 0]) == ((0, 3), (4, 5))
    assert runs_of(tags[:, 1]) == ((3, 4),)


def test_less_caution_finds_more() -> None:
    doubtful = np.zeros((1, 2, 5), dtype=np.float32)
    doubtful[0, :, Tag.OUTSIDE] = 1.0
    assert runs_of(best_tags(doubtful, grammar())[:, 0]) == ()
    assert runs_of(best_tags(doubtful, grammar(caution=-2.0))[:, 0]) == ((0, 1),)


def test_each_origin_points_to_its_best_target_or_to_none() -> None:
    nothing = np.array([0.0, 1.0], dtype=np.float32)
    kind = LinkScores(LINK, nothing, np.zeros(DISTANCE_BUCKETS, dtype=np.float32))
    scores = scores_for([S, O, S, O], [O, S, O, S])
    vectors = np.zeros((4, 1, 2, 2), dtype=np.float32)
    vectors[0, 0, 1] = [2.0, 0.0]
    vectors[2, 0, 1] = [-2.0, 0.0]
    vectors[1, 0, 0] = [-1.0, 0.5]  # looks for the second source
    vectors[3, 0, 0] = [0.1, 5.0]  # has none
    assert mark(scores, vectors, grammar(links=(kind,))).targets[LINK] == (1, None)


def test_distance_breaks_a_tie() -> None:
    distance = np.zeros(DISTANCE_BUCKETS, dtype=np.float32)
    distance[distance_bucket(np.array([1]), np.array([0]))] = 1.0
    kind = LinkScores(LINK, np.full(2, -1.0, dtype=np.float32), distance)
    scores = scores_for([S, O, S, O], [O, S, O, O])
    marked = mark(scores, np.ones((4, 1, 2, 2), dtype=np.float32), grammar(links=(kind,)))
    assert marked.targets[LINK] == (0,)


def test_distances_are_told_apart_by_side_and_doubling_width() -> None:
    origins = np.full(8, 200)
    targets = np.array([200, 201, 202, 203, 204, 199, 0, 500])
    assert distance_bucket(origins, targets).tolist() == [8, 9, 10, 10, 11, 7, 0, 16]
