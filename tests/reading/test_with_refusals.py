"""Refusals found by rule among the spans of another finder."""

from holdover.claim import Span
from holdover.reading.attribution_spans import AttributionSpans
from holdover.reading.document import Document
from holdover.reading.with_refusals import with_refusals
from holdover.report import Report

TEXT = "The mayor said the ferry would close. The harbor board did not respond to questions about the loan."


def at(words: str) -> Span:
    begin = TEXT.index(words)
    return Span(begin, begin + len(words))


def found_with(*, sources: list[str], cues: list[str], contents: list[str]) -> dict[str, list[str]]:
    given = AttributionSpans(*(tuple(at(words) for words in role) for role in (sources, cues, contents)))
    found = with_refusals(lambda _: given)(Document(Report(TEXT)))
    return {
        role: [TEXT[begin:end] for begin, end in getattr(found, role)]
        for role in ("sources", "cues", "contents")
    }


def test_a_refusal_that_was_not_found_is_added_and_the_rest_stays() -> None:
    assert found_with(sources=["The mayor"], cues=["said"], contents=["the ferry would close"]) == {
        "sources": ["The mayor", "The harbor board"],
        "cues": ["said", "did not respond to questions"],
        "contents": ["the ferry would close"],
    }


def test_what_was_asked_for_is_no_content() -> None:
    found = found_with(
        sources=["harbor board"], cues=["did not respond to questions about"], contents=["the loan"]
    )
    assert found == {
        "sources": ["The harbor board"],
        "cues": ["did not respond to questions"],
        "contents": [],
    }


def test_where_nobody_refuses_nothing_changes() -> None:
    text = "The mayor said no."
    spans = AttributionSpans((Span(0, 9),), (Span(10, 14),), (Span(15, 17),))
    assert with_refusals(lambda _: spans)(Document(Report(text))) == spans
