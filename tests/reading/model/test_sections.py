"""Long texts read in sections."""

from hypothesis import given
from hypothesis import strategies as st

from holdover.reading.model.document import cut_sections


@given(st.text(alphabet="ab \n", max_size=200), st.integers(3, 40))
def test_sections_hold_every_character_once_and_none_is_too_long(text: str, size: int) -> None:
    sections = list(cut_sections(text, size))
    assert "".join(section for _, section in sections) == text
    assert all(text.startswith(section, begin) for begin, section in sections)
    assert all(len(section) <= size for _, section in sections)


def test_a_section_ends_with_its_last_paragraph() -> None:
    text = "One two.\n\nThree four.\nFive six."
    assert [section for _, section in cut_sections(text, 25)] == ["One two.", "\n\nThree four.\nFive six."]


def test_words_are_cut_only_where_nothing_else_is() -> None:
    assert [section for _, section in cut_sections("abc defgh", 5)] == ["abc", " defg", "h"]
