"""The JSON form of what is counted: turnover, lengths, transitions (``docs/formats.md``)."""

from collections.abc import Sequence

from holdover.json_form import Row
from holdover.register.json_form import of_office, of_person
from holdover.register.lengths import Lengths
from holdover.register.stints import Stint
from holdover.register.transitions import Transition
from holdover.register.turnover import Year

_PLACES = 4  # of a rate: more than the dates behind it bear out


def of_year(year: Year) -> Row:
    """A year of a body; rates are fractions, ``null`` where there is nothing to divide by."""
    return {
        "year": year.first.year,
        "from": year.first.isoformat(),
        "to": year.last.isoformat(),
        "offices": year.offices,
        "holders": round(year.holders, _PLACES),
        "entries": year.entries,
        "exits": year.exits,
        "turnover": _rate(year.turnover),
        "vacancy_days": year.vacancy_days,
        "seat_days": year.seat_days,
        "vacancy": _rate(year.vacancy),
        "rough": year.rough,
        "unplaced": year.unplaced,
    }


def of_lengths(lengths: Lengths) -> Row:
    """The lengths of stints in an office, or in all where the office is ``null``; in days."""
    return {
        "office": lengths.office and of_office(lengths.office),
        "over": lengths.over,
        "going_on": lengths.going_on,
        "median": lengths.median,
        "longest": {**_of_stint(lengths.longest), "days": lengths.longest_days},
    }


def of_transition(transition: Transition) -> Row:
    """A transition some days on: how many, and who and what."""
    return {
        "day": transition.day.isoformat(),
        "days": transition.days,
        "on": transition.on.isoformat(),
        "offices": transition.offices,
        "before": len(transition.before),
        "kept": _of_stints(transition.kept),
        "left": _of_stints(transition.left),
        "entered": _of_stints(transition.entered),
        "vacant": {
            "number": len(transition.vacant),
            "offices": [of_office(office) for office in transition.vacant],
        },
        "kept_share": _rate(transition.kept_share),
        "vacant_share": _rate(transition.vacant_share),
    }


def _of_stints(stints: Sequence[Stint]) -> Row:
    return {"number": len(stints), "stints": [_of_stint(each) for each in stints]}


def _of_stint(stint: Stint) -> Row:
    return {
        "person": of_person(stint.person),
        "office": of_office(stint.office),
        "capacity": stint.capacity.value,
        "begin": stint.begin and stint.begin.isoformat(),
        "end": stint.end and stint.end.isoformat(),
        "tenures": list(stint.tenures),
    }


def _rate(rate: float | None) -> float | None:
    return None if rate is None else round(rate, _PLACES)
