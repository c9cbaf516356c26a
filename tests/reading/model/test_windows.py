"""Texts cut into windows."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from holdover.reading.model.windows import Marks, Pieces, cut_windows, lay_batch
from holdover.reading.model.words import split_words


def pieces_of(lengths: list[int]) -> Pieces:
    return Pieces(np.arange(sum(lengths)) + 10, np.cumsum([0, *lengths]))


@given(st.lists(st.integers(1, 12), max_size=200), st.integers(30, 80), st.integers(0, 15))
def test_every_word_belongs_to_one_window_and_no_window_is_too_long(
    lengths: list[int], size: int, context: int
) -> None:
    pieces = pieces_of(lengths)
    windows = cut_windows(pieces, size, context)
    own = [word for window in windows for word in range(window.keep_first, window.keep_last)]
    assert own == list(range(len(lengths)))
    for window in windows:
        assert window.first <= window.keep_first < window.keep_last <= window.last
        assert pieces.starts[window.last] - pieces.starts[window.first] <= size


def test_inner_words_are_seen_with_context_on_both_sides() -> None:
    windows = cut_windows(pieces_of([1] * 100), size=40, context=10)
    assert [(window.first, window.keep_first, window.keep_last, window.last) for window in windows] == [
        (0, 0, 30, 40),
        (20, 30, 50, 60),
        (40, 50, 70, 80),
        (60, 70, 100, 100),
    ]


def test_windows_of_one_text_are_about_as_long_as_one_another() -> None:
    windows = cut_windows(pieces_of([1] * 900), size=250, context=24)
    lengths = [window.last - window.first for window in windows]
    assert len(lengths) == 5
    assert max(lengths) - min(lengths) < 40


def test_a_batch_tells_the_first_piece_of_each_word() -> None:
    words = split_words("Mayor Oyelaran resigned")
    pieces = pieces_of([1, 3, 1])
    (window,) = cut_windows(pieces, 50, 5)
    batch = lay_batch([(words, pieces, window)], Marks(begin=1, end=2))
    assert batch.ids.tolist() == [[1, 10, 11, 12, 13, 14, 2]]
    assert batch.firsts.tolist() == [[1, 2, 5]]
    assert batch.features[:, :, 2].tolist() == [[0, 0, 1, 0, 0, 1, 0]]


def test_shorter_windows_are_filled_up_with_nothing() -> None:
    long, short = split_words("one two three"), split_words("one")
    rows = [(long, pieces_of([1, 1, 1])), (short, pieces_of([1]))]
    batch = lay_batch([(words, pieces, cut_windows(pieces, 50, 5)[0]) for words, pieces in rows], Marks(1, 2))
    assert batch.mask.tolist() == [[1, 1, 1, 1, 1], [1, 1, 1, 0, 0]]
    assert batch.word_mask.tolist() == [[1, 1, 1], [1, 0, 0]]
