"""How what was read in a report looks: its changes, then who says what."""

from collections.abc import Iterator

from holdover.attribution import Attribution, quoted
from holdover.claim import Capacity, Claim
from holdover.cli.phrases import day_words, happened
from holdover.cli.rendering import Column, Line, View, in_columns, one_by_one, say, say_nothing
from holdover.cli.words import shortened
from holdover.extraction import Extraction
from holdover.json_form import Row, of_claim, of_extraction, of_report
from holdover.report import Report

_WORDS_SHOWN = 160
_CSV = (
    "report.id",
    "report.title",
    "report.publisher",
    "report.published",
    "report.url",
    "kind",
    "status",
    "person",
    "group.text",
    "group.min",
    "group.max",
    "office",
    "capacity",
    "by",
    "date",
    "sources",
    "trigger",
    "evidence",
    "begin",
    "end",
    "confidence",
    "reader",
)


def _changes(extraction: Extraction) -> Iterator[Row]:
    report = of_report(extraction.report)
    for claim in extraction.claims:
        begin, end = claim.span
        yield {"report": report, **of_claim(claim), "begin": begin, "end": end}


def _who(claim: Claim) -> list[Line]:
    acting = claim.capacity if claim.capacity not in (None, Capacity.PERMANENT) else None
    office = " ".join(filter(None, (acting, claim.office)))
    return [(claim.person or (claim.group.text if claim.group else ""), "bold"), office]


def _words(claim: Claim) -> list[Line]:
    chain = " → ".join(claim.sources)
    words = shortened(claim.evidence, claim.trigger, _WORDS_SHOWN)
    return [(f"{chain}:" if chain else "", "italic"), f"“{words}”"]


def _said(attribution: Attribution, report: Report) -> list[Line]:
    if attribution.declined:
        return [("says nothing", "dim")]
    return [shortened(quoted(attribution.content, report), "", _WORDS_SHOWN)]


_show_claims = in_columns(
    Column[Claim]("When", lambda claim: [day_words(claim.date)], 3, least=10),
    Column[Claim]("Who", _who, 6),
    Column[Claim]("What", lambda claim: [happened(claim.kind, claim.status, claim.by)], 4),
    Column[Claim]("Says who, in what words", _words, 9),
)
_show_attributions = in_columns(
    Column[tuple[Attribution, Report]]("Who says", lambda it: [" → ".join(it[0].chain)], 6),
    Column[tuple[Attribution, Report]]("by", lambda it: [it[0].channel or quoted(it[0].cue, it[1])], 4),
    Column[tuple[Attribution, Report]]("what", lambda it: _said(*it), 12),
)


def _show(extraction: Extraction) -> None:
    report = extraction.report
    origin = ", ".join(filter(None, (report.publisher, day_words(report.published))))
    say((report.title or report.key or "Untitled", "bold"), (origin, "dim"))
    if extraction.claims:
        say_nothing()
        _show_claims(extraction.claims)
    if extraction.attributions:
        say_nothing()
        _show_attributions((each, report) for each in extraction.attributions)
    if not extraction.claims and not extraction.attributions:
        say("Nothing is found in it.")
    say_nothing()


EXTRACTIONS = View[Extraction](one_by_one(_show), of_extraction, _CSV, flat=_changes)
"""In CSV a line is a change; attributions have no place there."""
