"""What the ledger asks of a report before it takes it in."""

from holdover.attribution import Attribution
from holdover.errors import HoldoverError, UngroundedError
from holdover.extraction import Extraction
from holdover.report import Report


class UnstorableError(HoldoverError):
    """A report holds characters that no database keeps."""


def check(extraction: Extraction) -> None:
    """Raise ``UngroundedError`` or ``UnstorableError`` unless all words stand where they are said to."""
    report = extraction.report
    _check_storable(report, extraction)
    for claim in extraction.claims:
        claim.check_grounded(report)
    for attribution in extraction.attributions:
        _check_within(attribution, report)


def _check_within(attribution: Attribution, report: Report) -> None:
    for begin, end in (*attribution.source, *attribution.cue, *attribution.content):
        if not 0 <= begin < end <= len(report.text):
            raise UngroundedError(
                f"report {report.id}: an attribution points at {begin}-{end}, outside of its text"
            )


def _check_storable(report: Report, extraction: Extraction) -> None:
    try:
        joined = "\n".join(_strings(report, extraction)).encode()
    except UnicodeEncodeError as error:
        raise UnstorableError(
            f"report {report.id[:64]!r}: holds half a character (U+{ord(error.object[error.start]):04X}); "
            "save it as UTF-8 and add it again"
        ) from error
    if b"\0" in joined:
        raise UnstorableError(f"report {report.id[:64]!r}: holds a NUL character; remove it and add it again")


def _strings(report: Report, extraction: Extraction) -> list[str]:
    strings: list[str | None] = [
        report.text,
        report.title,
        report.publisher,
        report.url,
        report.author,
        report.agency,
        report.corrects,
        report.key,
    ]
    for claim in extraction.claims:
        strings += (claim.person, claim.person_key, claim.office, claim.office_key, claim.by)
        strings += (claim.trigger, claim.reader, *claim.sources, claim.group.text if claim.group else None)
    for attribution in extraction.attributions:
        strings += (*attribution.chain, attribution.channel)
    return [string for string in strings if string]
