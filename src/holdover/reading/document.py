"""A report as the reader sees it: tokens and sentences, each with its place in the text."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from holdover.claim import Span
from holdover.report import Report

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}"  # U.S., G.O.P.
    r"|\d+(?:[.,:]\d+)*"  # 1,200 and 10:30
    r"|\w+(?:[.&-]\w+)*(?=['’]s\b)"  # Bharara before 's
    r"|['’]s\b"
    r"|(?i:i|you|he|she|it|we|they|who|that|there)(?=['’](?:ll|ve|re|d|m)\b)"  # she before 'll
    r"|['’](?:ll|ve|re|d|m)\b"
    r"|\w+(?:['’&-]\w+)*"  # don't, Hulme-Cross, AT&T
    r"|\S"
)
# Words after which a full stop ends no sentence.
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr sen rep gov gen col lt sgt capt cmdr adm maj prof rev hon pres jr sr st mt vs no etc inc "
    "corp ltd co jan feb mar apr jun jul aug sep sept oct nov dec messrs fr ft supt atty dept asst".split()
)
_CLOSERS = frozenset("\"”’')]»")
_ENDERS = frozenset(".!?…")
_LONGEST = 400  # tokens of a sentence: what reads one may look all over it, and stays linear in the text


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark, at its place in the report's text."""

    text: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A run of tokens, ``first`` included and ``last`` not, numbered from the start of the document."""

    first: int
    last: int


def words_of(phrase: str) -> tuple[str, ...]:
    """A phrase's tokens as ``Document.words`` has them."""
    return tuple(_plain(match.group()) for match in _TOKEN.finditer(phrase))


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'")


class Document:
    """The tokens and sentences of one report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.text = report.text
        self.tokens = tuple(Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(report.text))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The tokens' texts as word lists are asked for them: without case, and with straight apostrophes."""
        return tuple(_plain(token.text) for token in self.tokens)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, in order; together they hold every token once."""
        found, first = [], 0
        for last in range(1, len(self.tokens) + 1):
            if last == len(self.tokens) or self._breaks_before(first, last):
                found.append(Sentence(first, last))
                first = last
        return tuple(found)

    @property
    def passages(self) -> tuple[Span, ...]:
        """The stretches of the text that are read, in order: all of it."""
        return (Span(0, len(self.text)),)

    def span(self, sentence: Sentence) -> Span:
        """Where a sentence stands in the text."""
        return Span(self.tokens[sentence.first].begin, self.tokens[sentence.last - 1].end)

    def sentence_at(self, token: int) -> Sentence:
        """The sentence that holds the token of that number."""
        return self.sentences[bisect_right(self.sentences, token, key=lambda sentence: sentence.first) - 1]

    def token_at(self, begin: int) -> int:
        """The number of the token that begins at a character, or else of the first one after it."""
        return bisect_left(self._begins, begin)

    def line_end(self, token: int) -> int:
        """The number of the first token of the line after a token's."""
        end = self.text.find("\n", self.tokens[token].begin)
        return len(self.tokens) if end < 0 else self.token_at(end)

    @cached_property
    def _begins(self) -> list[int]:
        return [token.begin for token in self.tokens]

    def _breaks_before(self, first: int, at: int) -> bool:
        """Whether a sentence begun at token ``first`` ends before token ``at``."""
        tokens = self.tokens
        if at - first >= _LONGEST:
            return True
        if "\n" in (gap := self.text[tokens[at - 1].end : tokens[at].begin]):
            return (
                gap.count("\n") > 1
                or tokens[at - 1].text in _ENDERS | _CLOSERS
                or self._is_heading(first, at)
            )
        ender = at - 1
        while ender > first and tokens[ender].text in _CLOSERS:
            ender -= 1
        if tokens[ender].text not in _ENDERS or not gap:
            return False
        if tokens[ender].text == "." and self._is_abbreviation(tokens[ender - 1].text):
            return False
        return tokens[at].text[0].isupper() or not tokens[at].text[0].isalpha()

    def _is_heading(self, first: int, at: int) -> bool:
        """A short line without a full stop, followed by a capital, stands alone."""
        return at - first < 20 and self.tokens[at].text[0].isupper()

    @staticmethod
    def _is_abbreviation(word: str) -> bool:
        return word.casefold() in _ABBREVIATIONS or (len(word) == 1 and word.isupper())
