"""Titles of public office: what each is called, how many hold it, and what the words around it tell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from holdover.register.folding import fold
from holdover.register.tables import forms, rows


class Tells(StrEnum):
    """What "X" is in "<title> of X" and "X <title>"."""

    PLACE = "place"  # mayor of Boston
    BODY = "body"  # director of the FBI
    PORTFOLIO = "portfolio"  # minister of finance
    DISTRICT = "district"  # US attorney, Southern District of New York
    POST = "post"  # ambassador to France


@dataclass(frozen=True, slots=True)
class Title:
    """A row of ``data/titles.csv``."""

    name: str
    one_seat: bool
    tells: Tells
    country: str | None
    body: str | None
    seated_by_election: bool
    becomes: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """A title found in a text, from one word to another (excluded)."""

    title: Title
    begin: int
    end: int


def title_named(name: str) -> Title | None:
    """The title kept under that very name."""
    return _titles().get(fold(name))


def find_title(words: Sequence[str], before: int) -> Found | None:
    """The longest title that begins before the word of that number; of two as long, the later."""
    best: Found | None = None
    for begin in range(before):
        for end in range(min(len(words), begin + _longest()), begin, -1):
            if title := _aliases().get(" ".join(words[begin:end])):
                if best is None or end - begin >= best.end - best.begin:
                    best = Found(title, begin, end)
                break
    return best


@cache
def _titles() -> dict[str, Title]:
    return {
        fold(row["title"]): Title(
            row["title"],
            row["seats"] == "one",
            Tells(row["tells"]),
            row["country"] or None,
            row["body"] or None,
            row["seated"] == "yes",
            row["becomes"] or None,
        )
        for row in rows("titles")
    }


@cache
def _aliases() -> dict[str, Title]:
    found: dict[str, Title] = {}
    for row in rows("titles"):
        for alias in (row["title"], *forms(row["aliases"])):
            for form in _with_plurals(fold(alias)):
                found.setdefault(form, _titles()[fold(row["title"])])
    return found


@cache
def _longest() -> int:
    return max(len(alias.split()) for alias in _aliases())


def _with_plurals(alias: str) -> Iterator[str]:
    """The alias, and its plurals by any one of its words: "members of parliament", "attorneys general"."""
    yield alias
    words = alias.split()
    for at, word in enumerate(words):
        yield " ".join([*words[:at], _plural(word), *words[at + 1 :]])


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word[:-2] + "en"
    if word.endswith("y") and not word.endswith(("ey", "ay", "oy")):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "ch", "x")) else "s")
