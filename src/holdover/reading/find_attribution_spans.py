"""Finding source, cue and content spans by rule: around each cue word, who says and what is said."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from holdover.reading.attribution_spans import AttributionSpans
from holdover.reading.cue_lexicon import Frame, headline_labels
from holdover.reading.document import Document, Sentence
from holdover.reading.find_contents import find_contents
from holdover.reading.find_cues import Cue, find_cues
from holdover.reading.find_sources import find_source
from holdover.reading.noun_phrases import Range, noun_phrase_before
from holdover.reading.passage import Passage, word_class
from holdover.reading.refusals import refusal

# Before a cue or its source these part it from what another says; without one it is part of that.
_PARTING = frozenset(", ; — – - -- and but while although though or as".split())

_LONGEST_LABEL = 5  # tokens before a headline's colon
_LONGEST_SENTENCE = 250  # tokens


@dataclass(frozen=True, slots=True)
class _Found:
    cue: Range
    source: Range | None
    contents: list[Range]


def find_attribution_spans(document: Document) -> AttributionSpans:
    """Sources, cues and contents as the rules find them."""
    passage = Passage(document)
    refusals = list(_refusals(passage))
    refused = [found.cue for found in refusals]
    found = [
        *refusals,
        *_headline(passage),
        *(
            one
            for sentence in _stretches(document.sentences)
            for one in _read_sentence(passage, sentence)
            if one.contents and not _overlaps(one.cue, refused)
        ),
    ]
    return _spans(passage, found)


def find_refusals(document: Document) -> AttributionSpans:
    """Sources and cues of those who were asked and said nothing."""
    passage = Passage(document)
    return _spans(passage, list(_refusals(passage)))


def _spans(passage: Passage, found: list[_Found]) -> AttributionSpans:
    return AttributionSpans(
        sources=tuple(sorted({passage.span(*one.source) for one in found if one.source})),
        cues=tuple(sorted({passage.span(*one.cue) for one in found})),
        contents=tuple(sorted({passage.span(*piece) for one in found for piece in one.contents})),
    )


def _headline(passage: Passage) -> Iterator[_Found]:
    """Who says it before a colon in the first line, and what after it: "Mayor Doe: I will stay"."""
    words = passage.words
    colon = next((at for at in range(1, min(len(words), _LONGEST_LABEL + 1)) if words[at] == ":"), None)
    if colon is None or not passage.is_capital(colon - 1) or words[colon - 1] in headline_labels():
        return
    if any(passage.is_finite(at) or words[at] in word_class("pronouns") for at in range(colon)):
        return
    last = passage.document.line_end(colon)
    last -= last > colon and words[last - 1] == "."
    if last - colon > 1:
        yield _Found((colon, colon + 1), (0, colon), [(colon + 1, last)])


def _stretches(sentences: tuple[Sentence, ...]) -> Iterator[Sentence]:
    """The sentences, those without end in parts, so that the work stays linear in the text."""
    for sentence in sentences:
        for first in range(sentence.first, sentence.last, _LONGEST_SENTENCE):
            yield Sentence(first, min(sentence.last, first + _LONGEST_SENTENCE))


def _refusals(passage: Passage) -> Iterator[_Found]:
    """Who was asked and said nothing."""
    document = passage.document
    for match in refusal().finditer(document.text):
        first, last = document.token_at(match.start()), document.token_at(match.end())
        if first < last and passage.quotation_at(first) is None:
            source = noun_phrase_before(passage, document.sentence_at(first), first)
            if source is not None:
                yield _Found((first, last), source, [])


def _overlaps(cue: Range, refused: list[Range]) -> bool:
    index = bisect_right(refused, cue[1] - 1, key=lambda span: span[0]) - 1
    return index >= 0 and cue[0] < refused[index][1]


def _read_sentence(passage: Passage, sentence: Sentence) -> Iterator[_Found]:
    cues = list(find_cues(passage, sentence))
    sources: list[Range | None] = []
    starts: list[int] = []
    shared = None
    told = sentence.first  # up to where an earlier cue of the sentence stands
    for cue in cues:
        source = find_source(passage, cue, shared)
        own = source is not None and told <= source[0] and source[1] <= cue.first
        starts.append(source[0] if source and own else cue.first)
        sources.append(source)
        shared, told = source or shared, cue.last
    contents = [
        find_contents(passage, cue, source, _bound(passage, cue, starts[index + 1 :]))
        for index, (cue, source) in enumerate(zip(cues, sources, strict=True))
    ]
    for index in reversed(range(len(cues) - 1)):
        if not contents[index] and _joins(passage, cues[index], cues[index + 1]):
            contents[index] = contents[index + 1]
    for cue, source, pieces in zip(cues, sources, contents, strict=True):
        yield _Found((cue.first, cue.last), source, pieces)


def _joins(passage: Passage, cue: Cue, following: Cue) -> bool:
    """Whether two cues tell one content: "praised and defended the ruling"."""
    return passage.words[cue.last : following.first] in (["and"], ["or"])


def _bound(passage: Passage, cue: Cue, starts: list[int]) -> int:
    """Where a later cue of the sentence, parted from this one, ends what this one can tell."""
    if cue.word.frame is Frame.CITING:
        return cue.sentence.last
    parted = (start for start in starts if start - 1 >= cue.last and passage.words[start - 1] in _PARTING)
    return next(parted, cue.sentence.last)
