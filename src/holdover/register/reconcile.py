"""All entries of one office reconciled into its history: who held it, how it came and went, what is disputed.

A pure function: the order of the entries and decisions does not matter, and nothing but them is looked at.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from holdover.decision import Decision
from holdover.ledger.entry import Entry
from holdover.register.account import Account, account_of
from holdover.register.dispute import About, Dispute
from holdover.register.disputes import Saying, Subject, weighed
from holdover.register.identity import Holders, Sighting, holders
from holdover.register.known import Remembered, as_first_told
from holdover.register.naming import Naming, person_named
from holdover.register.offices import is_one_seat
from holdover.register.question import Contradiction, Question
from holdover.register.rulings import NO_RULINGS, Rulings
from holdover.register.succession import Held, Vacancy, bound_by_neighbors, contested, vacancies
from holdover.register.tenure import Office, Person, Tenure
from holdover.when import PartialDate, Period


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


def reconcile(office: Office, entries: Sequence[Entry], decisions: Sequence[Decision] = ()) -> OfficeHistory:
    """Reconcile the entries of one office, in any order, under the decisions.

    The entries are those known by the day that the history is to be as known on (see ``known.as_known_on``).
    One with a ``corrected`` day carries nothing any more, nor does one that a decision rejects; both stay
    among a tenure's claims.
    """
    return Reconciler(office).history(entries, decisions)


class Reconciler:
    """Reconciles one office again and again, as more of it is known.

    What is remembered is only what of one person follows from the same entries under the same decisions, so
    that each history is the one that ``reconcile`` gives, and costs what is new in it.
    """

    def __init__(self, office: Office) -> None:
        self._office = office
        self._one_seat = is_one_seat(office)
        self._rulings = NO_RULINGS
        self._holders = Holders({}, (), ())
        self._first_told: Remembered = {}
        self._accounts: dict[Person, tuple[list[Entry], Account]] = {}

    def history(self, entries: Sequence[Entry], decisions: Sequence[Decision] = ()) -> OfficeHistory:
        """The history that these entries give; see ``reconcile``."""
        rulings = self._under(decisions)
        by_id = {entry.id: entry for entry in entries}
        rejected = rulings.rejected
        silent = [entry for entry in by_id.values() if entry.corrected or entry.id in rejected]
        carrying = [entry for entry in by_id.values() if not entry.corrected and entry.id not in rejected]
        carrying = as_first_told(carrying, self._first_told)
        named = self._named(frozenset(filter(None, (person_named(entry.claim) for entry in carrying))))
        told = _by_person(carrying, named)
        persons = sorted(told, key=lambda each: each.id)
        accounts = [self._account(person, told[person]) for person in persons]
        held = [each for account in accounts for each in account.held]
        disputes = [each for account in accounts for each in account.disputes]
        empty: list[Vacancy] = []
        if self._one_seat:
            held = bound_by_neighbors(held)
            disputes += [_two_in_one_seat(self._office, pair, by_id, rulings) for pair in contested(held)]
            empty = list(vacancies(held))
        tenures = _with_silent(held, silent, named)
        placed = {claim for tenure in tenures for claim in tenure.claims}
        return OfficeHistory(
            self._office,
            tuple(sorted(tenures, key=in_time)),
            tuple(sorted(disputes, key=lambda each: each.id)),
            tuple(empty),
            tuple(persons),
            named.by_naming,
            named.questions,
            named.contradictions,
            tuple(sorted(by_id.keys() - placed)),
        )

    def _under(self, decisions: Sequence[Decision]) -> Rulings:
        """What the decisions hold; under others than before nothing is remembered."""
        rulings = Rulings.of(decisions) if decisions else NO_RULINGS
        if rulings != self._rulings:
            self._rulings, self._holders, self._accounts = rulings, Holders({}, (), ()), {}
        return rulings

    def _named(self, names: frozenset[Naming]) -> Holders:
        if names != self._holders.by_naming.keys():
            self._holders = holders(self._office, names, self._rulings)
        return self._holders

    def _account(self, person: Person, entries: list[Entry]) -> Account:
        remembered = self._accounts.get(person)
        if remembered is None or remembered[0] != entries:
            remembered = (entries, account_of(self._office, person, entries, self._rulings))
            self._accounts[person] = remembered
        return remembered[1]


def sightings(history: OfficeHistory, entries: Iterable[Entry]) -> tuple[Sighting, ...]:
    """What tells whether the persons of this office are those of another, for ``identity.identify``."""
    told: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        named = person_named(entry.claim)
        if named and named in history.by_naming:
            told[history.by_naming[named].id].append(entry)
    return tuple(
        sighting(history.office, person, told[person.id]) for person in history.persons if told[person.id]
    )


def _by_person(entries: Iterable[Entry], named: Holders) -> dict[Person, list[Entry]]:
    found: dict[Person, list[Entry]] = defaultdict(list)
    for entry in entries:
        if told := person_named(entry.claim):
            found[named.by_naming[told]].append(entry)
    return found


def _with_silent(held: Iterable[Held], silent: Iterable[Entry], named: Holders) -> list[Tenure]:
    """Add entries that carry nothing to the claims of the person's last tenure, where they stay visible."""
    tenures = {each.tenure.id: each.tenure for each in sorted(held, key=lambda each: in_time(each.tenure))}
    last = {tenure.person.id: tenure.id for tenure in tenures.values()}
    for entry in sorted(silent, key=lambda each: each.id):
        told = person_named(entry.claim)
        person = named.by_naming.get(told) if told else None
        if person and person.id in last:
            tenure = tenures[last[person.id]]
            tenures[tenure.id] = replace(tenure, claims=(*tenure.claims, entry.id))
    return list(tenures.values())


def _two_in_one_seat(
    office: Office, pair: tuple[Held, Held], by_id: dict[str, Entry], rulings: Rulings
) -> Dispute:
    sayings = []
    for held in pair:
        tenure = held.tenure
        span = Period(tenure.start.date if tenure.start else None, tenure.end.date if tenure.end else None)
        claims = [*(tenure.start.claims if tenure.start else ()), *(tenure.end.claims if tenure.end else ())]
        sayings.append(Saying(f"{tenure.person.name}, {span}", tuple(by_id[claim] for claim in claims)))
    key = sorted(held.tenure.id for held in pair)
    return weighed(Subject(office), About.WHO_HELD, key, sayings, rulings)


def sighting(office: Office, person: Person, entries: Sequence[Entry]) -> Sighting:
    """What tells whether a person of the office is one of another: from the entries that name the person."""
    days = [entry.known for entry in entries]
    for entry in entries:
        when = entry.claim.date
        told = [when] if isinstance(when, PartialDate) else [when.start, when.end] if when else []
        days += [day for each in told if each for day in (each.earliest, each.latest) if day]
    return Sighting(person, office, frozenset(entry.report for entry in entries), min(days), max(days))


def in_time(tenure: Tenure) -> tuple[str, str, str]:
    """A key to sort tenures by: by the first day of the start, else of the end."""
    start = tenure.start.date if tenure.start else None
    end = tenure.end.date if tenure.end else None
    days = (start and (start.earliest or start.latest), end and (end.earliest or end.latest))
    return (str(next((day for day in days if day), "")), str(days[1] or "9999"), tenure.id)
