"""Entries and decisions, each made from one number: drawing a number is so cheap that laws can be tried on
thousands of ledgers, and a smaller number is a simpler entry, so that a counterexample shrinks.

There are few names and few days, so that entries meet: in one person, on one day, in one dispute.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from math import prod
from random import Random
from typing import Any, Generic, TypeVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from saying import MANHATTAN, says

from holdover.claim import Capacity, Group, Kind, Status
from holdover.decision import Act, Decision
from holdover.ledger.entry import Entry
from holdover.register.identity import person_id
from holdover.register.offices import office_of
from holdover.report import Medium

OFFICES = (MANHATTAN, "senator from Nevada", "US attorney", "MP for Bedwellty")
NAMES = (
    "Ann Lee",
    "Joon Kim",
    "Lee",
    "A. Lee",
    "Ann B. Lee",
    "Bob Lee",
    "Kim",
    "Lee, Ann",
    "José Ray",
    "Jose Ray Jr.",
)
KNOWN = ("2017-03-12", "2016-12-31", "2017-03-01", "2017-03-11", "2017-03-31", "2017-06-01", "2018-02-28")
WHEN = (
    *("2017-03-11", None, "2017-03-10", "2017-03", "2017", "2016-12-31", "2017-01-01", "2017-06-01", "2018"),
    *("2017-03-12", "2016-02-29", "2016-02", "2018-01-15"),
    *("2016/2017", "2016-02-29/2017-03-11", "2016/..", "2017-03/2017-03", "../2017-03-11", "2017/2018-01"),
)
LATEST = date.fromisoformat(max(KNOWN))

Made = TypeVar("Made")


def law() -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Marks a law of the register, to be tried on as many examples as the profile says (``conftest.py``)."""
    profile = settings.get_profile(os.environ.get("HOLDOVER_LAWS", "ci"))
    return lambda test: pytest.mark.law(profile(test))


@dataclass(frozen=True)
class Numbered(Generic[Made]):
    """Things that are made by choosing a value for each of their fields, in every combination numbered."""

    make: Callable[..., Made]
    fields: dict[str, tuple[Any, ...]]

    def __call__(self, number: int, **given: object) -> Made:
        """The thing of that number; its lowest digit chooses the first field."""
        chosen = {}
        for name, values in self.fields.items():
            number, at = divmod(number, len(values))
            chosen[name] = values[at]
        return self.make(**chosen, **given)

    @property
    def numbers(self) -> st.SearchStrategy[int]:
        """All numbers."""
        return st.integers(0, prod(map(len, self.fields.values())) - 1)


ENTRIES = Numbered(
    says,
    {
        "kind": tuple(Kind),
        "who": (*NAMES, Group("46 of them", 46, 46)),
        "when": WHEN,
        "known": KNOWN,
        "publisher": ("A", "B", "C", "Department of Justice", None),
        "status": (Status.ACTUAL, Status.ACTUAL, *Status),
        "sources": ((), (), ("Ann Lee",), ("two officials",), ("The Post", "insiders")),
        "corrected": (None, None, None, "2018-01-01"),
        "agency": (None, None, "Wire"),
        "words": (None, "He went.", "She came."),
        "person_key": (None, None, "people:1", "people:2", "mps:1"),
        "capacity": tuple(Capacity),
        "author": (None, "Ann Lee"),
        "by": (None, "Donald Trump", "Jeff Sessions"),
        "medium": tuple(Medium),
    },
)


def _decision(
    act: Act, first: int, second: int, day: int, hour: int, *, claims: Sequence[str], named: Sequence[str]
) -> Decision:
    """A decision on some of these."""
    ids = named if act in (Act.SAME, Act.NOT_SAME) else claims
    subjects = tuple(dict.fromkeys(ids[at % len(ids)] for at in (first, second)))
    return Decision(act, subjects, "reviewer", datetime(2017, 3, day, hour, tzinfo=UTC), "seen")


DECISIONS = Numbered(
    _decision,
    {
        "act": tuple(act for act in Act if act is not Act.TAKE_BACK),
        "first": tuple(range(10)),
        "second": tuple(range(10)),
        "day": (13, 1, 31),
        "hour": (9, 17),
    },
)


@dataclass(frozen=True)
class Told:
    """What is told of one office, and what was decided on it."""

    office: str
    entries: tuple[Entry, ...]
    decisions: tuple[Decision, ...]

    def __repr__(self) -> str:
        lines = (*self.entries, *self.decisions)
        return f"{self.office}:\n" + "\n".join(f"  {each}" for each in lines)


def _told(numbers: tuple[str, list[int], list[int]]) -> Told:
    office, of_entries, of_decisions = numbers
    # The day of a correction is not part of an entry's identity: of two that differ in it alone one is kept.
    entries = {entry.id: entry for entry in (ENTRIES(number, office=office) for number in of_entries)}
    claims = list(entries) or ["none"]
    named = sorted({person_of(entry) for entry in entries.values()}) or ["nobody"]
    decisions = (DECISIONS(number, claims=claims, named=named) for number in of_decisions)
    return Told(office, tuple(entries.values()), tuple(decisions))


def person_of(entry: Entry) -> str:
    """The id of the person named in the entry, if nobody else is."""
    claim = entry.claim
    return person_id(office_of(claim.office or ""), claim.person or "", claim.person_key or "")


LEDGERS: st.SearchStrategy[Told] = st.tuples(
    st.sampled_from(OFFICES),
    st.lists(ENTRIES.numbers, max_size=10),
    st.lists(DECISIONS.numbers, max_size=2),
).map(_told)
"""What may be told of one office: little enough to be tried thousands of times, enough to be at odds."""

DAYS = st.sampled_from([date.fromisoformat(day) for day in KNOWN])

ORDERS = st.integers(0, 2**16).map(Random)
"""Chance by which to shuffle."""
