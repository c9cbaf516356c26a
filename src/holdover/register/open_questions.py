"""What the register would ask a reviewer: which persons, and which offices, may be one."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import sqlalchemy as sa

from holdover.ledger import schema
from holdover.ledger.asking import through
from holdover.ledger.store import Ledger
from holdover.register import catalog
from holdover.register.careers import Alike, alike, meant_by
from holdover.register.catalog import Named
from holdover.register.lookup import of_offices
from holdover.register.mention import Mention
from holdover.register.names import Verdict, compare
from holdover.register.office_doubts import office_doubts, told_with_less
from holdover.register.question import Question
from holdover.register.rulings import Pair
from holdover.register.search import find_offices, offices_of_ids
from holdover.register.tenure import Office, Tenure

_BLOCKS_AT_A_TIME = 500


class Matter(StrEnum):
    """What may be one."""

    PERSONS = "persons"
    OFFICES = "offices"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of the two: its id and name, the offices or persons told with it, and the claims that tell of it.

    The claims are in the order in which they are worth reading: those of the edges of tenures first.
    """

    id: str
    name: str
    beside: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that no decision has answered yet, and the two that it is about."""

    matter: Matter
    question: Question
    candidates: tuple[Candidate, Candidate]


def open_questions(
    ledger: Ledger, name: str | None = None, known: date | None = None
) -> Iterator[OpenQuestion]:
    """The open questions one by one: of persons by surname, then of offices by id.

    What is decided while they are taken counts: a question that an answer has settled is not asked any more.
    ``name`` asks only about persons and offices of that name. The register must be up to date.
    """
    yield from _of_persons(ledger, name, known)
    yield from _of_offices(ledger, name, known)


def _of_persons(ledger: Ledger, name: str | None, known: date | None) -> Iterator[OpenQuestion]:
    asked, seen = set[Pair](), set[str]()
    for ids in _who_may_be_one(ledger) if name is None else [meant_by(ledger, name)]:
        if ids <= seen:
            continue
        about = None if name is None else ids
        among, decided = alike(ledger, ids, known), _last_decision(ledger)
        seen |= {each.id for each in among.mentions}
        waiting = _in_order(among, asked, about)
        while waiting:
            new = waiting.popleft()
            asked.add((new.one, new.other))
            one, other = (_person(id_, among) for id_ in (new.one, new.other))
            yield OpenQuestion(Matter.PERSONS, new, (one, other))
            if decided != (decided := _last_decision(ledger)):  # an answer may have settled others
                among = alike(ledger, ids, known)
                waiting = _in_order(among, asked, about)


def _in_order(among: Alike, asked: Set[Pair], about: Set[str] | None) -> deque[Question]:
    """The questions on two of whom nobody was asked yet, about some persons if any are given.

    Those about whoever is known in the most offices come first, until every namesake is told to be that
    person or not: so each answer tells of as many others as it can. An office is then asked about no more
    often than there are persons of the name, and not once for every other office.
    """
    one = {id_: person.id for id_, person in among.identities.persons.items()}
    offices = Counter(one.values())
    passed_over = {frozenset((one[a], one[b])) for a, b in asked if a in one and b in one}

    def place(question: Question) -> tuple[tuple[int, str], float, str]:
        persons = (one[question.one], one[question.other])
        return min((-offices[each], each) for each in persons), -question.score, question.id

    return deque(
        sorted(
            (
                each
                for each in among.identities.questions
                if frozenset((one[each.one], one[each.other])) not in passed_over
                and (about is None or _concerns(each, about, among))
            ),
            key=place,
        )
    )


def _last_decision(ledger: Ledger) -> int:
    with ledger.database.reading() as connection:
        return connection.scalar(sa.select(sa.func.max(schema.decision.c.row))) or 0


def _who_may_be_one(ledger: Ledger) -> Iterator[set[str]]:
    """The ids of those who share a key of their names, key by key; some come again under another key."""
    name, last = catalog.name.c, ""
    while True:
        query = (
            sa.select(name.word)
            .where(name.named == Named.PERSON_LIKE, name.word > last)
            .group_by(name.word)
            .having(sa.func.count() > 1)
            .order_by(name.word)
            .limit(_BLOCKS_AT_A_TIME)
        )
        with ledger.database.reading() as connection:
            shared = list(connection.scalars(query))
        for word in shared:
            with ledger.database.reading() as connection:
                of_word = sa.select(name.id).where(name.named == Named.PERSON_LIKE, name.word == word)
                ids = set(connection.scalars(of_word))
            yield ids
        if len(shared) < _BLOCKS_AT_A_TIME:
            return
        last = shared[-1]


def _concerns(question: Question, ids: Set[str], among: Alike) -> bool:
    """Whether it asks about one of the persons of these ids, in whatever office."""
    one = among.identities.persons
    asked = {one[question.one].id, one[question.other].id}
    return any(one[each.id].id in asked for each in among.mentions if each.id in ids)


def _person(id_: str, among: Alike) -> Candidate:
    one = among.identities.persons
    person = one[id_]
    mentions = [each for each in among.mentions if one[each.id] == person]
    tenures = [each for each in among.tenures if one[each.person.id] == person]
    # The office that the question is asked of comes first.
    mentions.sort(key=lambda each: (each.id != id_, each.office.name))
    offices = dict.fromkeys(each.office.name for each in mentions)
    return Candidate(id_, person.name, tuple(offices), _claims(tenures, mentions))


def _claims(tenures: Iterable[Tenure], mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The claims, each once: of the edges of tenures, of the tenures, then the others."""
    found = list(tenures)
    of_edges = [claim for each in found for edge in (each.start, each.end) if edge for claim in edge.claims]
    others = [claim for each in found for claim in each.claims]
    beside = [claim for each in mentions for claim in each.claims]
    return tuple(dict.fromkeys((*of_edges, *others, *beside)))


def _of_offices(ledger: Ledger, name: str | None, known: date | None) -> Iterator[OpenQuestion]:
    asked = set[str]()
    for office in told_with_less(ledger, known) if name is None else _offices_named(ledger, name, known):
        while new := [each for each in office_doubts(ledger, office, known) if each.id not in asked]:
            asked.add(new[0].id)
            yield OpenQuestion(Matter.OFFICES, new[0], _offices(ledger, new[0], known))


def _offices_named(ledger: Ledger, name: str, known: date | None) -> tuple[Office, ...]:
    with ledger.database.reading() as connection:
        return find_offices(through(connection), name, known)


def _offices(ledger: Ledger, question: Question, known: date | None) -> tuple[Candidate, Candidate]:
    with ledger.database.asking() as ask:
        offices = {each.id: each for each in offices_of_ids(ask, [question.one, question.other], known)}
        of = {
            id_: (of_offices(ask, Tenure, [id_], known), of_offices(ask, Mention, [id_], known))
            for id_ in offices
        }
    one, other = offices[question.one], offices[question.other]
    return _office(one, *of[one.id], of[other.id][1]), _office(other, *of[other.id], of[one.id][1])


def _office(
    office: Office, tenures: Sequence[Tenure], mentions: Sequence[Mention], there: Sequence[Mention]
) -> Candidate:
    """An office; what tells of persons who are named ``there``, in the other office, too comes first."""
    names = {each.person.name for each in there}

    def is_here_only(each: Tenure | Mention) -> bool:
        return not any(compare(each.person.name, name).verdict is Verdict.SAME for name in names)

    tenures, mentions = sorted(tenures, key=is_here_only), sorted(mentions, key=is_here_only)
    persons = dict.fromkeys(each.person.name for each in mentions)
    return Candidate(office.id, office.name, tuple(persons), _claims(tenures, mentions))
