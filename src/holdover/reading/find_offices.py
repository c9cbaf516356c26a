"""Find where a text names an office, or a body whose members hold one."""

from collections.abc import Iterator, Set

from holdover.reading import lexicon
from holdover.reading.document import Document, Sentence
from holdover.reading.find_seats import SeatFinder
from holdover.reading.left_of_title import LeftOfTitle
from holdover.reading.right_of_title import RightOfTitle
from holdover.reading.spans import Label, Mention


class OfficeFinder:
    """Finds the offices and bodies of one document; ``taken`` are the tokens that dates have."""

    def __init__(self, document: Document, taken: Set[int]) -> None:
        self._tokens = document.tokens
        self._words = document.words
        self._left = LeftOfTitle(document, taken)
        self._right = RightOfTitle(document, taken)
        self._seats = SeatFinder(document, taken)

    def find(self, sentence: Sentence) -> Iterator[Mention]:
        """The offices and bodies that a sentence names, in order, none inside another."""
        at = sentence.first
        while at < sentence.last:
            office, body = self._office_at(sentence, at), self._seats.find(sentence, at)
            found = body if body and (office is None or body.last > office.last) else office
            if found is not None:
                yield found
            at = at + 1 if found is None else max(found.last, at + 1)

    def _office_at(self, sentence: Sentence, at: int) -> Mention | None:
        match = lexicon.titles().match(self._words, at, sentence.last)
        if match is None or not self._is_spelled_as_title(at, match[0]) or self._is_given_name(at, sentence):
            return None
        last = self._past_titles(match[0], sentence)
        first = self._left.begin(sentence.first, at)
        end = self._right.end(at, last, sentence.last)
        is_ambiguous = last - at == 1 and self._words[at] in lexicon.title_words("ambiguous")
        if is_ambiguous and not self._is_meant(sentence, first, at, end):
            return None
        return Mention(Label.OFFICE, first, end)

    def _is_given_name(self, at: int, sentence: Sentence) -> bool:
        """As in "Governor Dean Wolcott": a title's word that is a given name."""
        is_name = self._words[at] in lexicon.given_names() and self._is_capital(at, sentence)
        if not is_name or not self._is_capital(at + 1, sentence) or at == sentence.first:
            return False
        before = self._words[at - 1]
        return before in lexicon.titles() or before in lexicon.word_list("person_titles")

    def _past_titles(self, last: int, sentence: Sentence) -> int:
        """Over a title that follows at once: "the first principal judge", "chief federal prosecutor"."""
        while last < sentence.last and (further := lexicon.titles().match(self._words, last, sentence.last)):
            if not self._is_spelled_as_title(last, further[0]) or self._tokens[last].text[0].isupper():
                break
            last = further[0]
        return last

    def _is_spelled_as_title(self, at: int, last: int) -> bool:
        """A short form needs its capital: "Da Silva was DA", "a rep", "Rep. Steve King"."""
        text = self._tokens[at].text
        if tuple(self._words[at:last]) not in lexicon.short_titles():
            return True
        return text.isupper() if len(text) < 3 else text[0].isupper()

    def _is_meant(self, sentence: Sentence, first: int, at: int, end: int) -> bool:
        """Whether a word with other uses names an office here."""
        is_owned = at > sentence.first and self._words[at - 1] == "its"
        if first < at or end > at + 1 or is_owned:
            return True
        if self._words[at] in lexicon.title_words("seldom_else"):
            return at > sentence.first or self._is_capital(end, sentence)
        following = self._words[end] if end < sentence.last else ""
        return (
            self._tokens[at].text[0].isupper()
            and self._is_capital(end, sentence)
            and following not in lexicon.public_heads()
        )

    def _is_capital(self, at: int, sentence: Sentence) -> bool:
        return at < sentence.last and self._tokens[at].text[0].isupper()
