"""What the register answers: who held an office, what changed, what is disputed, and which words say so.

Every question takes ``known``: the answer is what was known on that day, and all that is known where it is
``None``. A question about one office or one person costs what its answer costs, however large the ledger is;
bulk orders are worked out from all claims of their titles, and who holds an office for a time is looked for
among all tenures.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from holdover.claim import Kind
from holdover.decision import Decision
from holdover.ledger.asking import Ask
from holdover.ledger.entry import Entry
from holdover.ledger.parts import parts
from holdover.ledger.store import Ledger
from holdover.register import catalog, lookup, search, spelling
from holdover.register.bodies import Lineage
from holdover.register.body_offices import Bodies, Spanning
from holdover.register.careers import Career, careers, persons_named
from holdover.register.catalog import Named
from holdover.register.change import Change, Which
from holdover.register.dispute import Dispute
from holdover.register.docket import day_of
from holdover.register.holding_over import HoldingOver
from holdover.register.known import as_known_on
from holdover.register.office_doubts import office_doubts
from holdover.register.question import Question
from holdover.register.roll import Roll
from holdover.register.rolls import TitleRolls, rolls_of
from holdover.register.rulings import Rulings
from holdover.register.succession import Vacancy
from holdover.register.tenure import Certainty, Office, Tenure, in_time
from holdover.register.units import joined
from holdover.register.unnamed import Unnamed, unnamed


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who held an office on a day, and whether that is certain.

    ``absent`` is ``SUSPENDED`` or ``ON_LEAVE`` where the holder surely was on that day; ``holdover`` says why
    the holder was, or may have been, a holdover then, where that was looked up (``holdovers``).
    """

    tenure: Tenure
    certainty: Certainty
    absent: Kind | None = None
    holdover: HoldingOver | None = None


class Answers:
    """Answers from the register of one ledger, as far as it was last refreshed."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._database = ledger.database

    def offices(self, text: str, known: date | None = None) -> tuple[Office, ...]:
        """The office of that name, id or key; where there is none, all whose names have all its words."""
        with self._database.asking() as ask:
            found = search.find_offices(ask, text, known)
            if len(found) < 2:
                return found
            standing = self._standing(ask, [each.id for each in found], known)
            return tuple(dict.fromkeys(standing.get(each.id, each) for each in found))

    def standing(self, office: Office, known: date | None = None) -> Office:
        """The office that stands for this one, where several are one as known by then; else itself."""
        with self._database.asking() as ask:
            return self._standing(ask, [office.id], known).get(office.id, office)

    def offices_with_words(self, text: str, known: date | None = None) -> tuple[Office, ...]:
        """All offices of which the names have all words of the text."""
        with self._database.asking() as ask:
            return search.offices_with_words(ask, text, known)

    def offices_of_title(self, title: str, known: date | None = None) -> tuple[Office, ...]:
        """The offices of the title, whatever their body and place, the shortest name first."""
        with self._database.asking() as ask:
            return search.offices_of_title(ask, title, known)

    def who(self, office: str, on: date, known: date | None = None) -> tuple[Holder, ...]:
        """Who held, or may have held, the office of that id on a day; the certain first."""
        found = lookup.holders_of(self._database, office, on, known)
        if found is None:
            found = self._holders_of_one(office, on, known)
        holders = _holding(found, on)
        return tuple(sorted(holders, key=lambda holder: (holder.certainty, holder.tenure.id)))

    def _holders_of_one(self, office: str, on: date, known: date | None) -> list[Tenure]:
        """The tenures that reach over the day, in an office that may be one with others."""
        with self._database.asking() as ask:
            return lookup.over_day(ask, Tenure, [self._standing_for(ask, office, known)], on, known)

    def body(self, name: str | None, on: date, known: date | None = None) -> tuple[Holder, ...]:
        """Who held, or may have held, any office of a body on a day, by office; of all bodies without a name.

        An office is of the body that is told of it, or, where none is told, that its own name has in it. A
        body that was renamed is meant by all its names, those that are merged are one from that day on.
        """
        return tuple(sorted(_holding(self._in_body(Tenure, name, on, known), on), key=_by_office))

    def vacant_in_body(self, name: str | None, on: date, known: date | None = None) -> tuple[Vacancy, ...]:
        """The vacancies on a day in the one-seat offices of a body, certain or possible, by office."""
        found = (each for each in self._in_body(Vacancy, name, on, known) if each.on(on))
        return tuple(sorted(found, key=_by_office_and_start))

    def _in_body(
        self, wanted: type[Spanning], name: str | None, on: date, known: date | None
    ) -> list[Spanning]:
        """Those of a body's offices that reach over the day, as far as their bounds tell."""
        with self._database.asking() as ask:
            if name is None:
                return lookup.over_day_anywhere(ask, wanted, on, known)
            return self._bodies(ask, known).over_day(wanted, name, on)

    def has_body(self, name: str, known: date | None = None) -> bool:
        """Whether some office of the body is told of."""
        with self._database.asking() as ask:
            return bool(self._bodies(ask, known).offices(name).ids)

    def body_goes_on_as(self, name: str, on: date, known: date | None = None) -> tuple[str, ...]:
        """The names under which a body goes on by a day."""
        with self._database.asking() as ask:
            return Lineage.of(self._decisions(known, ask)).later_names({name}, on)

    def names_like(self, named: Named, text: str) -> tuple[str, ...]:
        """What may be meant by a name of a body, an office or a person that nothing has: other names."""
        with self._database.asking() as ask:
            ids = spelling.ids_like(ask, named, text)
            if named is Named.PERSON:
                return persons_named(ask, ids)
            offices = search.offices_of_ids(ask, ids, None)
        names = (each.body or each.name if named is Named.BODY else each.name for each in offices)
        return tuple(dict.fromkeys(names))

    def all_of_body(
        self, name: str | None, known: date | None = None
    ) -> tuple[tuple[Tenure, ...], tuple[Vacancy, ...]]:
        """All tenures in the offices of a body, and all vacancies of these, in the order of time."""
        with self._database.asking() as ask:
            if name is None:
                tenures = lookup.of_any_office(ask, Tenure, known)
                vacancies = lookup.of_any_office(ask, Vacancy, known)
            else:
                offices = self._bodies(ask, known).offices(name)
                tenures = offices.here(lookup.of_offices(ask, Tenure, offices.ids, known))
                vacancies = offices.here(lookup.of_offices(ask, Vacancy, offices.ids, known))
        return tuple(sorted(tenures, key=in_time)), tuple(sorted(vacancies, key=_by_office_and_start))

    def office(self, office: str, known: date | None = None) -> tuple[Tenure, ...]:
        """All tenures of the office of that id, in the order of time."""
        with self._database.asking() as ask:
            found = lookup.of_offices(ask, Tenure, [self._standing_for(ask, office, known)], known)
        return tuple(sorted(found, key=in_time))

    def office_doubts(self, office: Office, known: date | None = None) -> tuple[Question, ...]:
        """Questions whether the office is another of its title, told with more or with less."""
        return office_doubts(self._ledger, office, known)

    def changes(self, first: date, last: date, known: date | None = None) -> tuple[Change, ...]:
        """The tenures that began or ended, or may have, from the first day to the last, both included.

        A day that is not known to the year is left out: it would be in every answer.
        """
        with self._database.asking() as ask:
            found = [each for which in Which for each in self._edges_between(ask, which, first, last, known)]
        return tuple(sorted(found, key=_by_day))

    def disputes(self, known: date | None = None, office: str | None = None) -> tuple[Dispute, ...]:
        """What cannot all be true, of one office or of all."""
        with self._database.asking() as ask:
            if office is None:
                found = lookup.of_any_office(ask, Dispute, known)
            else:
                found = lookup.of_offices(ask, Dispute, [self._standing_for(ask, office, known)], known)
        if office is None:
            found += (each for of_title in self.rolls_by_title(known) for each in of_title.disputes)
        return tuple(sorted(found, key=lambda each: (each.office.name, each.id)))

    def rolls(self, known: date | None = None) -> tuple[Roll, ...]:
        """The bulk orders, and what became of each person under them."""
        return tuple(roll for of_title in self.rolls_by_title(known) for roll in of_title.rolls)

    def rolls_by_title(self, known: date | None = None) -> Iterator[TitleRolls]:
        """The bulk orders and what is disputed of them, title by title."""
        return (self._of_title(title, known) for title in self._ordered_titles())

    def persons(self, text: str, known: date | None = None) -> tuple[Career, ...]:
        """The persons whose id the text is, or whose names have all of its words; with all that they held."""
        return careers(self._ledger, text, known)

    def vacancies(self, office: str, known: date | None = None) -> tuple[Vacancy, ...]:
        """The times in which nobody held the one-seat office of that id."""
        with self._database.asking() as ask:
            found = lookup.of_offices(ask, Vacancy, [self._standing_for(ask, office, known)], known)
        return tuple(sorted(found, key=lambda each: (str(each.start), each.id)))

    def entries(self, claims: Iterable[str]) -> tuple[Entry, ...]:
        """The entries of the ids that a tenure, an edge or a side cites, in the order given."""
        ids = list(claims)
        found = {entry.id: entry for entry in self._ledger.entries_of(ids)}
        return tuple(found[id_] for id_ in ids if id_ in found)

    def entries_carrying(self, claims: Iterable[str], known: date | None = None) -> tuple[Entry, ...]:
        """Those entries of the ids that were, as known on the day, neither corrected nor rejected."""
        return tuple(self._carrying(self.entries(claims), known))

    def unnamed(self, office: str, known: date | None = None) -> tuple[Unnamed, ...]:
        """What is told of the office of that id and of nobody by name."""
        entries = self._ledger.entries_of_groups(self._texts(office))
        return unnamed(self._carrying(entries, known))

    def unnamed_by_office(
        self, offices: Sequence[str], known: date | None = None
    ) -> dict[str, tuple[Unnamed, ...]]:
        """The same of several offices, by the ids of those that the claims themselves name."""
        text = catalog.office_text.c
        with self._database.reading() as connection:
            named = {
                row.text: row.office
                for part in parts(offices)
                for row in connection.execute(
                    sa.select(text.text, text.office).where(text.office.in_(part), text.key == "")
                )
            }
        told: dict[str, list[Entry]] = defaultdict(list)
        for entry in self._carrying(self._ledger.entries_of_groups(named), known):
            told[named[entry.claim.office or ""]].append(entry)
        return {id_: unnamed(entries) for id_, entries in told.items()}

    def told(self, office: str, known: date | None = None) -> tuple[Entry, ...]:
        """All entries that tell of the office of that id, however they write its name."""
        entries = self._ledger.entries_about(self._texts(office))
        return tuple(entries if known is None else as_known_on(known, entries)[0])

    def held_for_a_time(self, on: date, known: date | None = None) -> tuple[Office, ...]:
        """The offices that somebody held, or may have held, in a temporary capacity on a day, by name."""
        with self._database.asking() as ask:
            found = lookup.for_a_time(ask, on, known)
        offices = {tenure.office.id: tenure.office for tenure in found if tenure.held_on(on)}
        return tuple(sorted(offices.values(), key=lambda office: (office.name, office.id)))

    def tenure(self, id_: str, known: date | None = None) -> Tenure | None:
        """The tenure of that id."""
        with self._database.asking() as ask:
            return lookup.of_id(ask, Tenure, id_, known)

    def _bodies(self, ask: Ask, known: date | None) -> Bodies:
        return Bodies(ask, self._decisions(known, ask), known)

    def _ordered_titles(self) -> list[str]:
        title = catalog.ordered_title.c.title
        with self._database.reading() as connection:
            return sorted(connection.scalars(sa.select(title)))

    def _of_title(self, title: str, known: date | None) -> TitleRolls:
        office, text = catalog.office.c, catalog.office_text.c
        query = (
            sa.select(text.text)
            .join(catalog.office, text.office == office.id)
            .where(office.title == title)
            .order_by(text.text)
        )
        with self._database.reading() as connection:
            texts = list(connection.scalars(query))
        entries, decisions = as_known_on(
            known or date.max, self._ledger.entries_about(texts), self._ledger.decisions()
        )
        return rolls_of(title, entries, decisions)

    def _edges_between(
        self, ask: Ask, which: Which, first: date, last: date, known: date | None
    ) -> Iterator[Change]:
        for tenure in lookup.changed(ask, which, first, last, known):
            edge = tenure.start if which is Which.BEGAN else tenure.end
            if edge:
                yield Change(which, edge, tenure)

    def _standing_for(self, ask: Ask, office: str, known: date | None) -> str:
        """The office that stands for this one, where several are one as known by then."""
        found = self._standing(ask, [office], known).get(office)
        return found.id if found else office

    def _standing(self, ask: Ask, offices: Sequence[str], known: date | None) -> dict[str, Office]:
        """The same for several offices, by their ids; those that may be one with no other are left out."""
        units = [each for each in search.units_of(ask, offices, known) if len(each) > 1]
        decisions = self._decisions(known, ask) if units else []
        return {id_: office for unit in units for id_, office in joined(unit, decisions).items()}

    def _carrying(self, entries: Iterable[Entry], known: date | None) -> Iterator[Entry]:
        """Those of the entries that were, as known on the day, neither corrected nor rejected."""
        told, decisions = as_known_on(known or date.max, entries, self._ledger.decisions())
        rejected = Rulings.of(decisions).rejected
        return (each for each in told if each.corrected is None and each.id not in rejected)

    def _texts(self, office: str) -> list[str]:
        """The ways in which claims write the office of that id, and all that may ever be one with it."""
        text, unit = catalog.office_text.c, catalog.office.c.unit
        of_office = sa.select(unit).where(catalog.office.c.id == office).scalar_subquery()
        query = sa.select(text.text).join(catalog.office, catalog.office.c.id == text.office)
        with self._database.reading() as connection:
            return list(connection.scalars(query.where(unit == of_office)))

    def _decisions(self, known: date | None, ask: Ask) -> list[Decision]:
        return [each for each in self._ledger.decided(ask) if known is None or day_of(each) <= known]


def _holding(tenures: Iterable[Tenure], on: date) -> list[Holder]:
    held = ((tenure.held_on(on), tenure) for tenure in tenures)
    return [Holder(tenure, certainty, tenure.absent_on(on)) for certainty, tenure in held if certainty]


def _by_office(holder: Holder) -> tuple[str, str, str, str]:
    tenure = holder.tenure
    return tenure.office.name, tenure.office.id, holder.certainty, tenure.id


def _by_office_and_start(vacancy: Vacancy) -> tuple[str, str, str]:
    return vacancy.office.name, str(vacancy.start), vacancy.id


def _by_day(change: Change) -> tuple[date, bool, str]:
    """A sort key: by the first day that the edge can be of, and of one day who went before who came."""
    when = change.edge.date
    first = when.earliest if when and when.earliest else date.min
    return first, change.which is Which.BEGAN, change.tenure.id
