"""Make of a sentence the pieces that its changes are read from: nominals, triggers, dates, words.

A nominal is what can come or go: a person with the titles told beside the name, an office alone, or so many
office holders. Appositions are folded in, so that what stands left and right of a verb is near it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from holdover.reading import lexicon
from holdover.reading.document import Document, Sentence
from holdover.reading.resolve_offices import Office, resolve_office
from holdover.reading.resolve_persons import Persons
from holdover.reading.spans import Label, Mention

_FORMER = frozenset(
    "former ex then-former late one-time onetime erstwhile ousted deposed disgraced retired".split()
)
_ELECT = frozenset(("elect", "designate"))


class Piece(StrEnum):
    """What a piece of a sentence is."""

    NOMINAL = "nominal"
    TRIGGER = "trigger"
    DATE = "date"
    WORD = "word"


@dataclass(slots=True)
class Nominal:
    """A person, an office, or people counted, as one noun phrase tells them."""

    persons: tuple[str, ...] = ()
    office: Office | None = None
    former: bool = False
    count: str | None = None
    words: str = ""  # as told, for a group
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
    folded: list["Item"] = field(default_factory=list)  # pieces inside an apposition that was folded in


class Chunker:
    """Cuts the sentences of one document into pieces."""

    def __init__(self, document: Document, persons: Persons, mentions: Sequence[Mention]) -> None:
        self._document = document
        self._persons = persons
        self._starts = {mention.first: mention for mention in mentions}

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
        words = self._document.words
        if mention is None:
            return Item(Piece.WORD, at, at + 1, words[at])
        word = " ".join(words[mention.first : mention.last])
        match mention.label:
            case Label.TRIGGER:
                found = lexicon.triggers().match(words, at, mention.last)
                return Item(
                    Piece.TRIGGER if found else Piece.WORD, at, mention.last, word, trigger=found and found[1]
                )
            case Label.DATE:
                return Item(Piece.DATE, at, mention.last, word)
            case Label.COUNT:
                return self._counted(mention, sentence)
            case _:
                return self._nominal(mention, sentence)

    def _counted(self, mention: Mention, sentence: Sentence) -> Item:
        """As in "46 US attorneys": a number, words that describe, and an office in the plural."""
        at = mention.last
        for _ in range(4):
            following = self._starts.get(at)
            if following is not None and following.label is Label.OFFICE:
                office = resolve_office(self._document, following)
                if not office.plural:
                    break
                nominal = Nominal(
                    office=office,
                    count=self._text(mention.first, mention.last),
                    words=self._text(mention.first, following.last),
                )
                return Item(Piece.NOMINAL, mention.first, following.last, nominal.words.casefold(), nominal)
            if following is not None or at >= sentence.last or not self._document.words[at][0].isalpha():
                break
            at += 1
        word = " ".join(self._document.words[mention.first : mention.last])
        return Item(Piece.WORD, mention.first, mention.last, word)

    def _nominal(self, mention: Mention, sentence: Sentence) -> Item:
        nominal = Nominal(words=self._text(mention.first, mention.last))
        end = mention.last
        folded: list[Item] = []
        if mention.label is not Label.PERSON:
            nominal.office = resolve_office(self._document, mention)
            nominal.former, nominal.determiner = self._told_before(mention.first, sentence)
            end = self._name_after(mention, nominal, sentence)
        else:
            nominal.persons = (self._persons.name(mention),)
        if nominal.persons:
            end, folded = self._apposition(end, nominal, sentence)
        return Item(Piece.NOMINAL, mention.first, end, nominal.words.casefold(), nominal, folded=folded)

    def _told_before(self, first: int, sentence: Sentence) -> tuple[bool, str]:
        words, former, determiner = self._document.words, False, ""
        at = first - 1
        while at >= sentence.first and at >= first - 4:
            word = words[at]
            if word in _FORMER or word.startswith("ex-"):
                former = True
            elif word in (
                "the",
                "a",
                "an",
                "his",
                "her",
                "its",
                "their",
                "every",
                "no",
                "any",
                "next",
                "some",
                "all",
            ):
                return former, word
            elif not word.replace("-", "").isalpha() and word != "-":
                break
            at -= 1
        return former, determiner

    def _name_after(self, mention: Mention, nominal: Nominal, sentence: Sentence) -> int:
        """Take in the person whom a title stands before: "Gov. Rick Snyder", "his deputy, Joon Kim,"."""
        words, at = self._document.words, mention.last
        if at + 1 < sentence.last and words[at] in ("-", "–") and words[at + 1] in _ELECT:
            at += 2
        person = self._starts.get(at)
        if person is not None and person.label is Label.PERSON:
            nominal.persons = (self._persons.name(person),)
            return person.last
        if (
            mention.label is Label.OFFICE
            and at + 1 < sentence.last
            and words[at] == ","
            and nominal.determiner
        ):
            person = self._starts.get(at + 1)
            if person is not None and person.label is Label.PERSON and self._closes(person.last, sentence):
                nominal.persons = (self._persons.name(person),)
                return person.last + (person.last < sentence.last and words[person.last] == ",")
        return mention.last

    def _closes(self, at: int, sentence: Sentence) -> bool:
        return at >= sentence.last or self._document.words[at] in (",", ".", ")", ";", "—", "–", "-")

    def _apposition(self, end: int, nominal: Nominal, sentence: Sentence) -> tuple[int, list[Item]]:
        """Fold in what follows a name: a party in brackets, an age, an office between commas."""
        words = self._document.words
        end = self._brackets(end, nominal, sentence)
        end = self._place_after(end, nominal, sentence)
        direct = self._starts.get(end)
        if direct is not None and direct.label is Label.OFFICE and words[end] in ("mp", "mep", "msp"):
            nominal.office = nominal.office or resolve_office(self._document, direct)
            return direct.last, []
        if (
            end + 2 < sentence.last
            and words[end] == ","
            and words[end + 1].isdecimal()
            and words[end + 2] == ","
        ):
            end += 2
        if end + 1 >= sentence.last or words[end] not in (",", "—", "–", "-", "("):
            return end, []
        return self._office_between_commas(end, nominal, sentence)

    def _office_between_commas(
        self, end: int, nominal: Nominal, sentence: Sentence
    ) -> tuple[int, list[Item]]:
        words, at, former = self._document.words, end + 1, False
        told: list[str] = []
        while (
            at < sentence.last
            and at not in self._starts
            and at < end + 7
            and (words[at] in lexicon.word_list("before_apposition") or words[at] in _FORMER)
        ):
            former = former or words[at] in _FORMER or words[at] in ("was", "then")
            told.append(words[at])
            at += 1
        mention = self._starts.get(at)
        if mention is None or mention.label is not Label.OFFICE:
            return end, []
        office = resolve_office(self._document, mention)
        after = self._starts.get(mention.last)
        if after is not None and after.label is Label.PERSON:
            return end, []  # the next of a list: "X, Governor Y and …"
        item = Item(
            Piece.NOMINAL,
            mention.first,
            mention.last,
            self._text(mention.first, mention.last).casefold(),
            Nominal(office=office, former=former, determiner=" ".join(told)),
        )
        if not self._closes(mention.last, sentence):
            return end, []
        if (
            nominal.office is None
            or (not nominal.office.is_public and office.is_public)
            or len(office.text) > len(nominal.office.text)
        ):
            nominal.office, nominal.former = office, former
        closing = mention.last < sentence.last and words[mention.last] in (",", ")", "—", "–", "-")
        return mention.last + closing, [item]

    def _brackets(self, end: int, nominal: Nominal, sentence: Sentence) -> int:
        """As in "(R-Fla.)": a party and a state; other short brackets are skipped too."""
        words = self._document.words
        if end >= sentence.last or words[end] != "(":
            return end
        for at in range(end + 1, min(end + 8, sentence.last)):
            if words[at] == ")":
                return at + 1
        return end

    def _place_after(self, end: int, nominal: Nominal, sentence: Sentence) -> int:
        """As in "Sen. Marco Rubio of Florida": the place told after the name belongs to the office."""
        words = self._document.words
        if nominal.office is None or end + 1 >= sentence.last or words[end] not in ("of", "from"):
            return end
        match = lexicon.places().match(words, end + 1, sentence.last)
        if match is None or match[1]:
            return end
        office, place = nominal.office, self._text(end + 1, match[0])
        if place not in office.text:
            joined = f"{office.text} {'from' if office.text.casefold().endswith('senator') else 'of'} {place}"
            nominal.office = Office(joined, office.standing, office.capacity)
        return match[0]

    def _text(self, first: int, last: int) -> str:
        tokens = self._document.tokens
        return " ".join(self._document.text[tokens[first].begin : tokens[last - 1].end].split())
