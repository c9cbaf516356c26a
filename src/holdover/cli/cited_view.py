"""How answers look together with the claims that carry them: `why` and `disputes`."""

from collections.abc import Iterator, Sequence

from holdover.cli.phrases import day_words, edge_happened, happened, in_office
from holdover.cli.rendering import Column, Line, View, in_columns, one_by_one, say, say_nothing
from holdover.cli.words import number_of, shortened
from holdover.json_form import Row
from holdover.register.cited import Cited, CitedDispute, CitedTenure
from holdover.register.dispute import Side
from holdover.register.json_form import of_cited, of_cited_dispute, of_cited_tenure
from holdover.register.tenure import Edge

_WORDS_SHOWN = 200
_CLAIMS_SHOWN = 5
_CLAIM_CSV = (
    "id",
    "kind",
    "status",
    "date",
    "by",
    "sources",
    "evidence",
    "report.publisher",
    "report.published",
    "report.url",
    "known",
    "corrected",
)


def _words(cited: Cited) -> str:
    claim = cited.entry.claim
    return f"“{shortened(claim.evidence, claim.trigger, _WORDS_SHOWN)}”"


def _said_by(cited: Cited) -> str:
    """Who published a claim and when, then who said so in turn: “The Post, 2017-03-12 → an official”."""
    report, entry = cited.report, cited.entry
    published = day_words(report.published) or f"recorded on {entry.known}"
    origin = f"{report.publisher or report.author or report.id}, {published}"
    return " → ".join((origin, *entry.claim.sources))


def show_claim(cited: Cited) -> None:
    """Print a claim: what it says, who published it when, who says so in turn, in what words."""
    claim, corrected = cited.entry.claim, cited.entry.corrected
    say((f"{happened(claim.kind, claim.status)}: {_said_by(cited)}", "bold"), indent=2)
    say(_words(cited), (cited.report.url or "", "dim"), indent=4)
    if corrected:
        say((f"corrected on {corrected}", "red"), indent=4)


def _show_claims(heading: str, claims: Sequence[Cited]) -> None:
    say(heading)
    for cited in claims:
        show_claim(cited)
    say_nothing()


def _show_reasons(cited: CitedTenure) -> None:
    tenure = cited.tenure
    say((f"{tenure.person.name}, {in_office(tenure)}", "bold underline"))
    say_nothing()
    _show_claims(_edge_heading("Began", tenure.start), cited.start)
    _show_claims(_edge_heading("Ended", tenure.end), cited.end)
    if cited.other:
        _show_claims("What else is told:", cited.other)


def _edge_heading(label: str, edge: Edge | None) -> str:
    if edge is None:
        return f"{label}: nobody tells."
    return f"{label}: {' '.join(filter(None, (day_words(edge.date), edge_happened(edge))))}"


def _claims_of_tenure(cited: CitedTenure) -> Iterator[Row]:
    tenure = {
        "tenure": cited.tenure.id,
        "person": cited.tenure.person.name,
        "office": cited.tenure.office.name,
    }
    for about, claims in (("start", cited.start), ("end", cited.end), ("", cited.other)):
        for each in claims:
            yield {**of_cited(each), **tenure, "about": about}


REASONS = View[CitedTenure](
    one_by_one(_show_reasons),
    of_cited_tenure,
    ("tenure", "person", "office", "about", *_CLAIM_CSV),
    flat=_claims_of_tenure,
)
"""In CSV a line is a claim."""


def _side(it: tuple[Side, tuple[Cited, ...]]) -> list[Line]:
    side, _ = it
    rank = side.rank.name.lower().replace("_", " ")
    return [(side.says, "bold"), (f"{number_of(side.witnesses, 'witness')}, {rank}", "dim")]


def _said(it: tuple[Side, tuple[Cited, ...]]) -> list[Line]:
    _, claims = it
    lines: list[Line] = []
    for cited in claims[:_CLAIMS_SHOWN]:
        lines += [_words(cited), (_said_by(cited), "dim")]
    more = len(claims) - _CLAIMS_SHOWN
    return [*lines, (f"and {number_of(more, 'claim')} more", "dim")] if more > 0 else lines


_show_sides = in_columns(
    Column[tuple[Side, tuple[Cited, ...]]]("One side", _side, 4),
    Column[tuple[Side, tuple[Cited, ...]]]("In what words", _said, 12),
    apart=True,
)


def _show_dispute(cited: CitedDispute) -> None:
    dispute = cited.dispute
    who = f"{dispute.person.name}, " if dispute.person else ""
    say((f"{who}{dispute.office.name}: {dispute.about}", "bold"))
    say_nothing()
    _show_sides(zip(dispute.sides, cited.sides, strict=True))
    say_nothing()
    say(dispute.reason)
    say_nothing()


def _sides_of_dispute(cited: CitedDispute) -> Iterator[Row]:
    dispute = cited.dispute
    shared = {
        "dispute": dispute.id,
        "about": dispute.about.value,
        "office": dispute.office.name,
        "person": dispute.person.name if dispute.person else None,
    }
    for side, claims in zip(dispute.sides, cited.sides, strict=True):
        preferred = side is dispute.sides[0]
        for each in claims:
            yield {**of_cited(each), **shared, "says": side.says, "preferred": preferred}


DISPUTES = View[CitedDispute](
    one_by_one(_show_dispute),
    of_cited_dispute,
    ("dispute", "about", "office", "person", "says", "preferred", *_CLAIM_CSV),
    flat=_sides_of_dispute,
)
"""In CSV a line is a claim of one of the sides."""
