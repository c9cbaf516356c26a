"""The offices of a body, and what there was in them on a day, whatever the body was called then."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from holdover.decision import Decision
from holdover.ledger.asking import Ask
from holdover.register.bodies import Lineage
from holdover.register.continuity import Called, called, called_elsewhere
from holdover.register.lookup import over_day
from holdover.register.search import offices_in_body, units_of
from holdover.register.succession import Vacancy
from holdover.register.tenure import Office, Tenure
from holdover.register.units import joined

Spanning = TypeVar("Spanning", Tenure, Vacancy)


@dataclass(frozen=True, slots=True)
class BodyOffices:
    """The ids of a body's offices, and what these are called where they are in another body."""

    ids: Sequence[str]
    elsewhere: Set[Called]

    def here(self, found: Iterable[Spanning]) -> list[Spanning]:
        """Those that are in the body by what their office was called then."""
        return [each for each in found if called(each.office) not in self.elsewhere]


@dataclass(frozen=True, slots=True)
class Bodies:
    """Bodies as the decisions have them, asked about as known on a day."""

    ask: Ask
    decisions: Sequence[Decision]
    known: date | None

    def offices(self, name: str, on: date | None = None) -> BodyOffices:
        """The offices of a body as it is on a day; without one, with those of all that it ever goes on as."""
        named = offices_in_body(self.ask, name, self.known)
        names = {name, *(each.body for each in named if each.body)}
        others = Lineage.of(self.decisions).other_names(names, on)
        return self._with_units([*named, *self._in_bodies(others)])

    def over_day(self, wanted: type[Spanning], name: str, on: date) -> list[Spanning]:
        """What there was on a day in a body's offices, as far as bounds tell.

        Before others were merged into a body that is what there was in those, unless somebody was in office
        under the body's own name already.
        """
        offices = self.offices(name, on)
        before = Lineage.of(self.decisions).names_before_merger({name}, on)
        if before and not self._of(Tenure, offices, on):
            offices = self._with_units(self._in_bodies(before))
        return self._of(wanted, offices, on)

    def _of(self, wanted: type[Spanning], offices: BodyOffices, on: date) -> list[Spanning]:
        return offices.here(over_day(self.ask, wanted, offices.ids, on, self.known))

    def _in_bodies(self, names: Iterable[str]) -> list[Office]:
        return [each for name in names for each in offices_in_body(self.ask, name, self.known)]

    def _with_units(self, offices: Sequence[Office]) -> BodyOffices:
        """The offices, each by what stands for it where several are one."""
        units = units_of(self.ask, [each.id for each in offices], self.known)
        standing = {id_: office.id for unit in units for id_, office in joined(unit, self.decisions).items()}
        ids = sorted({standing.get(each.id, each.id) for each in offices})
        return BodyOffices(ids, called_elsewhere(units, offices, self.decisions))
