"""Finding attribution spans by the trained model."""

from collections.abc import Iterator

from holdover.claim import Span
from holdover.reading.attribution_spans import AttributionSpans
from holdover.reading.document import Document
from holdover.reading.model.session import Model, shipped_model
from holdover.reading.model.words import split_words

SECTION = 100_000  # characters read at once; bounds the memory that a text of any length takes
_BREAKS = ("\n\n", "\n", " ")


def find_attribution_spans(document: Document, model: Model | None = None) -> AttributionSpans:
    """Sources, cues and contents as the model finds them, by default the one that Holdover ships.

    Raises ``ModelError`` where the model cannot be loaded.
    """
    model = model or shipped_model()
    spans: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    for begin, text in cut_sections(document.text):
        words = split_words(text)
        runs = model.mark(words)
        for label, found in spans.items():
            found += [
                Span(begin + words.begins[first], begin + words.ends[last - 1]) for first, last in runs[label]
            ]
    return AttributionSpans(*(tuple(spans[label]) for label in ("source", "cue", "content")))


def cut_sections(text: str, size: int = SECTION) -> Iterator[tuple[int, str]]:
    """A text in sections of at most ``size`` characters, each with where it begins.

    A section ends with a paragraph where one ends in it, else with a line, else with a word.
    """
    begin = 0
    while len(text) - begin > size:
        ends = (text.rfind(mark, begin + 1, begin + size) for mark in _BREAKS)
        end = next((end for end in ends if end > 0), begin + size)
        yield begin, text[begin:end]
        begin = end
    yield begin, text[begin:]
