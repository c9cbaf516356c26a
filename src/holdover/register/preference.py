"""Whose word counts before whose, and which words are copies of one another."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from holdover.ledger.entry import Entry
from holdover.register.dispute import Rank
from holdover.register.folding import fold
from holdover.register.names import Verdict, compare
from holdover.register.rulings import Rulings
from holdover.register.tables import forms, rows
from holdover.report import Medium

_THE_PERSON = "\0the person concerned"  # no name is written so

RANK_IN_WORDS = {
    Rank.DECISION: "a reviewer's decision",
    Rank.OFFICIAL: "an official source",
    Rank.OWN_VOICE: "a publisher's own voice",
    Rank.PERSON_CONCERNED: "the word of the person concerned",
    Rank.NAMED: "a named third party",
    Rank.UNNAMED: "unnamed sources",
}


def rank(entry: Entry, rulings: Rulings) -> Rank:
    """The rank of one entry's word."""
    if entry.id in rulings.preferred:
        return Rank.DECISION
    sources = entry.claim.sources
    if sources and is_unnamed(sources[-1]):
        return Rank.UNNAMED
    if _is_the_person(entry):
        return Rank.PERSON_CONCERNED
    if entry.medium is Medium.NOTICE or _is_of_government(entry):
        return Rank.OFFICIAL
    if sources or entry.medium in (Medium.STATEMENT, Medium.POST):
        return Rank.NAMED
    return Rank.OWN_VOICE


@dataclass(frozen=True, slots=True, order=True)
class Weight:
    """How much a side of a question weighs; the least weight in this order is preferred.

    Better rank first; then more independent witnesses of that rank; then the later told.
    """

    rank: Rank
    fewer: int
    earlier: int

    @property
    def witnesses(self) -> int:
        """How many independent witnesses there are of the best rank."""
        return -self.fewer


def weigh(entries: Iterable[Entry], rulings: Rulings) -> Weight:
    """The weight of entries that say the same; at least one."""
    ranked = [(rank(entry, rulings), entry) for entry in entries]
    best = min(place for place, _ in ranked)
    told = _first_told([entry for place, entry in ranked if place == best])
    return Weight(best, -_voices(told), -max(known for known, _ in told).toordinal())


def witnesses(entries: Iterable[Entry]) -> int:
    """How many independent witnesses the entries are: copies of one text are one, and so is one voice."""
    return _voices(_first_told(entries))


def by_preference(rulings: Rulings) -> Callable[[Entry], tuple[Rank, int, str]]:
    """A sort key that puts the preferred of several entries first: by rank, the later told, the id."""
    return lambda entry: (rank(entry, rulings), -entry.known.toordinal(), entry.id)


@lru_cache(maxsize=65_536)
def is_unnamed(source: str) -> bool:
    """Whether a source is people without a name: "two people close to the president", "officials"."""
    head: list[str] = []
    for word in fold(source).replace(",", " ").split():
        if word in _phrases("border"):
            break
        head.append(word)
    return not head or head[-1] in _phrases("unnamed")


@lru_cache(maxsize=65_536)
def is_government(name: str | None) -> bool:
    """Whether a publisher or author is a public body, by its name."""
    padded = f" {fold(name or '')} "
    return any(f" {phrase} " in padded for phrase in _phrases("government"))


def _is_the_person(entry: Entry) -> bool:
    """Whether it is the person's own word, as the report's last source or as its author."""
    claim = entry.claim
    if claim.person is None:
        return False
    if claim.sources:
        return compare(claim.sources[-1], claim.person).verdict is not Verdict.DIFFERENT
    is_own = entry.medium in (Medium.STATEMENT, Medium.POST) and entry.author is not None
    return is_own and compare(entry.author or "", claim.person).verdict is not Verdict.DIFFERENT


def _is_of_government(entry: Entry) -> bool:
    """Whether a public body speaks; a statement or post that a person signs is that person's word."""
    if entry.medium in (Medium.STATEMENT, Medium.POST) and entry.author is not None:
        return is_government(entry.author)
    return is_government(entry.publisher)


def _first_told(entries: Iterable[Entry]) -> list[tuple[date, str]]:
    """For each text told in the same words: when it was first told, and by which voice.

    A later copy of a text therefore neither adds a voice nor makes it later told.
    """
    first: dict[str, tuple[date, str]] = {}
    for entry in entries:
        told = (entry.known, _voice(entry))
        words = fold(entry.claim.evidence)
        first[words] = min(first.get(words, told), told)
    return list(first.values())


def _voices(told: list[tuple[date, str]]) -> int:
    return len({voice for _, voice in told})


def _voice(entry: Entry) -> str:
    """Who stands behind an entry's word: the named source or the author, else agency, publisher or report.

    The person concerned is one voice, by whatever form of the name and through whichever outlet.
    """
    sources = entry.claim.sources
    if not (sources and is_unnamed(sources[-1])) and _is_the_person(entry):
        return _THE_PERSON
    if sources and not is_unnamed(sources[0]):
        return _plain(sources[0])
    signed = entry.author if entry.medium in (Medium.STATEMENT, Medium.POST) else None
    return _plain(signed or entry.agency or entry.publisher or entry.author or entry.report)


def _plain(name: str) -> str:
    return fold(name).removeprefix("the ")


@cache
def _phrases(kind: str) -> frozenset[str]:
    return frozenset(
        fold(phrase)
        for row in rows("source_words")
        if row["kind"] == kind
        for phrase in forms(row["phrases"])
    )
