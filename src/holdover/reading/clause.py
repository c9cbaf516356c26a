"""Small questions about the pieces of a sentence that finding subjects, objects and offices all ask."""

from collections.abc import Iterator, Sequence

from holdover.reading import lexicon
from holdover.reading.chunk import Item, Piece

BREAKS = frozenset((";", ":", "“", "”", '"', "(", ")"))
COMMAS = frozenset((",", "—", "–", "-", "--"))
LINKS = frozenset(("and", "but", "or", "then", "yet", "&"))
RELATIVES = frozenset(("who", "which", "that", "whom"))
OBJECT_PRONOUNS = frozenset(("him", "her", "them", "me", "himself", "herself"))
SUBJECT_PRONOUNS = frozenset(("he", "she", "they", "i"))
OWNING = frozenset(("his", "her", "my", "their"))
REACH = 14  # pieces looked at on either side of a trigger; keeps the work for each bounded
_NO_DESCRIPTION = frozenset("because when where what how why whether if said says it we you".split())
_CLAUSE_OPENERS = frozenset(
    ("after", "before", "since", "while", "than", "for")
)  # no prepositions before a subject


def verb_group(items: Sequence[Item], at: int) -> tuple[int, tuple[str, ...]]:
    """Where the auxiliaries and adverbs of the verb at ``at`` begin, and their words: "has not been"."""
    words: list[str] = []
    start = at
    known = lexicon.word_list("auxiliaries") | lexicon.word_list("adverbs") | {"to"}
    while start > max(0, at - 8):
        item = items[start - 1]
        is_manner = item.word.endswith("ly") and is_description(items, start - 1)
        if (
            item.piece is not Piece.DATE
            and item.word not in known
            and not is_manner
            and not item.word.endswith("n't")
        ):
            break
        words.insert(0, item.word)
        start -= 1
    return start, tuple(words)


def is_possessive(items: Sequence[Item], at: int) -> bool:
    """Whether the piece at ``at`` owns what follows: "X's"."""
    return 0 <= at < len(items) - 1 and items[at].nominal is not None and items[at + 1].word in ("'s", "'")


def is_description(items: Sequence[Item], at: int) -> bool:
    """A plain word that can describe what follows: no function word, no mark, no verb of ours."""
    word = items[at].word
    if items[at].piece is not Piece.WORD or not word[0].isalpha():
        return False
    lists = ("prepositions", "auxiliaries", "holder_pronouns")
    return not (
        word in LINKS
        or word in lexicon.word_list("articles")
        or word in RELATIVES
        or word in _NO_DESCRIPTION
        or any(word in lexicon.word_list(name) for name in lists)
    )


def is_governed(items: Sequence[Item], at: int) -> bool:
    """Whether a preposition stands before the nominal: it is then no subject."""
    index = at - 1
    determiners = lexicon.word_list("determiners") - {"of"}
    while index > max(-1, at - 5) and (items[index].word in determiners or is_description(items, index)):
        index -= 1
    # "By the same decree X is appointed", "In London X was elected": no subject is governed from there.
    return (
        index >= 0
        and not (index == 0 and (at > 1 or items[0].word == "with"))
        and items[index].word in lexicon.word_list("prepositions")
        and items[index].word not in _CLAUSE_OPENERS
    )


def first_nominal(items: Sequence[Item], at: int) -> int | None:
    """The noun phrase that begins at or soon after ``at``, over articles and descriptions."""
    for index in range(at, min(at + 7, len(items))):
        item = items[index]
        if item.nominal is not None and not is_possessive(items, index):
            return index
        is_owner = item.word == "her" and index + 1 < len(items) and _is_owned(items, index + 1)
        if item.word in OBJECT_PRONOUNS and not is_owner:
            return index
        is_passed = (
            item.nominal is not None or item.word in lexicon.word_list("determiners") or item.word == "'s"
        )
        if not (is_passed or item.piece is Piece.DATE or is_description(items, index)):
            return None
        if item.word == "of" and index > at and _is_own_noun(items, index - 1):
            return None  # "suspended the license of the attorney general"
    return None


def _is_owned(items: Sequence[Item], at: int) -> bool:
    """Whether "her" before the piece is whose it is, and no object: "her judges", but "named her mayor"."""
    nominal = items[at].nominal
    is_of_many = nominal is not None and nominal.office is not None and nominal.office.plural
    return is_description(items, at) or is_of_many


def _is_own_noun(items: Sequence[Item], at: int) -> bool:
    """Whether the piece is a noun that means something else than those it is of: "the license of"."""
    word = items[at].word
    return is_description(items, at) and word not in lexicon.word_list("partitives")


def joined_before(items: Sequence[Item], at: int) -> Iterator[int]:
    """A person, and those joined to him on the left: "A, B and C"."""
    yield at
    index = at
    while index >= 2 and is_named(items, index):
        link = index - 1
        if items[link].word == "," and not any(item.word == "and" for item in items[at - 3 : at]):
            return
        if items[link].word not in ("and", "&", ","):
            return
        before = link - 1 - (items[link - 1].word == "," and link >= 2)
        if items[before].word in SUBJECT_PRONOUNS:
            yield before
        if not is_named(items, before):
            return
        index = before
        yield index


def joined_after(items: Sequence[Item], at: int) -> Iterator[int]:
    """A nominal, and those of its kind joined to it on the right: "mayor, senator and governor"."""
    yield at
    kind = items[at].nominal
    index = at
    while index + 2 < len(items) and items[index + 1].word in ("and", ",", "&"):
        after = index + 2
        while after < len(items) and items[after].word in (
            "and",
            "the",
            "then",
            "later",
            "as",
            "a",
            "former",
        ):
            after += 1
        other = items[after].nominal if after < len(items) else None
        if other is None or kind is None or bool(other.persons) != bool(kind.persons):
            return
        if is_possessive(items, after) or (items[index + 1].word == "," and not _is_listed(items, index)):
            return
        index = after
        yield index


def _is_listed(items: Sequence[Item], at: int) -> bool:
    """Whether the comma after the piece parts a list, which "and" ends: "mayor, senator and governor"."""
    following = [item.word for item in items[at + 2 : at + 10]]
    nominals = [item for item in items[at + 2 : at + 10] if item.nominal is not None]
    return "and" in following and len(nominals) > 1


def is_named(items: Sequence[Item], at: int) -> bool:
    """Whether the piece is a person, or persons, by name."""
    nominal = items[at].nominal
    return nominal is not None and bool(nominal.persons)
