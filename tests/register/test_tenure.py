"""Whether a tenure covers a day, as its edges tell."""

from datetime import date

from holdover.claim import Capacity, Kind, Status
from holdover.register.tenure import Certainty, Edge, Office, Person, Tenure
from holdover.when import PartialDate

OFFICE = Office("mayor.springfield", "mayor, Springfield", "mayor", None, "Springfield")
HOLDER = Person("ann-lee", "Ann Lee", ("Ann Lee",))


def edge(kind: Kind, when: str | None, status: Status = Status.ACTUAL) -> Edge:
    return Edge(kind, status, PartialDate.parse(when) if when else None, None, ("e1",))


def tenure(start: Edge | None, end: Edge | None) -> Tenure:
    return Tenure("t", OFFICE, HOLDER, Capacity.PERMANENT, start, end, ("e1",))


def test_the_day_of_the_end_is_the_first_day_out() -> None:
    held = tenure(edge(Kind.TOOK_OFFICE, "2009-08-13"), edge(Kind.REMOVED, "2017-03-11"))
    assert held.held_on(date(2009, 8, 12)) is None
    assert held.held_on(date(2009, 8, 13)) is Certainty.CERTAIN
    assert held.held_on(date(2017, 3, 10)) is Certainty.CERTAIN
    assert held.held_on(date(2017, 3, 11)) is None


def test_days_within_the_bounds_of_an_edge_are_possible() -> None:
    held = tenure(edge(Kind.TOOK_OFFICE, "2009"), edge(Kind.REMOVED, "2017-03"))
    assert held.held_on(date(2009, 6, 1)) is Certainty.POSSIBLE
    assert held.held_on(date(2017, 3, 1)) is Certainty.POSSIBLE
    assert held.held_on(date(2017, 4, 1)) is None


def test_an_end_without_a_date_makes_no_day_certain() -> None:
    held = tenure(edge(Kind.TOOK_OFFICE, "2009-08-13"), edge(Kind.REMOVED, None))
    assert held.held_on(date(2010, 1, 1)) is Certainty.POSSIBLE


def test_a_planned_start_makes_nothing_certain_and_a_planned_end_rules_nothing_out() -> None:
    coming = tenure(edge(Kind.TOOK_OFFICE, "2017-05-01", Status.PLANNED), None)
    assert coming.held_on(date(2017, 4, 30)) is None
    assert coming.held_on(date(2017, 6, 1)) is Certainty.POSSIBLE
    going = tenure(edge(Kind.TOOK_OFFICE, "2009"), edge(Kind.RESIGNED, "2017-05-01", Status.PLANNED))
    assert going.held_on(date(2017, 4, 30)) is Certainty.CERTAIN
    assert going.held_on(date(2017, 6, 1)) is Certainty.POSSIBLE
