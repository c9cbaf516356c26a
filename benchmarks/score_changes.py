"""How well claims agree with annotated changes: F1 of what is found, of its kind, and of all that it says.

Three questions of each report, every annotated change answered by at most one claim:

- *found*: the right person (or group) and family of kind: enter, leave, propose, hold, pressure;
- *kind*: the right person and the exact kind;
- *full*: kind, status, office and date too. A date agrees with one told finer or coarser.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from holdover.claim import Kind

Row = dict[str, Any]

_FAMILIES = (
    {Kind.APPOINTED, Kind.ELECTED, Kind.TOOK_OFFICE, Kind.CONFIRMED},
    {Kind.NOMINATED, Kind.WITHDRAWN},
    {Kind.RESIGNED, Kind.RETIRED, Kind.REMOVED, Kind.LEFT, Kind.DIED},
    {Kind.SERVED},
    {Kind.ASKED_TO_RESIGN, Kind.URGED_TO_RESIGN, Kind.ASKED_TO_STAY, Kind.REFUSED_TO_LEAVE, Kind.SUSPENDED},
)
# Words that tell no two persons and no two offices apart: articles, prepositions, forms of address.
_SMALL = frozenset(
    "a an and at by for in of on s the to u us dame dr lady lord miss mr mrs ms prof sir".split()
)
_ALIKE = 0.6  # share of words in common from which two names of an office are one


@dataclass(frozen=True, slots=True)
class Score:
    """How many changes are annotated, how many claims were read, and how many pairs agree."""

    annotated: int
    read: int
    right: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.read + self.annotated
        return 2 * self.right / both if both else 0.0

    def __str__(self) -> str:
        precision = self.right / self.read if self.read else 0.0
        recall = self.right / self.annotated if self.annotated else 0.0
        return f"P {precision:.3f}  R {recall:.3f}  F1 {self.f1:.3f}"


def scores(pairs: Iterable[tuple[Sequence[Row], Sequence[Row]]]) -> dict[str, Score]:
    """The score at each level, over pairs of what is annotated in a report and what is read in it."""
    reports = list(pairs)
    annotated, read = (sum(len(side[number]) for side in reports) for number in (0, 1))
    return {
        level: Score(annotated, read, sum(len(_agreeing(wanted, told, fits)) for wanted, told in reports))
        for level, fits in (("found", _is_found), ("kind", is_kind), ("full", _is_full))
    }


def unanswered(wanted: Sequence[Row], told: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The annotated changes of a report that no claim tells by person and kind, and the claims too many."""
    agreeing = _agreeing(wanted, told, is_kind)
    missed = [change for number, change in enumerate(wanted) if number not in agreeing]
    return missed, [claim for number, claim in enumerate(told) if number not in agreeing.values()]


def _agreeing(wanted: Sequence[Row], told: Sequence[Row], fits: Callable[[Row, Row], bool]) -> dict[int, int]:
    """The number of the claim that answers each annotated change, by the change's number."""
    left = dict(enumerate(told))
    pairs: dict[int, int] = {}
    for number, change in enumerate(wanted):
        likeness = _likeness(change)
        fitting = [at for at, claim in left.items() if fits(change, claim)]
        if fitting:
            pairs[number] = max(fitting, key=lambda at: likeness(left[at]))
            del left[pairs[number]]
    return pairs


def _likeness(change: Row) -> Callable[[Row], int]:
    return lambda claim: 2 * is_kind(change, claim) + _is_full(change, claim)


def _is_found(change: Row, claim: Row) -> bool:
    is_family = any(change["kind"] in family and claim["kind"] in family for family in _FAMILIES)
    return is_family and _is_same_person(change, claim)


def is_kind(change: Row, claim: Row) -> bool:
    """Whether a claim tells an annotated change's kind of the same person or group."""
    return bool(change["kind"] == claim["kind"]) and _is_same_person(change, claim)


def _is_full(change: Row, claim: Row) -> bool:
    return (
        is_kind(change, claim)
        and change["status"] == claim["status"]
        and is_same_office(change["office"], claim["office"])
        and _is_same_date(change["date"], claim["date"])
    )


def _is_same_person(change: Row, claim: Row) -> bool:
    if change["person"] and claim["person"]:
        one, other = _words(change["person"]), _words(claim["person"])
        return bool(one and other) and (set(one) <= set(other) or set(other) <= set(one))
    if not change["group"] or not claim["group"]:
        return False
    return bool(
        (change["group"]["min"], change["group"]["max"]) == (claim["group"]["min"], claim["group"]["max"])
    )


def is_same_office(one: str | None, other: str | None) -> bool:
    """Whether two offices have most of their words in common."""
    first, second = set(_words(one)), set(_words(other))
    common = 2 * len(first & second)
    return first == second or common >= _ALIKE * (len(first) + len(second)) > 0


def _is_same_date(one: str | None, other: str | None) -> bool:
    first, second = (one or "").split("/"), (other or "").split("/")
    return len(first) == len(second) and all(
        a == b or (min(len(a), len(b)) >= len("2017") and (a.startswith(b) or b.startswith(a)))
        for a, b in zip(first, second, strict=True)
    )


def _words(name: str | None) -> list[str]:
    plain = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().casefold()
    return [word for word in re.findall(r"[a-z0-9]+", plain) if word not in _SMALL]
