"""Finding attribution spans by the trained model."""

from holdover.claim import Span
from holdover.reading.attribution_spans import AttributionSpans
from holdover.reading.document import Document
from holdover.reading.model.decode import Run
from holdover.reading.model.session import Model, shipped_model
from holdover.reading.model.words import Words, split_words


def find_attribution_spans(document: Document, model: Model | None = None) -> AttributionSpans:
    """Sources, cues and contents as the model finds them, by default the one that Holdover ships.

    Raises ``ModelError`` where the model cannot be loaded.
    """
    words = split_words(document.text)
    marked = (model or shipped_model()).mark(words)
    sources, cues, contents = (
        tuple(_span(words, run) for run in marked.runs[layer]) for layer in ("source", "cue", "content")
    )
    return AttributionSpans(sources, cues, contents)


def _span(words: Words, run: Run) -> Span:
    first, last = run
    return Span(words.begins[first], words.ends[last - 1])
