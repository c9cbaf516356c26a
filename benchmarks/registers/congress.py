"""Congress and the executive of the United States: the register against the terms in the files."""

import gzip
import random
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from benchmarks.registers.compared import Facts, compare, imported, some_day
from holdover.record import Record
from holdover.register.tenure import Certainty, Tenure

DAYS = 50
LAST = date(2026, 6, 1)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Term = tuple[str, date, date]


def check(source: Path, place: Path, chance: random.Random) -> int:
    """Compare; give how many answers differ."""
    terms = _terms(source)
    with imported("congress", source, place) as record:
        tenures = {person: _tenures(record, person) for person in terms}
    questions = [
        (person, some_day(chance, _begin(own), LAST)) for person, own in terms.items() for _ in range(DAYS)
    ]
    return compare(
        "a person on a day, in which seats",
        questions,
        lambda asked: _seats(terms[asked[0]], asked[1]),
        lambda asked: _held(tenures[asked[0]], asked[1]),
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


def _tenures(record: Record, person: str) -> tuple[Tenure, ...]:
    return record.person(person).tenures


def _seats(terms: list[Term], day: date) -> Facts:
    return {(seat, "certain") for seat, start, end in terms if start <= day < end}


def _held(tenures: tuple[Tenure, ...], day: date) -> Facts:
    held = ((each, each.held_on(day)) for each in tenures)
    return {
        (each.office.key, "certain" if certainty is Certainty.CERTAIN else "possible")
        for each, certainty in held
        if certainty
    }
