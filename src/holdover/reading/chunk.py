"""Make of a sentence the pieces that its changes are read from: nominals, triggers, dates, words.

A nominal is what can come or go: a person with the titles told beside the name, an office alone, or so many
office holders. Appositions are folded in, so that what stands left and right of a verb is near it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from holdover.reading import lexicon
from holdover.reading.complete_office import Completion
from holdover.reading.document import Document, Sentence
from holdover.reading.find_constituency import from_state
from holdover.reading.find_spans import is_noun_here
from holdover.reading.resolve_offices import Office, resolve_office
from holdover.reading.resolve_persons import Persons
from holdover.reading.spans import Label, Mention

_DASHES = frozenset(("—", "–", "-", "--"))
_CLOSERS = frozenset((",", ".", ")", ";")) | _DASHES
_BRACKET_REACH = 8
_APPOSITION_REACH = 7
_DESCRIPTION = 3  # words that describe a person between an office and the name
_LABEL = 40  # characters of a party and state behind a name
_COUNTED_REACH = 6  # tokens between a number and what it counts


def _public_unless_private(office: Office) -> str:
    return "private" if office.is_private else "public"


class Piece(StrEnum):
    """What a piece of a sentence is."""

    NOMINAL = "nominal"
    TRIGGER = "trigger"
    DATE = "date"
    WORD = "word"


@dataclass(slots=True)
class Nominal:
    """A person, an office, or people counted, as one noun phrase tells them."""

    words: str  # as told
    persons: tuple[str, ...] = ()
    office: Office | None = None
    former: bool = False
    count: str | None = None
    determiner: str = ""


@dataclass(slots=True)
class Item:
    """One piece: the tokens from ``first`` up to ``last``, its word (lower case), and what it is."""

    piece: Piece
    first: int
    last: int
    word: str
    nominal: Nominal | None = None
    trigger: lexicon.TriggerWord | None = None
    folded: tuple["Item", ...] = field(default=())  # offices in an apposition that was folded in


class Chunker:
    """Cuts the sentences of one document into pieces."""

    def __init__(self, document: Document, persons: Persons, mentions: Sequence[Mention]) -> None:
        self._document = document
        self._words = document.words
        self._persons = persons
        self._starts = {mention.first: mention for mention in mentions}
        self._completion = Completion(document)

    def chunk(self, sentence: Sentence) -> list[Item]:
        """The pieces of a sentence, in order."""
        items, at = [], sentence.first
        while at < sentence.last:
            item = self._item(at, sentence)
            items.append(item)
            at = item.last
        return items

    def _item(self, at: int, sentence: Sentence) -> Item:
        mention = self._starts.get(at)
        if mention is None:
            return self._addressed(at, sentence) or Item(Piece.WORD, at, at + 1, self._words[at])
        word = " ".join(self._words[mention.first : mention.last])
        match mention.label:
            case Label.TRIGGER:
                is_noun = is_noun_here(self._document, sentence, at, mention.last)
                found = (lexicon.nouns() if is_noun else lexicon.triggers()).match(
                    self._words, at, mention.last
                )
                piece = Piece.TRIGGER if found else Piece.WORD
                return Item(piece, at, mention.last, word, trigger=found and found[1])
            case Label.DATE:
                return Item(Piece.DATE, at, mention.last, word)
            case Label.COUNT:
                return self._counted(mention, sentence)
            case Label.PERSON:
                nominal = Nominal(self._text(mention.first, mention.last), (self._persons.name(mention),))
                return self._with_apposition(mention.first, mention.last, nominal, sentence)
            case _:
                return self._titled(mention, sentence)

    def _addressed(self, at: int, sentence: Sentence) -> Item | None:
        """As in "Mr. Sanders", "Sir Keir Starmer": the title is part of the name's piece."""
        if self._words[at] not in lexicon.word_list("person_titles"):
            return None
        person = self._starts.get(self._past_titles(at, sentence))
        if person is None or person.label is not Label.PERSON or person.first > at + 4:
            return None
        nominal = Nominal(self._text(person.first, person.last), (self._persons.name(person),))
        return self._with_apposition(at, person.last, nominal, sentence)

    def _counted(self, mention: Mention, sentence: Sentence) -> Item:
        """As in "46 US attorneys": a number, words that describe, and an office in the plural."""
        for at in range(mention.last, min(mention.last + _COUNTED_REACH, sentence.last)):
            following = self._starts.get(at)
            if following is not None and following.label in (Label.OFFICE, Label.BODY):
                office = resolve_office(self._document, following)
                if not office.plural:
                    break
                text = self._text(mention.first, following.last)
                count = self._text(mention.first, mention.last)
                nominal = Nominal(text, office=office, count=count)
                return Item(Piece.NOMINAL, mention.first, following.last, text.casefold(), nominal)
            # "three of the seven justices" are three
            is_other = following is not None and following.label not in (Label.TRIGGER, Label.COUNT)
            if is_other or not self._words[at][0].isalpha():
                break
        word = " ".join(self._words[mention.first : mention.last])
        return self._counted_alone(mention, word)

    def _counted_alone(self, mention: Mention, word: str) -> Item:
        """As in "the 46 who remain": a number for people told before."""
        following = self._words[mention.last] if mention.last < len(self._words) else ""
        before = self._words[mention.first - 1] if mention.first else ""
        if following == "who" or (before in ("all", "the") and following in ("to", ",", ".", "of")):
            text = self._text(mention.first, mention.last)
            return Item(Piece.NOMINAL, mention.first, mention.last, word, Nominal(text, count=text))
        return Item(Piece.WORD, mention.first, mention.last, word)

    def _titled(self, mention: Mention, sentence: Sentence) -> Item:
        """An office or a body, and the person whom it stands before."""
        nominal = Nominal(self._text(mention.first, mention.last))
        nominal.office = resolve_office(self._document, mention)
        nominal.former, nominal.determiner = self._told_before(mention.first, sentence)
        nominal.office = self._completion.complete(nominal.office, mention, sentence)
        person, end = self._name_after(mention, sentence)
        if person is None:
            return Item(Piece.NOMINAL, mention.first, mention.last, nominal.words.casefold(), nominal)
        nominal.persons = (self._persons.name(person),)
        if end == person.last and nominal.office.title in lexicon.word_list("public_before_names"):
            nominal.office = replace(nominal.office, standing=_public_unless_private(nominal.office))
        return self._with_apposition(mention.first, end, nominal, sentence)

    def _told_before(self, first: int, sentence: Sentence) -> tuple[bool, str]:
        """Whether the words before an office tell it as former, and its article."""
        former = False
        for at in range(first - 1, max(sentence.first, first - 4) - 1, -1):
            word = self._words[at]
            if word in lexicon.word_list("former") or word.startswith("ex-"):
                former = True
            elif word in lexicon.word_list("articles"):
                return former, word
            elif not word.replace("-", "").isalpha():
                break
        return former, ""

    def _name_after(self, mention: Mention, sentence: Sentence) -> tuple[Mention | None, int]:
        """The person whom a title stands before: "Gov. Rick Snyder", "his deputy, Mr Joon Kim,"."""
        at = mention.last
        if (
            at + 1 < sentence.last
            and self._words[at] in _DASHES
            and self._words[at + 1] in ("elect", "designate")
        ):
            at += 2
        person = self._starts.get(at)
        if person is not None and person.label is Label.PERSON:
            return person, person.last
        if mention.label is not Label.OFFICE or at + 1 >= sentence.last or self._words[at] != ",":
            return None, at
        person = self._starts.get(self._past_titles(self._past_description(at + 1, sentence), sentence))
        if person is None or person.label is not Label.PERSON or not self._closes(person.last, sentence):
            return None, at
        return person, person.last + self._is_closing(person.last, sentence)

    def _past_description(self, at: int, sentence: Sentence) -> int:
        """Over what a person is beside the office: "the tribunal's president, Italian lawyer X,"."""
        for end in range(at, min(at + _DESCRIPTION + 1, sentence.last)):
            if end in self._starts:
                return end
            is_place = lexicon.places().match(self._words, end, end + 1) is not None
            is_noun = self._words[end].isalpha() and not any(
                self._words[end] in lexicon.word_list(name)
                for name in ("prepositions", "auxiliaries", "articles", "adverbs", "holder_pronouns")
            )
            if not is_place and (not is_noun or self._document.tokens[end].text[0].isupper()):
                break
        return at

    def _past_titles(self, at: int, sentence: Sentence) -> int:
        """Over "Mr", "Sir", "General" and the like before a name."""
        while at < sentence.last:
            mention = self._starts.get(at)
            if mention is not None and mention.label is Label.OFFICE and mention.last < at + 4:
                at = mention.last
            elif mention is None and (
                self._words[at] in lexicon.word_list("person_titles") or self._words[at] == "."
            ):
                at += 1
            else:
                break
        return at

    def _closes(self, at: int, sentence: Sentence) -> bool:
        return at >= sentence.last or self._words[at] in _CLOSERS

    def _is_closing(self, at: int, sentence: Sentence) -> bool:
        return at < sentence.last and self._words[at] in _CLOSERS - {".", ";"}

    def _with_apposition(self, first: int, end: int, nominal: Nominal, sentence: Sentence) -> Item:
        """Fold in what follows a name: a party in brackets, an age, an office between commas."""
        if nominal.office is not None and nominal.persons:
            behind = self._document.text[self._document.tokens[end - 1].end :][:_LABEL]
            held = nominal.office
            nominal.office = replace(held, text=from_state(held.text, held.title, behind))
        end = self._past_brackets(end, sentence)
        end = self._with_place(end, nominal, sentence)
        folded: tuple[Item, ...] = ()
        after = self._starts.get(end)
        if after is not None and after.label is Label.OFFICE and self._words[end] in ("mp", "mep", "msp"):
            nominal.office = nominal.office or resolve_office(self._document, after)
            end = after.last
        elif end + 1 < sentence.last and (self._words[end] in _DASHES or self._words[end] in (",", "(")):
            end, folded = self._between_commas(end, nominal, sentence)
        return Item(Piece.NOMINAL, first, end, nominal.words.casefold(), nominal, folded=folded)

    def _past_brackets(self, end: int, sentence: Sentence) -> int:
        """As in "(R-Fla.)": a party and a state; other short brackets are passed over too."""
        if end < sentence.last and self._words[end] == "(":
            for at in range(end + 1, min(end + _BRACKET_REACH, sentence.last)):
                if self._words[at] == ")":
                    return at + 1
        return end

    def _with_place(self, end: int, nominal: Nominal, sentence: Sentence) -> int:
        """As in "Sen. Marco Rubio of Florida": the place or body after the name belongs to the office."""
        office = nominal.office
        if office is None or end + 1 >= sentence.last or self._words[end] not in ("of", "from"):
            return end
        match = lexicon.places().match(self._words, end + 1, sentence.last)
        if match is not None and office.title in lexicon.title_words("of_no_place"):
            return end  # "Judge X of Spain" comes from there
        is_body = match is None and self._words[end] == "of"
        last = self._completion.body_after(end + 1, sentence) if is_body else match and match[0]
        if last is None or (match is not None and match[1]):
            return end
        place = self._text(end + 1, last)
        if place not in office.text:
            joined = f"{office.text} {'from' if office.title == 'senator' else 'of'} {place}"
            nominal.office = replace(office, text=joined)
        return last

    def _between_commas(self, end: int, nominal: Nominal, sentence: Sentence) -> tuple[int, tuple[Item, ...]]:
        """The office in an apposition, where nothing else stands in it."""
        at = end + 1
        if at + 1 < sentence.last and self._words[at].isdecimal() and self._words[at + 1] == ",":
            at += 2  # an age
        start = at
        between = lexicon.word_list("before_apposition") | lexicon.word_list("former")
        while (
            at < min(sentence.last, end + _APPOSITION_REACH)
            and at not in self._starts
            and self._words[at] in between
        ):
            at += 1
        mention = self._starts.get(at)
        if mention is None or mention.label is not Label.OFFICE or not self._closes(mention.last, sentence):
            return end, ()
        told = self._words[start:at]
        former = any(word in lexicon.word_list("former") or word in ("was", "then") for word in told)
        office = resolve_office(self._document, mention)
        self._prefer(nominal, office, former=former)
        text = self._text(mention.first, mention.last)
        inner = Nominal(text, office=office, former=former)
        item = Item(Piece.NOMINAL, mention.first, mention.last, text.casefold(), inner)
        return mention.last + self._is_closing(mention.last, sentence), (item,)

    @staticmethod
    def _prefer(nominal: Nominal, office: Office, *, former: bool) -> None:
        """Keep of two offices told with a name the public one, then the fuller one."""
        held = nominal.office
        is_better = held is None or (office.is_public and not held.is_public)
        if is_better or (held is not None and office.is_public and len(office.text) > len(held.text)):
            nominal.office, nominal.former = office, former

    def _text(self, first: int, last: int) -> str:
        tokens = self._document.tokens
        return " ".join(self._document.text[tokens[first].begin : tokens[last - 1].end].split())
