"""The nouns as rows, and rows as the nouns. Evidence is no column: it stands in the report's text."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import Any, NamedTuple

import sqlalchemy as sa

from holdover.attribution import Attribution
from holdover.claim import Capacity, Claim, Group, Kind, Span, Status
from holdover.decision import Act, Decision
from holdover.ledger import schema
from holdover.ledger.bulk import Row
from holdover.ledger.entry import Entry
from holdover.report import Medium, Report
from holdover.when import PartialDate, parse_when

_LAST = 2**62  # no table has so many rows

Values = dict[str, Any]
"""The columns of one row to be written, by name."""


def claim_id(report: Report, claim: Claim) -> str:
    """What tells this claim from every other: SHA-256, in hex, of the report's identity and what is said."""
    return sha256(f"{report.digest}\0{claim.content_key}".encode()).hexdigest()


def known_day(report: Report, recorded: datetime) -> date:
    """The last day that the publication date allows; the day of recording where there is none."""
    latest = report.published.latest if report.published else None
    return latest or recorded.date()


def of_report(report: Report, row: int, known: object, recorded: object) -> Row:
    """A row of ``report``; its days are given as the database's driver takes them."""
    return (
        row,
        bytes.fromhex(report.digest),
        report.key,
        report.text,
        report.title,
        report.publisher,
        report.url,
        _text(report.published),
        report.medium.value,
        report.author,
        report.agency,
        report.corrects,
        known,
        recorded,
    )


def to_report(row: sa.RowMapping) -> Report:
    """The report as it was appended."""
    published = row["published"]
    return Report(
        text=row["text"],
        title=row["title"],
        publisher=row["publisher"],
        url=row["url"],
        published=None if published is None else PartialDate.parse(published),
        medium=Medium(row["medium"]),
        author=row["author"],
        agency=row["agency"],
        corrects=row["corrects"],
        key=row["key"],
    )


def of_claim(claim: Claim, id_: str, report: int) -> Row:
    """A row of ``claim`` without its number; ``report`` is the row of its report."""
    group = claim.group
    return (
        bytes.fromhex(id_),
        report,
        claim.kind.value,
        claim.status.value,
        claim.person,
        group.text if group else None,
        group.least if group else None,
        group.most if group else None,
        claim.office,
        claim.capacity.value if claim.capacity else None,
        claim.by,
        _text(claim.date),
        _json(claim.sources),
        claim.trigger,
        claim.span.begin,
        claim.span.end,
        claim.confidence,
        claim.reader,
        claim.person_key,
        claim.office_key,
    )


class Extent(NamedTuple):
    """A part of a ledger: its claims, reports and decisions up to the rows of these numbers."""

    claim: int = _LAST
    report: int = _LAST
    decision: int = _LAST


_correcting = schema.report.alias("correcting")
# Only a publisher corrects itself: another's "correction" is a claim like any other. The column is the day on
# which the first correction became known.
_corrected = (
    sa.select(sa.func.min(_correcting.c.known))
    .where(
        _correcting.c.corrects.in_([schema.report.c.key, schema.report.c.url]),
        _correcting.c.publisher.is_not_distinct_from(schema.report.c.publisher),
        _correcting.c.row != schema.report.c.row,
        _correcting.c.row <= sa.bindparam("last_report", _LAST),
        _correcting.c.known >= schema.report.c.known,
    )
    .scalar_subquery()
)
_evidence = sa.func.substr(
    schema.report.c.text, schema.claim.c.begins + 1, schema.claim.c.ends - schema.claim.c.begins
)
# The columns come in the order in which `to_entry` takes them: this is the way of ten million rows.
ENTRIES = sa.select(
    schema.claim,
    _evidence.label("evidence"),
    schema.report.c.digest,
    schema.report.c.known,
    _corrected.label("corrected"),
    schema.report.c.publisher,
    schema.report.c.author,
    schema.report.c.agency,
    schema.report.c.medium,
).join(schema.report, schema.claim.c.report == schema.report.c.row)
"""The claims with their words and with what the register must know of their reports; add a condition.

A correction counts up to the row ``last_report``.
"""


def to_entry(row: Sequence[Any]) -> Entry:
    """A row of ``ENTRIES`` as an entry."""
    (_, id_, _, kind, status, person, group_text, least, most, office, capacity, by_whom, when, sources,
     trigger, begins, ends, confidence, reader, person_key, office_key, evidence,
     digest, known, corrected, publisher, author, agency, medium) = row  # fmt: skip
    claim = Claim(
        kind=Kind(kind),
        status=Status(status),
        person=person,
        group=None if group_text is None else Group(group_text, least, most),
        office=office,
        capacity=None if capacity is None else Capacity(capacity),
        by=by_whom,
        date=None if when is None else parse_when(when),
        sources=tuple(sources),
        trigger=trigger,
        evidence=evidence,
        span=Span(begins, ends),
        confidence=confidence,
        reader=reader,
        person_key=person_key,
        office_key=office_key,
    )
    return Entry(id_, claim, digest, known, corrected, publisher, author, agency, Medium(medium))


def of_attribution(attribution: Attribution, report: int) -> Row:
    """A row of ``attribution`` without its number; ``report`` is the row of its report."""
    return (
        report,
        _json(attribution.source),
        _json(attribution.cue),
        _json(attribution.content),
        attribution.direct,
        attribution.channel,
        _json(attribution.chain),
    )


def to_attribution(row: sa.RowMapping) -> Attribution:
    """The attribution as it was appended."""
    return Attribution(
        source=_spans(row["source"]),
        cue=_spans(row["cue"]),
        content=_spans(row["content"]),
        direct=row["direct"],
        channel=row["channel"],
        chain=tuple(row["chain"]),
    )


def of_decision(decision: Decision) -> Values:
    """A row of ``decision``."""
    return {
        "id": decision.id,
        "act": decision.act.value,
        "subjects": decision.subjects,
        "by_whom": decision.by,
        "at": decision.at,
        "why": decision.why,
    }


def to_decision(row: sa.RowMapping) -> Decision:
    """The decision as it was appended."""
    return Decision(Act(row["act"]), tuple(row["subjects"]), row["by_whom"], row["at"], row["why"])


def _spans(pairs: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(begin, end) for begin, end in pairs)


def _json(values: Sequence[object]) -> str:
    return json.dumps(values) if values else "[]"


def _text(value: object) -> str | None:
    return None if value is None else str(value)
