"""Days known within bounds, and sums over them that stay true whatever the day turns out to be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from typing import Self

from holdover.when import PartialDate

EVER = date.max  # no bound after
NEVER = date.min  # no bound before


@dataclass(frozen=True, slots=True)
class Bounds:
    """A day that lies from ``earliest`` to ``latest``; ``NEVER`` and ``EVER`` where nothing bounds it."""

    earliest: date
    latest: date

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise ValueError(f"no day is both after {self.earliest} and before {self.latest}")

    @classmethod
    def on(cls, day: date) -> Self:
        """The day itself."""
        return cls(day, day)

    @classmethod
    def of(cls, when: PartialDate | None) -> Self:
        """The bounds of a partial date; none where there is no date."""
        if when is None:
            return cls(NEVER, EVER)
        return cls(when.earliest or NEVER, when.latest or EVER)

    @property
    def day(self) -> date | None:
        """The day, where the bounds leave only one."""
        return self.earliest if self.earliest == self.latest else None

    @property
    def width(self) -> int:
        """How many days apart the bounds are."""
        return (self.latest - self.earliest).days

    def __contains__(self, day: date) -> bool:
        return self.earliest <= day <= self.latest

    def shift(self, days: int) -> "Bounds":
        """So many days later, or earlier where ``days`` is below zero."""
        return Bounds(shifted(self.earliest, days), shifted(self.latest, days))

    def clip(self, earliest: date = NEVER, latest: date = EVER) -> "Bounds | None":
        """What is left inside the limits; ``None`` where nothing is."""
        low, high = max(self.earliest, earliest), min(self.latest, latest)
        return Bounds(low, high) if low <= high else None

    def hull(self, other: "Bounds") -> "Bounds":
        """The narrowest bounds that hold both."""
        return Bounds(min(self.earliest, other.earliest), max(self.latest, other.latest))

    def __str__(self) -> str:
        if day := self.day:
            return day.isoformat()
        return f"{_name(self.earliest)}..{_name(self.latest)}"


def hull_of(bounds: Sequence[Bounds]) -> Bounds:
    """The narrowest bounds that hold all of them; there must be one."""
    return reduce(Bounds.hull, bounds)


def later(one: Bounds, other: Bounds) -> Bounds:
    """The later of two days."""
    return Bounds(max(one.earliest, other.earliest), max(one.latest, other.latest))


def sooner(one: Bounds, other: Bounds) -> Bounds:
    """The earlier of two days."""
    return Bounds(min(one.earliest, other.earliest), min(one.latest, other.latest))


def shifted(day: date, days: int) -> date:
    """The day so many days on; the ends of time stay where they are."""
    if day in (NEVER, EVER):
        return day
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return EVER if days > 0 else NEVER


def _name(day: date) -> str:
    return "" if day in (NEVER, EVER) else day.isoformat()
