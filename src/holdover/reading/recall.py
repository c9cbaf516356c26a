"""What a document has told: who holds which office, and whom a pronoun means."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from holdover.claim import Kind
from holdover.reading import lexicon
from holdover.reading.chunk import Item, Piece
from holdover.reading.clause import BREAKS, REACH
from holdover.reading.resolve_offices import Office, is_fuller, office_words
from holdover.reading.resolve_persons import Persons

if TYPE_CHECKING:
    from holdover.reading.document import Document
    from holdover.when import PartialDate

# What an apposition goes on with after its office: "X, mayor since 2004, …".
_AFTER_HELD = frozenset("since from until between for at in during under who whom".split())
_SUBJECTS = {"he": "m", "she": "f"}
_OTHERS = {"him": "m", "his": "m", "himself": "m", "her": "f", "hers": "f", "herself": "f"}
_MANY = frozenset(("they", "them", "their", "both"))
_QUOTES = frozenset(("“", "”", '"'))
_LEAVING = frozenset((Kind.REMOVED, Kind.RESIGNED, Kind.LEFT, Kind.SUSPENDED))
_FADE = 0.5  # what a sentence takes from the salience of those told before it


@dataclass(frozen=True, slots=True)
class Held:
    """An office that a report gives a person by title or apposition."""

    office: Office
    former: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """An office as told at one place of the text, and the person whom it is given there."""

    at: int  # the character at which it begins
    office: Office
    person: str | None
    former: bool


class Holders:
    """Persons and the offices that the report gives them; offices and the person told to hold each."""

    def __init__(self) -> None:
        self._by_person: dict[str, list[Held]] = {}
        self._by_office: dict[frozenset[str], str] = {}
        self._by_title: dict[frozenset[str], list[Office]] = {}
        self._public = 0
        self._private = 0
        self.tellings: list[Telling] = []  # every office told, in the order of the text
        self._given: deque[tuple[str, Office]] = deque(maxlen=5)  # the public offices given last, and to whom
        self.plural: Office | None = None  # the first office told in the plural: that of "the 46"

    def note(self, items: Sequence[Item], document: "Document") -> None:
        """Remember the titles and appositions of a sentence."""
        self.tellings += (telling for item in items for telling in _told_in(item, document))
        for at, item in enumerate(items):
            nominal = item.nominal
            if nominal is None:
                continue
            if nominal.office is None and nominal.persons and (owner := _owner_of_deputy(items, at)):
                self._note_deputy(nominal.persons[0], _OTHERS.get(owner))
            if nominal.persons and (left := _left_as(items, at)) is not None:
                self._give(nominal.persons[0], left, former=False)
            if nominal.office is None:
                self._note_apposition(items, at, nominal.persons)
                continue
            self._public += nominal.office.is_public
            self._private += nominal.office.is_private
            self._note_title(nominal.office)
            if nominal.office.plural and nominal.office.is_public:
                self.plural = self.plural or nominal.office
            for person in nominal.persons[:1]:
                self._give(person, nominal.office, former=nominal.former)

    def _note_deputy(self, person: str, gender: str | None) -> None:
        """As in "his deputy, X": of the office given last to somebody of that gender."""
        for holder, office in reversed(self._given):
            told = lexicon.genders().get(holder.split(maxsplit=1)[0].casefold())
            if holder != person and gender in (None, told or gender):
                if "deputy" not in office_words(office.text):
                    text, title = f"deputy {office.text}", f"deputy {office.title}"
                    self._give(person, replace(office, text=text, title=title), former=False)
                return

    def _note_title(self, office: Office) -> None:
        offices = self._by_title.setdefault(office_words(office.title), [])
        if office.is_public and not office.body and len(offices) < 20 and office not in offices:
            offices.append(office)

    def heading(self, body: str) -> Office | None:
        """The only office told of who heads the body: "chief executive of the water agency" of "agency"."""
        words = frozenset(lexicon.chiefs().get(word, word) for word in office_words(body))
        found = {
            office.text: office
            for offices in self._by_title.values()
            for office in offices
            if not office.plural and _heads(office) and words <= office_words(office.text)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def fuller(self, text: str) -> Office | None:
        """The only office of that bare title that the report tells with its place or body.

        A seat of a legislature is none: the next senator told is another's.
        """
        if text.casefold() in lexicon.title_words("legislators"):
            return None
        full = [o for o in self._by_title.get(office_words(text), ()) if is_fuller(o.text, text)]
        is_one = len({office_words(office.text) for office in full}) == 1
        return max(full, key=lambda office: len(office.text)) if is_one else None

    def _note_apposition(self, items: Sequence[Item], at: int, persons: tuple[str, ...]) -> None:
        """As in "X, president of the bank since 2019, …": an apposition that goes on after the office."""
        if not persons or at + 1 >= len(items) or items[at + 1].word not in (",", "—", "–"):
            return
        for index in range(at + 2, min(at + 9, len(items))):
            nominal = items[index].nominal
            if nominal is not None:
                if (
                    nominal.office is not None
                    and not nominal.persons
                    and not nominal.office.plural
                    and index + 1 < len(items)
                    and items[index + 1].word in _AFTER_HELD
                ):
                    self._give(persons[0], nominal.office, former=nominal.former)
                return
            if items[index].piece is Piece.TRIGGER or items[index].word in (",", ".", "and", "who", "which"):
                return

    def _give(self, person: str, office: Office, *, former: bool) -> None:
        if office.is_public and not office.plural:
            self._given.append((person, office))
        held = self._by_person.setdefault(person, [])
        if len(held) < 20 and all(known.office.text != office.text for known in held):
            held.append(Held(office, former))
        if not former and not office.plural:
            self._by_office.setdefault(office_words(office.text), person)

    def office_of(self, person: str, *, now: bool) -> Office | None:
        """The public office by which the report knows the person best; ``now``: none told as former."""
        held = [known for known in self._by_person.get(person, ()) if known.office.is_public]
        fitting = [known for known in held if not known.former] or ([] if now else held)
        if not fitting:
            return None
        chosen = max(fitting, key=lambda known: len(known.office.text.split()) > 1)
        return _fullest(chosen.office, held)

    def seat_of(self, person: str) -> Office | None:
        """The seat in a legislature that the report gives the person by title."""
        titles = {title.casefold() for title in lexicon.title_words("legislators")}
        return next((k.office for k in self._by_person.get(person, ()) if k.office.title in titles), None)

    @property
    def is_political(self) -> bool:
        """Whether the report speaks mostly of public offices."""
        return self._public >= 4 and self._public > 3 * self._private

    @property
    def is_public_mostly(self) -> bool:
        """Whether few of the posts that the report names are private."""
        return self._public > 3 * self._private

    def is_private(self, person: str) -> bool:
        """Whether the report gives the person posts, and none of them public."""
        held = self._by_person.get(person, ())
        return any(known.office.is_private for known in held) and not any(
            known.office.is_public for known in held
        )

    def holder(self, office: Office) -> str | None:
        """The person told to hold the office: "the prime minister" is Tony Blair where the report says so."""
        return self.holder_of(office.text)

    def holder_of(self, office: str) -> str | None:
        """The same, of an office by its words."""
        return self._by_office.get(office_words(office))


class Focus:
    """Who is spoken of, and how much so: salience grows with each mention and fades with each sentence."""

    def __init__(self, persons: Persons, author: str | None = None) -> None:
        self._persons = persons
        self._author = author
        self._salience: dict[str, float] = {}
        self.day: PartialDate | None = None  # the day told last: "the same day"

    def read(self, items: Sequence[Item]) -> dict[int, tuple[str, ...]]:
        """Take in a sentence; gives the persons whom its pronouns mean, by the pronouns' places."""
        self._salience = {person: s * _FADE for person, s in self._salience.items() if s > 0.05}
        meant: dict[int, tuple[str, ...]] = {}
        together: tuple[str, ...] = ()
        first = True
        for index, item in enumerate(items):
            if item.nominal is not None:
                for person in item.nominal.persons:
                    self._raise(person, 2.0 if first else 1.0)
                    together = (*together, person) if _is_joined(items, index) else (person,)
                    first = False
            elif (
                item.piece is Piece.WORD and (one := self._meant(item.word, _actor(items, index))) is not None
            ):
                meant[index] = (one,)
                self._raise(one, 1.5 if item.word in _SUBJECTS else 0.5)
                first = first and item.word not in _SUBJECTS
            elif item.word in _MANY and len(together) > 1:
                meant[index] = together
        return meant | self._speakers(items)

    def _meant(self, word: str, actor: Sequence[str]) -> str | None:
        """Whom the pronoun means; "him" is not the one who acts on him."""
        gender = _SUBJECTS.get(word) or _OTHERS.get(word)
        if gender is None:
            return None
        fitting = [
            person
            for person in self._salience
            if self._persons.gender(person) in (None, gender) and person not in actor
        ]
        return max(fitting, key=self._salience.__getitem__, default=None)

    def _raise(self, person: str, by: float) -> None:
        self._salience[person] = self._salience.get(person, 0.0) + by

    def _speakers(self, items: Sequence[Item]) -> dict[int, tuple[str, ...]]:
        """Whom "I" means: the author of a text of one's own, else in speech the one most spoken of."""
        places = [index for index, item in enumerate(items) if item.word in ("i", "my", "me")]
        is_speech = any(item.word in lexicon.word_list("speaking") or item.word in _QUOTES for item in items)
        if not places or not (self._author or is_speech):
            return {}
        speaker = self._author or max(self._salience, key=self._salience.__getitem__, default=None)
        return dict.fromkeys(places, (speaker,)) if speaker else {}


def _told_in(item: Item, document: "Document") -> Iterator[Telling]:
    """The offices told in one piece, its appositions included."""
    person = next(iter(item.nominal.persons), None) if item.nominal is not None else None
    last: Office | None = None
    for part in (item, *item.folded):
        nominal = part.nominal
        if nominal is not None and nominal.office is not None and nominal.office != last:
            last = nominal.office
            yield Telling(document.tokens[part.first].begin, last, person, nominal.former)


def _actor(items: Sequence[Item], at: int) -> Sequence[str]:
    """The person who acts in the clause whose object is the pronoun at ``at``."""
    if items[at].word not in ("him", "her"):
        return ()
    for index in range(at - 1, max(-1, at - 8), -1):
        nominal = items[index].nominal
        if nominal is not None:
            return nominal.persons
        if items[index].word == "and":  # "X invited Y and asked him": X acts by both verbs
            clause = range(_clause_start(items, index), index)
            return next((n.persons for i in clause if (n := items[i].nominal) is not None), ())
        if items[index].word in (",", "that", "who", ";"):
            break
    return ()


def _clause_start(items: Sequence[Item], at: int) -> int:
    marks = (index + 1 for index in range(at - 1, max(-1, at - REACH), -1) if items[index].word in BREAKS)
    return next(marks, max(0, at - REACH))


def _left_as(items: Sequence[Item], at: int) -> Office | None:
    """The office that the person at ``at`` is made to leave: "dismissed X as health minister"."""
    trigger = items[at - 1].trigger if at else None
    if trigger is None or trigger.kind not in _LEAVING or [i.word for i in items[at + 1 : at + 2]] != ["as"]:
        return None
    office = next((i.nominal for i in items[at + 2 : at + 5] if i.nominal is not None), None)
    return office.office if office is not None and not office.persons else None


def _owner_of_deputy(items: Sequence[Item], at: int) -> str | None:
    """Whose deputy the person at ``at`` is told to be: "his" of "his deputy, X"."""
    before = [item.word for item in items[max(0, at - 3) : at] if item.word != ","]
    is_deputy = before[-1:] == ["deputy"] and before[-2:-1] in (["his"], ["her"], ["'s"])
    return before[-2] if is_deputy else None


def _is_joined(items: Sequence[Item], at: int) -> bool:
    """Whether the person at ``at`` is joined to another before him: "A and B"."""
    return at >= 2 and items[at - 1].word in ("and", "&") and items[at - 2].nominal is not None


def _heads(office: Office) -> bool:
    """Whether the office is that of the first of a body, not of a member or deputy."""
    is_first = office.title in lexicon.title_words("of_bodies") | {"minister", "mayor", "premier"}
    return is_first and not office_words(office.text) & (lexicon.word_list("lower") | {"member"})


def _fullest(office: Office, held: Iterable[Held]) -> Office:
    """The office in the fullest words that the report gives for it."""
    same = [known.office for known in held if is_fuller(known.office.text, office.text)]
    return max(same, key=lambda known: len(known.text), default=office)
