"""Finding what is said: the clause or the quotation that a cue introduces, follows or interrupts."""

from holdover.reading.cue_lexicon import Frame
from holdover.reading.find_cues import Cue
from holdover.reading.noun_phrases import Range, noun_phrase_before
from holdover.reading.passage import Passage, word_class

_ENDS = frozenset(".!?;")
_DASHES = frozenset({"—", "–", "-", "--"})
_SPEAKING = (Frame.SAYING, Frame.THINKING)
_LINKERS = frozenset("but and still because so , that as".split())
_FRONTED = frozenset({"who", "which", "whom", "what"})
_PERSONS = frozenset("he she they it we i you".split())
_LONGEST_LEAD = 40  # tokens of a clause before the quotation that ends it
# What opens a remark that no longer belongs to a thing judged: "criticized the plan, which …".
_REMARKS = frozenset(
    "which who where a an the but while as after before with in on at even though when despite just".split()
)
_CIRCUMSTANCES = frozenset("during while because when before after amid".split())
_POSSESSIVE = frozenset({"'s", "’s"})
# A quotation that ends so ends a sentence, or makes way for its cue.
_INNER_ENDS = frozenset(",.!?")
_TIME_OPENERS = frozenset(
    "in on at during after before last this of about through to from late early earlier with".split()
)
_TIME_REACH = 16
_ADDRESSEES = frozenset("him her them me us you people reporters supporters voters viewers lawmakers".split())
_ADDRESSEE_REACH = 12
_COMPLEMENTS = frozenset("that to whether if how what why about for of".split())


def find_contents(passage: Passage, cue: Cue, source: Range | None, bound: int) -> list[Range]:
    """The pieces of what is said, in the order of the text; no clause among them reaches over ``bound``."""
    begin = min(cue.first, source[0]) if source and source[1] <= cue.first else cue.first
    end = max(cue.last, source[1]) if source else cue.last
    if cue.word.frame is Frame.CITING:
        return _around_citation(passage, cue, end)
    before = _before(passage, cue, begin, inverted=source is not None and source[0] >= cue.last)
    fronted = before is None and begin > cue.sentence.first and passage.words[begin - 1] in _FRONTED
    whole = before is not None and cue.word.frame in _SPEAKING and not cue.passive
    after = _after(passage, cue, end, bound, is_told=whole)
    pieces = [piece for piece in ((begin - 1, begin) if fronted else before, after) if piece is not None]
    if pieces and cue.word.frame is Frame.SAYING and (more := _continued(passage, cue, pieces)):
        pieces.append(more)
    return pieces


def _around_citation(passage: Passage, cue: Cue, end: int) -> list[Range]:
    """What "according to …" is said of: the clause before it, or else the one after its source."""
    words = passage.words
    first, last = cue.sentence.first, cue.first
    while last > first and (words[last - 1] == "," or words[last - 1] in _DASHES):
        last -= 1
    while first < last and words[first] in _LINKERS:
        first += 1
    if last > first:
        return [(first, last)]
    if passage.word(end) in {",", ":"} or passage.word(end) in _DASHES:
        stop = _trimmed(passage, end + 1, cue.sentence.last)
        if end + 1 < stop:
            return [(end + 1, _to_quotation_end(passage, stop))]
    return []


def _before(passage: Passage, cue: Cue, begin: int, *, inverted: bool) -> Range | None:
    by = cue.passive and passage.word(cue.last) == "by" and cue.word.verb != "ask"
    if cue.word.frame is Frame.SEEMING or (cue.passive and cue.word.frame is Frame.THINKING) or by:
        subject = noun_phrase_before(passage, cue.sentence, cue.first)
        empty = subject is not None and passage.words[subject[0]] == "it" and passage.word(cue.last) == "that"
        return None if empty else subject
    if cue.passive or not cue.finite or begin == 0 or cue.word.frame is Frame.NAMING:
        return None
    at_end = cue.last >= cue.sentence.last or passage.words[cue.last] in _ENDS | {","}
    quotation = passage.quotation_at(begin - 1)
    if quotation is not None and quotation.last == begin:
        if begin == cue.sentence.first and not (at_end and passage.same_paragraph(begin)):
            return None
        ends = at_end or passage.inner_end(quotation) in _INNER_ENDS | _DASHES
        return (_with_lead(passage, quotation.first), begin) if ends else None
    told_before = begin > cue.sentence.first and passage.words[begin - 1] == ","
    if not (told_before and (at_end or inverted or _time_follows(passage, cue))):
        return None
    first = cue.sentence.first
    while first < begin - 1 and passage.words[first] in _LINKERS:
        first += 1
    return (first, begin - 1) if first < begin - 1 else None


def _time_follows(passage: Passage, cue: Cue) -> bool:
    following = passage.word(cue.last)
    timed = following in word_class("times") or following in {"in", "on", "during", "at"}
    return timed and cue.word.frame is Frame.SAYING


def _with_lead(passage: Passage, first: int) -> int:
    """From the start of the sentence, where a quotation ends a clause that it did not begin."""
    start = passage.document.sentence_at(first).first
    leads = start < first and passage.words[first - 1] not in {":", ","} and first - start < _LONGEST_LEAD
    return start if leads else first


def _after(passage: Passage, cue: Cue, end: int, bound: int, *, is_told: bool) -> Range | None:
    """What follows the cue; only a second piece where a first ``is_told``."""
    at = _past_circumstances(passage, cue, end, bound)
    if at >= cue.sentence.last or passage.words[at] in _ENDS:
        return None
    mark = passage.words[at] if passage.words[at] in {",", ":"} else ""
    at += bool(mark)
    if (quotation := passage.quotation_from(at)) is not None and (mark or not is_told):
        last = quotation.last
        whole = passage.inner_end(quotation) in _INNER_ENDS or passage.word(last) in _ENDS
        return at, last if whole or last >= bound else max(last, _trimmed(passage, last, bound))
    comma_first = mark == "," and (cue.word.frame is not Frame.SAYING or passage.word(at).endswith("ing"))
    remark = is_told and (mark != "," or passage.word(at) in _REMARKS | word_class("prepositions"))
    if at >= bound or comma_first or remark:
        return None
    stop = _clause_end(passage, cue, at, bound)
    return (at, _to_quotation_end(passage, stop)) if at < stop else None


def _continued(passage: Passage, cue: Cue, pieces: list[Range]) -> Range | None:
    """What is quoted after the sentence in the same paragraph, with no cue of its own."""
    at = cue.sentence.last
    if not passage.same_paragraph(at) if at < len(passage.words) else True:
        return None
    quotation = passage.quotation_from(at)
    if quotation is None or pieces[-1][1] > at or passage.inner_end(quotation) == ",":
        return None
    return (quotation.first, quotation.last) if passage.quotation_at(pieces[0][0]) else None


def _past_circumstances(passage: Passage, cue: Cue, at: int, bound: int) -> int:
    """Past the person told, the time and the place, to where the content can begin."""
    if at >= cue.sentence.last:
        return at
    if cue.word.addressed or (cue.word.verb == "call" and "on" in passage.words[cue.head : cue.last]):
        at = _past_addressee(passage, cue, at)
    if cue.word.frame in _SPEAKING and at < cue.sentence.last:
        at = _past_time(passage, cue, at, bound)
    return at


def _past_addressee(passage: Passage, cue: Cue, start: int) -> int:
    words = passage.words
    if words[start] in _ADDRESSEES:
        return start + 1
    if words[start] in _COMPLEMENTS:
        return start
    inside_phrase = word_class("prepositions") | word_class("determiners")
    begins_clause = word_class("determiners") | word_class("pronouns")
    for at in range(start, min(cue.sentence.last, start + _ADDRESSEE_REACH)):
        if words[at] in _COMPLEMENTS or words[at] in {",", ":", "."} or passage.quotation_at(at):
            return at
        if at == start or words[at - 1] in inside_phrase:
            continue
        if words[at] in begins_clause or (passage.is_capital(at) and not passage.is_capital(at - 1)):
            return at
    return start


def _past_time(passage: Passage, cue: Cue, start: int, bound: int) -> int:
    words = passage.words
    if words[start] in word_class("times"):
        return start if passage.word(start + 1) in _POSSESSIVE else start + 1
    if words[start] not in _TIME_OPENERS or _is_infinitive(passage, start):
        return start
    clause = {"that", ",", ":", "he", "she", "they", "it"}
    limit = min(bound, start + _TIME_REACH)
    for at in range(start, limit):
        if words[at] in clause or words[at] in _ENDS or passage.quotation_at(at):
            return at
    return limit if limit >= cue.sentence.last else start


def _is_infinitive(passage: Passage, at: int) -> bool:
    """Whether "to" opens what is vowed or expected, and not to whom it is said."""
    following = passage.word(at + 1)
    if passage.words[at] != "to" or passage.is_capital(min(at + 1, len(passage.words) - 1)):
        return False
    return following not in _ADDRESSEES and following not in word_class("determiners")


def _clause_end(passage: Passage, cue: Cue, at: int, bound: int) -> int:
    stop = _trimmed(passage, at, bound)
    if cue.word.frame not in (Frame.JUDGING, Frame.WANTING, Frame.NAMING):
        return stop
    places = (place for place in range(at + 1, stop) if _leaves_object(passage, place))
    return next(places, stop)


def _leaves_object(passage: Passage, at: int) -> bool:
    """Whether the token begins a remark, a time or a reason: it tells of the judging, not of the judged."""
    word, following = passage.words[at], passage.word(at + 1)
    if passage.quotation_at(at):
        return False
    if word == ",":
        return following in _REMARKS or (following.endswith("ing") and following != "including")
    if word in {"in", "on"}:
        return following in word_class("times")
    if word == "as":
        return following in _PERSONS
    return word in _CIRCUMSTANCES or (word in word_class("times") and following not in _POSSESSIVE)


def _to_quotation_end(passage: Passage, stop: int) -> int:
    """To the end of a quotation that was open: it may hold several sentences."""
    quotation = passage.quotation_at(stop - 1)
    return stop if quotation is None else max(stop, quotation.last)


def _trimmed(passage: Passage, first: int, stop: int) -> int:
    """Without the marks and the linker that end a clause."""
    words = passage.words
    while stop > first and (
        words[stop - 1] in {".", ",", ";", "and", "but", "("} or words[stop - 1] in _DASHES
    ):
        stop -= 1
    if stop > first and words[stop - 1] == ")" and "(" not in words[first:stop]:
        return _trimmed(passage, first, stop - 1)
    return stop
