"""All entries of one office reconciled into its history: who held it, how it came and went, what is disputed.

A pure function: the order of the entries and decisions does not matter, and nothing but them is looked at.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from holdover.decision import Decision
from holdover.ledger.entry import Entry
from holdover.register.dispute import Dispute
from holdover.register.finding import Finding, whole
from holdover.register.history import History
from holdover.register.identity import Sighting, Telling
from holdover.register.mention import Mention
from holdover.register.naming import Naming, person_named
from holdover.register.question import Contradiction, Question
from holdover.register.succession import Vacancy
from holdover.register.tenure import Office, Person, Tenure, in_time
from holdover.when import PartialDate

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class OfficeHistory:
    """What the entries of one office tell, taken together.

    ``unplaced`` are the ids of entries that tell of the office and belong to no tenure: of groups, of
    nominations that led to nothing, of reports corrected since. ``by_naming`` tells whom a claim means.
    """

    office: Office
    tenures: tuple[Tenure, ...]
    disputes: tuple[Dispute, ...]
    vacancies: tuple[Vacancy, ...]
    persons: tuple[Person, ...]
    by_naming: Mapping[Naming, Person]
    questions: tuple[Question, ...]
    contradictions: tuple[Contradiction, ...]
    unplaced: tuple[str, ...]


def reconcile(office: Office, entries: Iterable[Entry], decisions: Sequence[Decision] = ()) -> OfficeHistory:
    """Reconcile the entries of one office, in any order, under the decisions.

    The entries are those known by the day that the history is to be as known on (see ``known.as_known_on``).
    One with a ``corrected`` day carries nothing any more, nor does one that a decision rejects; both stay
    among a tenure's claims.
    """
    history = History(office, decisions)
    said = history.take(entries).said.values()
    return told_by(history, [whole(each) for each in said if each])


def told_by(history: History, findings: Sequence[Finding]) -> OfficeHistory:
    """What a history says, when all its findings are these."""
    tenures = sorted(_of(Tenure, findings), key=in_time)
    placed = {claim for tenure in tenures for claim in tenure.claims}
    return OfficeHistory(
        history.office,
        tuple(tenures),
        tuple(sorted(_of(Dispute, findings), key=lambda each: each.id)),
        tuple(sorted(_of(Vacancy, findings), key=lambda each: (str(each.start), each.id))),
        tuple(sorted((each.person for each in _of(Mention, findings)), key=lambda each: each.id)),
        dict(history.namesakes.by_naming),
        history.namesakes.questions(),
        history.namesakes.contradictions(),
        tuple(sorted(history.entries.keys() - placed)),
    )


def _of(kind: type[_Found], findings: Iterable[object]) -> list[_Found]:
    return [each for each in findings if isinstance(each, kind)]


def sightings(history: OfficeHistory, entries: Iterable[Entry]) -> tuple[Sighting, ...]:
    """What tells whether the persons of this office are those of another, for ``identity.identify``."""
    told: dict[str, list[Telling]] = defaultdict(list)
    for entry in entries:
        named = person_named(entry.claim)
        if named and named in history.by_naming:
            telling = Telling(entry.report, entry.known, entry.claim.date)
            told[history.by_naming[named].id].append(telling)
    return tuple(
        sighting(history.office, person, told[person.id]) for person in history.persons if told[person.id]
    )


def sighting(office: Office, person: Person, told: Sequence[Telling]) -> Sighting:
    """What tells whether a person of the office is one of another: from the claims that name the person."""
    days = [each.known for each in told]
    for _, _, when in told:
        dates = [when] if isinstance(when, PartialDate) else [when.start, when.end] if when else []
        days += [day for each in dates if each for day in (each.earliest, each.latest) if day]
    return Sighting(person, office, frozenset(each.report for each in told), min(days), max(days))
