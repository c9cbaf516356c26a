"""Finding cues: the verb groups by which a text says that somebody says, thinks or wants something."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from holdover.reading.cue_lexicon import CueWord, Form, Frame, cue_nouns, cue_words
from holdover.reading.document import Sentence
from holdover.reading.passage import Passage, word_class

_BE = frozenset(
    "is are was were be been being am ’s 's ’re 're isn’t isn't wasn’t wasn't weren’t weren't".split()
)
_MANNERS = frozenset({"statement", "statements"})
_POSSESSIVE = frozenset({"'s", "’s"})
_MOST_ADJECTIVES = 3
_NOUN_PREPOSITIONS = frozenset("of about on for against to over".split())
_NOUN = CueWord("", Frame.NAMING, Form.BASE, frozenset(), False, False, False)
_CITATION = CueWord("according to", Frame.CITING, Form.BASE, frozenset(), False, False, False)


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb group of a sentence, ``first`` included and ``last`` not, around its ``head``.

    ``finite`` is false for "saying", which has no subject of its own, and true for "is saying".
    """

    sentence: Sentence
    first: int
    last: int
    head: int
    word: CueWord
    passive: bool = False
    finite: bool = True


def find_cues(passage: Passage, sentence: Sentence) -> Iterator[Cue]:
    """The cues of a sentence, in order. What stands inside a quotation is its speaker's own."""
    at = sentence.first
    while at < sentence.last:
        citing = passage.words[at] == "according" and passage.word(at + 1) == "to"
        word = _CITATION if citing else cue_words().get(passage.words[at])
        noun = passage.words[at] in cue_nouns()
        if word is None and not noun:
            at += 1
            continue
        if (quotation := passage.quotation_at(at)) is not None:
            at = quotation.last
            continue
        cue = _cue_at(passage, sentence, at, word) if word else None
        if cue is None and noun:
            cue = _noun_at(passage, sentence, at)
        if cue is not None:
            yield cue
        at = cue.last if cue is not None else at + 1


def _cue_at(passage: Passage, sentence: Sentence, head: int, word: CueWord) -> Cue | None:
    if word is _CITATION:
        return Cue(sentence, head, head + 2, head, word)
    group = _verb_group(passage, sentence, head, word)
    if group is None or not _reads_as_verb(passage, group):
        return None
    last = _past_particles(passage, group)
    if last is None:
        return None
    if group.passive and word.verb == "quote" and passage.words[last : last + 2] == ["as", "saying"]:
        return replace(group, last=last + 2, passive=False)
    if word.form is Form.PAST and not group.passive and passage.word(last) == "by":
        return replace(group, last=last, passive=True)
    return replace(group, last=_past_manner(passage, sentence, last, word))


def _noun_at(passage: Passage, sentence: Sentence, head: int) -> Cue | None:
    """A noun that holds a saying: "her recent claim that", "Smith's criticism of", "a report that"."""
    words = passage.words
    first = head
    while (
        first - 1 > sentence.first and head - first < _MOST_ADJECTIVES and _can_describe(passage, first - 1)
    ):
        first -= 1
    before, after = words[first - 1] if first > sentence.first else "", passage.word(head + 1)
    owned = before in word_class("possessives") or before in _POSSESSIVE
    if after == "that" and (owned or before in word_class("determiners")):
        return Cue(sentence, first if owned else head, head + 1, head, _NOUN)
    if after in _NOUN_PREPOSITIONS and owned:
        return Cue(sentence, first, head + 2, head, _NOUN)
    return None


def _can_describe(passage: Passage, at: int) -> bool:
    """Whether the word can be an adjective between an owner and a noun."""
    word = passage.words[at]
    closed = (word_class(name) for name in ("determiners", "prepositions", "clause_openers", "auxiliaries"))
    return word[0].isalpha() and not passage.is_capital(at) and all(word not in words for words in closed)


def _verb_group(passage: Passage, sentence: Sentence, head: int, word: CueWord) -> Cue | None:
    """The auxiliaries and adverbs before the head; nothing for a bare infinitive, which seldom is a cue."""
    first = head
    while first > sentence.first and _can_help(passage, first - 1):
        first -= 1
    while first < head and first == sentence.first and passage.words[first] in word_class("openers"):
        first += 1
    helpers = passage.words[first:head]
    if first > sentence.first and passage.words[first - 1] == "to":
        carried = first - 1
        while carried > sentence.first and passage.words[carried - 1] in word_class("carriers"):
            carried -= 1
        is_cue = carried < first - 1 and word.form is Form.BASE
        return Cue(sentence, carried, head + 1, head, word) if is_cue else None
    helped = any(helper in word_class("auxiliaries") for helper in helpers)
    passive = word.form in (Form.PAST, Form.PARTICIPLE) and any(helper in _BE for helper in helpers)
    return Cue(sentence, first, head + 1, head, word, passive, helped or word.form is not Form.ING)


def _can_help(passage: Passage, at: int) -> bool:
    return passage.words[at] in word_class("auxiliaries") or passage.is_adverb(at)


def _reads_as_verb(passage: Passage, group: Cue) -> bool:
    """Whether the words around a form that may be a noun or an adjective leave it a verb."""
    helpers = [w for w in passage.words[group.first : group.head] if w in word_class("auxiliaries")]
    if "to" in passage.words[group.first : group.head]:
        return True
    if helpers:
        return _helpers_fit(helpers, group.word)
    before = passage.words[group.first - 1] if group.first > group.sentence.first else ""
    if group.word.form is Form.ING:
        return before not in word_class("determiners")
    if before in word_class("determiners") or before in word_class("prepositions"):
        return before in {"this", "that", "like"} and group.word.form is not Form.BASE
    return _subject_fits(passage, group, before)


def _helpers_fit(helpers: list[str], word: CueWord) -> bool:
    if word.form is Form.THIRD:
        return False
    if word.form is not Form.BASE:
        return True
    if not _POSSESSIVE.isdisjoint(helpers):
        return False
    if word.frame in (Frame.SAYING, Frame.WANTING):
        return True
    return any(helper.startswith("d") for helper in helpers)  # did, does, don't: told as a fact


def _subject_fits(passage: Passage, group: Cue, before: str) -> bool:
    pronoun = before in word_class("pronouns") or before in word_class("relatives")
    if group.word.form is Form.BASE:
        plural = before.endswith("s") and before not in _POSSESSIVE
        verb_only = group.word.frame is Frame.SAYING and not group.word.also_noun and before != ""
        return pronoun or plural or verb_only or before in {"people", "critics"}
    if before in word_class("documents"):
        return True
    if group.word.also_noun and group.word.form in (Form.THIRD, Form.PAST):
        return pronoun or (group.first > group.sentence.first and passage.is_capital(group.first - 1))
    return True


def _past_particles(passage: Passage, group: Cue) -> int | None:
    """Past the particles that belong to the cue; nothing where the cue needs one and has none."""
    last = group.last
    while last < group.sentence.last and passage.words[last] in group.word.particles:
        last += 1
    return None if group.word.needs_particle and last == group.last else last


def _past_manner(passage: Passage, sentence: Sentence, last: int, word: CueWord) -> int:
    """Past "in a statement", and past a colon."""
    if word.frame is Frame.SAYING and passage.word(last) == "in":
        for at in range(last + 1, min(last + 5, sentence.last)):
            if passage.words[at] in _MANNERS:
                last = at + 1
                break
    return last + 1 if last < sentence.last and passage.words[last] == ":" else last
