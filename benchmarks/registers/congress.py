"""Congress and the executive of the United States: the register against the terms in the files."""

import gzip
import random
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from benchmarks.registers.compared import Facts, compare, imported, some_day
from holdover.record import Record
from holdover.register.tenure import Certainty, Tenure

DAYS, CHAMBER_DAYS, SPANS = 50, 200, 100
FIRST = date(1980, 1, 1)
LAST = date(2026, 6, 1)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Term = tuple[str, date, date]
_CHAMBERS = {"Senate": "us-senate:", "House of Representatives": "us-house:"}


def check(source: Path, place: Path, chance: random.Random) -> int:
    """Compare; give how many answers differ."""
    terms = _terms(source)
    with imported("congress", source, place) as record:
        return (
            _persons_asked(record, terms, chance)
            + _chambers_asked(record, terms, chance)
            + _changes_asked(record, terms, chance)
        )


def _persons_asked(record: Record, terms: dict[str, list[Term]], chance: random.Random) -> int:
    tenures = {person: record.person(person).tenures for person in terms}
    return compare(
        "a person on a day, in which seats",
        [(person, some_day(chance, _begin(own), LAST)) for person, own in terms.items() for _ in range(DAYS)],
        lambda asked: _seats(terms[asked[0]], asked[1]),
        lambda asked: _held(tenures[asked[0]], asked[1]),
    )


def _chambers_asked(record: Record, terms: dict[str, list[Term]], chance: random.Random) -> int:
    chambers = list(_CHAMBERS)
    return compare(
        "a chamber on a day",
        [(chance.choice(chambers), some_day(chance, FIRST, LAST)) for _ in range(CHAMBER_DAYS)],
        lambda asked: _members(terms, *asked),
        lambda asked: {_member(each.tenure) for each in record.body(asked[0], on=asked[1])},
    )


def _changes_asked(record: Record, terms: dict[str, list[Term]], chance: random.Random) -> int:
    return compare(
        "terms that began and ended in a span of days",
        [_span(chance) for _ in range(SPANS)],
        lambda span: _edges(terms, *span),
        lambda span: {
            (each.which.value, *_member(each.tenure), str(each.edge.date)) for each in record.changes(*span)
        },
    )


def _terms(source: Path) -> dict[str, list[Term]]:
    """The terms of each person, by the key of the person; a day of an end is out of office."""
    found: dict[str, list[Term]] = defaultdict(list)
    for path in sorted(source.glob("*.yaml.gz")):
        with gzip.open(path) as file:
            people: list[dict[str, Any]] = yaml.load(file, _LOADER)  # noqa: S506 - a safe loader
        for each in people:
            found[_key(each["id"])] += [
                (_seat(term), date.fromisoformat(term["start"]), date.fromisoformat(term["end"]))
                for term in each["terms"]
            ]
    return found


def _key(ids: dict[str, Any]) -> str:
    scheme = next(each for each in ("bioguide", "govtrack", "icpsr_prez") if each in ids)
    return f"{scheme}:{ids[scheme]}"


def _seat(term: dict[str, Any]) -> str:
    match term["type"]:
        case "sen":
            return f"us-senate:{term['state']}-{term['class']}"
        case "rep":
            return f"us-house:{term['state']}-{term['district']}"
        case "prez":
            return "us-office:president"
        case _:
            return "us-office:vice-president"


def _begin(terms: list[Term]) -> date:
    """A year before the first term, so that days out of office are asked about too."""
    first = min(start for _, start, _ in terms)
    return first.replace(year=first.year - 1, day=1)


def _span(chance: random.Random) -> tuple[date, date]:
    first = some_day(chance, FIRST, LAST)
    return first, first + timedelta(days=chance.randrange(400))


def _members(terms: dict[str, list[Term]], chamber: str, day: date) -> Facts:
    return {
        (person, seat)
        for person, own in terms.items()
        for seat, start, end in own
        if seat.startswith(_CHAMBERS[chamber]) and start <= day < end
    }


def _member(tenure: Tenure) -> tuple[str, str | None]:
    return tenure.person.keys[0], tenure.office.key


def _edges(terms: dict[str, list[Term]], first: date, last: date) -> Facts:
    return {
        (which, person, seat, day.isoformat())
        for person, own in terms.items()
        for seat, start, end in own
        for which, day in (("began", start), ("ended", end))
        if first <= day <= last
    }


def _seats(terms: list[Term], day: date) -> Facts:
    return {(seat, "certain") for seat, start, end in terms if start <= day < end}


def _held(tenures: tuple[Tenure, ...], day: date) -> Facts:
    held = ((each, each.held_on(day)) for each in tenures)
    return {
        (each.office.key, "certain" if certainty is Certainty.CERTAIN else "possible")
        for each, certainty in held
        if certainty
    }
