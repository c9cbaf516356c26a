"""Persons across offices: who is meant by a name, and all that this person held."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date

from holdover.ledger.asking import Ask
from holdover.ledger.store import Ledger
from holdover.register.catalog import Named, words
from holdover.register.docket import day_of
from holdover.register.holding_over import HoldingOver
from holdover.register.identity import Identities, forms_of, identify, with_namesakes
from holdover.register.lookup import of_persons
from holdover.register.mention import Mention
from holdover.register.names import name_blocks
from holdover.register.naming import slug_of
from holdover.register.question import Question
from holdover.register.reconcile import sighting
from holdover.register.rulings import Rulings
from holdover.register.search import ids_named, ids_with_any
from holdover.register.tenure import Person, Tenure, in_time


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
        decisions = ledger.decided(ask)
        rulings = Rulings.of([each for each in decisions if known is None or day_of(each) <= known])
        mentions = _like(ask, set(meant), known, rulings)
        tenures = of_persons(ask, Tenure, sorted({each.id for each in mentions}), known)
    return Alike(mentions, tenures, _identities(ledger, mentions, tenures, rulings))


def meant_by(ledger: Ledger, text: str) -> set[str]:
    """The ids that the text may mean: itself, and those of the persons whose names have all of its words."""
    with ledger.database.asking() as ask:
        return {text, *ids_named(ask, Named.PERSON, words(text))}


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
    meant = meant_by(ledger, text)
    among = alike(ledger, meant, known)
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


def _is_called(person: Person, wanted: set[str]) -> bool:
    called = (*person.names, *(f"{key} {slug_of(key)}" for key in person.keys))
    return wanted <= {word for each in called for word in words(each)}


def _like(ask: Ask, meant: set[str], known: date | None, rulings: Rulings) -> list[Mention]:
    """All who may be one with somebody meant, as each is named in an office."""
    like: set[str] = set()
    mentions: list[Mention] = []
    new = meant
    while new:
        like |= new
        told = of_persons(ask, Mention, sorted(new), known)
        mentions += told
        blocks = {block for each in told for block in (*name_blocks(each.person.name), *each.person.keys)}
        in_block = ids_with_any(ask, Named.PERSON_LIKE, blocks)
        ruled = {id_ for pair in rulings.same if like.intersection(pair) for id_ in pair}
        new = (in_block | {id_ for ruled_id in ruled for id_ in _held_as(ask, ruled_id)}) - like
    return sorted(mentions, key=lambda each: each.id)


def _held_as(ask: Ask, id_: str) -> Iterable[str]:
    """The ids of those in the same office in whose names all words of this id's name are."""
    name, _, mark = id_.rpartition(".")
    return (each for each in ids_named(ask, Named.PERSON, words(name)) if each.endswith(f".{mark}"))


def _identities(
    ledger: Ledger, mentions: Sequence[Mention], tenures: Sequence[Tenure], rulings: Rulings
) -> Identities:
    """Who of them are one. What reports tell of somebody is read only where others have a like name."""
    claims: dict[str, list[str]] = defaultdict(list)
    for mention in mentions:
        claims[mention.id] += mention.claims
    for tenure in tenures:
        claims[tenure.person.id] += tenure.claims
    alike = with_namesakes([(each.office, each.person) for each in mentions], rulings)
    wanted = {id_ for each in mentions if each.id in alike for id_ in claims[each.id]}
    entries = {entry.id: entry for entry in ledger.entries_of(wanted)}
    sightings = [
        sighting(each.office, each.person, [entries[id_] for id_ in claims[each.id]])
        for each in mentions
        if each.id in alike
    ]
    return identify(sightings, rulings, [each.person for each in mentions if each.id not in alike])
