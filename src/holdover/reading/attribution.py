"""Attributions of a report: who says what, by which words."""

from holdover.attribution import Attribution
from holdover.claim import Span
from holdover.reading.attribution_spans import SpanFinder
from holdover.reading.document import Document
from holdover.reading.find_attribution_spans import find_attribution_spans
from holdover.reading.interpret_attributions import interpret_attributions, is_saying
from holdover.reading.link_sources import link_sources


def find_attributions(
    document: Document, find_spans: SpanFinder = find_attribution_spans
) -> tuple[Attribution, ...]:
    """Every attribution of the report, in the order of the text.

    ``find_spans`` finds where sources, cues and contents stand, by rule unless another finder is given.
    """
    return interpret_attributions(link_sources(find_spans(document), document), document)


def sources_of(span: Span, attributions: tuple[Attribution, ...], document: Document) -> tuple[str, ...]:
    """Who says the words at the span, outermost first; empty where the report says them in its own voice.

    Only what is said counts: who wants, praises or fears a thing does not say that it is so.
    """
    inside = (
        attribution.chain
        for attribution in attributions
        if any(begin <= span.begin and span.end <= end for begin, end in attribution.content)
        and is_saying(attribution, document)
    )
    return max(inside, key=len, default=())
