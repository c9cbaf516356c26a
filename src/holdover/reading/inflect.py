"""The forms of an English verb, so that word lists name each once: "step down" stands for "stepped down"."""

from collections.abc import Iterator
from functools import lru_cache

from holdover.reading.data_files import read_data

_VOWELS = "aeiou"
_BE = ("be", "am", "is", "are", "was", "were", "been", "being")


def forms_of(phrase: str) -> Iterator[str]:
    """The phrase in every form of its first word: base, third person, past, participle, "-ing"."""
    verb, space, rest = phrase.partition(" ")
    forms = _BE if verb == "be" else (verb, _third(verb), *_past(verb), _ing(verb))
    for form in dict.fromkeys(forms):
        yield form + space + rest


@lru_cache(maxsize=1)
def _irregular() -> dict[str, tuple[str, ...]]:
    """Verbs whose past is their own, and their past and participle."""
    lines = read_data("irregular_verbs.toml")["past"].strip().splitlines()
    return {verb: tuple(forms) for verb, *forms in (line.split() for line in lines)}


@lru_cache(maxsize=1)
def _doubling() -> frozenset[str]:
    """Verbs that double their last letter: "dropped", "tapping"."""
    return frozenset(read_data("irregular_verbs.toml")["doubling"].split())


def _third(verb: str) -> str:
    if verb == "have":
        return "has"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _past(verb: str) -> tuple[str, ...]:
    if verb in _irregular():
        return _irregular()[verb]
    if verb.endswith("e"):
        return (verb + "d",)
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return (verb[:-1] + "ied",)
    return (_doubled(verb) + "ed",)


def _ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe")):
        return verb[:-1] + "ing"
    return _doubled(verb) + "ing"


def _doubled(verb: str) -> str:
    return verb + verb[-1] if verb in _doubling() else verb
