"""Offices of one title that may be one, because one is told without what the other is told with."""

from collections.abc import Iterable, Mapping, Sequence

from holdover.register.names import Verdict, compare, parse_name
from holdover.register.question import Question, question
from holdover.register.tenure import Office


def office_questions(
    office: Office, names: Iterable[str], others: Mapping[Office, Iterable[str]]
) -> tuple[Question, ...]:
    """Ask about the offices that may be this one, given the names of those told to have been in each.

    "Home secretary" and "home secretary, United Kingdom" are asked about where one full name stands in both.
    Nothing is joined: only a decision does that.
    """
    own = sorted(names)
    asked = []
    for other in sorted(others, key=lambda each: each.id):
        if not (is_broader(office, other) or is_broader(other, office)):
            continue
        if shared := _shared_name(own, sorted(others[other])):
            asked.append(_question(office, other, shared))
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


def _shared_name(names: Iterable[str], others: Sequence[str]) -> str | None:
    """The first full name that surely stands in both."""
    return next(
        (
            name
            for name in names
            if parse_name(name).given
            and any(compare(name, other).verdict is Verdict.SAME for other in others)
        ),
        None,
    )


def _question(one: Office, other: Office, shared: str) -> Question:
    broader, fuller = (one, other) if is_broader(one, other) else (other, one)
    lacking = "place" if broader.place is None and fuller.place is not None else "body"
    reasons = (f"{shared} is named in both", f"“{broader.name}” is told without its {lacking}")
    return question((one.id, one.name), (other.id, other.name), 0.9, reasons)
