"""What the model is told of a text's words."""

from hypothesis import given
from hypothesis import strategies as st

from holdover.reading.model.words import Gap, Quoting, Shape, shape_of, split_words


def test_marks_stand_alone_and_words_keep_their_places() -> None:
    text = "She said: “No.”"
    words = split_words(text)
    assert words.texts == ("She", "said", ":", "“", "No", ".", "”")
    assert [text[begin:end] for begin, end in zip(words.begins, words.ends, strict=True)] == list(words.texts)


def test_shapes_tell_how_words_are_written() -> None:
    assert [shape_of(word) for word in ("mayor", "Mayor", "FBI", "McCain", "2017", "12th", ",", "A")] == [
        Shape.LOWER,
        Shape.TITLE,
        Shape.UPPER,
        Shape.MIXED,
        Shape.DIGITS,
        Shape.MIXED,
        Shape.MARK,
        Shape.TITLE,
    ]


def test_straight_marks_open_and_close_by_turns_within_a_paragraph() -> None:
    words = split_words('"Yes" or "no\n\nThen')
    assert words.features[:, 1].tolist() == [
        Quoting.OPENING,
        Quoting.INSIDE,
        Quoting.CLOSING,
        Quoting.OUTSIDE,
        Quoting.OPENING,
        Quoting.INSIDE,
        Quoting.OUTSIDE,
    ]


def test_gaps_tell_lines_and_paragraphs() -> None:
    words = split_words("One, two\nthree\n\nfour")
    assert words.features[:, 2].tolist() == [Gap.NONE, Gap.NONE, Gap.SPACE, Gap.LINE, Gap.PARAGRAPH]


@given(st.text())
def test_any_text_is_split_and_no_word_is_lost(text: str) -> None:
    words = split_words(text)
    assert words.features.shape == (len(words), 3)
    between = [
        text[end:begin] for end, begin in zip((0, *words.ends), (*words.begins, len(text)), strict=True)
    ]
    assert not "".join(between).strip()
