"""How far to the left the words of an office go: "Ghana's finance minister", "Border Patrol chief"."""

from collections.abc import Set

from holdover.reading import lexicon
from holdover.reading.document import Document

LONGEST = 14  # tokens of an office on either side of its title; keeps the work for each title bounded
_LONGEST_ACRONYM = 6
_LONGEST_BODY = 7  # tokens of the name of a body before a title
_JOINERS = frozenset(("of", "for", "and", "&", "the"))
_OWNERS = frozenset(
    "city country state nation county town province region agency department bank court".split()
)


class LeftOfTitle:
    """Reads leftward from the titles of one document; ``taken`` are the tokens that dates have."""

    def __init__(self, document: Document, taken: Set[int]) -> None:
        self._tokens = document.tokens
        self._words = document.words
        self._taken = taken

    def begin(self, floor: int, at: int) -> int:
        """Where the office begins whose title stands at ``at``; not before ``floor``."""
        floor, first = max(floor, at - LONGEST), at
        while first > floor and (step := self._step(floor, first)) is not None:
            first = step
        while first < at and self._words[first] in ("and", "&", "'s", "the", "by", "all", "of", "for"):
            first += 1
        return first

    def body_ending(self, floor: int, end: int) -> int | None:
        """Where the name of a body begins whose last word stands before ``end``."""
        heads = lexicon.body_heads() if self._is_capital(end - 1) else lexicon.small_heads()
        if end <= floor or self._words[end - 1] not in heads:
            return None
        first, floor = end - 1, max(floor, end - _LONGEST_BODY)
        while first > floor and (step := self._step_in_name(floor, first)) is not None:
            first = step
        while first < end - 1 and self._words[first] in _JOINERS:
            first += 1
        return first

    def place_ending(self, floor: int, end: int) -> int | None:
        """Where a place, its adjective or a public body's name begins that ends before ``end``."""
        for start in range(max(floor, end - 4), end):
            for table in (lexicon.places(), lexicon.public_names()) if self._is_capital(start) else ():
                if (match := table.match(self._words, start, end)) is not None and match[0] == end:
                    return start
        return None

    def _step(self, floor: int, first: int) -> int | None:
        """Where the office begins when what stands before token ``first`` is taken in, if it can be."""
        if first - 1 in self._taken:
            return None
        words, word = self._words, self._words[first - 1]
        if word == "under":
            return first - 1 if words[first].startswith("secretar") else None
        if (body := self._body_before(floor, first)) is not None:
            return body
        if word in lexicon.title_modifiers():
            return first - 1
        end = first - 1 if word == "'s" else first
        place = self.place_ending(floor, end)
        return self._owner_before(floor, first) if place is None else place

    def _owner_before(self, floor: int, first: int) -> int | None:
        """Where a charge joined by "and", or the owner, or a name before token ``first`` begins."""
        words, word = self._words, self._words[first - 1]
        if first - 2 >= floor and (
            (word in ("and", "&") and words[first - 2] in lexicon.portfolios())
            or (word == "'s" and words[first - 2] in _OWNERS)
        ):
            return first - 2
        return first - 1 if self._is_name_before(floor, first) else None

    def _body_before(self, floor: int, first: int) -> int | None:
        """Where the body begins that the office is of: "the energy regulator's head"."""
        end = first - 1 if self._words[first - 1] == "'s" else first
        is_capital = self._is_capital(first) and end == first
        if end <= floor or (is_capital and not self._is_capital(end - 1)):
            return None  # "in the capital President X said"
        body = self.body_ending(floor, end)
        is_bare = body == end - 1 and end < first
        return None if is_bare else body

    def _is_firm(self, first: int) -> bool:
        """Whether a sentence opens with a name and a title that firms have too: "Toyota president X said"."""
        word = self._words[first - 1]
        lists = ("no_names", "former", "determiners", "person_titles", "before_apposition", "prepositions")
        is_other = word.endswith(("ed", "ing")) or any(word in lexicon.word_list(name) for name in lists)
        return not is_other and self._words[first] in lexicon.title_words("shared")

    def _step_in_name(self, floor: int, first: int) -> int | None:
        """The same inside the name of a body."""
        if first - 1 in self._taken:
            return None
        words, word = self._words, self._words[first - 1]
        if (place := self.place_ending(floor, first)) is not None:
            return place
        if word in lexicon.portfolios() or word in lexicon.body_heads():
            return first - 1
        if word in _JOINERS and first - 2 >= floor:
            is_inside = self._is_capital(first) and (
                self._is_capital(first - 2) or words[first - 2] in _JOINERS
            )
            is_subject = word in ("and", "&") and words[first - 2] in lexicon.portfolios()
            return first - 1 if (is_inside and word != "the") or is_subject else None
        return first - 1 if self._is_part_of_name(floor, first - 1) else None

    def _is_capital(self, at: int) -> bool:
        return self._tokens[at].text[0].isupper()

    def _is_part_of_name(self, floor: int, at: int) -> bool:
        """A word with a capital that is no person's name and no title: "Border" of "Border Patrol"."""
        text, word = self._tokens[at].text, self._words[at]
        if at < floor or not text[0].isupper() or not text[0].isalpha():
            return False
        if at == floor and (word in lexicon.word_list("no_names") or not self._is_capital(at + 1)):
            return False
        is_other = (
            word in lexicon.given_names()
            or word in lexicon.word_list("former")
            or word in lexicon.word_list("articles")
            or word in lexicon.word_list("prepositions")
            or word in lexicon.word_list("person_titles")
        )
        return not is_other and lexicon.titles().match(self._words, at, at + 1) is None

    def _is_name_before(self, floor: int, first: int) -> bool:
        """A word with a capital, inside a sentence, that can be a place's or body's: "Bolton West MP"."""
        text, word = self._tokens[first - 1].text, self._words[first - 1]
        is_acronym = text.isupper() and 1 < len(text) <= _LONGEST_ACRONYM and not self._is_capital(first)
        is_word = text[0].isupper() and text[1:].islower() and word not in lexicon.given_names()
        if not is_acronym and not is_word:
            return False
        if first - 1 <= floor:
            return first - 1 == floor and self._is_firm(first)
        before = self._tokens[first - 2].text
        if word in lexicon.word_list("no_names") or before[0].isupper():
            return False
        return before not in (".", "'s", "’s", "-") and before not in ("mr", "mrs", "ms")
