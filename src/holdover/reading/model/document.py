"""One document as the trained model reads it: attribution spans, and answers about its sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from holdover.claim import Span
from holdover.reading.attribution_spans import AttributionSpans
from holdover.reading.document import Document
from holdover.reading.model.decode import Scores
from holdover.reading.model.judge import lay_question, read_answers
from holdover.reading.model.session import Model, shipped_model
from holdover.reading.model.words import Words, split_words
from holdover.reading.questions import Answer, Question

SECTION = 100_000  # characters read at once; bounds the memory that a text of any length takes
_BREAKS = ("\n\n", "\n", " ")


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a text from ``begin`` on, with what the network makes of its words."""

    begin: int
    words: Words
    scores: Scores
    vectors: Scores


class ModelDocument:
    """A document through the model; each section of it is run once while it is read in order.

    A judge of questions (``weigh.Judge``), and a finder of attribution spans. Raises ``ModelError`` where the
    model, by default the one that Holdover ships, cannot be loaded.
    """

    def __init__(self, document: Document, model: Model | None = None) -> None:
        self._document = document
        self._model = model or shipped_model()
        self._cuts = list(cut_sections(document.text))
        self._last: Section | None = None
        self.keep, self.add = self._model.head.bars.keep, self._model.head.bars.add
        self.version = self._model.head.version

    def find_attribution_spans(self, _: Document) -> AttributionSpans:
        """The sources, cues and contents of the document."""
        spans: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
        for begin, text in self._cuts:
            section = self._section(begin, text)
            words, runs = section.words, self._model.runs(section.scores)
            for label, found in spans.items():
                found += [Span(words.begins[first], words.ends[last - 1]) for first, last in runs[label]]
        return AttributionSpans(*(tuple(spans[label]) for label in ("source", "cue", "content")))

    def answer(self, question: Question) -> Sequence[Answer] | None:
        """An answer for each candidate; ``None`` where the sentence has no word that the model reads."""
        section = self._section_of(question.sentence.begin)
        first, last = section.words.at(*question.sentence)
        if first == last:
            return None
        laid = lay_question(question, section.words, first, section.vectors[first:last])
        return tuple(read_answers(question, section.words, first, self._model.judge(laid)))

    def _section_of(self, at: int) -> Section:
        begin, text = next(cut for cut in reversed(self._cuts) if cut[0] <= at)
        return self._section(begin, text)

    def _section(self, begin: int, text: str) -> Section:
        if self._last is None or self._last.begin != begin:
            words = split_words(text, begin).within(self._document.passages)
            self._last = Section(begin, words, *self._model.encode(words))
        return self._last


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
