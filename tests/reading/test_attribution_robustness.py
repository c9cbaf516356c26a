"""No text makes finding attributions raise, and every span it gives lies in the text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from holdover.reading.attribution import find_attributions
from holdover.reading.document import Document
from holdover.report import Report

WORDS = "said he who told Mr. Post wants to tweeted saying According to declined to comment".split()
MARKS = "“ ” \" ‘ ’ ' « » „ , . : — ( ) \u202e 😀".split()
GAPS = ["\n", "\n\n", " "]


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=200), st.lists(st.sampled_from(WORDS + MARKS + GAPS), max_size=40).map(" ".join)
    )
)
def test_any_text_is_read(text: str) -> None:
    for found in find_attributions(Document(Report(text))):
        assert found.cue or found.content
        for begin, end in (*found.source, *found.cue, *found.content):
            assert 0 <= begin < end <= len(text)
            assert text[begin:end].strip()
