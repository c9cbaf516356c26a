"""Finding who says it: the subject before a cue, the one named after it, or the subject that it shares."""

from dataclasses import replace

from holdover.reading.cue_lexicon import Form, Frame
from holdover.reading.find_cues import Cue
from holdover.reading.noun_phrases import Range, noun_phrase_after, noun_phrase_before
from holdover.reading.passage import Passage, word_class

_CLOSING = frozenset("”\"’'»")
_DASHES = frozenset("— – - --".split())
# Before one of these a cue has no subject of its own and shares that of its sentence.
_COORDINATORS = frozenset(
    "and but then or by to of without for in from before after while when off out up".split()
)
_REMARKS = frozenset("which where when while although though as if because after before however".split())
_POSSESSIVE = frozenset({"'s", "’s"})
_TELLS_WHO = frozenset("who whose of including".split())


def find_source(passage: Passage, cue: Cue, shared: Range | None) -> Range | None:
    """The source of a cue. ``shared`` is the source of the cue before it in the same sentence."""
    if cue.word.frame is Frame.SEEMING:
        return None
    if cue.word.frame is Frame.CITING:
        return noun_phrase_after(passage, cue.sentence, cue.last)
    if cue.word.frame is Frame.NAMING:
        return _owner(passage, cue)
    if cue.passive:
        by = passage.word(cue.last) == "by"
        return noun_phrase_after(passage, cue.sentence, cue.last + 1) if by else None
    if cue.first == cue.sentence.first:
        return _named_after(passage, cue)
    return _own_subject(passage, cue) or shared or _sentence_subject(passage, cue)


def _owner(passage: Passage, cue: Cue) -> Range | None:
    """Whose claim it is: "her", "Smith's"; nobody's where an article stands before it."""
    before = passage.word(cue.first - 1) if cue.first > cue.sentence.first else ""
    if before in word_class("possessives"):
        return cue.first - 1, cue.first
    if before not in _POSSESSIVE:
        return None
    owner = noun_phrase_before(passage, cue.sentence, cue.first - 1)
    return (owner[0], cue.first) if owner else None


def _own_subject(passage: Passage, cue: Cue) -> Range | None:
    before = passage.words[cue.first - 1]
    if before == "," or before in _DASHES or before in _CLOSING:
        if not cue.finite:
            return _before_participle(passage, cue) if before == "," else None
        if before in _DASHES and (found := _before_aside(passage, cue)):
            return found
        return _named_after(passage, cue) or _before_aside(passage, cue)
    return None if before in _COORDINATORS else noun_phrase_before(passage, cue.sentence, cue.first)


def _before_participle(passage: Passage, cue: Cue) -> Range | None:
    """The subject of a sentence that a participle follows at once: "CNN, citing officials, said"."""
    subject = noun_phrase_before(passage, cue.sentence, cue.first - 1)
    return subject if subject is not None and subject[0] == cue.sentence.first else None


def _named_after(passage: Passage, cue: Cue) -> Range | None:
    """The source of an inverted cue: "…,” said Smith"."""
    if not _can_be_inverted(passage, cue):
        return None
    found = noun_phrase_after(passage, cue.sentence, cue.last)
    if found is None or passage.words[found[0]] in {"that", "it", "there"}:
        return None
    first, last = found
    closed = word_class("determiners") | word_class("pronouns")
    plain = not passage.is_capital(first) and passage.words[first] not in closed
    after_quotation = passage.words[cue.first - 1] in _CLOSING
    if plain and not after_quotation and last < cue.sentence.last - 1:
        return None
    return None if _holds_verb(passage, first, min(last + 1, cue.sentence.last)) else found


def _can_be_inverted(passage: Passage, cue: Cue) -> bool:
    if cue.word.frame not in (Frame.SAYING, Frame.THINKING) or cue.word.form is Form.ING:
        return False
    opens = cue.first == cue.sentence.first
    follows_quotation = cue.first > 0 and passage.words[cue.first - 1] in _CLOSING
    return cue.word.verb != "tell" and (follows_quotation or not opens)


def _holds_verb(passage: Passage, first: int, last: int) -> bool:
    """Whether the words are a clause, and no phrase: a verb stands in them outside of "who …"."""
    for at in range(first, last):
        if passage.words[at] in word_class("relatives"):
            return False
        if passage.is_finite(at):
            return True
    return False


def _before_aside(passage: Passage, cue: Cue) -> Range | None:
    """The subject parted from its cue by an aside: "Smith, a lawyer, said", "Smith, in Ohio, said"."""
    words, start = passage.words, cue.sentence.first
    mark, opening = words[cue.first - 1], cue.first - 2
    while opening > start and words[opening] != mark:
        opening -= 1
    subject = noun_phrase_before(passage, cue.sentence, opening) if opening > start else None
    if subject is None or mark != "," or _is_remark(passage, opening + 1):
        return subject
    first = subject[0]
    # An apposition in several parts: "Smith, a lawyer, of Ohio, said".
    if first - 2 > start and words[first - 1] == "," and not passage.is_capital(first):
        further = noun_phrase_before(passage, cue.sentence, first - 1)
        if further is not None and passage.is_capital(further[0]):
            first = further[0]
    return first, cue.first


def _is_remark(passage: Passage, first: int) -> bool:
    """Whether an aside says when, where or how, and not who."""
    word = passage.words[first]
    if word in _TELLS_WHO:
        return False
    closed = (
        word in word_class("prepositions") or word in word_class("times") or word in word_class("pronouns")
    )
    participle = word.endswith("ing") and len(word) > 4
    return closed or participle or word in _REMARKS or passage.is_adverb(first)


def _sentence_subject(passage: Passage, cue: Cue) -> Range | None:
    """The noun phrase before the first finite verb of the sentence."""
    start = cue.sentence.first
    for at in range(start + 1, cue.first):
        if passage.is_finite(at) and not passage.quotation_at(at):
            last = at
            while last > start and passage.is_adverb(last - 1):
                last -= 1
            if last - 1 > start and passage.words[last - 1] == ",":
                return _before_aside(passage, replace(cue, first=last))
            return noun_phrase_before(passage, cue.sentence, last)
    return None
