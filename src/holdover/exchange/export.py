"""The register out as rows: each tenure, vacancy, dispute, mention and roll, with the claims that carry it.

The same register gives the same rows in the same order, whenever and however it came to be: nothing in them
depends on when or in what order reports were recorded.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

import sqlalchemy as sa

from holdover.json_form import Row, of_claim
from holdover.ledger import schema
from holdover.ledger.asking import through
from holdover.ledger.entry import Entry
from holdover.ledger.parts import parts
from holdover.ledger.store import Ledger
from holdover.register import catalog
from holdover.register.answers import Answers
from holdover.register.dispute import Dispute
from holdover.register.json_form import (
    of_dispute,
    of_mention,
    of_office,
    of_roll,
    of_tenure,
    of_unnamed,
    of_vacancy,
)
from holdover.register.lookup import of_offices
from holdover.register.mention import Mention
from holdover.register.search import offices_of_ids
from holdover.register.succession import Vacancy
from holdover.register.tenure import Tenure, in_time

_OFFICES_AT_A_TIME = 100
_CLAIMS = "claims"  # the field, in whatever row, that cites


class _Place(NamedTuple):
    """Where a row stands among those of its office."""

    office: str
    sort: int
    within: tuple[str, ...]


def export(ledger: Ledger, known: date | None = None) -> Iterator[Row]:
    """The rows, office by office in the order of their ids, each with its ``sort``; the rolls come last.

    Within an office come the tenures and the vacancies in the order of time, disputes and mentions by their
    ids, and what is told of nobody by name. ``known`` is the day as known on which the register is given,
    else it is all that is known now. Memory grows with the largest hundred offices and the ids of all, not
    with the claims. The ledger's register must be up to date.
    """
    answers = Answers(ledger)
    with ledger.database.reading() as connection:
        offices = sorted(connection.scalars(sa.select(catalog.office.c.id)))
        for first in range(0, len(offices), _OFFICES_AT_A_TIME):
            some = offices[first : first + _OFFICES_AT_A_TIME]
            rows = (*_of_offices(connection, some, known), *_of_nobody(answers, connection, some, known))
            found = sorted(rows, key=lambda each: each[0])
            yield from _with_claims(ledger, connection, [row for _, row in found], known)
    for rolls in answers.rolls_by_title(known):
        told = [{"sort": "roll", **of_roll(roll)} for roll in rolls.rolls]
        told += [{"sort": "dispute", **of_dispute(each)} for each in rolls.disputes]
        with ledger.database.reading() as connection:
            yield from _with_claims(ledger, connection, told, known)


def _of_offices(
    connection: sa.Connection, offices: Sequence[str], known: date | None
) -> Iterator[tuple[_Place, Row]]:
    """The rows of some offices, their claims still ids, each with its place."""
    ask = through(connection)
    for tenure in of_offices(ask, Tenure, offices, known):
        place = _Place(tenure.office.id, 0, in_time(tenure))
        yield place, {"sort": "tenure", **_without_repeats(of_tenure(tenure), tenure)}
    for vacancy in of_offices(ask, Vacancy, offices, known):
        place = _Place(vacancy.office.id, 1, (str(vacancy.start), vacancy.id))
        yield place, {"sort": "vacancy", **of_vacancy(vacancy)}
    for dispute in of_offices(ask, Dispute, offices, known):
        yield _Place(dispute.office.id, 2, (dispute.id,)), {"sort": "dispute", **of_dispute(dispute)}
    for mention in of_offices(ask, Mention, offices, known):
        if mention.claims:
            yield _Place(mention.office.id, 3, (mention.id,)), {"sort": "mention", **of_mention(mention)}


def _of_nobody(
    answers: Answers, connection: sa.Connection, offices: Sequence[str], known: date | None
) -> Iterator[tuple[_Place, Row]]:
    """What is told of some offices and of nobody by name."""
    told = answers.unnamed_by_office(offices, known)
    for office in offices_of_ids(through(connection), sorted(told), known):
        for each in told[office.id]:
            place = _Place(office.id, 4, (str(each.date), each.kind, *each.claims))
            yield place, {"sort": "unnamed", "office": of_office(office), **of_unnamed(each)}


def _without_repeats(row: Row, tenure: Tenure) -> Row:
    """The row of a tenure, in which a claim that carries an edge is not told among the others again."""
    on_edges = {claim for edge in (tenure.start, tenure.end) if edge for claim in edge.claims}
    return row | {_CLAIMS: [claim for claim in tenure.claims if claim not in on_edges]}


def _with_claims(
    ledger: Ledger, connection: sa.Connection, rows: Sequence[Row], known: date | None
) -> Iterator[Row]:
    """The rows, with the claims in place of their ids."""
    entries = {entry.id: entry for entry in ledger.entries_of(sorted(set(_cited(rows))))}
    reports = _reports(connection, sorted({entry.report for entry in entries.values()}))
    claims = {id_: _of_entry(entry, reports[entry.report], known) for id_, entry in entries.items()}
    for row in rows:
        yield {name: _with_words(value, name, claims) for name, value in row.items()}


def _cited(value: object) -> Iterator[str]:
    """The ids of claims anywhere in a value."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from item if name == _CLAIMS else _cited(item)
    elif isinstance(value, list):
        for item in value:
            yield from _cited(item)


def _with_words(value: object, name: str, claims: dict[str, Row]) -> object:
    if isinstance(value, dict):
        return {inner: _with_words(item, inner, claims) for inner, item in value.items()}
    if isinstance(value, list):
        return [claims[item] if name == _CLAIMS else _with_words(item, "", claims) for item in value]
    return value


def _reports(connection: sa.Connection, digests: Sequence[str]) -> dict[str, Row]:
    """What a claim is to say of its report, by digest; not the text, which may be long."""
    report = schema.report.c
    columns = (report.digest, report.title, report.publisher, report.published, report.url)
    return {
        row.digest: dict(row._mapping)
        for part in parts(digests)
        for row in connection.execute(sa.select(*columns).where(report.digest.in_(part)))
    }


def _of_entry(entry: Entry, report: Row, known: date | None) -> Row:
    """A claim; when it is known from only where the report tells, not where it follows from the recording."""
    corrected = entry.corrected if known is None or (entry.corrected or known) <= known else None
    return {
        "id": entry.id,
        "report": report,
        "known": entry.known.isoformat() if report["published"] else None,
        "corrected": corrected and corrected.isoformat(),
        **of_claim(entry.claim),
    }
