"""Claims that cannot all be true, kept side by side."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from holdover.register.tenure import Office, Person


class Rank(IntEnum):
    """Whose word counts before whose, first to last (``docs/register.md``, "Preferences")."""

    DECISION = 1
    OFFICIAL = 2
    OWN_VOICE = 3
    PERSON_CONCERNED = 4
    NAMED = 5
    UNNAMED = 6


class About(StrEnum):
    """What the sides of a dispute disagree on."""

    WHETHER_BEGAN = "whether it began"
    WHETHER_ENDED = "whether it ended"
    HOW_ENDED = "how it ended"
    WHEN_BEGAN = "when it began"
    WHEN_ENDED = "when it ended"
    WHO_HELD = "who held it"
    HOW_MANY = "how many"
    WHETHER_HAPPENED = "whether it happened"  # anything else that is asserted here and denied there


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things said, the entries that say it, and how many independent witnesses those are."""

    says: str
    claims: tuple[str, ...]
    rank: Rank
    witnesses: int


@dataclass(frozen=True, slots=True)
class Dispute:
    """Sides that cannot all be true. ``sides[0]`` is the preferred one, and ``reason`` says why."""

    id: str
    office: Office
    person: Person | None
    about: About
    sides: tuple[Side, ...]
    reason: str
