"""Finding source, cue and content spans by rule: around each cue word, who says and what is said."""

import tomllib
from bisect import bisect_right
from functools import cache
from importlib.resources import files

from holdover.claim import Span
from holdover.reading.attribution_spans import AttributionSpans
from holdover.reading.document import Document
from holdover.reading.quotes import Quotation, find_quotations

_HELPERS = frozenset(
    "has have had is was were be been did does do will would not never also later then".split()
)
_SUBJECT_BOUNDS = frozenset(', . ; : — – - ( ) " “ ” that and but as if when because while'.split())


@cache
def cue_forms() -> frozenset[str]:
    """Every form of every verb of saying, in lower case."""
    cues = tomllib.loads(files("holdover.reading").joinpath("data/cues.toml").read_text(encoding="utf-8"))
    forms: set[str] = set()
    for verb in cues["saying"].split():
        forms |= set(cues["irregular"].get(verb, "").split()) or _regular_forms(verb)
    return frozenset(forms)


def find_attribution_spans(document: Document) -> AttributionSpans:
    """Sources, cues and contents as the rules find them."""
    quotations = find_quotations(document)
    sources, cues, contents = [], [], []
    for at, token in enumerate(document.tokens):
        if token.text not in cue_forms() or _inside(quotations, at):
            continue
        first = _group_start(document, at)
        source = _source_before(document, first) or _source_after(document, at + 1)
        content = _contents(document, quotations, first, at + 1, source)
        if source and content:
            sources.append(_span(document, *source))
            cues.append(_span(document, first, at + 1))
            contents += [_span(document, *piece) for piece in content]
    return AttributionSpans(tuple(sources), tuple(cues), tuple(dict.fromkeys(contents)))


def _regular_forms(verb: str) -> set[str]:
    if verb.endswith("e"):
        return {verb, verb + "s", verb + "d", verb[:-1] + "ing"}
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return {verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    return {verb, verb + "s", verb + "ed", verb + "ing"}


def _span(document: Document, first: int, last: int) -> Span:
    return Span(document.tokens[first].begin, document.tokens[last - 1].end)


def _inside(quotations: tuple[Quotation, ...], at: int) -> bool:
    index = bisect_right(quotations, at, key=lambda quotation: quotation.first) - 1
    return index >= 0 and at < quotations[index].last


def _group_start(document: Document, at: int) -> int:
    start = document.sentence_at(at).first
    while at > start and document.tokens[at - 1].text in _HELPERS:
        at -= 1
    return at


def _source_before(document: Document, last: int) -> tuple[int, int] | None:
    start, first = document.sentence_at(last).first, last
    while first > start and document.tokens[first - 1].text.casefold() not in _SUBJECT_BOUNDS:
        first -= 1
    return (first, last) if first < last else None


def _source_after(document: Document, first: int) -> tuple[int, int] | None:
    sentence = document.sentence_at(first - 1)
    last = first
    while last < sentence.last and document.tokens[last].text.casefold() not in _SUBJECT_BOUNDS:
        last += 1
    return (first, last) if first < last else None


def _contents(
    document: Document,
    quotations: tuple[Quotation, ...],
    first: int,
    last: int,
    source: tuple[int, int] | None,
) -> list[tuple[int, int]]:
    sentence = document.sentence_at(first)
    begin = max(last, source[1]) if source else last
    before = min(first, source[0]) if source else first
    found = [
        (quotation.first, quotation.last)
        for quotation in quotations
        if sentence.first <= quotation.first < sentence.last
    ]
    if found:
        return found
    if begin < sentence.last - 1 and document.tokens[begin].text not in ",.":
        end = sentence.last - (document.tokens[sentence.last - 1].text == ".")
        return [(begin, end)] if begin < end else []
    end = before - (before > sentence.first and document.tokens[before - 1].text == ",")
    return [(sentence.first, end)] if sentence.first < end else []
