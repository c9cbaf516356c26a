"""The people under a bulk order, and what became of each."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from holdover.claim import Capacity, Kind, Status
from holdover.ledger.entry import Entry
from holdover.register.episodes import Episode
from holdover.register.identity import Holders, holders
from holdover.register.names import Verdict, compare
from holdover.register.naming import Naming, person_named
from holdover.register.offices import OfficeName, office_named, office_of
from holdover.register.preference import by_preference
from holdover.register.roll import Member, Standing, Step
from holdover.register.rulings import Rulings
from holdover.register.same_office import is_broader
from holdover.register.sides import date_sides, manner_sides
from holdover.register.tenure import Office, Person
from holdover.register.testimony import Part, Testimony, testimonies

_STANDINGS = {
    Kind.ASKED_TO_RESIGN: Standing.ASKED,
    Kind.REFUSED_TO_LEAVE: Standing.REFUSED,
    Kind.RESIGNED: Standing.RESIGNED,
    Kind.RETIRED: Standing.RESIGNED,
    Kind.ASKED_TO_STAY: Standing.KEPT,
    Kind.LEFT: Standing.LEFT,
    Kind.DIED: Standing.LEFT,
    Kind.REMOVED: Standing.REMOVED,
}
_IN_ORDER = list(dict.fromkeys(_STANDINGS.values()))  # of things told for one day


def is_answer(entry: Entry) -> bool:
    """Whether the entry tells something of a named person that can be an answer to an order."""
    return entry.claim.person is not None and entry.claim.kind in _STANDINGS


def office_in(entry: Entry, title: str) -> Office:
    """The office that an entry is about; where it names none, that of the title alone."""
    return office_of(entry.claim.office) if entry.claim.office else office_named(OfficeName(title))


class People:
    """Who the names in the offices of one title stand for."""

    def __init__(self, title: str, told: Iterable[Entry], rulings: Rulings) -> None:
        self._title = title
        self._rulings = rulings
        self._offices: dict[str, Office] = {}
        self._names: dict[str, set[Naming]] = defaultdict(set)
        self._holders: dict[str, Holders] = {}
        for entry in told:
            if named := person_named(entry.claim):
                office = office_in(entry, title)
                self._offices[office.id] = min(office, self._offices.get(office.id, office), key=repr)
                self._names[office.id].add(named)

    def joined(self, told: Iterable[Entry]) -> list[tuple[Person, Office, list[Entry]]]:
        """The persons that the entries tell of, each in the office most fully told, with their entries.

        Who is named in one report without the district, and in others with it, is one person where only one
        fits.
        """
        by_person: dict[str, tuple[Person, Office, list[Entry]]] = {}
        for entry in told:
            person, office = self._of(entry)
            by_person.setdefault(person.id, (person, office, []))[2].append(entry)
        for identity, (person, office, entries) in sorted(by_person.items()):
            fuller = [
                (other, place)
                for other, place, _ in by_person.values()
                if place.id != office.id and is_broader(office, place) and _may_be_one(person, other)
            ]
            if len(fuller) == 1:
                by_person[fuller[0][0].id][2].extend(entries)
                del by_person[identity]
        return list(by_person.values())

    def _of(self, entry: Entry) -> tuple[Person, Office]:
        office = self._offices[office_in(entry, self._title).id]
        if office.id not in self._holders:
            self._holders[office.id] = holders(office, self._names[office.id], self._rulings)
        return self._holders[office.id].by_naming[person_named(entry.claim) or Naming("")], office


def members_of(under: Iterable[Entry], people: People, rulings: Rulings) -> tuple[Member, ...]:
    """The people whom the entries tell of, each with what became of him or her."""
    members = [_member(person, office, told, rulings) for person, office, told in people.joined(under)]
    return tuple(sorted(members, key=lambda each: (each.office.name, each.person.name, each.person.id)))


def _member(person: Person, office: Office, told: Sequence[Entry], rulings: Rulings) -> Member:
    """What became of one person. Where ways of leaving exclude each other, the preferred is the last word."""
    words = [each for entry in told for each in testimonies(entry)]
    actual = [each for each in words if each.status is Status.ACTUAL]
    by_standing: dict[Standing, list[Testimony]] = defaultdict(list)
    for each in actual:
        by_standing[_STANDINGS[each.kind]].append(each)
    ways = Episode(
        Capacity.PERMANENT,
        ends=[each for each in actual if each.part is Part.END],
        around=[each for each in words if each.part is Part.AROUND],
    )
    manners = [_STANDINGS[side.kind] for side in manner_sides(ways, rulings)]
    lost = dict.fromkeys(manners[1:], manners[0]) if manners else {}

    def in_time(standing: Standing) -> tuple[date, int, bool]:
        told = lost.get(standing, standing)  # a losing word stands before the one that it lost to
        first = min(each.place_in_time[1] for each in by_standing[told])
        return first, _IN_ORDER.index(told), standing not in lost

    ordered = sorted(by_standing, key=in_time)
    steps = tuple(_step(standing, by_standing[standing], rulings) for standing in ordered)
    return Member(person, office, ordered[-1] if ordered else Standing.UNKNOWN, steps)


def _step(standing: Standing, told: Sequence[Testimony], rulings: Rulings) -> Step:
    preferred = by_preference(rulings)
    sides = date_sides(told, rulings)
    claims = dict.fromkeys(entry.id for entry in sorted((each.entry for each in told), key=preferred))
    return Step(standing, sides[0].date if sides else None, tuple(claims))


def _may_be_one(one: Person, other: Person) -> bool:
    found = compare(one.name, other.name)
    return found.verdict is Verdict.SAME or found.short
