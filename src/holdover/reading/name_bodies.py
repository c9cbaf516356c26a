"""The bodies that a document names, so that "the agency" and "its director" are told in full."""

from functools import cached_property

from holdover.reading import lexicon
from holdover.reading.document import Document
from holdover.reading.left_of_title import LeftOfTitle
from holdover.reading.right_of_title import RightOfTitle

_KEPT = 4  # names with one head; more of them, and none can be meant


class Bodies:
    """The names of bodies in one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._words = document.words
        self._left = LeftOfTitle(document, frozenset())
        self._right = RightOfTitle(document, frozenset())

    def full_name(self, head: str) -> str | None:
        """The only name that the document gives a body of that head: "Child Support Agency" of "agency"."""
        names = self._names.get(head, ())
        return next(iter(names)) if len(names) == 1 else None

    def owner(self, at: int) -> tuple[int, int] | None:
        """The tokens of the body that "its" or "'s" at ``at`` means.

        That is the one told last in its sentence; else, of the sentence before, the one last told by its
        name, or the first.
        """
        sentence = self._document.sentence_at(at)
        told = (self._ending(end, sentence.first, at) for end in range(at, sentence.first, -1))
        if (found := next((body for body in told if body), None)) is not None or not sentence.first:
            return found
        before = self._document.sentence_at(sentence.first - 1)
        ends = range(before.first + 1, before.last)
        bodies = [body for end in ends if (body := self._ending(end, before.first, before.last))]
        named = [body for body in bodies if body[1] - body[0] > 1 and self._is_name(body[0])]
        return next(iter(named[-1:] or bodies), None)

    def _ending(self, end: int, floor: int, limit: int) -> tuple[int, int] | None:
        """The body whose name has its head right before token ``end``."""
        word = self._words[end - 1]
        if word not in (lexicon.body_heads() if self._is_name(end - 1) else lexicon.small_heads()):
            return None
        begin = self._left.body_ending(floor, end)
        return None if begin is None else (begin, self._right_end(end, limit))

    def text(self, begin: int, end: int) -> str:
        """A body as the document names it, with its article where that is told."""
        name = self._plain(begin, end)
        if end - begin == 1 and (full := self.full_name(self._words[begin])):
            return full
        has_article = begin and (self._words[begin - 1] == "the" or not self._is_name(begin))
        return f"the {name}" if has_article else name

    @cached_property
    def _names(self) -> dict[str, dict[str, None]]:
        """Names of more than one word, by the last of them."""
        found: dict[str, dict[str, None]] = {}
        for at, word in enumerate(self._words):
            if word not in lexicon.body_heads() or not self._is_name(at):
                continue
            begin = self._left.body_ending(max(0, at - 6), at + 1)
            end = self._right_end(at + 1, len(self._words))
            if begin is not None and end - begin > 1:
                names = found.setdefault(word, {})
                if len(names) < _KEPT:
                    names[self._plain(begin, end)] = None
        return found

    def _plain(self, begin: int, end: int) -> str:
        tokens = self._document.tokens
        return " ".join(self._document.text[tokens[begin].begin : tokens[end - 1].end].split())

    def _right_end(self, end: int, limit: int) -> int:
        """Where a name ends that goes on with "of": "Department of Energy"."""
        if end + 1 >= limit or self._words[end] != "of":
            return end
        return self._right.complement(end + 1, min(limit, end + 8)) or end

    def _is_name(self, at: int) -> bool:
        return self._document.tokens[at].text[0].isupper()
