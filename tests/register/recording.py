"""Reports of one sentence, to be recorded: what an entry says, as the ledger takes it in."""

from dataclasses import replace

from saying import says

from holdover.claim import Span
from holdover.extraction import Extraction
from holdover.ledger.entry import Entry
from holdover.report import Report
from holdover.when import PartialDate


def reporting(entry: Entry, *, key: str | None = None, corrects: str | None = None) -> Extraction:
    """A report, published on the day from which the entry is known, that says what the entry says."""
    claim = entry.claim
    who = claim.person or (claim.group and claim.group.text)
    text = (
        f"{who} {claim.trigger} {claim.office} {claim.date} {claim.status} {claim.capacity} {claim.evidence}"
    )
    report = Report(
        text=text,
        publisher=entry.publisher,
        published=PartialDate.day(entry.known),
        medium=entry.medium,
        author=entry.author,
        agency=entry.agency,
        corrects=corrects,
        key=key,
    )
    return Extraction(report, (replace(claim, evidence=text, span=Span(0, len(text))),), ())


__all__ = ["reporting", "says"]
