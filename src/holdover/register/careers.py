"""Persons across offices: who is meant by a name, and all that this person held."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from functools import cache

import sqlalchemy as sa

from holdover.ledger import schema
from holdover.ledger.asking import Ask, InHex, Statement, lists, one_of
from holdover.ledger.store import Ledger
from holdover.register.catalog import Named, words
from holdover.register.docket import day_of
from holdover.register.holding_over import HoldingOver
from holdover.register.identity import Identities, Telling, forms_of, identify, with_namesakes
from holdover.register.lookup import of_persons, of_persons_named
from holdover.register.mention import Mention
from holdover.register.names import name_blocks
from holdover.register.naming import slug_of
from holdover.register.question import Question
from holdover.register.reconcile import sighting
from holdover.register.rulings import Rulings
from holdover.register.search import ids_named, ids_with_any
from holdover.register.tenure import Person, Tenure, in_time
from holdover.when import parse_when


@dataclass(frozen=True, slots=True)
class Career:
    """A person with all tenures, in the order of time, and with what is told of the person beside them.

    ``questions`` ask whether somebody of like name is the same person. ``holdovers`` tell of tenures, by id,
    why the person is a holdover there, or was one in the end, where that was looked up (``holdovers``).
    """

    person: Person
    tenures: tuple[Tenure, ...]
    mentions: tuple[Mention, ...]
    questions: tuple[Question, ...]
    holdovers: Mapping[str, HoldingOver] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Alike:
    """All who may be one with some persons, as each is named in an office, and who of them are one."""

    mentions: Sequence[Mention]
    tenures: Sequence[Tenure]
    identities: Identities


def alike(ledger: Ledger, meant: Set[str], known: date | None) -> Alike:
    """All who share a surname with the persons of these ids, or whom a decision joins with one of these."""
    with ledger.database.asking() as ask:
        return _alike(ledger, ask, meant, known)


def meant_by(ledger: Ledger, text: str) -> set[str]:
    """The ids that the text may mean: itself, and those of the persons whose names have all of its words."""
    with ledger.database.asking() as ask:
        return _meant_by(ask, text)


def owners(ledger: Ledger, ids: Iterable[str]) -> dict[str, str]:
    """The ids of persons in their offices, by all ids that names and keys ever told of them give.

    They are those of the persons of the ids given, in any form, and of all who may be one with them.
    """
    given = set(ids)
    with ledger.database.asking() as ask:
        held = {each for id_ in given for each in _held_as(ask, id_)}
    return {
        form: each.id
        for each in alike(ledger, given | held, None).mentions
        for form in forms_of(each.office, each.person)
    }


def careers(ledger: Ledger, text: str, known: date | None) -> tuple[Career, ...]:
    """The persons whose id the text is, or whose names have all of its words."""
    with ledger.database.asking() as ask:
        meant = _meant_by(ask, text)
        among = _alike(ledger, ask, meant, known)
    mentions, tenures, identities = among.mentions, among.tenures, among.identities
    one = {id_: person.id for id_, person in identities.persons.items()}
    ids: dict[str, set[str]] = defaultdict(set)
    for within, across in one.items():
        ids[across].add(within)
    wanted = {one[each.id] for each in mentions if each.id in meant}
    found = (
        Career(
            identities.persons[id_],
            tuple(sorted((each for each in tenures if one[each.person.id] == id_), key=in_time)),
            tuple(each for each in mentions if one[each.id] == id_ and each.claims),
            tuple(each for each in identities.questions if id_ in (one[each.one], one[each.other])),
        )
        for id_ in wanted
    )
    # The index has the names of every day, and some may not have been one person's yet on this day.
    meant_then = (
        each for each in found if text in ids[each.person.id] or _is_called(each.person, words(text))
    )
    return tuple(sorted(meant_then, key=lambda career: (career.person.name, career.person.id)))


def persons_named(ask: Ask, ids: Iterable[str]) -> tuple[str, ...]:
    """The names of the persons of these ids, as each is named in an office; each name once."""
    return tuple(dict.fromkeys(each.person.name for each in of_persons(ask, Mention, sorted(ids), None)))


def _meant_by(ask: Ask, text: str) -> set[str]:
    return {text, *ids_named(ask, Named.PERSON, words(text))}


def _is_called(person: Person, wanted: set[str]) -> bool:
    called = (*person.names, *(f"{key} {slug_of(key)}" for key in person.keys))
    return wanted <= {word for each in called for word in words(each)}


def _alike(ledger: Ledger, ask: Ask, meant: Set[str], known: date | None) -> Alike:
    decisions = ledger.decided(ask)
    rulings = Rulings.of([each for each in decisions if known is None or day_of(each) <= known])
    mentions: list[Mention] = []
    tenures: list[Tenure] = []
    like, new = set[str](), set(meant)
    while new:
        like |= new
        named, held = of_persons_named(ask, sorted(new), known)
        mentions += named
        tenures += held
        blocks = {block for each in named for block in (*name_blocks(each.person.name), *each.person.keys)}
        in_block = ids_with_any(ask, Named.PERSON_LIKE, blocks)
        ruled = {id_ for pair in rulings.same if like.intersection(pair) for id_ in pair}
        new = (in_block | {id_ for ruled_id in ruled for id_ in _held_as(ask, ruled_id)}) - like
    mentions.sort(key=lambda each: each.id)
    tenures.sort(key=in_time)
    return Alike(mentions, tenures, _identities(ask, mentions, tenures, rulings))


def _held_as(ask: Ask, id_: str) -> Iterable[str]:
    """The ids of those in the same office in whose names all words of this id's name are."""
    name, _, mark = id_.rpartition(".")
    return (each for each in ids_named(ask, Named.PERSON, words(name)) if each.endswith(f".{mark}"))


def _identities(
    ask: Ask, mentions: Sequence[Mention], tenures: Sequence[Tenure], rulings: Rulings
) -> Identities:
    """Who of them are one. What reports tell of somebody is read only where others have a like name."""
    claims: dict[str, list[str]] = defaultdict(list)
    for mention in mentions:
        claims[mention.id] += mention.claims
    for tenure in tenures:
        claims[tenure.person.id] += tenure.claims
    alike = with_namesakes([(each.office, each.person) for each in mentions], rulings)
    told = _tellings(ask, {id_ for each in alike for id_ in claims[each]})
    sightings = [
        sighting(each.office, each.person, [told[id_] for id_ in claims[each.id]])
        for each in mentions
        if each.id in alike
    ]
    return identify(sightings, rulings, [each.person for each in mentions if each.id not in alike])


def _tellings(ask: Ask, claims: Set[str]) -> dict[str, Telling]:
    """What tells persons apart in the claims of these ids. Their words are not needed for it."""
    return {
        id_: Telling(report, _as_date(known), None if when is None else parse_when(when))
        for number, values in lists("claim", [bytes.fromhex(id_) for id_ in sorted(claims)])
        for id_, report, known, when in ask(_told_in(number), **values)
    }


def _as_date(known: date | str) -> date:
    """A day as SQLite's driver or that of PostgreSQL gives it."""
    return known if isinstance(known, date) else date.fromisoformat(known)


@cache
def _told_in(number: int) -> Statement:
    claim, report = schema.claim.c, schema.report.c
    return Statement(
        sa.select(InHex(claim.id), InHex(report.digest), report.known, claim.date)
        .join(schema.report, claim.report == report.row)
        .where(one_of(claim.id, "claim", number))
    )
