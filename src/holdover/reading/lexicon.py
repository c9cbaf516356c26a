"""The word lists in ``data/``, read once, in the form in which the reader asks them."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from holdover.claim import Capacity, Kind, Status
from holdover.reading.data_files import read_data, read_text
from holdover.reading.document import words_of
from holdover.reading.inflect import forms_of

_ANY = "*"  # in a phrase: one or two words, whatever they are
Value = TypeVar("Value")


class PhraseTable(Generic[Value]):
    """Phrases of one or more words, each with a value; the longest that stands at a place is found."""

    def __init__(self, phrases: Iterable[tuple[str, Value]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in phrases:
            words = words_of(phrase)
            self._by_first.setdefault(words[0], []).append((words, value))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: (-len(entry[0]), _ANY in entry[0]))

    def __contains__(self, phrase: str) -> bool:
        words = words_of(phrase)
        match = self.match(words, 0, len(words)) if words else None
        return match is not None and match[0] == len(words)

    def entries(self) -> Iterator[tuple[str, Value]]:
        """Every phrase, its words parted by one space, with its value."""
        return ((" ".join(words), value) for held in self._by_first.values() for words, value in held)

    def match(self, words: Sequence[str], at: int, end: int) -> tuple[int, Value] | None:
        """Where the longest phrase that begins at ``at`` ends, and its value."""
        for phrase, value in self._by_first.get(words[at], ()):
            if (last := _ends(phrase, words, at, end)) is not None:
                return last, value
        return None


def _ends(phrase: tuple[str, ...], words: Sequence[str], at: int, end: int) -> int | None:
    for number, word in enumerate(phrase):
        if word == _ANY:
            rest = phrase[number + 1 :]
            for skipped in (1, 2):
                last = at + skipped + len(rest)
                if last <= end and tuple(words[at + skipped : last]) == rest:
                    return last
            return None
        if at >= end or words[at] != word:
            return None
        at += 1
    return at


class Standing(NamedTuple):
    """How a title stands to public office: ``public``, ``neutral``, ``rank`` or ``private``."""

    kind: str
    plural: bool


@dataclass(frozen=True, slots=True)
class TriggerWord:
    """A word that says a change: its kind, whose change it is (``frame``), and what it needs beside it."""

    kind: Kind
    frame: str
    noun: bool = False
    needs_office: bool = False
    needs_time: bool = False
    adjacent: bool = False
    public: bool = False
    untold: bool = False
    particle: str = ""  # must stand soon after it: "swore her in"
    status: Status | None = None  # how far the change has come where nothing else says so


_TRIGGER_FLAGS = ("needs_office", "needs_time", "adjacent", "public", "untold", "particle")


@lru_cache(maxsize=1)
def titles() -> PhraseTable[Standing]:
    """Titles of office, singular and plural, and their short forms."""
    data = read_data("titles.toml")
    entries: dict[str, Standing] = {}
    for kind in ("rank", "neutral", "public", "private"):
        for title in _listed(data[kind]):
            entries[plural_of(title)] = Standing(kind, True)
            entries[title] = Standing(kind, False)
    for short, full in data["short"].items():
        known = entries.get(full, Standing("public", False))
        # Before a name, "Rep." and "Sen." leave no doubt, however common the word that they stand for.
        entries[short] = known if known.kind == "rank" else Standing("public", known.plural)
    return PhraseTable(entries.items())


@lru_cache(maxsize=1)
def short_titles() -> dict[tuple[str, ...], str]:
    """Short forms of titles, word by word, and what they stand for."""
    return {words_of(short): full for short, full in read_data("titles.toml")["short"].items()}


@lru_cache(maxsize=1)
def singulars() -> dict[str, str]:
    """Titles in the plural, and their singular."""
    data = read_data("titles.toml")
    return {
        plural_of(title).casefold(): title
        for kind in ("rank", "neutral", "public", "private")
        for title in _listed(data[kind])
    }


@lru_cache(maxsize=1)
def title_modifiers() -> frozenset[str]:
    """Words before a title that belong to it: "finance", "deputy", "acting"."""
    data = read_data("titles.toml")
    words = [*_listed(data["modifiers"]["portfolios"]), *_listed(data["modifiers"]["grades"])]
    parts = (part for word in [*words, *capacities()] for part in words_of(word))
    return frozenset(part for part in parts if part[0].isalpha())


@lru_cache(maxsize=1)
def portfolios() -> frozenset[str]:
    """What a minister, secretary or committee has charge of, word by word."""
    return frozenset(
        part
        for word in _listed(read_data("titles.toml")["modifiers"]["portfolios"])
        for part in words_of(word)
    )


@cache
def title_words(name: str) -> frozenset[str]:
    """A list of ``titles.toml``'s grammar: titles that are common words too, titles with a charge."""
    return frozenset(_listed(read_data("titles.toml")["grammar"][name]))


@lru_cache(maxsize=1)
def benches() -> dict[str, str]:
    """Titles of judges, and the court of which such a judge is where the report speaks of that court."""
    return dict(read_data("titles.toml")["benches"])


@lru_cache(maxsize=1)
def complements() -> dict[str, frozenset[str]]:
    """Prepositions that join a place, body or charge to a title, and to which titles; ``*`` is all."""
    entries = read_data("titles.toml")["complements"]
    return {preposition: frozenset(titles.split()) for preposition, titles in entries.items()}


@lru_cache(maxsize=1)
def capacities() -> dict[str, Capacity]:
    """Words that say in what capacity an office is held."""
    return {
        word: Capacity(name) for name, words in read_data("titles.toml")["capacity"].items() for word in words
    }


@lru_cache(maxsize=1)
def triggers() -> PhraseTable[TriggerWord]:
    """Words that say a change in office."""
    entries: dict[str, TriggerWord] = {}
    for entry in trigger_entries("verb"):
        entries |= dict.fromkeys(verb_forms(entry), _trigger_word(entry))
    return PhraseTable((_noun_entries() | entries).items())


@lru_cache(maxsize=1)
def nouns() -> PhraseTable[TriggerWord]:
    """Those of them that are nouns: what "pick" and "choice" say after an article."""
    return PhraseTable(_noun_entries().items())


def _noun_entries() -> dict[str, TriggerWord]:
    return {
        form: _trigger_word({"frame": "noun"} | entry, noun=True)
        for entry in reversed(tuple(trigger_entries("noun")))
        for form in _listed(entry["forms"])
    }


def verb_forms(entry: Mapping[str, Any]) -> Iterator[str]:
    """The verbs of an entry of ``triggers/`` in all their forms."""
    for verb in entry.get("verbs", "").split("|"):
        if phrase := " ".join(verb.split()):
            yield from forms_of(phrase)
    for forms in entry.get("forms", "").split("|"):
        yield from _listed(forms)


def _trigger_word(entry: Mapping[str, Any], *, noun: bool = False) -> TriggerWord:
    told = {name: entry[name] for name in _TRIGGER_FLAGS if name in entry}
    status = Status(entry["status"]) if "status" in entry else None
    return TriggerWord(Kind(entry["kind"]), entry["frame"], noun=noun, status=status, **told)


def trigger_entries(part: str) -> Iterator[dict[str, Any]]:
    """The entries of ``triggers/`` of one sort: ``verb``, ``noun`` or ``adjective``."""
    for name in ("come", "go", "hold"):
        yield from read_data(f"triggers/{name}.toml").get(part, ())


@lru_cache(maxsize=1)
def adjectives() -> dict[tuple[str, ...], tuple[Kind, Status]]:
    """Words before a title that say a change, with its kind and status: "outgoing", "three-term"."""
    return {
        words_of(form): (Kind(entry["kind"]), Status(entry["status"]))
        for entry in trigger_entries("adjective")
        for form in _listed(entry["forms"])
    }


@lru_cache(maxsize=1)
def members() -> PhraseTable[str]:
    """Bodies and the office that a member of each holds."""
    return PhraseTable(read_data("bodies.toml")["members"].items())


@lru_cache(maxsize=1)
def chiefs() -> dict[str, str]:
    """Bodies by whose name the office of who heads them is known."""
    return dict(read_data("bodies.toml")["chiefs"])


@lru_cache(maxsize=1)
def public_heads() -> frozenset[str]:
    """Head words of the names of public bodies."""
    return frozenset(_listed(read_data("bodies.toml")["public_heads"]))


@lru_cache(maxsize=1)
def public_names() -> PhraseTable[bool]:
    """Names of public bodies."""
    return PhraseTable((name, True) for name in _listed(read_data("bodies.toml")["public_names"]))


@lru_cache(maxsize=1)
def private_heads() -> frozenset[str]:
    """Words of the names of companies, parties, clubs and the like."""
    return frozenset(_listed(read_data("bodies.toml")["private_heads"]))


@lru_cache(maxsize=1)
def private_names() -> PhraseTable[bool]:
    """Names and kinds of private bodies whose words would be a public one's: "supervisory board"."""
    return PhraseTable((name, True) for name in _listed(read_data("bodies.toml")["private_names"]))


@lru_cache(maxsize=1)
def parties() -> frozenset[str]:
    """Words that make of any body a party's."""
    return frozenset(_listed(read_data("bodies.toml")["parties"]))


@lru_cache(maxsize=1)
def body_heads() -> frozenset[str]:
    """Head words of the names of bodies, public, private, and of either kind."""
    return public_heads() | private_heads() | frozenset(_listed(read_data("bodies.toml")["heads_of_either"]))


@lru_cache(maxsize=1)
def small_heads() -> frozenset[str]:
    """Those of them that are heads in small letters too: "the institute", not "of modern times"."""
    return body_heads() - frozenset(_listed(read_data("bodies.toml")["only_in_names"]))


@lru_cache(maxsize=1)
def seats() -> dict[str, str]:
    """Heads of the names of bodies that have members, and the office of one: "judge of the {}"."""
    return {head: str(office) for head, office in read_data("bodies.toml")["seats"].items()}


@cache
def word_signs(kind: str) -> frozenset[str]:
    """Words that tell that a report speaks of public bodies, or of private ones."""
    return frozenset(_listed(read_data("bodies.toml")["signs"][kind]))


@lru_cache(maxsize=1)
def places() -> PhraseTable[bool]:
    """Names of places and what is said of their people; the value is whether it is such an adjective."""
    entries: dict[str, bool] = {}
    for row in csv.DictReader(_lines("places.csv")):
        entries.setdefault(row["name"], False)
        entries |= {word: True for word in row["adjectives"].split("|") if word}
    return PhraseTable(entries.items())


@lru_cache(maxsize=1)
def us_states() -> dict[str, str]:
    """States of the United States by their names and short forms, in small letters."""
    entries: dict[str, str] = {}
    for row in csv.DictReader(_lines("us_states.csv")):
        for form in (row["name"], *row["short"].split("|")):
            entries[form.casefold()] = row["name"]
    return entries


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Common given names."""
    return frozenset(name for line in _lines("given_names.txt") for name in line.split())


@lru_cache(maxsize=1)
def genders() -> dict[str, str]:
    """Given names that tell a woman (``f``) or a man (``m``)."""
    women = {name for line in _lines("women.txt") for name in line.split()}
    either = {name for line in _lines("either.txt") for name in line.split()}
    told = dict.fromkeys(given_names() - women - either, "m")
    return told | dict.fromkeys(women - either, "f")


@cache
def word_list(name: str) -> frozenset[str]:
    """A plain list of ``words.toml``."""
    return frozenset(read_data("words.toml")[name].split())


@cache
def pressing(name: str) -> PhraseTable[bool]:
    """Words that ask, urge or refuse."""
    text = read_data("modality.toml")["pressure"][name]
    return PhraseTable((form, True) for forms in text.split("|") for form in _listed(forms))


@cache
def phrases_of(name: str) -> tuple[str, ...]:
    """The phrases of a list of ``modality.toml``, each word parted by one space and framed by them."""
    phrases = {f" {' '.join(words_of(phrase))} " for phrase in _listed(read_data("modality.toml")[name])}
    return tuple(sorted(phrases))


def plural_of(title: str) -> str:
    """The plural of a title: "attorneys general", "ministers of state", "deputies", "congressmen"."""
    head, of, rest = title.partition(" of ")
    for tail in (" general", "-general", " d'affaires", " in chief", "-in-chief"):
        if head.endswith(tail) and head != tail.strip():
            return _plural_word(head.removesuffix(tail)) + tail + of + rest
    return _plural_word(head) + of + rest


def _plural_word(word: str) -> str:
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "ch", "sh", "x")) else "s")


def _listed(text: str) -> list[str]:
    return [entry for part in text.split(",") if (entry := " ".join(part.split()))]


def _lines(name: str) -> Iterator[str]:
    text = read_text(name)
    return (line for line in text.splitlines() if line and not line.startswith("#"))
