"""Say what office a mention names: its words in full, whether it is public, in what capacity it is held."""

import re
from dataclasses import dataclass

from holdover.claim import Capacity
from holdover.reading import lexicon
from holdover.reading.document import Document
from holdover.reading.judge_standing import PRIVATE, PUBLIC, is_place, standing_of_seat, standing_of_title
from holdover.reading.spans import Label, Mention

_UNITED_STATES = re.compile(r"\bu\.?s\b\.?")
_FILLERS = frozenset(("the", "of", "for", "a", "s", "former"))


@dataclass(frozen=True, slots=True)
class Office:
    """An office as told at one place. ``standing`` is ``public``, ``neutral``, ``rank`` or ``private``."""

    text: str
    standing: str
    capacity: Capacity
    plural: bool = False
    body: bool = False
    title: str = ""  # its head, in the singular and small letters: "senator" of "Senator from Ohio"

    @property
    def is_bare(self) -> bool:
        """Whether the title stands alone, without the place or body of the office."""
        return self.text.casefold() == self.title

    @property
    def is_public(self) -> bool:
        """Whether it is a public office, as far as its words tell."""
        return self.standing == PUBLIC

    @property
    def is_private(self) -> bool:
        """Whether it is none."""
        return self.standing == PRIVATE


def office_words(text: str) -> frozenset[str]:
    """The words of an office that tell it from others."""
    plain = _UNITED_STATES.sub("united states", text.casefold())
    return frozenset(re.findall(r"[^\W_]+(?:['’-](?!s\b)\w+)*", plain)) - _FILLERS


def is_fuller(one: str, other: str) -> bool:
    """Whether ``one`` names the same office as ``other``, in more words."""
    more = office_words(one) - office_words(other)
    return office_words(other) < office_words(one) and not more & lexicon.word_list("lower")


def resolve_office(document: Document, mention: Mention) -> Office:
    """The office that an ``OFFICE`` or ``BODY`` mention names."""
    words = document.words[mention.first : mention.last]
    if mention.label is Label.BODY:
        return _of_body(document, mention)
    at, end, standing = _title(words)
    capacity = next(
        (lexicon.capacities()[word] for word in words[:end] if word in lexicon.capacities()),
        Capacity.PERMANENT,
    )
    title = " ".join(words[at:end])
    short = lexicon.short_titles().get(words[at:end], title)
    return Office(
        title=lexicon.singulars().get(short, short).casefold(),
        text=_join(document, mention, at, end, standing.plural),
        standing=standing_of_title(words[:at], words[at:end], words[end:], standing.kind),
        capacity=capacity,
        plural=standing.plural,
    )


def _title(words: tuple[str, ...]) -> tuple[int, int, lexicon.Standing]:
    """Where the title stands among the words of an office."""
    for begin in range(len(words)):
        at, match = begin, lexicon.titles().match(words, begin, len(words))
        # In "chief federal prosecutors" the title that follows at once is the head.
        while match is not None and match[0] < len(words):
            following = lexicon.titles().match(words, match[0], len(words))
            if following is None:
                break
            at, match = match[0], following
        if match is not None:
            return at, match[0], match[1]
    return 0, len(words), lexicon.Standing("public", False)  # a tagger's find that no list has


def _join(document: Document, mention: Mention, at: int, end: int, plural: bool) -> str:
    """The office's words as a reader would join them: "Mich. Gov." is spelled out, "acting" left away."""
    first, last = mention.first, mention.last
    before = _text(document, first, first + at)
    title = _text(document, first + at, first + end)
    after = _text(document, first + end, last)
    short = lexicon.short_titles().get(document.words[first + at : first + end])
    if short:
        title = short
    for word in lexicon.capacities():
        before = re.sub(rf"\b{word}\b\s*", "", before, flags=re.IGNORECASE)
    if plural:
        title = _singular(title)
    return " ".join(part for part in (before.strip(), title, after.strip()) if part)


def _singular(title: str) -> str:
    singular = lexicon.singulars().get(title.casefold())
    if singular is None:
        return title
    if title.casefold().startswith(singular.casefold()):
        return title[: len(singular)]
    return " ".join(
        word.capitalize() if told[:1].isupper() and word.islower() else word
        for word, told in zip(singular.split(), title.split(), strict=False)
    )


def _of_body(document: Document, mention: Mention) -> Office:
    """The office of one who has a seat in the body."""
    words = document.words[mention.first : mention.last]
    for at in range(len(words)):
        match = lexicon.members().match(words, at, len(words))
        if match is None or not _is_of_place(words[:at]) or _is_of_more(words, at, match[0]):
            continue
        before = _text(document, mention.first, mention.first + at)
        before = before.removesuffix("'s").removesuffix("’s")
        after = re.sub(r"^(?:in|from)\b", "of", _text(document, mention.first + match[0], mention.last))
        text = " ".join(part for part in (before, match[1], after) if part)
        return Office(text, PUBLIC, Capacity.PERMANENT, body=True)
    head = next((word for word in words if word in lexicon.seats()), words[-1])
    name = _text(document, mention.first, mention.last)
    text = lexicon.seats().get(head, "member of the {}").format(name)
    return Office(text, standing_of_seat(words), Capacity.PERMANENT, body=True, title=text.split()[0])


def _is_of_place(words: tuple[str, ...]) -> bool:
    """Whether no more than a place or level of government is told before a body: "state Supreme Court"."""
    return not words or is_place(words) or all(word in lexicon.title_words("levels") for word in words)


def _is_of_more(words: tuple[str, ...], at: int, end: int) -> bool:
    """Whether a body's name goes on with what it is of: "council of economic advisers"."""
    is_of = end + 1 < len(words) and words[end] in ("of", "for") and words[at] in lexicon.seats()
    return is_of and lexicon.places().match(words, end + 1, len(words)) is None


def _text(document: Document, first: int, last: int) -> str:
    if first >= last:
        return ""
    tokens = document.tokens
    return " ".join(document.text[tokens[first].begin : tokens[last - 1].end].split())
