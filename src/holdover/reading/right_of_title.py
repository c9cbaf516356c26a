"""How far to the right the words of an office go: "minister of finance", "ambassador to Chile"."""

from collections.abc import Set

from holdover.reading import lexicon
from holdover.reading.document import Document
from holdover.reading.left_of_title import LONGEST

_WITHIN = frozenset(("at", "in", "on"))
_JOINERS = frozenset(("of", "for", "and", "the", "&", "'s", "to", ",", "on"))
_ARTICLES = frozenset(("the", "a", "an", "his", "her", "its", "their"))
# Heads of bodies that small letters make common words: "the mayor of London post".
_COMMON = frozenset("post office hall service union mission panel center centre board group".split())
_NAME_REACH = 3  # tokens in which the head of a name follows a word of it


class RightOfTitle:
    """Reads rightward from the titles of one document; ``taken`` are the tokens that dates have."""

    def __init__(self, document: Document, taken: Set[int]) -> None:
        self._tokens = document.tokens
        self._words = document.words
        self._taken = taken

    def end(self, at: int, last: int, limit: int) -> int:
        """Where the office ends whose title stands from ``at`` up to ``last``."""
        title = {word.removesuffix("s") for word in self._words[at:last]} | set(self._words[at:last])
        end, limit = last, self.free_until(last, min(limit, last + LONGEST))
        while end + 1 < limit and (found := self._added(end, limit, title)) is not None:
            end = found
        return end

    def _added(self, at: int, limit: int, title: Set[str]) -> int | None:
        """Where what the preposition at ``at`` adds to a title ends."""
        preposition = self._words[at]
        titles = lexicon.complements().get(preposition)
        if titles is None or (end := self.complement(at + 1, limit)) is None:
            return None
        is_fitting = "*" in titles or bool(titles & title)
        is_of_body = preposition in _WITHIN and self._is_body(at + 1, end)
        return end if is_fitting or is_of_body else None

    def _is_body(self, at: int, end: int) -> bool:
        """Whether a complement names a public body: "director of planning at the State Department"."""
        words = self._words
        return any(
            words[index] in lexicon.public_heads() or lexicon.public_names().match(words, index, end)
            for index in range(at, end)
        )

    def free_until(self, at: int, limit: int) -> int:
        """The first token from ``at`` on that a date has, or the limit."""
        return next((token for token in range(at, limit) if token in self._taken), limit)

    def complement(self, at: int, limit: int) -> int | None:
        """Where the name or subject that begins at ``at`` ends: "the District of Maryland", "finance"."""
        begun = at + 1 if self._words[at] in _ARTICLES and at + 1 < limit else at
        end, is_closed = begun, False
        while end < limit and not is_closed:
            step, is_closed = self._step(begun, end, limit)
            if step == end:
                break
            end = step
        while end > begun and self._words[end - 1] in _JOINERS:
            end -= 1
        return end if end > begun else None

    def _step(self, begun: int, end: int, limit: int) -> tuple[int, bool]:
        """How far a complement reaches when the next word is taken in, and whether it ends there."""
        word, text = self._words[end], self._tokens[end].text
        place = lexicon.places().match(self._words, end, limit)
        if place is not None and text[0].isupper():
            last, is_adjective = place
            return last, not is_adjective and not self._goes_on(last, limit)
        small = (
            end > begun and self._tokens[end - 1].text[0].islower() and self._words[end - 1] not in _JOINERS
        )
        if word in _JOINERS:
            return (end + 1 if end > begun and self._leads_on(end, limit, small) else end), False
        if end > begun and self._is_number(end):
            return end + 1, False
        if text[0].isupper() and text[0].isalpha():
            is_person = (
                word in lexicon.given_names()
                and end > begun
                and self._words[end - 1] not in ("of", "for", "the")
                and not self._leads_to_head(end, limit)
            )
            is_name = not small or (self._words[end - 1] in lexicon.small_heads() and not is_person)
            return (end + 1 if is_name and not is_person else end), False
        is_subject = word in lexicon.portfolios() | lexicon.small_heads() | lexicon.public_heads()
        return (end + 1 if is_subject or self._describes_body(end, limit) else end), False

    def _is_number(self, at: int) -> bool:
        """As in "Ward 11" and "the third ward", "the 112th district"."""
        before, word = self._tokens[at - 1].text, self._words[at]
        return word.isdecimal() and before[0].isupper()

    def _leads_to_head(self, at: int, limit: int) -> bool:
        """Whether capitals lead on to the head of a body's name: "National Park Service"."""
        for index in range(at + 1, min(at + 1 + _NAME_REACH, limit)):
            if not self._tokens[index].text[0].isupper() and self._words[index] not in ("and", "&", "of"):
                return False
            if self._words[index] in lexicon.body_heads():
                return True
        return False

    def _describes_body(self, at: int, limit: int) -> bool:
        """A small word before a body's: "the statistics institute", "the third ward"."""
        described = self._words[at].replace("-", "")
        if not described.isalnum() or self._words[at] in lexicon.word_list("prepositions"):
            return False
        for word in self._words[at + 1 : min(at + 3, limit)]:
            if word in lexicon.small_heads():
                return True
            if word in lexicon.word_list("prepositions") or not word.isalpha():
                return False
        return False

    def _goes_on(self, end: int, limit: int) -> bool:
        """Whether a name goes on after a place in it: "New York City Council", "Ohio's Supreme Court"."""
        if end >= limit:
            return False
        word = self._words[end]
        if word == "'s":
            return end + 1 < limit and (
                self._words[end + 1] in lexicon.body_heads() or self._describes_body(end + 1, limit)
            )
        if self._tokens[end].text[0].isupper():
            return word in lexicon.body_heads() or self._leads_to_head(end, limit)
        return word in lexicon.public_heads() - _COMMON

    def _leads_on(self, at: int, limit: int, small: bool) -> bool:
        """Whether a joining word inside a complement leads on to more of it."""
        word, following = self._words[at], at + 1
        if following < limit and self._words[following] == "the" and word != "the":
            following += 1
        if following >= limit:
            return False
        after = self._words[following]
        is_subject = after in lexicon.portfolios()
        if word == ",":
            return (
                small and is_subject and following + 1 < limit and self._words[following + 1] in (",", "and")
            )
        if word in ("to", "on", "for"):
            return small and is_subject
        is_capital = self._tokens[following].text[0].isupper()
        if word == "and":
            is_name = is_capital and (
                after in lexicon.public_heads() or self._leads_to_head(following, limit)
            )
            return is_subject or is_name
        is_body = after in lexicon.body_heads() or (word == "'s" and self._describes_body(following, limit))
        return is_capital or is_subject or is_body
