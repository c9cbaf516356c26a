"""Read changes told by a word before a title: "the outgoing mayor", "a three-term governor, X"."""

from collections.abc import Sequence
from dataclasses import dataclass

from holdover.claim import Kind, Status
from holdover.reading import lexicon
from holdover.reading.chunk import Item
from holdover.reading.document import Document, words_of

_BEFORE = frozenset(
    (
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        ",",
        "of",
        "by",
        "with",
        "for",
        "and",
        "is",
        "was",
        "to",
        "from",
        "as",
        "that",
        "'s",
        "now",
        "then",
    )
)


@dataclass(frozen=True, slots=True)
class Told:
    """A change that the words from token ``first`` up to ``last`` tell of the office after them."""

    kind: Kind
    status: Status
    first: int
    last: int


def read_adjective(document: Document, office: int, floor: int) -> Told | None:
    """The change told right before the office at token ``office``; ``floor`` is the sentence's first."""
    words, adjectives = document.words, lexicon.adjectives()
    at = office
    while at > floor and words[at - 1] in ("-", "then", "democratic", "republican", "city", "u.s.", "us"):
        at -= 1
    for length in (3, 2, 1):
        first = at - length
        if first < floor or (told := adjectives.get(tuple(words[first:at]))) is None:
            continue
        if length == 1 and told[0] is not Kind.SERVED and first > floor and words[first - 1] not in _BEFORE:
            return None
        return Told(*told, first, at)
    return None


def is_adjective(items: Sequence[Item], at: int) -> bool:
    """Whether the trigger at ``at`` stands before a title as an adjective, and is no verb there."""
    if at + 1 >= len(items) or items[at + 1].nominal is None:
        return False
    before = items[at - 1].word if at else "the"
    if tuple(words_of(items[at].word)) in lexicon.adjectives():
        return before in _BEFORE - {"is", "was", "to"}
    return tuple(words_of(f"{before} {items[at].word}")) in lexicon.adjectives()
