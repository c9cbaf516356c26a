"""Rolls: an order over a group, and what became of each person under it."""

from dataclasses import dataclass
from enum import StrEnum

from holdover.claim import Kind
from holdover.register.tenure import Office, Person
from holdover.when import PartialDate


class Standing(StrEnum):
    """Where a person under an order stands."""

    ASKED = "asked"
    RESIGNED = "resigned"
    REFUSED = "refused"
    REMOVED = "removed"
    LEFT = "left"  # gone, and no report says how
    KEPT = "kept"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Count:
    """How many people the order reached, as some entries put it; ``most`` is ``None`` for "over 40"."""

    text: str
    least: int
    most: int | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that became of a member, when, and the entries that say so."""

    standing: Standing
    date: PartialDate | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """A person under the order. ``steps`` are in the order of time; ``standing`` is the last word."""

    person: Person
    office: Office
    standing: Standing
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Roll:
    """One order over a group of office-holders, told by one report or by many.

    ``agree`` says whether all counts can be true of one number: "46" and "over 40" can, 46 and 93 cannot.
    """

    id: str
    kind: Kind
    title: str
    by: str | None
    date: PartialDate | None
    counts: tuple[Count, ...]
    agree: bool
    members: tuple[Member, ...]
    claims: tuple[str, ...]
