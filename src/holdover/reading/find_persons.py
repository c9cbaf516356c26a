"""Find where a text names a person."""

from collections.abc import Iterator, Set

from holdover.reading import lexicon
from holdover.reading.document import Document, Sentence
from holdover.reading.resolve_persons import family_of, is_prefixed
from holdover.reading.spans import Label, Mention

_LONGEST = 6  # tokens of a name
_CLAUSE_OPENERS = frozenset("when whom that after before because while since who".split())


class PersonFinder:
    """Finds the persons of one document, in two passes: full names first, then names told alone."""

    def __init__(self, document: Document, taken: Set[int]) -> None:
        self._document = document
        self._taken = taken  # tokens that offices, bodies and dates have
        self._small = frozenset(
            word
            for word, token in zip(document.words, document.tokens, strict=True)
            if token.text[:1].islower() and not is_prefixed(token.text)
        ) - lexicon.word_list("particles")
        self._known: set[str] = set()  # family names met in full, or after a title
        self._parts: set[str] = set()  # the other words of full names: "Lula", "Hillary"

    def find(self) -> Iterator[Mention]:
        """The persons, in the order of the text."""
        stretches = [
            stretch for sentence in self._document.sentences for stretch in self._stretches(sentence)
        ]
        full = [stretch for stretch in stretches if self._is_full_name(*stretch)]
        titled = [stretch for stretch in stretches if self._is_titled_name(*stretch[:2])]
        self._known = {family_of(self._document.words[self._family(last)]) for _, last, _ in (*full, *titled)}
        self._parts = {
            word for first, last, _ in full for word in self._name_words(first, last) if len(word) > 2
        }
        self._parts -= lexicon.word_list("no_names") | lexicon.word_list("particles") | self._small
        chosen = set(full)
        for stretch in stretches:
            first, last, _ = stretch
            if stretch in chosen or self._is_name_alone(first, last):
                yield Mention(Label.PERSON, first, last)

    def _stretches(self, sentence: Sentence) -> Iterator[tuple[int, int, bool]]:
        """Runs of words with capitals that can be a name: first, last, and whether a heading holds it."""
        heading = self._is_heading(sentence)
        at = sentence.first
        while at < sentence.last:
            if self._can_begin(at, sentence):
                last = self._run(at, sentence.last)
                yield self._without_description(at, last), last, heading
                at = last
            else:
                at += 1

    def _is_heading(self, sentence: Sentence) -> bool:
        words = [t.text for t in self._document.tokens[sentence.first : sentence.last] if t.text[0].isalpha()]
        capitals = sum(1 for word in words if word[0].isupper())
        ends = self._document.tokens[sentence.last - 1].text in (".", "”", '"')
        return not ends and len(words) >= 4 and capitals > 0.6 * len(words)

    def _without_description(self, first: int, last: int) -> int:
        """Where the name itself begins: "Actress Sofi Lindh", "Councillor Enid Fairweather"."""
        words = self._document.words
        is_described = (
            last - first > 2
            and words[first] not in lexicon.given_names()
            and words[first + 1] in lexicon.given_names()
        )
        return first + 1 if is_described else first

    def _can_begin(self, at: int, sentence: Sentence) -> bool:
        if not self._can_be_part(at):
            return False
        word = self._document.words[at]
        if word in lexicon.word_list("person_titles") and at + 1 < sentence.last:
            following = at + 1 + (self._document.tokens[at + 1].text == "." and at + 2 < sentence.last)
            if self._can_be_part(following) and word not in ("don", "judge"):
                return False
        is_first = at == sentence.first and word not in lexicon.given_names()
        is_adverb = word.endswith("ly") and at + 1 < sentence.last and self._can_be_part(at + 1)
        return not (is_first and (word in self._small or is_adverb))

    def _can_be_part(self, at: int) -> bool:
        if at in self._taken:
            return False
        text, word = self._document.tokens[at].text, self._document.words[at]
        if not text[0].isalpha() or not (text[0].isupper() or is_prefixed(text)):
            return False
        if len(text) > 3 and text[:2].isupper() and text[1].isalpha():
            return False  # "NATO", "JPMorgan"
        if word in lexicon.given_names() and self._leads_a_name(at):
            return True
        if word not in lexicon.word_list("no_names"):
            return True
        is_family = word in lexicon.word_list("family_names")
        return is_family and (self._follows_given_name(at) or self._has_title(at))

    def _leads_a_name(self, at: int) -> bool:
        """A given name that is a common word too ("Bill", "Mark", "May") is one before another capital."""
        following = at + 1
        if following >= len(self._document.tokens) or following in self._taken:
            return False
        text = self._document.tokens[following].text
        return (
            text[0].isupper()
            and text[0].isalpha()
            and self._document.words[following] not in lexicon.word_list("no_names")
        )

    def _follows_given_name(self, at: int) -> bool:
        before = at - 1
        if before < 0 or before in self._taken:
            return False
        word, text = self._document.words[before], self._document.tokens[before].text
        is_new = word not in self._small and word not in lexicon.word_list("no_names") and len(text) > 2
        is_inside = before > 0 and self._document.words[before - 1] not in (".", "the")
        is_street = self._document.words[at] in lexicon.word_list("places_by_name")  # "Wall Street"
        is_given = word in lexicon.given_names() or (is_new and is_inside and not is_street)
        return text[0].isupper() and is_given

    def _run(self, first: int, limit: int) -> int:
        document, at = self._document, first + 1
        limit = min(limit, first + _LONGEST)
        while at < limit:
            word, text = document.words[at], document.tokens[at].text
            if (
                self._can_be_part(at)
                or (word in lexicon.word_list("suffixes") and text[0].isupper())
                or (
                    text == "."
                    and len(document.tokens[at - 1].text) == 1
                    and at + 1 < limit
                    and self._can_be_part(at + 1)
                )
            ):
                at += 1
            elif text == "." and document.words[at - 1] in ("jr", "sr"):
                return at + 1
            elif word in lexicon.word_list("particles") and self._leads_on(at, limit):
                at += 1
            elif (
                text in "\"“'"
                and at + 2 < limit
                and document.tokens[at + 2].text in "\"”'"
                and self._can_be_part(at + 1)
            ):
                at += 3
            else:
                break
        return at

    def _leads_on(self, at: int, limit: int) -> bool:
        if at in self._taken:
            return False
        while (
            at < limit
            and self._document.words[at] in lexicon.word_list("particles")
            and self._document.tokens[at].text[0].islower()
        ):
            at += 1
        return at < limit and self._can_be_part(at)

    def _is_full_name(self, first: int, last: int, heading: bool) -> bool:
        words = self._name_words(first, last)
        ends = words[:1] + words[-1:]
        if len(words) < 2 or any(word in lexicon.body_heads() for word in ends):
            return False
        is_place = words[0] in lexicon.word_list("place_beginnings") or (
            words[-1] in lexicon.word_list("place_endings") and words[0] not in lexicon.given_names()
        )
        if is_place:
            return False
        is_given = words[0] in lexicon.given_names()
        if self._has_place(first, last):
            return is_given and len(words) == 2
        return (
            is_given or self._has_title(first) or (not heading and self._looks_like_name(first, last, words))
        )

    def _looks_like_name(self, first: int, last: int, words: list[str]) -> bool:
        """Whether words with capitals that no list has can be a name: no acronym, no place after "in"."""
        texts = [token.text for token in self._document.tokens[first:last]]
        if len(words) > 4 or any(len(text) > 2 and text.isupper() for text in texts):
            return False
        before = self._document.words[first - 1] if first else ""
        return before not in ("in", "at", "near", "outside", "around") and not any(
            w in self._small for w in words
        )

    def _has_place(self, first: int, last: int) -> bool:
        words = self._document.words
        return any(lexicon.places().match(words, at, last) is not None for at in range(first, last))

    def _name_words(self, first: int, last: int) -> list[str]:
        return [word for word in self._document.words[first:last] if word[0].isalpha()]

    def _family(self, last: int) -> int:
        at = last - 1
        while (
            self._document.words[at] in lexicon.word_list("suffixes")
            or not self._document.words[at][0].isalpha()
        ):
            at -= 1
        return at

    def _has_title(self, first: int) -> bool:
        """Whether a title stands right before: "Mr", "Sen.", "President"."""
        before = first - 1
        if before >= 0 and self._document.tokens[before].text == ".":
            before -= 1
        if before < 0:
            return False
        word = self._document.words[before]
        return word in lexicon.word_list("person_titles") and self._document.tokens[before].text[0].isupper()

    def _is_titled_name(self, first: int, last: int) -> bool:
        """A single name after a title: "President Trump"."""
        words = self._name_words(first, last)
        if len(words) != 1 or words[0] in lexicon.body_heads():
            return False
        return self._has_title(first) or self._follows_office(first)

    def _is_name_alone(self, first: int, last: int) -> bool:
        words = self._name_words(first, last)
        if words and family_of(words[-1]) in self._known and len(words) <= 2:
            return True
        if len(words) != 1 or words[0] in lexicon.body_heads():
            return False
        if words[0] in self._parts and not self._has_place(first, last):
            return True
        return self._is_titled_name(first, last) or self._does_something(first) or self._comes_or_goes(first)

    def _does_something(self, first: int) -> bool:
        """A single name inside a sentence, between "whom" or the like and a verb: "whom Obama picked"."""
        words = self._document.words
        if first == 0 or first + 1 >= len(words) or self._has_place(first, first + 1):
            return False
        verb = words[first + 1]
        is_verb = verb in ("has", "had", "was", "is") or (verb.endswith("ed") and verb.islower())
        return (
            words[first - 1] in _CLAUSE_OPENERS
            and is_verb
            and self._document.tokens[first].text[1:].islower()
        )

    def _comes_or_goes(self, first: int) -> bool:
        """A single name before words said of persons alone: "Suharto resigned", "Jokowi was sworn in"."""
        words, at = self._document.words, first + 1
        if self._has_place(first, at) or words[first] in self._small:
            return False
        while at < min(first + 4, len(words) - 1) and words[at] in lexicon.word_list("auxiliaries"):
            at += 1
        return at < len(words) and words[at] in lexicon.word_list("said_of_persons")

    def _follows_office(self, first: int) -> bool:
        """As in "President Lula": an office with a capital right before a single name."""
        before = first - 1
        if before < 0 or before not in self._taken:
            return False
        if self._document.tokens[before].text == ".":
            before -= 1
        if not self._document.tokens[before].text[:1].isupper() or self._has_place(first, first + 1):
            return False
        titles = lexicon.titles()
        for start in range(max(0, before - 3), before + 1):
            if (
                (match := titles.match(self._document.words, start, first)) is not None
                and match[0] == first
                and not match[1].plural
            ):
                return True
        return False
