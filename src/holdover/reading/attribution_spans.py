"""What a finder of attribution spans gives: where sources, cues and contents stand, not yet linked."""

from collections.abc import Callable
from dataclasses import dataclass

from holdover.claim import Span
from holdover.reading.document import Document


@dataclass(frozen=True, slots=True)
class AttributionSpans:
    """Spans of each role, in the order of the text. Who belongs to whom is for the next stage to say."""

    sources: tuple[Span, ...]
    cues: tuple[Span, ...]
    contents: tuple[Span, ...]


SpanFinder = Callable[[Document], AttributionSpans]
