"""Offices of one title that may be one, because one is told without what the other is told with."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from holdover.register.names import Verdict, compare, name_blocks, parse_name
from holdover.register.question import Question, question
from holdover.register.tenure import Office


def office_questions(named: Mapping[Office, Iterable[str]]) -> tuple[Question, ...]:
    """Ask about offices of one title; for each office, the names of those told to have been in it.

    "Home secretary" and "home secretary, United Kingdom" are asked about where one full name stands in both,
    or where no other office of the title is told that it could be. Nothing is joined: only a decision does
    that.
    """
    offices = sorted(named, key=lambda office: office.id)
    names = {office.id: sorted(named[office]) for office in offices}
    by_block: dict[str, set[str]] = defaultdict(set)
    for office in offices:
        for name in names[office.id]:
            for block in name_blocks(name):
                by_block[block].add(office.id)
    asked = []
    for office in offices:
        fuller = [each for each in offices if is_broader(office, each)]
        sharing = set[str]().union(*(by_block[b] for name in names[office.id] for b in name_blocks(name)))
        for each in fuller:
            shared = _shared_name(names[office.id], names[each.id]) if each.id in sharing else None
            if shared:
                asked.append(_question(office, each, 0.9, f"{shared} is named in both"))
            elif len(fuller) == 1:
                asked.append(_question(office, each, 0.5, "no other office of the title is told"))
    return tuple(asked)


def compatible(one: Office, other: Office) -> bool:
    """Whether two offices of one title can be the same: what both tell is equal."""
    bodies, places = {one.body, other.body} - {None}, {one.place, other.place} - {None}
    return len(bodies) < 2 and len(places) < 2


def is_broader(one: Office, other: Office) -> bool:
    """Whether the one can be the other, and is told with less."""
    missing = (one.body is None and other.body is not None) or (one.place is None and other.place is not None)
    more = (one.body is not None and other.body is None) or (one.place is not None and other.place is None)
    return compatible(one, other) and missing and not more


def _shared_name(names: Iterable[str], others: Iterable[str]) -> str | None:
    """The first full name that surely stands in both."""
    theirs = list(others)
    return next(
        (
            name
            for name in names
            if parse_name(name).given
            and any(compare(name, other).verdict is Verdict.SAME for other in theirs)
        ),
        None,
    )


def _question(one: Office, other: Office, score: float, reason: str) -> Question:
    lacking = "place" if one.place is None and other.place is not None else "body"
    reasons = (reason, f"“{one.name}” is told without its {lacking}")
    return question((one.id, one.name), (other.id, other.name), score, reasons)
