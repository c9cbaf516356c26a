"""Find where a text names a body whose members hold an office: "the Senate", "named to the trade court"."""

from collections.abc import Set

from holdover.reading import lexicon
from holdover.reading.document import Document, Sentence
from holdover.reading.left_of_title import LeftOfTitle
from holdover.reading.right_of_title import RightOfTitle
from holdover.reading.spans import Label, Mention

_LONGEST = 14  # tokens of a body's name after its head
_ARTICLES = frozenset(("the", "a", "an"))


class SeatFinder:
    """Finds the bodies of one document in which somebody can have a seat."""

    def __init__(self, document: Document, taken: Set[int]) -> None:
        self._tokens = document.tokens
        self._words = document.words
        self._taken = taken
        self._left = LeftOfTitle(document, taken)
        self._right = RightOfTitle(document, taken)

    def find(self, sentence: Sentence, at: int) -> Mention | None:
        """The body whose name stands at ``at``."""
        known, described = self._known(sentence, at), self._described(sentence, at)
        if known is None or described is None:
            return known or described
        return known if known.last >= described.last else described

    def _known(self, sentence: Sentence, at: int) -> Mention | None:
        """A body of the list: "the Senate", "the governor's race"."""
        match = lexicon.members().match(self._words, at, sentence.last)
        if match is None or not self._stands_alone(sentence, at, match[0]):
            return None
        first, end = self._left.place_ending(sentence.first, at), match[0]
        limit = self._right.free_until(end, min(sentence.last, end + _LONGEST))
        if end + 1 < limit and self._words[end] in ("of", "for", "in", "from"):
            end = self._right.complement(end + 1, limit) or end
        return Mention(Label.BODY, at if first is None else first, end)

    def _described(self, sentence: Sentence, at: int) -> Mention | None:
        """A body of a kind that has members, after what leads to a seat: "joins the police board"."""
        begun = at - 1 if self._words[at - 1] in _ARTICLES else at
        if begun <= sentence.first or self._words[begun - 1] not in lexicon.word_list("seat_leads"):
            return None
        if begun == at and not (self._is_capital(at) or self._words[at] in lexicon.portfolios()):
            return None  # "to fill the Senate seat"
        limit = self._right.free_until(at, min(sentence.last, at + _LONGEST))
        end = self._right.complement(at, limit) if limit > at and self._words[at] not in _ARTICLES else None
        if end is None or end - at < 2 or self._is_somebodys(at, end):
            return None
        is_seat = any(self._words[index] in lexicon.seats() for index in range(at, end))
        return Mention(Label.BODY, at, end) if is_seat and self._stands_alone(sentence, at, end) else None

    def _is_somebodys(self, at: int, end: int) -> bool:
        """As in "Clinton's state leadership council"."""
        owners = (index - 1 for index in range(at + 1, end) if self._words[index] == "'s")
        return any(
            self._is_capital(owner)
            and self._words[owner] != "people"
            and lexicon.places().match(self._words, owner, owner + 1) is None
            for owner in owners
        )

    def _is_capital(self, at: int) -> bool:
        return self._tokens[at].text[0].isupper()

    def _stands_alone(self, sentence: Sentence, at: int, end: int) -> bool:
        """Whether a body's name is not part of another: "council tax", "shadow cabinet"."""
        words = self._words
        if at > sentence.first and words[at - 1] in ("shadow", "student", "kitchen"):
            return False
        if end >= sentence.last or end in self._taken or not words[end][0].isalpha():
            return True
        names = ("prepositions", "auxiliaries", "adverbs")
        return words[end] in lexicon.word_list("after_seats") or any(
            words[end] in lexicon.word_list(name) for name in names
        )
