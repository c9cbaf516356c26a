"""Attributions of a report: who says what, by which words."""

from collections.abc import Iterable
from dataclasses import dataclass

from holdover.attribution import Attribution
from holdover.claim import Span
from holdover.reading.attribution_spans import SpanFinder
from holdover.reading.document import Document
from holdover.reading.find_attribution_spans import find_attribution_spans
from holdover.reading.interpret_attributions import interpret_attributions, is_saying
from holdover.reading.link_sources import link_sources
from holdover.reading.nested_links import nested_links, opens_content


@dataclass(frozen=True, slots=True)
class Levels:
    """All attributions of a report, and the cues of those that are found by rule inside of what another says.

    One that opens what the other says ("The Post reported that two officials said …") is as sure as that.
    """

    attributions: tuple[Attribution, ...]
    inner: frozenset[Span]

    def told(self, places: Iterable[Span]) -> tuple[Attribution, ...]:
        """All of them but the inner ones, and of these those that say the words at the places."""
        places = tuple(places)
        return tuple(
            each
            for each in self.attributions
            if self.inner.isdisjoint(each.cue) or any(_says_at(each, place) for place in places)
        )


def find_attributions(
    document: Document, find_spans: SpanFinder = find_attribution_spans
) -> tuple[Attribution, ...]:
    """Every attribution of the report, in the order of the text.

    ``find_spans`` finds where sources, cues and contents stand, by rule unless another finder is given.
    """
    return interpret_attributions(link_sources(find_spans(document), document), document)


def find_levels(document: Document, find_spans: SpanFinder) -> Levels:
    """The attributions of a finder that marks one level, and what the rules find said inside of these."""
    links = link_sources(find_spans(document), document)
    by_rule = link_sources(find_attribution_spans(document), document)
    inner = nested_links(links, by_rule, document.text)
    both = sorted((*links, *inner), key=lambda link: link.cue)
    doubtful = frozenset(link.cue for link in inner if not opens_content(link, links))
    return Levels(interpret_attributions(tuple(both), document), doubtful)


def sources_of(span: Span, attributions: tuple[Attribution, ...], document: Document) -> tuple[str, ...]:
    """Who says the words at the span, outermost first; empty where the report says them in its own voice.

    Only what is said counts: who wants, praises or fears a thing does not say that it is so.
    """
    inside = (
        attribution.chain
        for attribution in attributions
        if _says_at(attribution, span) and is_saying(attribution, document)
    )
    return max(inside, key=len, default=())


def _says_at(attribution: Attribution, place: Span) -> bool:
    """Whether the words at the place lie in what is said."""
    return any(begin <= place.begin and place.end <= end for begin, end in attribution.content)
