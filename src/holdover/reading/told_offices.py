"""The offices that a report tells, each with the places at which it is told and those who are given it."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from holdover.claim import Capacity
from holdover.reading import lexicon
from holdover.reading.recall import Telling
from holdover.reading.resolve_offices import Office, is_fuller, office_words

_BEFORE, _AFTER, _FIRST = 30, 10, 4  # tellings around a place, and of the report's first, that may be meant
_COMPARED = 60  # offices of one report among which the fuller words of one are looked for
_GIVEN = 20  # offices of one person


@dataclass(slots=True, eq=False)
class ToldOffice:
    """One office in the report's fullest words; places are characters at which it is told, in order."""

    office: Office
    words: frozenset[str]  # what tells it from other offices
    places: list[int] = field(default_factory=list)
    unheld: list[int] = field(default_factory=list)  # those at which it is given to nobody
    titles: list[tuple[int, str]] = field(default_factory=list)  # those at which it is somebody's title
    held: dict[str, Telling] = field(default_factory=dict)  # to whom it is given, and how first
    left: set[str] = field(default_factory=set)  # whom the report tells to have held it before

    def of(self, person: str | None) -> Office:
        """The office as the person has it: in the capacity that the report gives the person, if any."""
        held = self.held.get(person or "")
        return replace(self.office, capacity=Capacity.PERMANENT if held is None else held.office.capacity)

    def add(self, telling: Telling) -> None:
        """Take in one more place, behind those before."""
        self.places.append(telling.at)
        if telling.person is None:
            self.unheld.append(telling.at)
            return
        self.titles.append((telling.at, telling.person))
        if telling.former:
            self.left.add(telling.person)
        else:
            self.held.setdefault(telling.person, telling)


class ToldOffices:
    """The public offices of one report."""

    def __init__(self, tellings: Iterable[Telling]) -> None:
        self._tellings = [telling for telling in tellings if telling.office.is_public]
        self._places = [telling.at for telling in self._tellings]
        distinct = {office_words(telling.office.text): telling.office for telling in self._tellings}
        self._distinct = tuple(distinct.values())[:_COMPARED]
        self._full: dict[frozenset[str], ToldOffice] = {}
        self._by_words: dict[frozenset[str], ToldOffice] = {}
        self._of_person: dict[str, list[ToldOffice]] = {}
        self._in_order = [self._take(telling) for telling in self._tellings]
        titles = Counter(told.office.title for told in self._in_order)
        self.commonest = max(titles, key=titles.__getitem__, default="")  # the title told most often

    def of(self, office: Office) -> ToldOffice:
        """The office in the report's fullest words, where those are of one office."""
        words = office_words(office.text)
        if words not in self._by_words:
            full = self._in_full(office)
            told = ToldOffice(full, office_words(full.text))
            self._by_words[words] = self._full.setdefault(told.words, told)
        return self._by_words[words]

    def near(self, at: int) -> Iterator[ToldOffice]:
        """Those told around a place and first in the report; some more than once."""
        here = bisect_left(self._places, at)
        yield from self._in_order[max(0, here - _BEFORE) : here + _AFTER]
        yield from self._in_order[:_FIRST]

    def given_to(self, person: str | None) -> Sequence[ToldOffice]:
        """Those that the report gives the person, now or before."""
        return self._of_person.get(person or "", ())

    def last_before(self, at: int) -> ToldOffice | None:
        """The one told last before a place."""
        here = bisect_left(self._places, at)
        return self._in_order[here - 1] if here else None

    @property
    def first(self) -> ToldOffice | None:
        """The one told first."""
        return self._in_order[0] if self._in_order else None

    def _take(self, telling: Telling) -> ToldOffice:
        told = self.of(telling.office)
        told.add(telling)
        if telling.person is not None:
            given = self._of_person.setdefault(telling.person, [])
            if told not in given and len(given) < _GIVEN:
                given.append(told)
        return told

    def _in_full(self, office: Office) -> Office:
        """The office in its fullest words; a bare seat of a legislature stays one, since many have such."""
        if office.text.casefold() in lexicon.title_words("legislators"):
            return office
        more = [other for other in self._distinct if is_fuller(other.text, office.text)]
        full = max(more, key=lambda other: len(other.text), default=office)
        words = office_words(full.text)
        return full if all(office_words(other.text) <= words for other in more) else office
