"""Changes in office that a document tells: find spans, resolve, assemble, merge."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from holdover.attribution import Attribution
from holdover.claim import Claim, Span
from holdover.reading.assemble import assemble
from holdover.reading.attribution import sources_of
from holdover.reading.chunk import Chunker
from holdover.reading.document import Document
from holdover.reading.find_spans import find_spans
from holdover.reading.merge import merge_claims
from holdover.reading.recall import Focus, Holders
from holdover.reading.resolve_persons import Persons
from holdover.reading.scene import Scene
from holdover.reading.settle import settle
from holdover.reading.spans import SpanFinder
from holdover.report import Medium


def find_changes(
    document: Document, attributions: Sequence[Attribution] = (), finder: SpanFinder = find_spans
) -> tuple[Claim, ...]:
    """The changes that a document tells, in the order of the text; ``finder`` finds the spans."""
    mentions = finder(document)
    persons = Persons(document, mentions)
    chunker = Chunker(document, persons, mentions)
    holders = Holders()
    for sentence in document.sentences:
        holders.note(chunker.chunk(sentence))
    report = document.report
    focus = Focus(persons, report.author if report.medium in (Medium.POST, Medium.STATEMENT) else None)
    scenes = (Scene(document, s, chunker.chunk(s), holders, focus) for s in document.sentences)
    drafts = [draft for scene in scenes for draft in assemble(scene)]
    return merge_claims(_with_sources(settle(drafts, holders), tuple(attributions), document))


def _with_sources(
    claims: Iterable[Claim], attributions: tuple[Attribution, ...], document: Document
) -> Iterator[Claim]:
    for claim in claims:
        begin = claim.span.begin + claim.evidence.index(claim.trigger)
        trigger = Span(begin, begin + len(claim.trigger))
        yield replace(claim, sources=sources_of(trigger, attributions, document))
