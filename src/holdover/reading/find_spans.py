"""Find the mentions of a document by rule: the default ``SpanFinder``."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from holdover.claim import Span
from holdover.reading import lexicon
from holdover.reading.document import Document, Sentence
from holdover.reading.find_dates import find_dates
from holdover.reading.find_offices import OfficeFinder
from holdover.reading.find_persons import PersonFinder
from holdover.reading.spans import Label, Mention

_PARTICLE_REACH = 7  # tokens between a verb and its particle
_COUNT = re.compile(
    r"\b(?:(?:more\s+than|over|at\s+least|nearly|almost|about|around|some|up\s+to|fewer\s+than)\s+)?"
    r"(?:\d{1,3}(?:,\d{3})*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|(?:several\s+)?dozens?(?:\s+of)?|(?:a|two|three)\s+dozen|several|a\s+dozen|hundreds(?:\s+of)?|scores(?:\s+of)?|a\s+few|a\s+couple(?:\s+of)?|both)\b(?!-)",
    re.IGNORECASE,
)


def find_spans(document: Document) -> tuple[Mention, ...]:
    """The mentions of the document, in the order of the text and none inside another."""
    found = _Found()
    found.keep(_over(document, Label.DATE, span) for span in find_dates(document.text))
    offices = OfficeFinder(document, frozenset(found.taken))
    found.keep(mention for sentence in document.sentences for mention in offices.find(sentence))
    found.keep(PersonFinder(document, found.taken).find())
    found.keep(m for sentence in document.sentences for m in _find_triggers(document, sentence, found.taken))
    found.keep(_over(document, Label.COUNT, Span(*match.span())) for match in _COUNT.finditer(document.text))
    return tuple(sorted(found.mentions, key=lambda mention: mention.first))


class _Found:
    """Mentions so far: the first to claim a token keeps it."""

    def __init__(self) -> None:
        self.mentions: list[Mention] = []
        self.taken: set[int] = set()

    def keep(self, mentions: Iterable[Mention | None]) -> None:
        for mention in mentions:
            if mention is None or any(at in self.taken for at in range(mention.first, mention.last)):
                continue
            self.mentions.append(mention)
            self.taken.update(range(mention.first, mention.last))


def _find_triggers(document: Document, sentence: Sentence, taken: set[int]) -> Iterator[Mention]:
    at = sentence.first
    while at < sentence.last:
        end = _free_until(at, sentence, taken)
        match = None if at == end else lexicon.triggers().match(document.words, at, end)
        if (
            match is None
            or not _has_particle(document, match, sentence)
            or (is_noun_here(document, sentence, at, match[0]) and not _names_choice(document, at, match[0]))
        ):
            at += 1
        else:
            yield Mention(Label.TRIGGER, at, match[0])
            at = match[0]


def _has_particle(document: Document, match: tuple[int, lexicon.TriggerWord], sentence: Sentence) -> bool:
    """Whether the particle that a verb needs follows it: "swore the new mayor in"."""
    last, trigger = match
    following = document.words[last : min(last + _PARTICLE_REACH, sentence.last)]
    return not trigger.particle or trigger.particle in following


def _names_choice(document: Document, at: int, last: int) -> bool:
    """Whether a verb that is a noun here too says a change as that: "his pick"."""
    return lexicon.nouns().match(document.words, at, last) is not None


def is_noun_here(document: Document, sentence: Sentence, at: int, last: int) -> bool:
    """Whether a verb that is a noun too is one: "shot in the head", "the last run", "a leave"."""
    if last - at > 1 or at == sentence.first:
        return False
    around = document.words[max(sentence.first, at - 3) : at]
    if document.words[at] == "leave" and ("on" in around or "'s" in around) and "to" not in around:
        return True  # "sent on immediate leave"
    trigger = lexicon.triggers().match(document.words, at, last)
    word, before = document.words[at], document.words[at - 1]
    is_plain = trigger is not None and not trigger[1].noun and not word.endswith(("ed", "ing"))
    return is_plain and before in lexicon.word_list("before_nouns") and before not in ("her", "that")


def _free_until(at: int, sentence: Sentence, taken: set[int]) -> int:
    """The end of the free tokens from ``at`` on, as far as a trigger can reach."""
    end = at
    while end < min(sentence.last, at + 8) and end not in taken:
        end += 1
    return end


def _over(document: Document, label: Label, span: Span) -> Mention | None:
    """The mention of the tokens that a stretch of text covers."""
    first = bisect_left(document.tokens, span.begin, key=lambda token: token.begin)
    last = bisect_right(document.tokens, span.end - 1, key=lambda token: token.begin)
    return Mention(label, first, last) if first < last else None
