"""Names of persons compared, conservatively: sure to be one, sure to be two, or doubtful.

A name alone never makes two holders one across offices (see ``identity``); here is only said what the names
tell. Nicknames, honorifics and particles are tables in ``register/data``.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from rapidfuzz import fuzz

from holdover.register.folding import fold
from holdover.register.tables import forms, rows, words

_ALIKE = 80.0  # rapidfuzz's ratio, 0 to 100, from which two spellings may be one name ("Yanukovych", "-ich")
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv", "v"})
_MARKS = str.maketrans(dict.fromkeys("\"'“”‘()[]", " ") | {"’": "'"})


class Verdict(StrEnum):
    """What two names tell of whether they are one person's."""

    SAME = "same"
    DOUBTFUL = "doubtful"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A verdict with a score from 0 (two) to 1 (one) and its reasons.

    ``short`` is true where one name is only a shorter form that fits the other: "Bharara", "P. Bharara".
    """

    verdict: Verdict
    score: float
    reasons: tuple[str, ...]
    short: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart; all folded (no case, no accents). ``surname`` is its last word, particles apart."""

    given: tuple[str, ...]
    particles: tuple[str, ...]
    surname: str
    generation: str | None

    @property
    def words(self) -> tuple[str, ...]:
        """Given names, particles and surname, in this order."""
        return (*self.given, *self.particles, self.surname)


@lru_cache(maxsize=32_768)
def parse_name(text: str) -> Name:
    """Take a name apart: "Dr. José de la Cruz, Jr." or "de la Cruz, José". Never raises."""
    parts = [part.split() for part in fold(text.translate(_MARKS)).split(",")]
    first = parts[0]
    if len(parts) > 1 and parts[1] and parts[1][0] not in _suffixes():
        first = [*parts[1], *first]
        del parts[1]
    tokens = [*first, *(word for part in parts[1:] for word in part)]
    while len(tokens) > 1 and tokens[0] in _honorifics():
        del tokens[0]
    generation = None
    while len(tokens) > 1 and tokens[-1] in _suffixes():
        generation = tokens[-1] if tokens[-1] in _GENERATIONS else generation
        del tokens[-1]
    if not tokens:
        return Name((), (), fold(text), None)
    begin = len(tokens) - 1
    while begin > 1 and tokens[begin - 1] in _particles():
        begin -= 1
    return Name(tuple(tokens[:begin]), tuple(tokens[begin:-1]), tokens[-1], generation)


def name_blocks(text: str) -> frozenset[str]:
    """Keys under which to look for the same person in another office: surname and initial.

    Two names that share no key are never one person's by their words alone. "Bill Smith" has two keys, for he
    may be William.
    """
    name = parse_name(text)
    if not name.given:
        return frozenset({name.surname})
    full = _nicknames().get(name.given[0], frozenset({name.given[0]}))
    return frozenset(f"{name.surname} {given[0]}" for given in full | {name.given[0]})


def fullness(text: str) -> tuple[int, int, str]:
    """A key that sorts the fuller of two forms of a name last."""
    name = parse_name(text)
    return (sum(len(word) > 1 for word in name.words), len(text), text)


@lru_cache(maxsize=32_768)
def compare(one: str, other: str) -> Comparison:
    """Compare two names. The order of the two does not matter."""
    a, b = sorted((parse_name(one), parse_name(other)), key=lambda name: (name.words, name.generation or ""))
    if a == b:
        return Comparison(Verdict.SAME, 1.0, ("the same words",))
    if a.generation and b.generation and a.generation != b.generation:
        return Comparison(Verdict.DIFFERENT, 0.0, (f"{a.generation} is not {b.generation}",))
    found = _compare_words(a, b)
    if found.verdict is Verdict.SAME and a.generation != b.generation:
        reason = f"only one is {a.generation or b.generation}"
        return Comparison(Verdict.DOUBTFUL, found.score - 0.2, (*found.reasons, reason))
    return found


def _compare_words(a: Name, b: Name) -> Comparison:
    if a.surname == b.surname:
        return _compare_given(a.given, b.given)
    if sorted(a.words) == sorted(b.words):
        return Comparison(Verdict.DOUBTFUL, 0.85, ("the same words in another order",))
    short, full = sorted((a, b), key=lambda name: len(name.words))
    if not short.given and short.surname in full.given:
        return Comparison(Verdict.DOUBTFUL, 0.5, ("one is only a given name of the other",))
    return _compare_with_other_surname(a, b)


def _compare_with_other_surname(a: Name, b: Name) -> Comparison:
    given = _compare_given(a.given, b.given)
    part = set(a.surname.split("-")) & set(b.surname.split("-"))
    likeness = fuzz.ratio(a.surname, b.surname)
    if given.verdict is not Verdict.DIFFERENT and (part or likeness >= _ALIKE):
        reason = "one surname is part of the other" if part else "the surnames are spelled alike"
        return Comparison(Verdict.DOUBTFUL, given.score * likeness / 100, (*given.reasons, reason))
    return Comparison(Verdict.DIFFERENT, 0.0, ("the surnames differ",))


def _compare_given(a: tuple[str, ...], b: tuple[str, ...]) -> Comparison:
    """Given names, where the surnames are the same."""
    if not a or not b:
        if a == b:
            return Comparison(Verdict.SAME, 0.98, ("the same surname",))
        return Comparison(Verdict.DOUBTFUL, 0.6, ("one is only the surname of the other",), short=True)
    first = _compare_word(a[0], b[0])
    if first.verdict is Verdict.DIFFERENT:
        among = set(a) <= set(b) or set(b) <= set(a)
        return Comparison(Verdict.DOUBTFUL, 0.7, ("a given name is left out",)) if among else first
    for x, y in zip(a[1:], b[1:], strict=False):
        middle = _compare_word(x, y)
        if middle.verdict is Verdict.DIFFERENT:
            return Comparison(Verdict.DIFFERENT, 0.0, (f"the middle names {x} and {y} differ",))
    if len(a) != len(b):
        return Comparison(
            first.verdict, first.score * 0.95, (*first.reasons, "a middle name is left out"), first.short
        )
    return first


def _compare_word(a: str, b: str) -> Comparison:
    if a == b:
        return Comparison(Verdict.SAME, 1.0, ("the same given name",))
    if min(len(a), len(b)) == 1 and a[0] == b[0]:
        return Comparison(Verdict.DOUBTFUL, 0.75, ("an initial fits",), short=True)
    full_a, full_b = _nicknames().get(a, frozenset({a})), _nicknames().get(b, frozenset({b}))
    if a in full_b or b in full_a:
        return Comparison(Verdict.SAME, 0.9, (f"{a} and {b} are forms of one given name",))
    if full_a & full_b:
        return Comparison(Verdict.DOUBTFUL, 0.75, (f"{a} and {b} may be short for one given name",))
    if fuzz.ratio(a, b) >= _ALIKE:
        return Comparison(Verdict.DOUBTFUL, 0.7, (f"{a} and {b} are spelled alike",))
    return Comparison(Verdict.DIFFERENT, 0.0, ("the given names differ",))


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    """Each form of a given name, to the full names that it may stand for."""
    found: dict[str, set[str]] = {}
    for row in rows("nicknames"):
        for form in (row["name"], *forms(row["forms"])):
            found.setdefault(fold(form), {fold(form)}).add(fold(row["name"]))
    return {form: frozenset(names) for form, names in found.items()}


@cache
def _honorifics() -> frozenset[str]:
    return words("names", "honorific")


@cache
def _suffixes() -> frozenset[str]:
    return words("names", "suffix")


@cache
def _particles() -> frozenset[str]:
    return words("names", "particle")
