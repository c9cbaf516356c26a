"""Changes in office that a document tells: find spans, resolve, assemble, merge."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from holdover.attribution import Attribution
from holdover.claim import Claim
from holdover.reading import lexicon
from holdover.reading.assemble import assemble
from holdover.reading.attribution import sources_of
from holdover.reading.choose_office import Choice
from holdover.reading.chunk import Chunker
from holdover.reading.document import Document
from holdover.reading.doubt import without_doubtful
from holdover.reading.find_spans import find_spans
from holdover.reading.merge import merge_claims
from holdover.reading.questions import Question, ask
from holdover.reading.recall import Focus, Holders
from holdover.reading.resolve_persons import Persons
from holdover.reading.restate import without_restated
from holdover.reading.scene import Draft, Scene
from holdover.reading.scope import in_scope
from holdover.reading.settle import choices_in, settle
from holdover.reading.spans import SpanFinder
from holdover.reading.weigh import Judge, weigh
from holdover.report import Medium

_BLOCK = 4_000  # characters; a claim's attributions are looked for in its block, not in the whole text


def find_changes(
    document: Document,
    attributions: Sequence[Attribution] = (),
    finder: SpanFinder = find_spans,
    judge: Judge | None = None,
) -> tuple[Claim, ...]:
    """The changes that a document tells, in the order of the text.

    ``finder`` finds the spans; ``judge`` says of each sentence which of them hold and which the rules have
    missed. Without a judge all that the rules find is told.
    """
    drafts, holders = _drafts(document, finder, judge)
    scoped = (in_scope(claim) for claim in settle(drafts, holders, document.report.title))
    claims = _with_sources(scoped, attributions, document)
    merged = merge_claims(claim for claim in claims if not _is_taken_back(claim, document))
    return tuple(without_doubtful(merged, len(document.text)))


def choices_of(document: Document, judge: Judge | None = None) -> Iterator[tuple[Claim, list[Choice]]]:
    """The changes whose office is not told beside them, each with the offices that may be meant."""
    drafts, holders = _drafts(document, find_spans, judge)
    return choices_in(drafts, holders, document.report.title)


def questions_of(document: Document, finder: SpanFinder = find_spans) -> Iterator[Question]:
    """What a judge is asked of each sentence that mentions anybody."""
    for scene in _scenes(document, finder, Holders()):
        if (question := ask(scene, tuple(assemble(scene)))) is not None:
            yield question


def _drafts(document: Document, finder: SpanFinder, judge: Judge | None) -> tuple[list[Draft], Holders]:
    """What each sentence tells by itself, and what the whole document tells of who holds what."""
    holders = Holders()
    drafts: list[Draft] = []
    for scene in _scenes(document, finder, holders):
        found = tuple(assemble(scene))
        drafts += found if judge is None else weigh(scene, found, judge)
    return list(without_restated(drafts)), holders


def _scenes(document: Document, finder: SpanFinder, holders: Holders) -> Iterator[Scene]:
    """The sentences, read in order; ``holders`` takes in what the whole document tells of who holds what."""
    mentions = finder(document)
    persons = Persons(document, mentions)
    chunker = Chunker(document, persons, mentions)
    for sentence in document.sentences:
        holders.note(chunker.chunk(sentence), document)
    report = document.report
    focus = Focus(persons, report.author if report.medium in (Medium.POST, Medium.STATEMENT) else None)
    for sentence in document.sentences:
        yield Scene(document, sentence, chunker.chunk(sentence), holders, focus)


def _is_taken_back(claim: Claim, document: Document) -> bool:
    """Whether a correction repeats it as what the corrected article said."""
    told = {word for source in claim.sources[:1] for word in source.casefold().split()}
    return document.report.corrects is not None and bool(told & lexicon.word_list("articles_of_news"))


def _with_sources(
    claims: Iterable[Claim], attributions: Sequence[Attribution], document: Document
) -> Iterator[Claim]:
    claims = tuple(claims)
    triggers = {claim.trigger_span for claim in claims}
    near: dict[int, list[Attribution]] = {}
    for attribution in attributions:
        if triggers.intersection(attribution.cue):
            continue  # "confirmed by the Senate" says a change, and nothing else
        for begin, end in attribution.content:
            for block in range(begin // _BLOCK, end // _BLOCK + 1):
                near.setdefault(block, []).append(attribution)
    for claim in claims:
        trigger = claim.trigger_span
        covering = tuple(near.get(trigger.begin // _BLOCK, ()))
        yield replace(claim, sources=sources_of(trigger, covering, document))
