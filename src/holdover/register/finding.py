"""What the register finds, in the form in which its tables keep it: a body without citations, and these.

Citations grow with every report, while what is found seldom changes. Kept apart, a thousand reports of one
removal are one version and a thousand citations, not a thousand versions of a thousand citations each.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from enum import IntEnum
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any, NamedTuple, TypeVar

from holdover.claim import Capacity, Kind, Status
from holdover.register.dispute import About, Dispute, Rank, Side
from holdover.register.mention import Mention
from holdover.register.succession import Vacancy
from holdover.register.tenure import Absence, Edge, Office, Person, Tenure, Timed
from holdover.when import PartialDate

Finding = Tenure | Dispute | Mention | Vacancy
Found = TypeVar("Found", Tenure, Dispute, Mention, Vacancy)

IN_NO_TIME = 2.0**50
"""The place of a tenure's claims that carry nothing: after all that are of a time."""


class Sort(IntEnum):
    """The sorts of finding. The numbers stand in the tables: never change one."""

    TENURE = 1
    DISPUTE = 2
    MENTION = 3
    VACANCY = 4


class Key(NamedTuple):
    """What tells one finding from every other, on whatever day it is known."""

    sort: Sort
    id: str


class Citation(NamedTuple):
    """One claim that a finding cites, and where in the finding: ``start.claims``, ``sides.1.claims``."""

    path: str
    claim: str


class Statement(NamedTuple):
    """A finding, and what it cites: by path, lists in their own order; and a tenure's other claims by time.

    The tenure is without its ``claims``: they are those of its edges, and the others.
    """

    finding: Finding
    lists: dict[str, tuple[str, ...]]
    others: dict[str, float]


_SORTS: dict[type[Finding], Sort] = {
    Tenure: Sort.TENURE,
    Dispute: Sort.DISPUTE,
    Mention: Sort.MENTION,
    Vacancy: Sort.VACANCY,
}
_DECODE = json.JSONDecoder().raw_decode
_KINDS = {each.value: each for each in Kind}
_STATUSES = {each.value: each for each in Status}
_CAPACITIES = {each.value: each for each in Capacity}
_Told = dict[str, Any]
CLAIMS = "claims"
"""In every value the field that cites; in a tenure, the claims that are on neither edge."""


def sort_of(kind: type[Finding]) -> Sort:
    """The number of a sort of finding."""
    return _SORTS[kind]


def key(finding: Finding) -> Key:
    """What tells the finding from every other."""
    return Key(sort_of(type(finding)), finding.id)


def stated(finding: Finding, told: Iterable[Timed] = ()) -> Statement:
    """The finding and what it cites; ``told`` are all claims that tell of a tenure, in order."""
    match finding:
        case Tenure():
            return _tenure_stated(finding, told)
        case Dispute(sides=sides):
            lists = {f"sides.{at}.{CLAIMS}": side.claims for at, side in enumerate(sides)}
        case _:
            lists = {CLAIMS: finding.claims}
    return Statement(finding, lists, {})


def _tenure_stated(tenure: Tenure, told: Iterable[Timed]) -> Statement:
    edges = (("start", tenure.start), ("end", tenure.end))
    lists = {f"{name}.{CLAIMS}": edge.claims for name, edge in edges if edge}
    others: dict[str, float] = {}
    on_edges = {claim for claims in lists.values() for claim in claims}
    for place, claim in told:
        if claim not in on_edges:
            others.setdefault(claim, place)
    for at, absence in enumerate(tenure.absences):
        lists[f"absences.{at}.{CLAIMS}"] = absence.claims
    return Statement(tenure, lists, others)


def whole(statement: Statement) -> Finding:
    """The finding with all that it cites."""
    finding = statement.finding
    return with_claims(finding, statement.others) if isinstance(finding, Tenure) else finding


def with_claims(tenure: Tenure, others: Iterable[str]) -> Tenure:
    """The tenure with all its claims: those of its edges first, then the others in the order of time."""
    edges = [claim for edge in (tenure.start, tenure.end) if edge for claim in edge.claims]
    return replace(tenure, claims=tuple(dict.fromkeys((*edges, *others))))


def body(finding: Finding) -> str:
    """The finding as JSON, without citations."""
    match finding:
        case Tenure():
            return (
                f'{{"id":{_text(finding.id)},"office":{_office(finding.office)},'
                f'"person":{_person(finding.person)},"capacity":"{finding.capacity.value}",'
                f'"start":{_edge(finding.start)},"end":{_edge(finding.end)},"claims":[],'
                f'"absences":{_list(map(_absence, finding.absences))}}}'
            )
        case Dispute():
            person = _person(finding.person) if finding.person else "null"
            return (
                f'{{"id":{_text(finding.id)},"office":{_office(finding.office)},"person":{person},'
                f'"about":"{finding.about.value}","sides":{_list(map(_side, finding.sides))},'
                f'"reason":{_text(finding.reason)}}}'
            )
        case Mention():
            return f'{{"office":{_office(finding.office)},"person":{_person(finding.person)},"claims":[]}}'
        case Vacancy():
            return (
                f'{{"office":{_office(finding.office)},"start":{_date(finding.start)},'
                f'"end":{_date(finding.end)},"claims":[]}}'
            )


def put_together(kind: type[Found], body: str, citations: Iterable[tuple[str, str]]) -> Found:
    """The finding of that sort: its body, and what it cites, each claim after its path."""
    value, _ = _DECODE(body)
    lists: dict[str, list[str]] = {}
    for path, claim in citations:
        if path not in lists:
            lists[path] = _list_at(value, path)
        lists[path].append(claim)
    found: Found = _READ[kind](value)
    return found


def _list_at(value: Any, path: str) -> list[str]:  # noqa: ANN401 - what JSON holds
    for step in _steps(path):
        value = value[step]
    found: list[str] = value
    return found


@lru_cache(maxsize=1_024)
def _steps(path: str) -> tuple[str | int, ...]:
    return tuple(int(step) if step.isdecimal() else step for step in path.split("."))


def _read_tenure(told: _Told) -> Tenure:
    start, end = _read_edge(told["start"]), _read_edge(told["end"])
    on_edges = (*(start.claims if start else ()), *(end.claims if end else ()))
    return Tenure(
        told["id"],
        Office(**told["office"]),
        _read_person(told["person"]),
        _CAPACITIES[told["capacity"]],
        start,
        end,
        tuple(dict.fromkeys((*on_edges, *told[CLAIMS]))),
        tuple(map(_read_absence, told["absences"])),
    )


def _read_dispute(told: _Told) -> Dispute:
    person = _read_person(told["person"]) if told["person"] else None
    sides = tuple(
        Side(side["says"], tuple(side[CLAIMS]), Rank(side["rank"]), side["witnesses"])
        for side in told["sides"]
    )
    return Dispute(told["id"], Office(**told["office"]), person, About(told["about"]), sides, told["reason"])


def _read_mention(told: _Told) -> Mention:
    return Mention(Office(**told["office"]), _read_person(told["person"]), tuple(told[CLAIMS]))


def _read_vacancy(told: _Told) -> Vacancy:
    start = _read_date(told["start"]) or PartialDate(None, None)
    return Vacancy(Office(**told["office"]), start, _read_date(told["end"]), tuple(told[CLAIMS]))


def _read_person(told: _Told) -> Person:
    return Person(told["id"], told["name"], tuple(told["names"]), tuple(told["keys"]))


def _read_edge(told: _Told | None) -> Edge | None:
    if told is None:
        return None
    kind, status = _KINDS[told["kind"]], _STATUSES[told["status"]]
    return Edge(kind, status, _read_date(told["date"]), told["by"], tuple(told[CLAIMS]))


def _read_absence(told: _Told) -> Absence:
    start, end = _read_date(told["start"]), _read_date(told["end"])
    return Absence(Kind(told["kind"]), start, end, tuple(told[CLAIMS]))


def _read_date(told: _Told | None) -> PartialDate | None:
    return None if told is None else _date_from(told["earliest"], told["latest"])


@lru_cache(maxsize=8_192)
def _date_from(earliest: str | None, latest: str | None) -> PartialDate:
    first, last = (date.fromisoformat(day) if day else None for day in (earliest, latest))
    return PartialDate(first, last)


_READ: dict[type[Finding], Callable[[_Told], Any]] = {
    Tenure: _read_tenure,
    Dispute: _read_dispute,
    Mention: _read_mention,
    Vacancy: _read_vacancy,
}


@lru_cache(maxsize=8_192)
def _office(office: Office) -> str:
    fields = (office.id, office.name, office.title, office.body, office.place, office.key)
    names = ("id", "name", "title", "body", "place", "key")
    return "{" + ",".join(f'"{name}":{_text(value)}' for name, value in zip(names, fields, strict=True)) + "}"


@lru_cache(maxsize=8_192)
def _person(person: Person) -> str:
    names, keys = (_list(map(_text, each)) for each in (person.names, person.keys))
    return f'{{"id":{_text(person.id)},"name":{_text(person.name)},"names":{names},"keys":{keys}}}'


def _edge(edge: Edge | None) -> str:
    if edge is None:
        return "null"
    return (
        f'{{"kind":"{edge.kind.value}","status":"{edge.status.value}","date":{_date(edge.date)},'
        f'"by":{_text(edge.by)},"claims":[]}}'
    )


def _absence(absence: Absence) -> str:
    return (
        f'{{"kind":"{absence.kind.value}","start":{_date(absence.start)},"end":{_date(absence.end)},'
        '"claims":[]}'
    )


def _side(side: Side) -> str:
    return f'{{"says":{_text(side.says)},"claims":[],"rank":{side.rank.value},"witnesses":{side.witnesses}}}'


def _date(when: PartialDate | None) -> str:
    if when is None:
        return "null"
    earliest, latest = (f'"{day}"' if day else "null" for day in (when.earliest, when.latest))
    return f'{{"earliest":{earliest},"latest":{latest}}}'


def _text(text: str | None) -> str:
    return "null" if text is None else encode_basestring(text)


def _list(items: Iterable[str]) -> str:
    return f"[{','.join(items)}]"
