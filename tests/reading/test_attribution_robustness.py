"""No text makes finding attributions raise, and every span it gives lies in the text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from holdover.claim import Span
from holdover.reading.attribution import find_attributions
from holdover.reading.attribution_spans import AttributionSpans
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


@settings(max_examples=200, deadline=None)
@given(st.data(), st.lists(st.sampled_from(WORDS + MARKS + GAPS), min_size=1, max_size=40).map(" ".join))
def test_any_finder_s_spans_are_linked(data: st.DataObject, text: str) -> None:
    def some_spans() -> tuple[Span, ...]:
        begins = data.draw(st.lists(st.integers(0, len(text) - 1), max_size=6))
        return tuple(sorted({Span(at, data.draw(st.integers(at + 1, len(text)))) for at in begins}))

    spans = AttributionSpans(some_spans(), some_spans(), some_spans())
    for found in find_attributions(Document(Report(text)), lambda _: spans):
        assert set(found.source) <= set(spans.sources)
        for begin, end in (*found.cue, *found.content):
            assert 0 <= begin < end <= len(text)
