"""Decided cases as data: their facts, which the engine sees, and what was decided, which it never does.

A case is cut in two before anything is reckoned: ``_FACTS`` lists the keys from which facts are made, and a
``Case`` carries what was decided beside them only for the comparison afterwards (``law/check.py``).
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from holdover.errors import BadDateError, HoldoverError
from holdover.law.authority import Authority
from holdover.law.facts import Fact, FactKind, Facts, settle
from holdover.law.library import Law
from holdover.law.words import word_for
from holdover.when import PartialDate


class BadCaseError(HoldoverError):
    """A file of cases, or one case in it, cannot be read."""


_FACTS = frozenset(
    "position law district predecessor vacancy_began vacancy_at_inauguration inauguration events".split()
)
_OFFICE_WORDS = ("violation", "no_violation")
_COURT_WORDS = ("unlawful", "lawful")
_EVENT = frozenset({"date", "what", "person"})
_CODE = re.compile(r"\s*(\d{1,2})\s*U\s?S\s?C\s*(.*)", re.IGNORECASE | re.DOTALL)
_SECTIONS = re.compile(r"(\d{1,5})[a-z]?(?:\([^)]*\))*(?:\s*[-–]\s*(\d{1,5})[a-z]?)?")
_REMARK = re.compile(r"\s*\([^)]*\)\s*$")  # a remark in brackets after a name is no part of it


@dataclass(frozen=True, slots=True)
class DecidedSpan:
    """A span of unlawful service as it was decided; ``None`` where the decision gives no day or name."""

    person: str | None
    begins: date | None
    ends: date | None


@dataclass(frozen=True, slots=True)
class Stated:
    """A day that the decision itself names, and as what."""

    day: date
    which: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided. ``word`` is the decision's own; ``unlawful`` is ``None`` without an outcome.

    ``words`` are how such decisions say unlawful and lawful.
    """

    word: str | None
    unlawful: bool | None
    words: tuple[str, str]
    spans: tuple[DecidedSpan, ...] = ()
    stated: tuple[Stated, ...] = ()
    reversed: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One case: ``facts`` for the engine, ``decided`` for the comparison."""

    id: str
    facts: Facts
    cites: str | None
    decided: Decided
    unknown_words: tuple[str, ...]


def read_cases(path: Path) -> list[Case]:
    """The cases of a JSON file, in its order. Raises ``BadCaseError``, naming file, case and key."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadCaseError(f"{path}: it cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise BadCaseError(f"{path}: not a JSON file of cases: {error}") from error
    if not isinstance(raw, list) or not all(isinstance(case, dict) for case in raw):
        raise BadCaseError(f"{path}: a file of cases is a JSON list of objects")
    return [_case(entry, f"{path}: case {at + 1}") for at, entry in enumerate(raw)]


def authorities_for(case: Case, law: Law) -> tuple[Authority, ...]:
    """The authorities for temporary service that the case is about.

    Where the case cites a provision, the authority that holds it; else all for its office.
    """
    temporary = [a for a in law.authorities if a.capacity in ("acting", "interim") and a.periods]
    if case.cites:
        return tuple(a for a in temporary if _sections(a.citation) & _sections(case.cites))
    return tuple(authority for authority in temporary if authority.covers.office(case.facts.office))


def _sections(citation: str) -> frozenset[tuple[int, int]]:
    """The sections of the United States Code that a citation names: “5 USC 3346, 3348”."""
    found = _CODE.match(citation.replace(".", ""))
    if not found:
        return frozenset()
    title, tail = int(found[1]), found[2]
    numbers: set[int] = set()
    for first, last in _SECTIONS.findall(tail):
        numbers |= set(range(int(first), int(last or first) + 1))
    return frozenset((title, number) for number in numbers)


def _case(raw: Mapping[str, Any], where: str) -> Case:
    if isinstance(raw.get("id"), str):
        where = f"{where} ({raw['id']})"
    asked = _day(raw, "decided" if "district" in raw else "decision_date", where)
    if asked is None:
        raise BadCaseError(f"{where}: no day of the decision; the question is put as of that day")
    facts, unknown = _facts({key: value for key, value in raw.items() if key in _FACTS}, asked, where)
    decided = _court(raw, where) if "district" in raw else _office(raw, where)
    # Decisions in the first form are all under the Vacancies Act, whether or not they cite it.
    cites = None if "district" in raw else str(raw.get("law") or "5 USC 3346")
    return Case(str(raw.get("id") or where), facts, cites, decided, unknown)


def _facts(raw: Mapping[str, Any], asked: date, where: str) -> tuple[Facts, tuple[str, ...]]:
    district = raw.get("district")
    office = raw.get("position") or (f"United States attorney, {district}" if district else None)
    if not isinstance(office, str):
        raise BadCaseError(f"{where}: give `position`, or `district` for a United States attorney")
    events, unknown = _events(raw, where)
    vacancy = _when(raw.get("vacancy_began"), f"{where}: vacancy_began")
    told = next((fact for fact in events if fact.kind is FactKind.VACANCY), None)
    # The day of the vacancy stands by itself in a case, and before all events.
    events = [fact for fact in events if fact.kind is not FactKind.VACANCY]
    head = [
        Fact(FactKind.VACANCY, vacancy or (told.date if told else None), person=told.person if told else None)
    ]
    if day := _when(raw.get("inauguration"), f"{where}: inauguration"):
        head.append(Fact(FactKind.INAUGURATION, day))
    at_inauguration = raw.get("vacancy_at_inauguration")
    if at_inauguration not in (True, False, None):
        raise BadCaseError(f"{where}: vacancy_at_inauguration: say true, false or null")
    return Facts(office, asked, (*head, *settle(events, asked)), at_inauguration), unknown


def _events(raw: Mapping[str, Any], where: str) -> tuple[list[Fact], tuple[str, ...]]:
    events: list[Fact] = []
    unknown: list[str] = []
    for at, entry in enumerate(_objects(raw, "events", where)):
        told = {key: value for key, value in entry.items() if key in _EVENT}
        word = word_for(str(told.get("what")))
        when = _when(told.get("date"), f"{where}: events[{at}].date")
        if word is None:
            unknown.append(str(told.get("what")))
            continue
        person = _name(told.get("person"))
        kind = FactKind.VACANCY if word.ends_tenure and _regular(person, raw, events) else word.kind
        events.append(Fact(kind, when, person, word.by))
    return events, tuple(unknown)


def _regular(person: str | None, raw: Mapping[str, Any], told: Sequence[Fact]) -> bool:
    """Whether who leaves is the regular holder: named as such, or the first of whom anything is told."""
    predecessor = raw.get("predecessor")
    return person == str(predecessor) if predecessor else not told


def _office(raw: Mapping[str, Any], where: str) -> Decided:
    """What the office that reviews acting service found."""
    word = raw.get("finding")
    spans = tuple(
        DecidedSpan(_name(span.get("person")), _day(span, "from", where), _day(span, "to", where))
        for span in _objects(raw, "violations", where)
    )
    stated = tuple(
        Stated(day, str(entry.get("which")))
        for entry in _objects(raw, "limit_dates_stated", where)
        if (day := _day(entry, "date", where))
    )
    return Decided(word, _outcome(word, _OFFICE_WORDS), _OFFICE_WORDS, spans, stated)


def _court(raw: Mapping[str, Any], where: str) -> Decided:
    """What the court held; a holding that was reversed stands for its contrary."""
    word = raw.get("holding")
    unlawful = _outcome(word, _COURT_WORDS)
    later = str(raw.get("reversed_or_affirmed") or "").casefold()
    was_reversed = later.startswith(("reversed", "overruled", "vacated"))
    day = _day(raw, "unlawful_from", where)
    spans = (DecidedSpan(None, day, None),) if day and not was_reversed else ()
    if was_reversed and unlawful is not None:
        unlawful = not unlawful
    return Decided(word, unlawful, _COURT_WORDS, spans, reversed=was_reversed)


def _outcome(word: object, words: tuple[str, str]) -> bool | None:
    """Whether a decision's word says unlawful; ``None`` where it says neither."""
    said = str(word).casefold()
    return next((at == 0 for at, known in enumerate(words) if said.startswith(known)), None)


def _objects(raw: Mapping[str, Any], key: str, where: str) -> list[dict[str, Any]]:
    entries = raw.get(key) or []
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise BadCaseError(f"{where}: {key}: a list of objects is wanted")
    return entries


def _name(person: object) -> str | None:
    return _REMARK.sub("", str(person)) if person else None


def _when(text: object, where: str) -> PartialDate | None:
    if text is None:
        return None
    try:
        return PartialDate.parse(str(text))
    except BadDateError as error:
        raise BadCaseError(f"{where}: {error}") from error


def _day(raw: Mapping[str, Any], key: str, where: str) -> date | None:
    when = _when(raw.get(key), f"{where}: {key}")
    return when.earliest if when and when.is_day else None
