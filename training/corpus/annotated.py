"""A report with its annotated changes, and the JSON that others read."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from holdover.claim import Capacity, Group, Kind, Span, Status
from holdover.report import Report
from holdover.when import PartialDate, When


@dataclass(frozen=True, slots=True)
class Change:
    """One change in office, in the terms of ``docs/reading.md``, with the places of its words.

    ``evidence`` is where its sentence stands. ``spans`` has a key for each field that the text has words for
    (person, group, office, trigger, by, date, source); a field told in pieces has several spans.
    """

    kind: Kind
    status: Status
    person: str | None
    group: Group | None
    office: str | None
    capacity: Capacity | None
    by: str | None
    date: When | None
    sources: tuple[str, ...]
    evidence: Span
    spans: dict[str, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class AnnotatedReport:
    """A report of the corpus. ``sentences`` are where its sentences stand, as its author set them."""

    id: str
    title: str
    publisher: str
    published: str | None
    text: str
    sentences: tuple[Span, ...]
    changes: tuple[Change, ...]


def to_json(report: AnnotatedReport) -> dict[str, Any]:
    """The report as one line of the corpus: the fields of ``holdover read`` and, beside them, spans."""
    return {
        "id": report.id,
        "title": report.title,
        "publisher": report.publisher,
        "published": report.published,
        "text": report.text,
        "sentences": report.sentences,
        "changes": [_change_to_json(change, report.text) for change in report.changes],
    }


def report_of(row: Mapping[str, Any]) -> Report:
    """The report of such a line, or of a real one in the same form, as it is read: nothing annotated."""
    published = row.get("published")
    return Report(
        text=row["text"],
        title=row.get("title"),
        publisher=row.get("publisher"),
        published=PartialDate.parse(published) if published else None,
    )


def _change_to_json(change: Change, text: str) -> dict[str, Any]:
    group = change.group
    return {
        "kind": change.kind,
        "status": change.status,
        "person": change.person,
        "group": group and {"text": group.text, "min": group.least, "max": group.most},
        "office": change.office,
        "capacity": change.capacity,
        "by": change.by,
        "date": change.date and str(change.date),
        "sources": change.sources,
        "trigger": text[slice(*change.spans["trigger"][0])],
        "evidence": text[slice(*change.evidence)],
        "span": change.evidence,
        "spans": change.spans,
    }


def is_aside(report_id: str) -> bool:
    """Whether a report is kept aside, to check what is developed and trained on the others: every fifth."""
    return int(sha256(report_id.encode()).hexdigest(), 16) % 5 == 0
