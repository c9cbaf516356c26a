"""Linking found spans: which source, cue and content belong together.

It takes spans only and does not ask who found them. Each cue takes the source, and each content goes to the
cue, that costs least to reach: a word between costs one; another cue, or a sentence's end, costs more.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from holdover.claim import Span
from holdover.reading.attribution_spans import AttributionSpans
from holdover.reading.cue_lexicon import Form, Frame, cue_words
from holdover.reading.document import Document
from holdover.reading.refusals import refusal

# What it costs to reach over …
_A_CUE = 8
_A_SENTENCE = 15
_AN_ASIDE = 3  # "Smith, a lawyer who …, said", however long it is
# … and what a link costs that is possible and seldom right.
_SOURCE_BEHIND = 2
_SHARED_WITHOUT_LINKER = 20
_RELATIVE_SHARED = 15
_NEXT_QUOTATION = 2
_SHARED_REACH = 11  # a cue and two words
_FARTHEST_SOURCE = 60
# How many spans to either side are tried; it keeps the work linear.
_NEIGHBORS = 6

_OPENING = frozenset("\"“‘'«„”")
_RELATIVES = frozenset({"who", "which", "that"})
# Before one of these a cue may share the source of the cue before it.
_LINKERS = frozenset(", ; — – - and but or by of then while before after without when in for".split())
_BE = frozenset("is are was were be been being ’s 's".split())


@dataclass(frozen=True, slots=True)
class Link:
    """One cue with its source, if it has one, and the pieces of what is said."""

    source: Span | None
    cue: Span
    contents: tuple[Span, ...]


def link_sources(spans: AttributionSpans, document: Document) -> tuple[Link, ...]:
    """One link for each cue, in the order of the text. A finder's blank spans are passed over."""
    sources, cues, contents = (
        tuple(span for span in each if document.text[span.begin : span.end].strip())
        for each in (spans.sources, spans.cues, spans.contents)
    )
    if not cues:
        return ()
    return _link(AttributionSpans(sources, cues, contents), document)


def _link(spans: AttributionSpans, document: Document) -> tuple[Link, ...]:
    text = _Distances(spans, document)
    sources = [_source_of(text, cue) for cue in spans.cues]
    contents: list[list[Span]] = [[] for _ in spans.cues]
    index, previous = 0, None
    for content in spans.contents:
        if previous is None or not text.runs_on(previous, content):
            index = _cue_of(text, content, sources, contents)
        contents[index].append(content)
        previous = content
    return tuple(
        Link(source, cue, tuple(pieces) or _shared_content(text, cue))
        for source, cue, pieces in zip(sources, spans.cues, contents, strict=True)
    )


class _Distances:
    """What lies between two spans of a document."""

    def __init__(self, spans: AttributionSpans, document: Document) -> None:
        self.spans = spans
        self._document = document
        self._tokens = [token.begin for token in document.tokens]
        self._cues = [cue.begin for cue in spans.cues]
        self._lines = [match.start() for match in re.finditer("\n", document.text)]
        self._sentences = [document.tokens[sentence.first].begin for sentence in document.sentences]

    def cost(self, one: Span, other: Span) -> int:
        left, right = sorted((one, other))
        if right.begin < left.end:
            return 0
        words = self._words_between(left, right)
        return (
            words
            + _A_CUE * self.cues_between(left, right)
            + _A_SENTENCE * self.sentences_between(left, right)
        )

    def cues_between(self, left: Span, right: Span) -> int:
        return max(0, bisect_left(self._cues, right.begin) - bisect_left(self._cues, left.end))

    def sentences_between(self, left: Span, right: Span) -> int:
        return bisect_right(self._sentences, right.begin) - bisect_right(self._sentences, left.end - 1)

    def parted_by_aside(self, source: Span, cue: Span) -> bool:
        """Whether commas set off all that stands between."""
        return source.end < cue.begin and self.before(cue) == "," and self._after(source) == ","

    def before(self, span: Span) -> str:
        """The token before a span."""
        at = bisect_left(self._tokens, span.begin) - 1
        return self._document.tokens[at].text if at >= 0 else ""

    def refuses(self, cue: Span) -> bool:
        """Whether the cue alone is a refusal to speak."""
        return refusal().fullmatch(self._document.text, cue.begin, cue.end) is not None

    def words(self, span: Span) -> list[str]:
        return self._document.text[span.begin : span.end].lower().split()

    def opens_quotation(self, span: Span) -> bool:
        return self._document.text[span.begin] in _OPENING

    def same_paragraph(self, left: Span, right: Span) -> bool:
        return bisect_left(self._lines, left.end) == bisect_left(self._lines, right.begin)

    def runs_on(self, left: Span, right: Span) -> bool:
        """Whether a piece goes on where the one before it ended."""
        return (
            left.end <= right.begin
            and self._words_between(left, right) == 0
            and self.same_paragraph(left, right)
        )

    def _after(self, span: Span) -> str:
        at = bisect_left(self._tokens, span.end)
        return self._document.tokens[at].text if at < len(self._tokens) else ""

    def _words_between(self, left: Span, right: Span) -> int:
        return bisect_left(self._tokens, right.begin) - bisect_left(self._tokens, left.end)


def _shared_content(text: _Distances, cue: Span) -> tuple[Span, ...]:
    """What another cue took and this one tells too: "praised and defended the ruling"."""
    contents = text.spans.contents
    at = bisect_left(contents, Span(cue.end, 0))
    following = contents[at : at + 1]
    return following if following and text.cost(cue, following[0]) <= _SHARED_REACH else ()


def _source_of(text: _Distances, cue: Span) -> Span | None:
    if _never_has_source(text, cue):
        return None
    passive = _is_passive(text, cue) and not text.refuses(cue)
    sources = text.spans.sources
    at = bisect_left(sources, cue)
    best, least = None, _FARTHEST_SOURCE
    for source in sources[max(0, at - _NEIGHBORS) : at + _NEIGHBORS]:
        if passive and text.before(source) != "by":
            continue
        cost = _cost_of_source(text, source, cue)
        if cost is not None and cost < least:
            best, least = source, cost
    return best


def _cost_of_source(text: _Distances, source: Span, cue: Span) -> int | None:
    """What it costs a cue to take a source; nothing where it cannot."""
    left, right = sorted((source, cue))
    if text.sentences_between(left, right):
        return None
    if source.begin > cue.begin:
        return None if text.cues_between(left, right) else text.cost(source, cue) + _SOURCE_BEHIND
    relative = text.words(source)[0] in _RELATIVES
    if text.parted_by_aside(source, cue) and not relative:
        return _AN_ASIDE
    cost = text.cost(source, cue)
    if text.cues_between(left, right):
        linked = text.before(cue) in _LINKERS or text.words(cue)[0] == "to"
        cost += 0 if linked else _SHARED_WITHOUT_LINKER
        cost += _RELATIVE_SHARED if relative and text.before(cue) == "," else 0
    return cost


def _never_has_source(text: _Distances, cue: Span) -> bool:
    """How a thing seems is said of it, and by nobody."""
    words = (cue_words().get(word) for word in text.words(cue))
    return any(word is not None and word.frame is Frame.SEEMING for word in words)


def _is_passive(text: _Distances, cue: Span) -> bool:
    """Whether the cue says what is said of its subject: "was accused of", "is expected"."""
    first, *others = text.words(cue)
    if first not in _BE or not others:
        return False
    forms = {word.form for other in others if (word := cue_words().get(other))}
    participle = (
        Form.PAST in forms or Form.PARTICIPLE in forms or any(w.endswith(("ed", "en")) for w in others)
    )
    return participle and not any(word.endswith("ing") for word in others)


def _cue_of(text: _Distances, content: Span, sources: list[Span | None], contents: list[list[Span]]) -> int:
    cues = text.spans.cues
    at = bisect_left(cues, content)
    near = range(max(0, at - _NEIGHBORS), min(len(cues), at + _NEIGHBORS))
    return min(
        near, key=lambda index: _cost_of_content(text, content, cues[index], sources[index], contents[index])
    )


def _cost_of_content(
    text: _Distances, content: Span, cue: Span, source: Span | None, said: list[Span]
) -> int:
    if content.begin < cue.end and cue.begin < content.end:
        return 1_000  # a cue inside what is said marks something else
    cost = text.cost(cue, content)
    if source is not None and not (source.begin < content.end and content.begin < source.end):
        cost = min(cost, text.cost(source, content))
    follows = (
        cue.begin < content.begin and text.opens_quotation(content) and text.same_paragraph(cue, content)
    )
    if follows and said and text.opens_quotation(said[0]) and text.sentences_between(cue, content):
        return min(cost, _NEXT_QUOTATION)
    return cost
