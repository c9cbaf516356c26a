"""Refusals to speak as the rules find them, put in place of what another finder makes of the same words.

The trained reader learned from annotations in which a refusal is marked now as a cue, now as a cue with
content, and now not at all; the rules know the words of refusals whole.
"""

from bisect import bisect_left, bisect_right

from holdover.claim import Span
from holdover.reading.attribution_spans import AttributionSpans, SpanFinder
from holdover.reading.document import Document
from holdover.reading.find_attribution_spans import find_refusals

Spans = tuple[Span, ...]


def with_refusals(find_spans: SpanFinder) -> SpanFinder:
    """A finder that leaves refusals to the rules, and all else to the finder given."""

    def find(document: Document) -> AttributionSpans:
        return _put_in(find_refusals(document), find_spans(document))

    return find


def _put_in(refusals: AttributionSpans, found: AttributionSpans) -> AttributionSpans:
    refused = _joined(refusals.cues)
    asked = _joined((*refused, *(cue for cue in found.cues if _overlaps(cue, refused))))
    return AttributionSpans(
        sources=_merged(refusals.sources, found.sources),
        cues=_merged(refusals.cues, found.cues),
        contents=tuple(content for content in found.contents if not _is_asked(content, asked)),
    )


def _merged(preferred: Spans, others: Spans) -> Spans:
    taken = _joined(preferred)
    return tuple(sorted({*preferred, *(span for span in others if not _overlaps(span, taken))}))


def _joined(spans: Spans) -> Spans:
    """The spans in order, those that overlap as one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.begin < joined[-1].end:
            joined[-1] = Span(joined[-1].begin, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return tuple(joined)


def _overlaps(span: Span, joined: Spans) -> bool:
    at = bisect_left(joined, span.end, key=lambda other: other.begin) - 1
    return at >= 0 and span.begin < joined[at].end


def _is_asked(content: Span, asked: Spans) -> bool:
    """Whether the words only tell what was asked for: they begin in a refusal, or right after it."""
    at = bisect_right(asked, content.begin, key=lambda other: other.begin) - 1
    return at >= 0 and content.begin <= asked[at].end + 1
