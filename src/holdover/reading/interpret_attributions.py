"""Interpreting linked spans: word for word or not, through which channel, by whom in turn, or declined."""

import re
from bisect import bisect_right
from functools import cache

from holdover.attribution import Attribution
from holdover.claim import Span
from holdover.reading.cue_lexicon import Frame, cue_words, saying_nouns
from holdover.reading.data_files import read_data
from holdover.reading.document import Document
from holdover.reading.link_sources import Link
from holdover.reading.name_sources import SourceNames
from holdover.reading.quotes import find_quotations
from holdover.reading.refusals import refusal

_WORD = re.compile(r"\w+")
_FARTHEST_CITED = 3  # characters from a cited source to what it tells: a comma and spaces
_NEAR = 80  # characters after a cue in which a channel is told


def interpret_attributions(links: tuple[Link, ...], document: Document) -> tuple[Attribution, ...]:
    """What each link says, in the order of the text; a cue without content that refuses nothing is none."""
    names, quoted = SourceNames(document), _Quoted(document)
    links = tuple(_citing(link, links[index + 1 : index + 2]) for index, link in enumerate(links))
    own = [names.name(link.source) if link.source else None for link in links]
    outer = _outer_links(links, document)
    return tuple(
        _interpret(link, document, quoted, _chain(index, own, outer))
        for index, link in enumerate(links)
        if link.contents or refusal().fullmatch(document.text, link.cue.begin, link.cue.end)
    )


def is_saying(attribution: Attribution, document: Document) -> bool:
    """Whether the cue tells words that were said, and not a wish, a stance or an act."""
    return any(is_saying_cue(document.text[cue.begin : cue.end]) for cue in attribution.cue)


@cache
def is_saying_cue(cue: str) -> bool:
    """Whether a cue of these words tells what was said."""
    words = cue.lower().split()
    frames = {word.frame for one in words if (word := cue_words().get(one.strip(":,")))}
    told = cue == ":" or words[:1] == ["according"] or not saying_nouns().isdisjoint(words)
    return told or Frame.SAYING in frames


def _interpret(link: Link, document: Document, quoted: "_Quoted", chain: tuple[str, ...]) -> Attribution:
    cue, contents = link.cue, link.contents
    if contents:
        whole = Span(min(cue.begin, contents[0].begin), max(cue.end, contents[-1].end))
        if refusal().fullmatch(document.text, whole.begin, whole.end):
            cue, contents = whole, ()
    return Attribution(
        source=(link.source,) if link.source else (),
        cue=(cue,),
        content=contents,
        direct=quoted.covers(contents),
        channel=_channel(link, document),
        chain=chain,
    )


def _citing(link: Link, following: tuple[Link, ...]) -> Link:
    """What a source cited without content tells: in "According to the Post, two said …", all that follows."""
    if link.contents or link.source is None or not following or not following[0].contents:
        return link
    inner = following[0]
    begin = min(inner.source.begin, inner.cue.begin) if inner.source else inner.cue.begin
    told = Span(begin, max(piece.end for piece in inner.contents))
    apart = begin < link.cue.end or told.end <= begin or begin - link.source.end > _FARTHEST_CITED
    return link if apart else Link(link.source, link.cue, (told,))


def _outer_links(links: tuple[Link, ...], document: Document) -> list[int | None]:
    """For each link the one whose content holds its cue and its source: who tells that it was said."""
    outer: list[int | None] = []
    spans = sorted(
        (piece.begin, piece.end, index) for index, link in enumerate(links) for piece in link.contents
    )
    for index, link in enumerate(links):
        begin = min(link.cue.begin, link.source.begin) if link.source else link.cue.begin
        at = bisect_right(spans, (begin, float("inf"), 0))
        holding = [
            holder
            for first, last, holder in spans[max(0, at - 8) : at]
            if first <= begin
            and link.cue.end <= last
            and holder != index
            and is_saying_cue(document.text[links[holder].cue.begin : links[holder].cue.end])
        ]
        outer.append(holding[-1] if holding else None)
    return outer


def _chain(index: int, own: list[str | None], outer: list[int | None]) -> tuple[str, ...]:
    chain: list[str] = []
    at: int | None = index
    seen: set[int] = set()
    while at is not None and at not in seen:
        seen.add(at)
        if (name := own[at]) is not None and name not in chain:
            chain.insert(0, name)
        at = outer[at]
    return tuple(chain)


def _channel(link: Link, document: Document) -> str | None:
    """The channel that the cue, the source or the words right after them tell."""
    spans = [link.cue, *([link.source] if link.source else [])]
    last = max(span.end for span in spans)
    following = [piece.begin for piece in link.contents if piece.begin >= last]
    told = [document.text[span.begin : span.end] for span in spans]
    if following or not link.contents or link.contents[-1].end <= last:
        until = min([last + _NEAR, *following])
        told.insert(1, re.split(r"[.\n\"“]", document.text[last:until], maxsplit=1)[0])
    told.append(_opening_words(min(span.begin for span in spans), link, document))
    for words in told:
        if match := _channel_words().search(words):
            return _channels()[match.group().lower()]
    return None


def _opening_words(begin: int, link: Link, document: Document) -> str:
    """What the sentence says before the source: "In a letter to the court, …"."""
    first = document.span(document.sentence_at(document.token_at(begin))).begin
    inside = any(piece.begin < begin and piece.end > first for piece in link.contents)
    return "" if inside else document.text[max(first, begin - _NEAR) : begin]


@cache
def _channels() -> dict[str, str]:
    return {
        phrase.strip(): channel
        for channel, phrases in read_data("channels.toml").items()
        for phrase in str(phrases).split(",")
    }


@cache
def _channel_words() -> re.Pattern[str]:
    phrases = sorted(_channels(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)", re.IGNORECASE)


class _Quoted:
    """Which characters of a document stand in quotation marks."""

    def __init__(self, document: Document) -> None:
        tokens = document.tokens
        self._text = document.text
        self._spans = [
            Span(tokens[quotation.first].begin, tokens[quotation.last - 1].end)
            for quotation in find_quotations(document)
        ]

    def covers(self, pieces: tuple[Span, ...]) -> bool:
        """Whether all words of the pieces are quoted."""
        return bool(pieces) and all(self._covers(piece) for piece in pieces)

    def _covers(self, piece: Span) -> bool:
        words = [match.start() + piece.begin for match in _WORD.finditer(self._text[piece.begin : piece.end])]
        return bool(words) and all(self._holds(word) for word in words)

    def _holds(self, at: int) -> bool:
        index = bisect_right(self._spans, at, key=lambda span: span.begin) - 1
        return index >= 0 and at < self._spans[index].end
