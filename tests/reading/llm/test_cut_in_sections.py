"""Sections are whole, in order, and cut between paragraphs where they can be."""

from hypothesis import given
from hypothesis import strategies as st

from holdover.claim import Span
from holdover.reading.llm.sections import sections


@given(st.text("ab .\n", max_size=200), st.integers(2, 30))
def test_sections_together_are_the_text_without_overlap(text: str, longest: int) -> None:
    found = list(sections(text, longest))
    assert all(0 < end - begin <= longest for begin, end in found)
    left = set(range(len(text)))
    for section in found:
        assert left.issuperset(range(*section))
        left.difference_update(range(*section))
    assert not "".join(text[at] for at in sorted(left)).strip()


def cut(text: str, longest: int) -> list[str]:
    return [text[begin:end] for begin, end in sections(text, longest)]


def test_a_cut_falls_between_paragraphs_or_else_after_a_sentence() -> None:
    text = "One. Two.\n\nThree. Four.\n\nFive."
    assert cut(text, 28) == ["One. Two.\n\nThree. Four.\n\n", "Five."]
    assert cut("Rain fell. Snow fell.", 14) == ["Rain fell. ", "Snow fell."]


def test_a_short_text_is_one_section_and_a_blank_one_is_none() -> None:
    assert list(sections("Rain.")) == [Span(0, 5)]
    assert list(sections(" \n\t ")) == []
