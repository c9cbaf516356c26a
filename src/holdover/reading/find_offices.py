"""Find where a text names an office, or a body whose members hold one."""

from collections.abc import Iterator, Set

from holdover.reading import lexicon
from holdover.reading.document import Document, Sentence
from holdover.reading.spans import Label, Mention

_LONGEST = 14  # tokens of an office on either side of its title; keeps the work for each title bounded
# Titles that are common words too: an office only before a name, or with what they are of.
_AMBIGUOUS = frozenset(
    "head chief member leader clerk justice king queen captain speaker recorder peer delegate chair premier "
    "representative general major reeve counsel secretary marshal judge regent commander regulator watchdog "
    "boss inspector director administrator minister whip provost principal envoy coordinator".split()
)
# Of those, words that are seldom anything else: inside a sentence they stand for an office alone.
_SELDOM_ELSE = frozenset("secretary judge minister commander director administrator envoy".split())
# What may follow a title with these: of which titles; `None`, of all.
_COMPLEMENTS = {
    "of": None,
    "for": None,
    "to": frozenset("ambassador envoy representative commissioner adviser secretary delegate consul".split()),
    "from": frozenset("senator congressman congresswoman representative mp member".split()),
    "at": frozenset("judge prosecutor ambassador".split()),
    "in": frozenset(
        "ambassador envoy attorney prosecutor judge commander minister mp councillor consul".split()
    ),
}
_JOINERS = frozenset(("of", "for", "and", "the", "&", "'s", "to", ",", "on"))
_OWNERS = frozenset(
    "city country state nation county town province region agency department bank court".split()
)
_ARTICLES = frozenset(("the", "a", "an", "his", "her", "its", "their"))
# After a body's name, words that make it part of nothing else: "the Senate seat", not "the council tax".
_AFTER_BODY = frozenset(
    "last next this yesterday today tomorrow and or but who that which when seat race job election".split()
)


class OfficeFinder:
    """Finds the offices and bodies of one document; ``taken`` are the tokens that dates have."""

    def __init__(self, document: Document, taken: Set[int]) -> None:
        self._tokens = document.tokens
        self._words = document.words
        self._taken = taken

    def find(self, sentence: Sentence) -> Iterator[Mention]:
        """The offices and bodies that a sentence names, in order, none inside another."""
        at = sentence.first
        while at < sentence.last:
            office, body = self._office_at(sentence, at), self._body_at(sentence, at)
            found = body if body and (office is None or body.last > office.last) else office
            if found is not None:
                yield found
            at = at + 1 if found is None else max(found.last, at + 1)

    def _office_at(self, sentence: Sentence, at: int) -> Mention | None:
        match = lexicon.titles().match(self._words, at, sentence.last)
        if match is None or not self._is_spelled_as_title(at, match[0]) or self._is_given_name(at, sentence):
            return None
        last = self._past_titles(match[0], sentence)
        first = self._before(sentence.first, at)
        end = self._after(sentence, last)
        if last - at == 1 and self._words[at] in _AMBIGUOUS and not self._is_meant(sentence, first, at, end):
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
        if first < at or end > at + 1:
            return True
        if self._words[at] in _SELDOM_ELSE:
            return at > sentence.first or self._is_capital(end, sentence)
        following = self._words[end] if end < sentence.last else ""
        return (
            self._tokens[at].text[0].isupper()
            and self._is_capital(end, sentence)
            and following not in lexicon.public_heads()
        )

    def _is_capital(self, at: int, sentence: Sentence) -> bool:
        return at < sentence.last and self._tokens[at].text[0].isupper()

    def _before(self, floor: int, at: int) -> int:
        """How far to the left the words of a title go: "Ghana's deputy finance minister"."""
        floor, first = max(floor, at - _LONGEST), at
        while first > floor and (step := self._step_left(floor, first)) is not None:
            first = step
        while first < at and self._words[first] in ("and", "&", "'s", "the", "by", "all"):
            first += 1
        return first

    def _step_left(self, floor: int, first: int) -> int | None:
        """Where the office begins when what stands before token ``first`` is taken in, if it can be."""
        if first - 1 in self._taken:
            return None
        words, word = self._words, self._words[first - 1]
        if word in lexicon.title_modifiers():
            return first - 1
        end = first - 1 if word == "'s" else first
        if (place := self._place_ending(floor, end)) is not None:
            return place
        if first - 2 >= floor and (
            (word in ("and", "&") and words[first - 2] in lexicon.portfolios())
            or (word == "'s" and words[first - 2] in _OWNERS)
        ):
            return first - 2
        return first - 1 if self._is_name_before(floor, first) else None

    def _place_ending(self, floor: int, end: int) -> int | None:
        """Where a place, its adjective or a public body's name that ends before ``end`` begins."""
        for start in range(max(floor, end - 4), end):
            for table in (lexicon.places(), lexicon.public_names()):
                if (match := table.match(self._words, start, end)) is not None and match[0] == end:
                    return start
        return None

    def _is_name_before(self, floor: int, first: int) -> bool:
        """A word with a capital, inside a sentence, that can be a place's or body's: "Bolton West MP"."""
        if first - 1 <= floor:
            return False
        text, word, before = (
            self._tokens[first - 1].text,
            self._words[first - 1],
            self._tokens[first - 2].text,
        )
        if not text[0].isupper() or not text[1:].islower() or word in lexicon.given_names():
            return False
        if word in lexicon.word_list("no_names") or before[0].isupper():
            return False
        return before not in (".", "'s", "’s", "-") and before not in ("mr", "mrs", "ms")

    def _after(self, sentence: Sentence, last: int) -> int:
        """How far to the right they go: "minister of finance", "ambassador to the United Nations"."""
        head = self._words[last - 1]
        end, limit = last, self._free_until(last, min(sentence.last, last + _LONGEST))
        while end + 1 < limit and self._words[end] in _COMPLEMENTS:
            titles = _COMPLEMENTS[self._words[end]]
            if titles is not None and head not in titles and head.removesuffix("s") not in titles:
                break
            if (complement := self._complement(end + 1, limit)) is None:
                break
            end = complement
        return end

    def _free_until(self, at: int, limit: int) -> int:
        """The first token from ``at`` on that a date has, or the limit."""
        return next((token for token in range(at, limit) if token in self._taken), limit)

    def _complement(self, at: int, limit: int) -> int | None:
        """Where the name or subject that begins at ``at`` ends: "the District of Maryland", "finance"."""
        begun = at + 1 if self._words[at] in _ARTICLES and at + 1 < limit else at
        end, is_closed = begun, False
        while end < limit and not is_closed:
            step, is_closed = self._step_right(begun, end, limit)
            if step == end:
                break
            end = step
        while end > begun and self._words[end - 1] in _JOINERS:
            end -= 1
        return end if end > begun else None

    def _step_right(self, begun: int, end: int, limit: int) -> tuple[int, bool]:
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
        if word.isdecimal() and end > begun and self._tokens[end - 1].text[0].isupper():
            return end + 1, False  # "Ward 11"
        if text[0].isupper() and text[0].isalpha():
            is_person = (
                word in lexicon.given_names()
                and end > begun
                and self._words[end - 1] not in ("of", "for", "the")
            )
            return (end if small or is_person else end + 1), False
        is_subject = word in lexicon.portfolios() | lexicon.public_heads() | lexicon.private_heads()
        return (end + 1 if is_subject or self._describes_body(end, limit) else end), False

    def _describes_body(self, at: int, limit: int) -> bool:
        """A small word before a body's: "the statistics institute", "the war crimes tribunal"."""
        described = self._words[at].replace("-", "")
        if not described.isalpha() or self._words[at] in lexicon.word_list("prepositions"):
            return False
        following = self._words[at + 1 : min(at + 3, limit)]
        heads = lexicon.public_heads() | {"institute", "body", "corporation", "fund", "centre", "center"}
        for word in following:
            if word in heads:
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
            return end + 1 < limit and self._words[end + 1] in lexicon.public_heads()
        is_head = word in lexicon.public_heads() or word in lexicon.private_heads()
        return is_head and (self._tokens[end].text[0].isupper() or word in _OWNERS)

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
            return is_subject or (is_capital and after in lexicon.public_heads())
        return is_capital or is_subject or after in lexicon.public_heads()

    def _body_at(self, sentence: Sentence, at: int) -> Mention | None:
        match = lexicon.members().match(self._words, at, sentence.last)
        if match is None or not self._stands_alone(sentence, at, match[0]):
            return None
        first, end = self._place_ending(sentence.first, at), match[0]
        limit = self._free_until(end, min(sentence.last, end + _LONGEST))
        if end + 1 < limit and self._words[end] in ("of", "for", "in", "from"):
            end = self._complement(end + 1, limit) or end
        return Mention(Label.BODY, at if first is None else first, end)

    def _stands_alone(self, sentence: Sentence, at: int, end: int) -> bool:
        """Whether a body's name is not part of another: "council tax", "shadow cabinet"."""
        words = self._words
        if at > sentence.first and words[at - 1] in ("shadow", "student", "kitchen"):
            return False
        if end >= sentence.last or end in self._taken or not words[end][0].isalpha():
            return True
        names = ("prepositions", "auxiliaries", "adverbs")
        return words[end] in _AFTER_BODY or any(words[end] in lexicon.word_list(name) for name in names)
