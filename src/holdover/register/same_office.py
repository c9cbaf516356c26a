"""Offices of one title that may be one, because one is told without what the other is told with."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from holdover.register.names import Verdict, compare, parse_name
from holdover.register.naming import are_two
from holdover.register.question import Question, question
from holdover.register.tenure import Office


def office_questions(
    office: Office, names: Iterable[str], others: Mapping[Office, Iterable[str]]
) -> tuple[Question, ...]:
    """Ask which office told with more this one is, given the names of those told to have been in each.

    "Home secretary" and "home secretary, United Kingdom" are asked about where one full name stands in both.
    If one name leads to one office and another to another ("United States attorney" alone may be any of 94),
    it is no one office, and nothing is asked. Nothing is joined: only a decision does that.
    """
    own = sorted(names)
    shared = {
        other: found
        for other in sorted(others, key=lambda each: each.id)
        if is_broader(office, other) and (found := _shared_names(own, sorted(others[other])))
    }
    if any(one.isdisjoint(two) for one, two in combinations(shared.values(), 2)):
        return ()
    return tuple(_question(office, other, min(found)) for other, found in shared.items())


def compatible(one: Office, other: Office) -> bool:
    """Whether two offices of one title can be the same: what both tell is equal."""
    if one.key and other.key and are_two((one.key,), (other.key,)):
        return False
    bodies, places = {one.body, other.body} - {None}, {one.place, other.place} - {None}
    return len(bodies) < 2 and len(places) < 2


def is_broader(one: Office, other: Office) -> bool:
    """Whether the one can be the other, and is told with less."""
    missing = (one.body is None and other.body is not None) or (one.place is None and other.place is not None)
    more = (one.body is not None and other.body is None) or (one.place is not None and other.place is None)
    return compatible(one, other) and missing and not more


def _shared_names(names: Sequence[str], others: Sequence[str]) -> frozenset[str]:
    """The full names that surely stand in both."""
    return frozenset(
        name
        for name in names
        if parse_name(name).given and any(compare(name, other).verdict is Verdict.SAME for other in others)
    )


def _question(broader: Office, fuller: Office, shared: str) -> Question:
    lacking = "place" if broader.place is None and fuller.place is not None else "body"
    reasons = (f"{shared} is named in both", f"“{broader.name}” is told without its {lacking}")
    return question((broader.id, broader.name), (fuller.id, fuller.name), 0.9, reasons)
