"""Naming sources: the name behind "he", "Mr. Bharara, the prosecutor," or "the Washington Post"."""

from collections.abc import Iterator, Sequence

from holdover.claim import Span
from holdover.reading.document import Document
from holdover.reading.passage import word_class

_HE = frozenset("he him his".split())
_SHE = frozenset("she her hers".split())
_PLURAL = frozenset("they it them their its".split())
_RELATIVE = frozenset("who which that whose".split())
_ENDS = frozenset(", ( ) [ ] — – ; : who which whose".split())
_POSSESSIVE = frozenset({"’s", "'s", "’", "'"})
_MALE = frozenset({"mr", "sir", "lord"})
_FEMALE = frozenset({"mrs", "ms", "miss", "dame", "lady"})
_LONGEST_NAME = 4
_READ_BACK = 100  # tokens of the sentence before


class SourceNames:
    """Gives each source of one document, asked for in the order of the text, its fullest name."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._full: dict[str, str] = {}  # family name to the first full name of the text that ends in it
        self._genders: dict[str, frozenset[str]] = {}  # name to the pronouns that can stand for it
        self._last_person: str | None = None
        self._last_other: str | None = None
        for run in _capital_runs([token.text for token in document.tokens]):
            self._note(run)

    def name(self, source: Span) -> str:
        """The name of a person in full, without title; of anybody else the words told, without "the"."""
        words = list(self._words(source))
        alone = words[0].lower() if len(words) == 1 else ""
        for pronouns in (_HE, _SHE):
            if alone in pronouns:
                self._last_person = self._antecedent(source, pronouns) or self._last_person
                return self._last_person or words[0]
        if alone in _PLURAL:
            return self._last_other or words[0]
        if alone in _RELATIVE:
            return self._name_before(source) or words[0]
        return self._named(words) if words else self._document.text[source.begin : source.end]

    def _note(self, run: Sequence[str]) -> None:
        person = _untitled(run)
        if not 0 < len(person) <= _LONGEST_NAME or any(len(word) > 1 and word.isupper() for word in person):
            return
        if len(person) > 1:
            self._full.setdefault(person[-1], " ".join(person))
        title = run[-len(person) - 1].lower() if len(run) > len(person) else ""
        if title in _MALE | _FEMALE:
            self._genders.setdefault(person[-1], _HE if title in _MALE else _SHE)

    def _named(self, words: list[str]) -> str:
        head = _head(words)
        person = _person(head)
        if person is None:
            article = head[0].lower() == "the" and len(head) > 1
            self._last_other = _joined(head[1:] if article else head)
            return self._last_other
        self._last_person = self._fullest(person)
        return self._last_person

    def _fullest(self, person: list[str]) -> str:
        return self._full.get(person[-1], person[-1]) if len(person) == 1 else " ".join(person)

    def _antecedent(self, source: Span, pronouns: frozenset[str]) -> str | None:
        """Whom "he" or "she" stands for: the source before it, or else a person of the sentence before it."""
        sentence = self._document.sentence_at(self._document.token_at(source.begin))
        before = self._document.sentence_at(max(0, sentence.first - 1))
        tokens = self._document.tokens[before.first : min(sentence.first, before.first + _READ_BACK)]
        named = [_untitled(run) for run in _capital_runs([token.text for token in tokens])]
        told = [self._full[person[-1]] for person in named if person and person[-1] in self._full]
        candidates = told if self._last_person is None or self._last_person not in told else []
        for name in (*candidates, *([self._last_person] if self._last_person else [])):
            if self._genders.get(name.split()[-1], pronouns) == pronouns:
                return name
        return None

    def _name_before(self, source: Span) -> str | None:
        """Whom a relative pronoun stands for: the words with capitals right before it."""
        tokens, at = self._document.tokens, self._document.token_at(source.begin) - 1
        if at >= 0 and tokens[at].text == ",":
            at -= 1
        last = at + 1
        while at >= 0 and tokens[at].text[0].isupper():
            at -= 1
        words = [token.text for token in tokens[at + 1 : last]]
        return self._named(words) if words else None

    def _words(self, span: Span) -> Iterator[str]:
        tokens, at = self._document.tokens, self._document.token_at(span.begin)
        while at < len(tokens) and tokens[at].begin < span.end:
            yield tokens[at].text
            at += 1


def _capital_runs(words: list[str]) -> Iterator[list[str]]:
    """Runs of words with capitals; the full stop of a title or an initial does not end one."""
    run: list[str] = []
    for word in words:
        if word[0].isupper():
            run.append(word)
        elif run and not (word == "." and (len(run[-1]) == 1 or run[-1].lower() in word_class("titles"))):
            yield run
            run = []
    if run:
        yield run


def _head(words: list[str]) -> list[str]:
    """The phrase without what is set beside it."""
    for at, word in enumerate(words):
        if at and word.lower() in _ENDS:
            return words[:at]
    return words


def _person(head: list[str]) -> list[str] | None:
    """The name at the end of a phrase, without titles; nothing where the phrase names no person."""
    while len(head) > 1 and head[-1] in _POSSESSIVE:
        head = head[:-1]
    lower = [word.lower() for word in head]
    if lower[0] in word_class("determiners") or not word_class("prepositions").isdisjoint(lower):
        return None
    first = len(head)
    while first and (head[first - 1][0].isupper() or (head[first - 1] == "." and first > 1)):
        first -= 1
    person = _untitled([word for word in head[first:] if word != "."])
    return (
        None if not person or person[-1].lower() in word_class("bodies") or person[-1].isupper() else person
    )


def _untitled(words: Sequence[str]) -> list[str]:
    titles = (at for at, word in enumerate(words) if _is_title(word))
    return list(words[max(titles, default=-1) + 1 :])


def _is_title(word: str) -> bool:
    return word.lower().removesuffix("-elect") in word_class("titles")


def _joined(words: list[str]) -> str:
    text = " ".join(words)
    for mark in (" .", " ,", " ’", " '", " %"):
        text = text.replace(mark, mark[1:])
    return text
