"""Say whether a report speaks of public bodies or of companies, clubs and the like.

"The director resigned" names no body. Of which kind it is, the words around it tell.
"""

from holdover.reading import lexicon
from holdover.reading.document import Document, Sentence

_NEAR = 4  # a word of the sentence weighs as much as so many elsewhere in the report
_ENOUGH = 2  # public words for each private one


class Leaning:
    """What the words of one document lean to."""

    def __init__(self, document: Document) -> None:
        self._words = document.words
        self._public, self._private = self._count(0, len(document.words))

    def is_public(self, sentence: Sentence) -> bool:
        """Whether a post told in the sentence without its body is more likely a public one."""
        public, private = self._count(sentence.first, sentence.last)
        public, private = self._public + _NEAR * public, self._private + _NEAR * private
        return public > 0 and public >= _ENOUGH * private

    def _count(self, first: int, last: int) -> tuple[int, int]:
        words = self._words[first:last]
        public, private = lexicon.word_signs("public"), lexicon.word_signs("private")
        return sum(word in public for word in words), sum(word in private for word in words)
