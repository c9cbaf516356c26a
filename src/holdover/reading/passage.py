"""A document as the rules for attributions walk it: lower-case words, quotations and word classes."""

from bisect import bisect_right
from functools import cache

from holdover.claim import Span
from holdover.reading.cue_lexicon import Form, cue_words
from holdover.reading.data_files import read_data
from holdover.reading.document import Document
from holdover.reading.quotes import Quotation, find_quotations

# What stands in ``Passage.words`` for the full stop of an abbreviation.
ABBREVIATED = "․"
_CLOSERS = frozenset("\"”’'")
_POSSESSIVE = frozenset({"'s", "’s"})


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of one class of ``data/grammar.toml``."""
    return frozenset(str(read_data("grammar.toml")[name]).split())


@cache
def _finite_cues() -> frozenset[str]:
    return frozenset(
        form
        for form, word in cue_words().items()
        if word.form in (Form.THIRD, Form.PAST) and not word.also_noun
    )


class Passage:
    """The words of a document and its quotations, by token number."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.words = [token.text.lower() for token in document.tokens]
        self.quotations = find_quotations(document)
        self._capital = [token.text[0].isupper() or token.text[0] == "@" for token in document.tokens]
        self._mark_abbreviations()

    def span(self, first: int, last: int) -> Span:
        """Where the tokens from ``first`` to before ``last`` stand in the text."""
        return Span(self.document.tokens[first].begin, self.document.tokens[last - 1].end)

    def word(self, at: int) -> str:
        """The word at a place, empty beyond the end."""
        return self.words[at] if at < len(self.words) else ""

    def quotation_at(self, at: int) -> Quotation | None:
        """The quotation that holds the token."""
        index = bisect_right(self.quotations, at, key=lambda quotation: quotation.first) - 1
        if index < 0 or at >= self.quotations[index].last:
            return None
        return self.quotations[index]

    def quotation_from(self, at: int) -> Quotation | None:
        """The quotation that begins with the token."""
        quotation = self.quotation_at(at)
        return quotation if quotation is not None and quotation.first == at else None

    def inner_end(self, quotation: Quotation) -> str:
        """The last word or mark inside a quotation."""
        at = quotation.last - 1
        while at > quotation.first and self.words[at] in _CLOSERS:
            at -= 1
        return self.words[at]

    def same_paragraph(self, at: int) -> bool:
        """Whether the token stands in one line with the token before it."""
        tokens = self.document.tokens
        return at > 0 and "\n" not in self.document.text[tokens[at - 1].end : tokens[at].begin]

    def is_capital(self, at: int) -> bool:
        """Whether the word has a capital, or is an account's name."""
        return self._capital[at]

    def is_adverb(self, at: int) -> bool:
        """Whether the word can stand inside a verb group: "also", "repeatedly"."""
        word = self.words[at]
        manner = len(word) > 4 and word.endswith("ly") and not self._capital[at]
        return manner or word in word_class("adverbs")

    def is_finite(self, at: int) -> bool:
        """Whether the word is likely the verb of a clause."""
        word = self.words[at]
        if word in _POSSESSIVE:
            return False
        if word in word_class("auxiliaries") or word in word_class("common_verbs") or word in _finite_cues():
            return True
        adjective = at > 0 and self.words[at - 1] in word_class("determiners")
        return len(word) > 4 and word.endswith("ed") and not (adjective or "-" in word or self._capital[at])

    def _mark_abbreviations(self) -> None:
        """Inside a sentence every full stop is an abbreviation's, and no rule should take it for an end."""
        for sentence in self.document.sentences:
            last = sentence.last - 1
            while last > sentence.first and self.words[last] in _CLOSERS:
                last -= 1
            for at in range(sentence.first, last):
                if self.words[at] == "." and self.words[at + 1] not in _CLOSERS:
                    self.words[at] = ABBREVIATED
