"""Entries written short, for the tests of the register."""

from datetime import date
from hashlib import sha256

from holdover.claim import Capacity, Claim, Group, Kind, Span, Status
from holdover.ledger.entry import Entry
from holdover.report import Medium
from holdover.when import parse_when

MANHATTAN = "US attorney, Southern District of New York"


def says(
    kind: str,
    who: str | Group,
    when: str | None = None,
    *,
    office: str | None = MANHATTAN,
    status: str = "actual",
    capacity: str = "permanent",
    by: str | None = None,
    sources: tuple[str, ...] = (),
    known: str = "2017-03-12",
    publisher: str | None = "The Courier",
    author: str | None = None,
    agency: str | None = None,
    medium: str = "news",
    words: str | None = None,
    report: str | None = None,
    corrected: str | None = None,
    person_key: str | None = None,
    office_key: str | None = None,
) -> Entry:
    """An entry that says it; its id follows from all that is given, as the ledger's ids do."""
    person, group = (None, who) if isinstance(who, Group) else (who, None)
    evidence = words or f"{publisher} on {known}: {who if person else who.text} {kind} {when}"  # type: ignore[union-attr]
    claim = Claim(
        kind=Kind(kind),
        status=Status(status),
        person=person,
        group=group,
        office=office,
        capacity=Capacity(capacity),
        by=by,
        date=parse_when(when) if when else None,
        sources=sources,
        trigger=kind,
        evidence=evidence,
        span=Span(0, len(evidence)),
        confidence=1.0,
        reader="test/1",
        person_key=person_key,
        office_key=office_key,
    )
    source = report or f"{publisher}/{author}/{agency}/{medium}/{known}"
    identity = sha256(f"{source}/{claim.content_key}/{evidence}".encode()).hexdigest()[:12]
    return Entry(
        identity,
        claim,
        source,
        date.fromisoformat(known),
        date.fromisoformat(corrected) if corrected else None,
        publisher,
        author,
        agency,
        Medium(medium),
    )
