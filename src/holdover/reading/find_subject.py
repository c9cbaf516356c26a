"""Find the subject of a verb without a parser: what stands left of it, over clauses and appositions."""

from collections.abc import Sequence

from holdover.reading import lexicon
from holdover.reading.chunk import Item, Piece
from holdover.reading.clause import (
    BREAKS,
    COMMAS,
    LINKS,
    OBJECT_PRONOUNS,
    REACH,
    RELATIVES,
    SUBJECT_PRONOUNS,
    is_description,
    is_governed,
    is_named,
    is_possessive,
    verb_group,
)

# Subjects that are no person whom a report tells of: "you were told to stay", "it was dismissed".
_NOBODY_NAMED = frozenset("you we it there this".split())
_ORIGIN_REACH = 4  # words behind a name that say where somebody is from
_PHRASE_REACH = 6  # pieces of a noun phrase left of its head
_OPENERS = frozenset("after before since while when on by in upon despite first until without".split())


def find_subject(items: Sequence[Item], at: int) -> int | None:
    """The piece that is the subject of the verb at ``at``."""
    start, group = verb_group(items, at)
    if _opens_sentence(items, start, at):
        return find_subject_to_come(items, at)
    if at > 1 and items[at].word.split()[0].endswith("ing") and items[at - 1].word in _OPENERS:
        return _of_same_clause(items, at - 1)  # "X has cut taxes since becoming mayor"
    if group[-1:] == ("being",) and start > 1 and not _OPENERS.isdisjoint((group[0], items[start - 1].word)):
        return _of_same_clause(items, start - 1)  # "X has cut taxes since being elected"
    return _left_of(items, start - 1, is_purpose="to" in group)


def _opens_sentence(items: Sequence[Item], start: int, at: int) -> bool:
    """As in "Elected in 1997, she …" or "After serving as minister, he …": the subject is still to come."""
    opening = [item.word for item in items[:start]]
    while opening and not opening[0][0].isalnum():
        opening.pop(0)
    if not opening:
        trigger = items[at].trigger
        is_subject_frame = trigger is not None and trigger.frame == "subject"
        return start == at and (not is_subject_frame or items[at].word.split()[0].endswith("ing"))
    is_participle = items[at].word.split()[0].endswith("ing") or items[at - 1].word in (
        "being",
        "having",
        "first",
    )
    return len(opening) == 1 and opening[0] in _OPENERS and is_participle


def find_subject_to_come(items: Sequence[Item], at: int) -> int | None:
    """The first person after a comma right of ``at``."""
    is_after = False
    for index in range(at + 1, min(at + 3 * REACH, len(items))):
        item = items[index]
        if item.word == ",":
            is_after = True
        elif is_after and (
            item.word in SUBJECT_PRONOUNS or (item.nominal is not None and item.nominal.persons)
        ):
            return index
    return None


def _left_of(items: Sequence[Item], at: int, *, is_purpose: bool) -> int | None:
    if at < 0:
        return None
    word = items[at].word
    if word in SUBJECT_PRONOUNS or word in _NOBODY_NAMED:
        return at if word in SUBJECT_PRONOUNS else None
    if word in RELATIVES:
        return antecedent(items, at)
    if word in COMMAS:
        return _before_comma(items, at)
    # "X told Y of his intention to stand down": X is to
    shared = at if word in LINKS else _intention_before(items, at) if is_purpose else None
    if shared is not None:
        return _clause_head(items, shared)
    return None if not is_purpose and _is_other_noun(items, at) else _walk(items, at)


def _intention_before(items: Sequence[Item], at: int) -> int | None:
    """The noun whose "to" the verb has: "his intention to", "a pledge to Y to"."""
    for index in range(at, max(-1, at - 4), -1):
        if items[index].word in lexicon.word_list("intentions"):
            return index
        if items[index].nominal is None and items[index].word != "to":
            return None
    return None


def _is_other_noun(items: Sequence[Item], at: int) -> bool:
    """Whether the subject is a noun that is none of ours: "the incumbent retires", "aides were sacked"."""
    word = items[at].word
    if word == "others" or not is_description(items, at) or word.endswith(("ly", "ed")):
        return False  # "X and three others were killed"
    first = at
    while first > max(0, at - _PHRASE_REACH) and _is_of_phrase(items, first - 1):
        first -= 1
    # A phrase that a preposition governs belongs to the noun before it: "a judge from the north resigned".
    return first == 0 or items[first - 1].word not in lexicon.word_list("prepositions")


def _is_of_phrase(items: Sequence[Item], at: int) -> bool:
    word = items[at].word
    if items[at].nominal is not None:
        return is_possessive(items, at)
    return word == "'s" or word in lexicon.word_list("articles") or is_description(items, at)


def _of_same_clause(items: Sequence[Item], at: int) -> int | None:
    """The subject of the clause in which the piece stands: that of a relative clause is whom it describes."""
    for index in range(at - 1, -1, -1):
        if items[index].word in COMMAS or items[index].word in BREAKS:
            break
        if items[index].word == "who":
            return antecedent(items, index)
    return _clause_head(items, at)


def _walk(items: Sequence[Item], at: int) -> int | None:
    """The nearest noun phrase to the left that no preposition governs."""
    for index in range(at, max(-1, at - 2 * REACH), -1):
        word = items[index].word
        if word in BREAKS or word in lexicon.word_list("nobody"):
            return None
        if (_can_be_subject(items, index) and (index == at or not _is_body(items, index))) or (
            word in OBJECT_PRONOUNS and word != "her"
        ):
            return index
        if word in ("who", "whom"):
            return antecedent(items, index)
    return None


def _is_body(items: Sequence[Item], at: int) -> bool:
    nominal = items[at].nominal
    return nominal is not None and nominal.office is not None and nominal.office.body


def _can_be_subject(items: Sequence[Item], at: int) -> bool:
    if items[at].nominal is None:
        return items[at].word in SUBJECT_PRONOUNS
    return not is_possessive(items, at) and not is_governed(items, at)


def antecedent(items: Sequence[Item], at: int) -> int | None:
    """Whom "who" at ``at`` means: the noun phrase before it, or whom that describes ("X, a dentist who")."""
    before = at - 1
    while before > 0 and (items[before].word in COMMAS or items[before].piece is Piece.DATE):
        before -= 1
    for index in range(before, max(-1, before - REACH), -1):
        word = items[index].word
        if items[index].nominal is not None and not is_possessive(items, index):
            return index
        if word in lexicon.word_list("nobody") or word in BREAKS:
            return None
        if word in lexicon.word_list("articles"):
            opening = items[index - 1].word if index else ""
            if opening in lexicon.word_list("be_forms"):
                return find_subject(items, index - 1)  # "X is a dentist who …"
            if opening not in COMMAS | lexicon.word_list("prepositions"):
                return None  # "the man who …"
    return None


def _before_comma(items: Sequence[Item], at: int) -> int | None:
    """The subject before an insertion: "X, who led the agency for a decade, resigned"."""
    named = _past_origin(items, at - 1)
    if _is_named_alone(items, named):
        return named
    opening = next(
        (index for index in range(at - 1, max(-1, at - 4 * REACH), -1) if items[index].word in COMMAS), None
    )
    if opening is None or opening == 0:
        return _walk(items, at - 1)
    before = opening - 1
    if items[before].nominal is not None and not is_governed(items, before):
        return before
    return _walk(items, before)


def _past_origin(items: Sequence[Item], at: int) -> int:
    """The person whom "of Spain", "from the north" and the like stand behind; ``at``, where none does."""
    index = at
    while index > max(0, at - _ORIGIN_REACH) and (
        is_description(items, index) or items[index].word in lexicon.word_list("articles")
    ):
        index -= 1
    is_origin = index < at and index > 0 and items[index].word in ("of", "from", "in")
    return index - 1 if is_origin and is_named(items, index - 1) else at


def _is_named_alone(items: Sequence[Item], at: int) -> bool:
    """Whether names stand between commas, and so say who is meant: "Two of them, X and Y, were sworn in"."""
    while at > 2 and is_named(items, at) and items[at - 1].word in LINKS and is_named(items, at - 2):
        at -= 2
    return at > 0 and is_named(items, at) and items[at - 1].word in COMMAS


def _clause_head(items: Sequence[Item], at: int) -> int | None:
    """The subject that a second verb shares with the first: "X was governor and later became senator"."""
    start = next((index + 1 for index in range(at - 1, -1, -1) if items[index].word in BREAKS), 0)
    for index in range(start, at):
        if items[index].word == "who":
            return antecedent(items, index)
        if _can_be_subject(items, index):
            return index
    return None
