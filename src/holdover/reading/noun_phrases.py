"""Noun phrases that end or begin at a place, by closed classes of words and without a parser."""

from holdover.reading.document import Sentence
from holdover.reading.passage import Passage, word_class

Range = tuple[int, int]  # of token numbers, the second not included

_DASHES = frozenset("— – - --".split())
_STOPS = frozenset(', . ; : ( ) [ ] “ ” " ! ? … « » ‘'.split()) | _DASHES
_SINGLE_MARKS = frozenset("'’‘")
_FURTHER = frozenset({"other", "others"})
_PAREN_REACH = 8  # tokens between parentheses, as in "(D-Ore.)"
# Words that begin a clause of time or reason, with which a phrase ends.
_CLAUSES = frozenset("when while after before during as because if that but although".split())
_NO_APPOSITION = frozenset(
    "and but he she they it in on at during with to noting where when while as which whose although "
    "though if because after before".split()
)


def noun_phrase_before(passage: Passage, sentence: Sentence, last: int) -> Range | None:
    """The noun phrase that ends before token ``last``."""
    words = passage.words
    alone = word_class("pronouns") | word_class("relatives")
    if last > sentence.first and words[last - 1] in alone and words[last - 2] not in {"and", "or"}:
        return last - 1, last
    first = last
    while first > sentence.first:
        at = first - 1
        if words[at] == ")" and (opening := _opening_paren(passage, sentence, at)) is not None:
            first = opening
        elif words[at] in {"and", "&", "or"} and sentence.first < at < last - 1 and _joins(passage, at):
            first = at
        elif _bounds(passage, at) or (first < last and not passage.same_paragraph(first)):
            break
        else:
            first = at
    if first - 1 > sentence.first and _is_participle_before_time(passage, first, last):
        head = noun_phrase_before(passage, sentence, first - 1)
        return (head[0], last) if head else None
    first = _past_opening(passage, first, last)
    last = _without_time(passage, first, last)
    return (first, last) if first < last else None


def noun_phrase_after(passage: Passage, sentence: Sentence, first: int) -> Range | None:
    """The noun phrase that begins at token ``first``, with what is set beside it by a comma."""
    words = passage.words
    if first >= sentence.last or words[first] in _STOPS:
        return None
    if words[first] in word_class("pronouns") and passage.word(first + 1) != "of":
        return first, first + 1
    last = first
    while last < sentence.last and _goes_on(passage, sentence, first, last):
        last += 1
    while last > first and words[last - 1] in {",", "(", "who"}:
        last -= 1
    if "," in words[first:last] and passage.word(last) == "," and passage.quotation_at(last + 1):
        last += 1
    return (first, last) if first < last else None


def _is_participle_before_time(passage: Passage, first: int, last: int) -> bool:
    """Whether a phrase only says when or by whom its noun was made: "the report published Tuesday"."""
    if first >= last or not passage.words[first - 1].endswith("ed"):
        return False
    opening = passage.words[first]
    return opening in word_class("times") or opening in {"this", "last", "by", "on", "in"}


def _bounds(passage: Passage, at: int) -> bool:
    word = passage.words[at]
    if word in _SINGLE_MARKS:
        return passage.quotation_at(at) is not None
    clause = word in word_class("clause_openers") or word in word_class("relatives")
    return clause or word in _STOPS or passage.is_finite(at)


def _joins(passage: Passage, at: int) -> bool:
    """Whether "and" joins two persons or bodies, and not two clauses."""
    before, after = passage.words[at - 1], passage.words[at + 1]
    named = passage.is_capital(at + 1) or after in _FURTHER or after in word_class("possessives")
    return named and (passage.is_capital(at - 1) or before in word_class("pronouns") or after in _FURTHER)


def _opening_paren(passage: Passage, sentence: Sentence, closing: int) -> int | None:
    for at in range(closing - 1, max(sentence.first, closing - _PAREN_REACH) - 1, -1):
        if passage.words[at] == "(":
            return at
    return None


def _past_opening(passage: Passage, first: int, last: int) -> int:
    """Past the adverbs and the prepositional phrase that open a sentence."""
    words = passage.words
    while first + 1 < last and (words[first] in word_class("openers") or words[first].endswith("ly")):
        first += 1
    if first + 2 < last and words[first] in {"in", "last"} and words[first + 1] in word_class("months"):
        return first + 2
    if first < last and words[first] in word_class("prepositions"):
        bounds = word_class("prepositions") | word_class("determiners")
        at = last - 1
        while at > first and words[at] not in bounds:
            at -= 1
        first = at if words[at] in word_class("determiners") else at + 1
    return first


def _without_time(passage: Passage, first: int, last: int) -> int:
    """Without "on Thursday" or "this evening" at the end."""
    words = passage.words
    for at in range(first + 1, last):
        if words[at] in word_class("times"):
            return at - (words[at - 1] == "on")
        if words[at] in {"this", "last"} and at + 1 < last and words[at + 1] in word_class("periods"):
            return at
    return last


def _goes_on(passage: Passage, sentence: Sentence, first: int, at: int) -> bool:
    """Whether the token still belongs to the phrase begun at ``first``."""
    word = passage.words[at]
    if word == ",":
        return _apposition_begins(passage, sentence, at + 1)
    if word in {"(", ")"}:
        return True
    broken = at > first and not passage.same_paragraph(at)
    return not (broken or word in _STOPS or _leaves(passage, first, at))


def _leaves(passage: Passage, first: int, at: int) -> bool:
    words = passage.words
    if words[at] in _CLAUSES:
        return at > first and "who" not in words[first:at]
    if words[at] in {"on", "in", "at"}:
        following = passage.word(at + 1)
        return following in word_class("times") or following in {"a", "an"}
    # "said Smith Friday", but "data released Friday by the board".
    return words[at] in word_class("times") and not words[at - 1].endswith("ed")


def _apposition_begins(passage: Passage, sentence: Sentence, at: int) -> bool:
    """Whether what follows a comma tells more of the one named before it, and is no clause of its own."""
    words = passage.words
    if at >= sentence.last or passage.quotation_at(at) or words[at] in _NO_APPOSITION:
        return False
    if words[at].endswith("ing") and len(words[at]) > 4:
        return False
    for place in range(at, sentence.last):
        if words[place] in _STOPS or words[place] in word_class("relatives"):
            return True
        if passage.is_finite(place):
            return False
    return True
