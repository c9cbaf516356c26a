"""Who is who: names joined into persons, within an office and then across offices.

Within an office, names that are surely the same join, and a short form ("Bharara") joins the one fuller name
that it fits. Across offices the same full name is one person only with further evidence; all else is two
persons and a question for review. Decisions come first, and where they contradict one another it is said.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import NamedTuple

from holdover.register import naming
from holdover.register.clusters import Clusters, pairs_in_blocks
from holdover.register.folding import slug
from holdover.register.names import Verdict, compare, fullness, name_blocks, parse_name
from holdover.register.naming import Naming, office_mark, slug_of
from holdover.register.question import Contradiction, Question, question
from holdover.register.rulings import Pair, Rulings
from holdover.register.tenure import Office, Person
from holdover.when import When

Apart = Callable[[str, str], bool]

_ONE_LIFE = 40 * 366  # days that may lie between two tenures of one person, in one body or place


def person_id(office: Office, name: str, key: str = "") -> str:
    """The id of a name in an office; a person's id is that of the fullest of the names.

    Who has a key of a dataset's is told by it: all names with one key have one id.
    """
    called = slug_of(key) if key else slug(name) or "nobody"
    return f"{called}.{office_mark(office.id)}"


def forms_of(office: Office, person: Person) -> list[str]:
    """The ids of all names and keys by which a person is called in an office; a decision may give any."""
    called = (*((name, "") for name in person.names), *(("", key) for key in person.keys))
    return [person_id(office, *each) for each in called]


@dataclass(frozen=True, slots=True)
class Holders:
    """The persons named in one office: ``by_naming`` tells whom words and key stand for."""

    by_naming: Mapping[Naming, Person]
    questions: tuple[Question, ...]
    contradictions: tuple[Contradiction, ...]


class Telling(NamedTuple):
    """What may help to tell a person apart, of a claim: its report, the day known, the date that it gives."""

    report: str
    known: date
    when: When | None


@dataclass(frozen=True, slots=True)
class Sighting:
    """A person in one office, with what may tell whether a person in another office is the same.

    ``reports`` tell of the person in that office; all that they tell lies from ``earliest`` to ``latest``.
    """

    person: Person
    office: Office
    reports: frozenset[str]
    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class Identities:
    """Persons across offices: ``persons`` gives, by the id within an office, the person across all."""

    persons: Mapping[str, Person]
    questions: tuple[Question, ...]
    contradictions: tuple[Contradiction, ...]


def holders(office: Office, namings: Iterable[Naming], rulings: Rulings) -> Holders:
    """Join the names told in one office into persons."""
    named = set(namings)
    if len(named) == 1:  # as most are
        (only,) = named
        return Holders({only: _person(office, named)}, (), ())
    ids = {each: person_id(office, *each) for each in sorted(named, key=_fullness)}
    told = _by_id(ids)
    by_id = {identity: each[-1].text for identity, each in told.items()}  # of names with one id the fullest
    keys = {identity: tuple({one.key for one in each if one.key}) for identity, each in told.items()}
    clusters = Clusters(by_id)

    def are_two(a: str, b: str) -> bool:
        return (
            _ordered(a, b) in rulings.not_same
            or naming.are_two(keys[a], keys[b])
            or _are_different(by_id[a], by_id[b])
        )

    contradictions = _join_ruled(clusters, rulings.same, rulings.not_same, {each: each for each in by_id})
    blocks = ((block, identity) for identity, name in by_id.items() for block in _blocks(name))
    alike = pairs_in_blocks(blocks)
    pairs = [(a, b) for a, b in alike if not naming.are_two(keys[a], keys[b])]
    sure = _sure(by_id, _told_apart(pairs, keys))
    torn = _torn(sure, (pair for pair in alike if are_two(*pair)))
    for a, b in sorted(sure, key=lambda pair: (-sure[pair], pair)):
        if sure[a, b] == 1 or torn.isdisjoint((a, b)):
            clusters.join(a, b, are_two)
    _join_short(clusters, by_id, pairs, are_two)
    persons = {
        member: _person(office, [each for identity in group for each in told[identity]])
        for group in clusters.groups()
        for member in group
    }
    return Holders(
        {each: persons[identity] for each, identity in ids.items()},
        _doubts(clusters, by_id, persons, pairs, rulings),
        contradictions,
    )


def _by_id(ids: Mapping[Naming, str]) -> dict[str, list[Naming]]:
    """The namings that have each id, in the order given."""
    found: dict[str, list[Naming]] = {}
    for each, identity in ids.items():
        found.setdefault(identity, []).append(each)
    return found


def _told_apart(pairs: Sequence[Pair], keys: Mapping[str, tuple[str, ...]]) -> list[Pair]:
    """The pairs without those of a name that has no key, and is that of two whom keys tell apart."""
    partners: dict[str, set[str]] = {}
    for one, other in (*pairs, *((b, a) for a, b in pairs)):
        partners.setdefault(one, set()).update(keys[other])
    torn = {
        identity
        for identity, others in partners.items()
        if any(naming.are_two((a,), (b,)) for a, b in combinations(sorted(others), 2))
    }
    return [pair for pair in pairs if torn.isdisjoint(pair)]


def with_namesakes(persons: Iterable[tuple[Office, Person]], rulings: Rulings) -> set[str]:
    """The ids of those, each named in an office, who have like names or keys, or whom a decision joins.

    Nobody else can be one with another of them.
    """
    told = list(persons)
    by_id = {person.id: person for _, person in told}
    ruled = {id_ for pair in rulings.same for id_ in pair}
    of_pairs = pairs_in_blocks((block, person.id) for _, person in told for block in _across_offices(person))
    may_be_one = (pair for pair in of_pairs if _may_be_one(by_id[pair[0]], by_id[pair[1]]))
    return {id_ for pair in may_be_one for id_ in pair} | {
        person.id for office, person in told if ruled and not ruled.isdisjoint(forms_of(office, person))
    }


def _may_be_one(one: Person, other: Person) -> bool:
    shares_key = not {*one.keys}.isdisjoint(other.keys)
    return shares_key or compare(one.name, other.name).verdict is not Verdict.DIFFERENT


def _across_offices(person: Person) -> tuple[str, ...]:
    """What a person shares with everybody in another office who may be the same."""
    return (*name_blocks(person.name), *person.keys)


def identify(sightings: Sequence[Sighting], rulings: Rulings, alone: Iterable[Person] = ()) -> Identities:
    """Join persons across offices. Only those that share a surname, or that a decision names, can be one.

    ``alone`` are persons who can be nobody else: see ``with_namesakes``.
    """
    by_id = {each.person.id: each for each in sorted(sightings, key=lambda each: each.person.id)}
    owner = {form: each.person.id for each in by_id.values() for form in forms_of(each.office, each.person)}
    not_same = frozenset(_ordered(owner.get(a, a), owner.get(b, b)) for a, b in rulings.not_same)
    clusters = Clusters(by_id)

    def apart(a: str, b: str) -> bool:
        return _ordered(a, b) in not_same or naming.are_two(by_id[a].person.keys, by_id[b].person.keys)

    contradictions = _join_ruled(clusters, rulings.same, not_same, owner)
    pairs = pairs_in_blocks((block, each) for each, s in by_id.items() for block in _across_offices(s.person))
    questions = []
    for a, b in sorted(pairs, key=lambda pair: (-_score(by_id[pair[0]], by_id[pair[1]]), pair)):
        if clusters.together(a, b) or apart(a, b):
            continue
        asked = _weigh_evidence(by_id[a], by_id[b])
        if asked is not None and (asked.score < 1 or clusters.join(a, b, apart)):
            questions.append(asked)
    persons = {
        member: _merged([by_id[each].person for each in group])
        for group in clusters.groups()
        for member in group
    }
    persons |= {each.id: _merged([each]) for each in alone}
    return Identities(persons, _still_open(questions, clusters, apart), contradictions)


def _still_open(questions: Iterable[Question], clusters: Clusters, apart: Apart) -> tuple[Question, ...]:
    """One question, that with the most to speak for it, for each two persons of whom nothing tells yet."""
    asked: dict[Pair, Question] = {}
    for each in sorted(questions, key=lambda each: (-each.score, each.id)):
        one, other = clusters.of(each.one), clusters.of(each.other)
        if one != other and not any(apart(a, b) for a in one for b in other):
            asked.setdefault(_ordered(min(one), min(other)), each)
    return tuple(sorted(asked.values(), key=lambda each: each.id))


def _join_ruled(
    clusters: Clusters, same: Iterable[Pair], not_same: frozenset[Pair], owner: Mapping[str, str]
) -> tuple[Contradiction, ...]:
    """Join the pairs ruled the same; ``owner`` gives the clustered id for each that a decision may name."""
    found = []
    for a, b in sorted(same):
        if a not in owner or b not in owner:
            continue
        if forbidden := clusters.join(owner[a], owner[b], _in(not_same)):
            one, other = forbidden
            reason = f"“{a}” and “{b}” were ruled the same, but that would make one of “{one}” and “{other}”"
            found.append(Contradiction(one, other, reason))
    return tuple(found)


def _sure(names: Mapping[str, str], pairs: Sequence[Pair]) -> dict[Pair, float]:
    """The pairs of names that are surely the same, with their scores."""
    compared = ((pair, compare(names[pair[0]], names[pair[1]])) for pair in pairs)
    return {pair: found.score for pair, found in compared if found.verdict is Verdict.SAME}


def _torn(sure: Iterable[Pair], two: Iterable[Pair]) -> set[str]:
    """The names that are surely the same as two people's, as "George Bush" is; they join neither.

    ``two`` are the pairs of names that are two people's, of all that have anything in common.
    """
    partners: dict[str, set[str]] = {}
    for a, b in sure:
        partners.setdefault(a, set()).add(b)
        partners.setdefault(b, set()).add(a)
    return {name for a, b in two if a in partners and b in partners for name in partners[a] & partners[b]}


def _join_short(clusters: Clusters, names: Mapping[str, str], pairs: Sequence[Pair], are_two: Apart) -> None:
    """Join each short form to the one person whose fuller name it fits; the less short first."""
    fitting: dict[str, set[str]] = {}
    for a, b in pairs:
        if compare(names[a], names[b]).short:
            short, full = sorted((a, b), key=lambda each: fullness(names[each]))
            fitting.setdefault(short, set()).add(full)
    for short in sorted(fitting, key=lambda each: fullness(names[each]), reverse=True):
        persons = {clusters.of(full) for full in fitting[short]}
        if len(persons) == 1:
            clusters.join(short, min(fitting[short]), are_two)


def _doubts(
    clusters: Clusters,
    names: Mapping[str, str],
    persons: Mapping[str, Person],
    pairs: Sequence[Pair],
    rulings: Rulings,
) -> tuple[Question, ...]:
    """A question for each two persons of the office whose names may be one, with the closest two names."""
    asked: dict[Pair, Question] = {}
    for a, b in pairs:
        if clusters.together(a, b) or _ordered(a, b) in rulings.not_same:
            continue
        found = compare(names[a], names[b])
        if found.verdict is Verdict.DIFFERENT:
            continue
        one, other = persons[a], persons[b]
        new = question((one.id, one.name), (other.id, other.name), found.score, found.reasons)
        pair = (new.one, new.other)
        if pair not in asked or (new.score, new.reasons) > (asked[pair].score, asked[pair].reasons):
            asked[pair] = new
    return tuple(asked[pair] for pair in sorted(asked))


def _weigh_evidence(one: Sighting, other: Sighting) -> Question | None:
    """What speaks for one person; a score of 1 is enough to join, ``None`` not even worth asking."""
    if shared_keys := sorted({*one.person.keys} & {*other.person.keys}):
        ids = (one.person.id, one.person.name), (other.person.id, other.person.name)
        return question(*ids, 1.0, (f"both are {shared_keys[0]}",))
    found = compare(one.person.name, other.person.name)
    if found.verdict is Verdict.DIFFERENT:
        return None
    ids = (one.person.id, one.person.name), (other.person.id, other.person.name)
    if one.reports & other.reports:
        reasons: tuple[str, ...] = (*found.reasons, "a report tells of both offices")
    elif (shared := _shared(one.office, other.office)) and _in_one_life(one, other):
        reasons = (*found.reasons, f"both offices are of {shared}")
    elif found.short:
        return None
    else:
        return question(*ids, found.score * 0.8, (*found.reasons, "nothing else tells that they are one"))
    is_full = found.verdict is Verdict.SAME and bool(parse_name(one.person.name).given)
    return question(*ids, 1.0 if is_full else found.score * 0.9, reasons)


def _score(one: Sighting, other: Sighting) -> float:
    if not {*one.person.keys}.isdisjoint(other.person.keys):
        return 2.0  # before all that names tell
    return compare(one.person.name, other.person.name).score


def _shared(one: Office, other: Office) -> str | None:
    if one.body is not None and one.body == other.body:
        return one.body
    return one.place if one.place is not None and one.place == other.place else None


def _in_one_life(one: Sighting, other: Sighting) -> bool:
    gap = max(one.earliest, other.earliest) - min(one.latest, other.latest)
    return gap.days <= _ONE_LIFE


def blocks_of(office: Office, named: Naming, rulings: Rulings) -> Iterator[str]:
    """What a name has in common with every other of the office that may come to be one with it."""
    identity = person_id(office, *named)
    yield identity
    yield from _blocks(named.text)
    yield from (" same ".join(pair) for pair in rulings.same if identity in pair)


def _blocks(name: str) -> Iterator[str]:
    """Names that share no block are not compared, lest the work grow with the pairs of names."""
    parsed = parse_name(name)
    yield parsed.surname
    yield " ".join(sorted(parsed.words))
    if parsed.given:
        yield f"{parsed.given[0]} {parsed.surname[:1]}…"
        yield f"{parsed.given[0]} …{parsed.surname[-3:]}"
    yield from parsed.surname.split("-")


def _are_different(one: str, other: str) -> bool:
    """Whether names tell two people; other surnames do not, for only a decision has brought such together."""
    same_surname = parse_name(one).surname == parse_name(other).surname
    return same_surname and compare(one, other).verdict is Verdict.DIFFERENT


def _fullness(told: Naming) -> tuple[tuple[int, int, str], str]:
    return fullness(told.text), told.key


def _in(pairs: frozenset[Pair]) -> Apart:
    return lambda a, b: _ordered(a, b) in pairs


def _person(office: Office, namings: Iterable[Naming]) -> Person:
    told = list(namings)
    names = sorted({each.text for each in told}, key=fullness, reverse=True)
    keys = sorted({each.key for each in told if each.key})
    return Person(person_id(office, names[0], *keys[:1]), names[0], tuple(names), tuple(keys))


def _merged(persons: Sequence[Person]) -> Person:
    fullest = max(persons, key=lambda each: (fullness(each.name), each.id))
    names = {name for person in persons for name in person.names}
    keys = {key for person in persons for key in person.keys}
    ordered = tuple(sorted(names, key=fullness, reverse=True))
    return Person(fullest.id, fullest.name, ordered, tuple(sorted(keys)))


def _ordered(a: str, b: str) -> Pair:
    return (a, b) if a <= b else (b, a)
