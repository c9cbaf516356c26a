"""Linking found spans into attributions: which source, cue and content belong together."""

from holdover.attribution import Attribution
from holdover.claim import Span
from holdover.reading.attribution_spans import AttributionSpans
from holdover.reading.document import Document

_OPENING = frozenset("\"“‘'«„")


def link_sources(spans: AttributionSpans, document: Document) -> tuple[Attribution, ...]:
    """One attribution for each cue, in the order of the text."""
    contents: dict[Span, list[Span]] = {cue: [] for cue in spans.cues}
    for content in spans.contents if spans.cues else ():
        nearest = min(spans.cues, key=lambda cue: _distance(cue, content))
        contents[nearest].append(content)
    found = []
    for cue in spans.cues:
        source = min(spans.sources, key=lambda source: _distance(source, cue), default=None)
        pieces = tuple(contents[cue])
        text = document.text[source.begin : source.end] if source else ""
        direct = any(document.text[piece.begin] in _OPENING for piece in pieces)
        found.append(
            Attribution((source,) if source else (), (cue,), pieces, direct, chain=(text,) if text else ())
        )
    return tuple(found)


def _distance(one: Span, other: Span) -> int:
    return max(one.begin, other.begin) - min(one.end, other.end)
