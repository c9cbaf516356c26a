"""Which reports, and which of their sentences, can tell a change in office: the rest need not be read.

Two sieves. The first looks at the raw text, for any title of office: most news holds none and goes no
further. The second looks at the sentences of what is left. Both ask the reader's own word lists.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from holdover.claim import Span
from holdover.reading.document import Document, Sentence
from holdover.reading.triage_words import spellings_of_offices, words_that_matter

_CONTEXT = 1  # sentences on either side, for "he", "his successor", "the ministry"


class Part(Document):
    """Some sentences of a document, as a document; places stay those of the whole text."""

    def __init__(self, whole: Document, kept: Iterable[Sentence]) -> None:
        self._kept = tuple(kept)
        self.report, self.text = whole.report, whole.text
        self.tokens = tuple(token for each in self._kept for token in whole.tokens[each.first : each.last])

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences that were kept, their tokens numbered anew."""
        found, first = [], 0
        for each in self._kept:
            last = first + each.last - each.first
            found.append(Sentence(first, last))
            first = last
        return tuple(found)

    @property
    def passages(self) -> tuple[Span, ...]:
        """Where the sentences stand that were kept."""
        return tuple(self.span(sentence) for sentence in self.sentences)


def may_tell(text: str) -> bool:
    """Whether a text names any office; one that names none tells no change that could be placed."""
    return any(
        not (text[begin - 1 : begin].isalnum() or text[end : end + 1].isalnum())
        for _, begin, end in _matches(text)
    )


def _matches(text: str) -> list[tuple[int, int, int]]:
    try:
        return _offices().find_matches_as_indexes(text)
    except UnicodeEncodeError:  # half of a surrogate pair: it becomes "?", and places stay
        return _offices().find_matches_as_indexes(text.encode("utf-8", "replace").decode())


def telling(document: Document) -> Part | None:
    """The sentences that can tell a change, with their neighbors; ``None`` where no sentence can."""
    sentences = document.sentences
    matter = [at for at, sentence in enumerate(sentences) if _matters(document, sentence)]
    if not matter:
        return None
    return Part(document, (sentences[at] for at in _with_context(matter, len(sentences))))


@lru_cache(maxsize=1)
def _offices() -> AhoCorasick:
    return AhoCorasick(
        spellings_of_offices(), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
    )


def _matters(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence has a word of office or of change, or a year."""
    words, table = document.words, words_that_matter()
    return any(
        _is_year(words[at]) or table.match(words, at, sentence.last) is not None
        for at in range(sentence.first, sentence.last)
    )


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and word[:2] in ("18", "19", "20")


def _with_context(matter: Sequence[int], count: int) -> Iterator[int]:
    """The numbers of the sentences and of their neighbors, in order, each once."""
    after = 0
    for at in matter:
        yield from range(max(after, at - _CONTEXT), min(count, at + _CONTEXT + 1))
        after = max(after, at + _CONTEXT + 1)
