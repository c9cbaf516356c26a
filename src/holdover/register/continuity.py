"""Offices that go on under another name: a department is renamed, merged or split, its posts stay.

That one goes on as another is a decision (``Act.CONTINUES``), a reviewer's or one that came with a dataset.
Such an office keeps the id that it had first, and has the name that it had last; each tenure in it names the
office as it was called then.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from holdover.decision import Decision
from holdover.register.rulings import Pair, Rulings
from holdover.register.tenure import Office, Tenure

Called = tuple[str, str | None]


def standing_for(offices: Sequence[Office], continued: Iterable[Pair]) -> Office:
    """The office that stands for all of these, which are one: with the id of the first, the name of the last.

    Where none goes on as another, or several do so apart, it is the one of which the most is told.
    """
    ids = {office.id for office in offices}
    pairs = [pair for pair in continued if ids.issuperset(pair)]
    later, earlier = {pair[1] for pair in pairs}, {pair[0] for pair in pairs}
    first = max([each for each in offices if each.id not in later] or offices, key=_fullness)
    last = max([each for each in offices if each.id not in earlier] or offices, key=_fullness)
    return replace(last, id=first.id)


def named_as_then(tenure: Tenure, told: Mapping[str, Office], continued: Iterable[Pair]) -> Tenure:
    """The tenure with its office named as its start names it, else its end, else any of its claims.

    ``told`` is the office that each claim names. Only names of offices that go on as others count, and only
    the name is changed, not the id: the office is one.
    """
    named = {id_ for pair in continued for id_ in pair}
    edges = [edge.claims for edge in (tenure.start, tenure.end) if edge]
    claims = [claim for claims in (*edges, tenure.claims) for claim in claims]
    then = next((told[claim] for claim in claims if claim in told and told[claim].id in named), tenure.office)
    return replace(tenure, office=replace(then, id=tenure.office.id))


def called(office: Office) -> Called:
    """What tells an office's name of one time from that of another, and keys of one name apart."""
    return office.name, office.key


def called_elsewhere(
    units: Iterable[Iterable[Office]], here: Iterable[Office], decisions: Sequence[Decision]
) -> set[Called]:
    """What offices of the units are called that are one with some of these here, and not of them."""
    named = {id_ for pair in Rulings.of(decisions).continued for id_ in pair}
    found = {called(office) for unit in units for office in unit if office.id in named}
    return found - {called(office) for office in here}


def _fullness(office: Office) -> tuple[int, bool, str]:
    told = sum(part is not None for part in (office.body, office.place))
    return told, office.key is not None, office.id
