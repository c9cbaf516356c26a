"""Say by its words whether an office is public, private, or neutral: told by what else the report says."""

from holdover.reading import lexicon

PUBLIC, NEUTRAL, RANK, PRIVATE = "public", "neutral", "rank", "private"
# Of the bodies in which one can have a seat, those that companies and clubs have too.
_SEATS_OF_EITHER = frozenset("board committee panel council chamber courts".split())


def standing_of_title(
    before: tuple[str, ...], title: tuple[str, ...], after: tuple[str, ...], kind: str
) -> str:
    """Of an office told by a title of that ``kind`` (``titles.toml``) and the words around it."""
    around = before + after
    if kind == PRIVATE or "shadow" in before:
        return PRIVATE
    if kind == RANK:
        is_led = " ".join(title) in lexicon.title_words("of_country") and _ends_with_place(before)
        return PUBLIC if is_led else _by_body(after, otherwise=RANK)
    if kind == NEUTRAL and not _has_charge(before, " ".join(title), after):
        return _by_body(around, otherwise=NEUTRAL)
    return _of_public_title(before, title, after)


def _of_public_title(before: tuple[str, ...], title: tuple[str, ...], after: tuple[str, ...]) -> str:
    """Of a title that is a public one's unless a private body is told with it."""
    around = before + after
    name = lexicon.singulars().get(" ".join(title), " ".join(title))
    if name in lexicon.title_words("of_any_party"):
        return PUBLIC
    # "Labor Minister", "oil minister": a charge, not a party or a company.
    others = tuple(word for word in around if word not in lexicon.portfolios())
    is_private = _is_private_body(others) and not _is_public_body(around)
    if is_private or _has_private_name(before + title + after):
        return PRIVATE
    return NEUTRAL if name in lexicon.title_words("shared") and _is_unknown(before) else PUBLIC


def standing_of_seat(words: tuple[str, ...]) -> str:
    """Of a seat in the body of that name."""
    heads = [word for word in words if word in lexicon.seats()]
    others = tuple(word for word in words if word not in _SEATS_OF_EITHER)
    if _has_private_name(words):
        return PRIVATE
    if _is_public_body(others) or _has_place(words):
        return PUBLIC
    if _is_private_body(others):
        return PRIVATE
    has_charge = any(word in lexicon.portfolios() for word in words) and heads != ["board"]
    return PUBLIC if has_charge else NEUTRAL


def standing_of_body(words: tuple[str, ...]) -> str:
    """Of a body by its name: ``neutral`` where that tells nothing."""
    return _by_body(words, otherwise=NEUTRAL)


def _has_charge(before: tuple[str, ...], title: str, after: tuple[str, ...]) -> bool:
    """Whether a public charge is told with a title: "health secretary", "commissioner for competition"."""
    title = lexicon.singulars().get(title, title)
    if _is_private_body(after) or _has_private_name(before + after):
        return False
    if title.startswith("commissioner") and "of" in after:
        return True
    head = title.rsplit(" ", 1)[-1]
    if head in lexicon.title_words("charged"):
        charges = lexicon.portfolios() - {"general", "public", "administration"}
        return any(word in charges for word in before + after)
    if title not in lexicon.title_words("charged_by_state"):
        return False
    charges = lexicon.title_words("state_charges")
    return any(word in charges for word in before) or any(word in charges for word in after)


def _by_body(around: tuple[str, ...], otherwise: str) -> str:
    if not around:
        return otherwise
    if _has_private_name(around):
        return PRIVATE
    if _is_public_body(around):
        return PUBLIC
    if _is_private_body(around):
        return PRIVATE
    return PUBLIC if otherwise == NEUTRAL and _has_place(around) else otherwise


def _is_unknown(words: tuple[str, ...]) -> bool:
    """Whether a name before a title is of no place, body or charge that is known: "Toyota president"."""
    return bool(words) and not (
        _has_place(words)
        or _is_public_body(words)
        or any(word in lexicon.title_modifiers() for word in words)
    )


def _is_private_body(words: tuple[str, ...]) -> bool:
    return any(word in lexicon.private_heads() for word in words)


def _has_private_name(words: tuple[str, ...]) -> bool:
    return any(lexicon.private_names().match(words, at, len(words)) for at in range(len(words)))


def _has_place(words: tuple[str, ...]) -> bool:
    return any(lexicon.places().match(words, at, len(words)) for at in range(len(words)))


def is_place(words: tuple[str, ...]) -> bool:
    """Whether the words are a place, its adjective or its owner: "New York", "Ohio's"."""
    return _ends_with_place(words[:-1] if words[-1] == "'s" else words)


def _ends_with_place(words: tuple[str, ...]) -> bool:
    return any(
        (match := lexicon.places().match(words, at, len(words))) is not None and match[0] == len(words)
        for at in range(len(words))
    )


def _is_public_body(words: tuple[str, ...]) -> bool:
    if any(word in lexicon.parties() for word in words):
        return False
    return any(
        word in lexicon.public_heads() or lexicon.public_names().match(words, at, len(words)) is not None
        for at, word in enumerate(words)
    )
