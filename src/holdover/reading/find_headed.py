"""Find the office that a verb of leading tells by its body: "to head the border agency"."""

from collections.abc import Sequence

from holdover.claim import Capacity, Kind
from holdover.reading import lexicon
from holdover.reading.chunk import Item, Piece
from holdover.reading.clause import is_description
from holdover.reading.judge_standing import PUBLIC
from holdover.reading.recall import Holders
from holdover.reading.resolve_offices import Office

_LONGEST = 9  # pieces of a body's name
_TITLES = {"chair": "chair", "command": "commander"}  # of who does what the verb says; else a head
_STARTING = frozenset((Kind.TOOK_OFFICE, Kind.SERVED))


def opens_office(items: Sequence[Item], at: int) -> bool:
    """Whether the piece is a verb that only leads on to an office: "named X to serve as", "to succeed"."""
    trigger = items[at].trigger
    return trigger is not None and trigger.kind in _STARTING and at > 0 and items[at - 1].word == "to"


def is_leading(items: Sequence[Item], at: int) -> bool:
    """Whether the piece is a verb of leading."""
    return items[at].trigger is not None and items[at].word in lexicon.word_list("leading")


def joined_body(items: Sequence[Item], at: int) -> tuple[int, int] | None:
    """The pieces of the public body that is joined at ``at``, or come to by the "to" right after it."""
    if items[at].word.startswith(("join", "rejoin")):
        found = headed_body(items, at)
        is_owner = found is not None and [item.word for item in items[found[1] : found[1] + 1]] == ["'s"]
        return None if is_owner else found  # "joined the court's liberals"
    following = [item.word for item in items[at + 1 : at + 3]]
    return headed_body(items, at + 1) if following[:1] == ["to"] and following[1:] != ["be"] else None


def headed_body(items: Sequence[Item], at: int) -> tuple[int, int] | None:
    """The pieces of the public body that the verb of leading at ``at`` has as its object."""
    first = at + 1
    while first < len(items) and items[first].word in lexicon.word_list("articles"):
        first += 1
    last = first
    while last < min(len(items), first + _LONGEST) and _is_part(items, last):
        last += 1
    last = _end_of_name(items, first, last)
    words = [word for item in items[first:last] for word in item.word.split()]
    is_public = any(word in lexicon.public_heads() or word in lexicon.public_names() for word in words)
    is_post = bool(words) and words[-1] in ("office", "offices", "service", "post")
    return (first, last) if is_public and not is_post else None


def _end_of_name(items: Sequence[Item], first: int, last: int) -> int:
    """Where the body's name ends: at its last head and what that is of; not "the regulator day to day"."""
    heads = (
        at for at in range(last - 1, first - 1, -1) if items[at].word.split()[-1] in lexicon.body_heads()
    )
    head = next(heads, last - 1)
    if head + 1 < last and items[head + 1].word not in ("of", "for", "in"):
        last = head + 1
    while last > first and items[last - 1].word in ("of", "for", "the", "and"):
        last -= 1
    return last


def office_of_head(verb: str, body: str, holders: Holders) -> Office:
    """The office of one who heads the body: as the report tells it elsewhere, or as the body's name does."""
    if (told := holders.heading(body)) is not None:
        return told
    title = next((title for stem, title in _TITLES.items() if verb.startswith(stem)), "head")
    text = lexicon.chiefs().get(body.casefold()) or _minister(body) or f"{title} of the {body}"
    return Office(text, PUBLIC, Capacity.PERMANENT, title=text.split()[0])


def _minister(body: str) -> str | None:
    """As in "the finance ministry", "the Ministry of Health"."""
    words = body.split()
    at = next((at for at, word in enumerate(words) if word.casefold() == "ministry"), None)
    if at is None or len(words) == 1:
        return None
    return " ".join([*words[:at], "minister", *words[at + 1 :]])


def _is_part(items: Sequence[Item], at: int) -> bool:
    item = items[at]
    if item.nominal is not None:
        office = item.nominal.office
        return office is not None and office.body and not item.nominal.persons
    if item.word == "the":
        return items[at - 1].word in ("of", "for", "and")  # not "to fill the court's vacancy"
    return item.piece is Piece.WORD and (is_description(items, at) or item.word in ("of", "for", "and", "'s"))
