"""The public way in: one report read, or one text with what is known of it."""

from collections.abc import Callable

from holdover.extraction import Extraction
from holdover.reading.attribution import find_attributions, find_levels
from holdover.reading.changes import find_changes
from holdover.reading.document import Document
from holdover.reading.trained import through_model
from holdover.reading.triage import may_tell, telling
from holdover.reading.with_refusals import with_refusals
from holdover.report import Medium, Report
from holdover.when import PartialDate


def read(report: Report) -> Extraction:
    """Everything that a report says about changes in office. Reads any text.

    Raises ``ModelError`` where the trained reader is there and cannot be loaded.
    """
    document = Document(report)
    seen = through_model(document)
    if seen is None:
        return _by_rule(document)
    levels = find_levels(document, with_refusals(seen.find_attribution_spans))
    claims = find_changes(document, levels.attributions, judge=seen)
    return Extraction(report, claims, levels.told(claim.trigger_span for claim in claims))


def read_by_rule(report: Report) -> Extraction:
    """Everything that the rules find in a report, without the trained reader: faster, and less right."""
    return _by_rule(Document(report))


def _by_rule(document: Document) -> Extraction:
    attributions = find_attributions(document)
    return Extraction(document.report, find_changes(document, attributions), attributions)


def read_changes(report: Report) -> Extraction:
    """The changes in office that a report tells, and no attributions; for streams of which little matters.

    Reads only the sentences that can tell a change, with their neighbors. Who says so is found by rule among
    these; all else is as ``read`` has it.

    Raises ``ModelError`` where the trained reader is there and cannot be loaded.
    """
    part = telling(Document(report)) if may_tell(report.text) else None
    if part is None:
        return Extraction(report, (), ())
    claims = find_changes(part, find_attributions(part), judge=through_model(part))
    return Extraction(report, claims, ())


def read_text(
    text: str,
    *,
    title: str | None = None,
    publisher: str | None = None,
    published: PartialDate | str | None = None,
    url: str | None = None,
    medium: Medium | str = Medium.NEWS,
    author: str | None = None,
    agency: str | None = None,
    corrects: str | None = None,
    key: str | None = None,
    reader: Callable[[Report], Extraction] = read,
) -> Extraction:
    """Read a text as a report; ``reader`` reads it, and the other arguments are ``Report``'s fields.

    ``published`` may be an EDTF text ("2017-03-12", "2017-03"): raises ``BadDateError`` where it is none.
    """
    report = Report(
        text=text,
        title=title,
        publisher=publisher,
        url=url,
        published=PartialDate.parse(published) if isinstance(published, str) else published,
        medium=Medium(medium),
        author=author,
        agency=agency,
        corrects=corrects,
        key=key,
    )
    return reader(report)
