"""Which holders of a record are holdovers, looked up with what makes them so."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from holdover.register.answers import Answers, Holder
from holdover.register.appointments import Appointment, appointment_to
from holdover.register.holding_over import HoldingOver, holding_over
from holdover.register.offices import id_by_words, office_of
from holdover.register.tenure import Tenure


class Holdovers:
    """Tells holdovers, as known on a day (``None``: as now). Offices without a rule cost no look-up."""

    def __init__(self, answers: Answers, known: date | None) -> None:
        self._answers = answers
        self._known = known
        self._appointers: dict[str, tuple[Tenure, ...]] = {}

    def among(self, holders: Iterable[Holder], on: date) -> tuple[Holder, ...]:
        """The holders of a day, those marked that were holdovers then."""
        return tuple(replace(each, holdover=self.of(each.tenure, on)) for each in holders)

    def by_tenure(self, tenures: Iterable[Tenure], on: date) -> dict[str, HoldingOver]:
        """Of the tenures in which somebody was a holdover: why, by the tenure's id."""
        return {each.id: found for each in tenures if (found := self.of(each, on))}

    def of(self, tenure: Tenure, on: date) -> HoldingOver | None:
        """Why the holder was a holdover on the day, or, if the tenure was over by then, on its last day."""
        rule = appointment_to(tenure.office)
        if rule is None:
            return None
        told = self._answers.entries_carrying(tenure.claims, self._known)
        found = holding_over(tenure, rule, told, self._of_appointing_office(rule))
        left = tenure.end.date.latest if tenure.end and tenure.end.date else None
        last = date.fromordinal(left.toordinal() - 1) if left and left > date.min else on
        return found.as_of(min(on, last)) if found else None

    def _of_appointing_office(self, rule: Appointment) -> tuple[Tenure, ...]:
        """All tenures of the office whose holder appoints, under whatever keys datasets have it."""
        if rule.appointed_by not in self._appointers:
            wanted = office_of(rule.appointed_by).id
            offices = self._answers.offices(rule.appointed_by, self._known)
            self._appointers[rule.appointed_by] = tuple(
                tenure
                for office in offices
                if id_by_words(office) == wanted
                for tenure in self._answers.office(office.id, self._known)
            )
        return self._appointers[rule.appointed_by]
