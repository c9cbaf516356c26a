"""The nouns as rows, and rows as the nouns. Evidence is no column: it stands in the report's text."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
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


def last_day_published(report: Report) -> date | None:
    """The day from which a report counts as known; where there is none, it does so from its recording."""
    return report.published.latest if report.published else None


def of_report(report: Report) -> Row:
    """A row of ``report`` between its number and the days on which it was known and recorded."""
    return (
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


def of_claim(claim: Claim, report: Report) -> Row:
    """A row of ``claim`` without its number and that of its report."""
    group = claim.group
    return (
        bytes.fromhex(claim_id(report, claim)),
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
# The columns come in the order in which `to_entry` takes them, and as plain as the driver has them: this is
# the way of ten million rows.
ENTRIES = sa.select(
    sa.type_coerce(schema.claim.c.id, sa.LargeBinary).label("id"),
    schema.claim.c.kind,
    schema.claim.c.status,
    schema.claim.c.person,
    schema.claim.c.group_text,
    schema.claim.c.group_least,
    schema.claim.c.group_most,
    schema.claim.c.office,
    schema.claim.c.capacity,
    schema.claim.c.by_whom,
    schema.claim.c.date,
    sa.cast(schema.claim.c.sources, sa.Text).label("sources"),
    schema.claim.c.trigger_words,
    schema.claim.c.begins,
    schema.claim.c.ends,
    schema.claim.c.confidence,
    schema.claim.c.reader,
    schema.claim.c.person_key,
    schema.claim.c.office_key,
    _evidence.label("evidence"),
    sa.type_coerce(schema.report.c.digest, sa.LargeBinary).label("digest"),
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

_KINDS = {each.value: each for each in Kind}
_STATUSES = {each.value: each for each in Status}
_CAPACITIES: dict[str | None, Capacity | None] = {None: None} | {each.value: each for each in Capacity}
_MEDIA = {each.value: each for each in Medium}


def to_entry(row: Sequence[Any]) -> Entry:
    """A row of ``ENTRIES`` as an entry."""
    (id_, kind, status, person, group_text, least, most, office, capacity, by_whom, when, sources,
     trigger, begins, ends, confidence, reader, person_key, office_key, evidence,
     digest, known, corrected, publisher, author, agency, medium) = row  # fmt: skip
    claim = Claim(
        _KINDS[kind],
        _STATUSES[status],
        person,
        None if group_text is None else Group(group_text, least, most),
        office,
        _CAPACITIES[capacity],
        by_whom,
        None if when is None else parse_when(when),
        _sources(sources),
        trigger,
        evidence,
        Span(begins, ends),
        confidence,
        reader,
        person_key,
        office_key,
    )
    return Entry(id_.hex(), claim, digest.hex(), known, corrected, publisher, author, agency, _MEDIA[medium])


@lru_cache(maxsize=4_096)
def _sources(written: str) -> tuple[str, ...]:
    return tuple(json.loads(written))


def of_attribution(attribution: Attribution) -> Row:
    """A row of ``attribution`` without its number and that of its report."""
    return (
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


@lru_cache(maxsize=4_096)  # sources say much, and are few
def _json(values: Sequence[object]) -> str:
    return json.dumps(values) if values else "[]"


def _text(value: object) -> str | None:
    return None if value is None else str(value)
