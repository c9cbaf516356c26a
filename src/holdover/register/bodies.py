"""Bodies under all their names: which of them a name means on a day.

That a body goes on as another is a decision (``Act.CONTINUES``) on their names. Told without a day, it is one
body that was renamed, and each of its names means it at all times. Told with the day (``body:NAME@DAY``), as
of bodies that are merged, they are one from that day on, and before it each is its own.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Self

from holdover.decision import Decision
from holdover.errors import BadDateError
from holdover.register.folding import fold
from holdover.register.rulings import Rulings
from holdover.when import PartialDate

BODY = "body:"
"""Stands before the name of a body among the subjects of a decision."""

SINCE = "@"
"""Stands after it, before the day from which the body before goes on as this one."""


@dataclass(frozen=True, slots=True)
class Link:
    """One body goes on as another; where ``since`` is told, from that day on and not before."""

    earlier: str
    later: str
    since: PartialDate | None

    def begins_after(self, day: date) -> bool:
        """Whether they are surely two on the day."""
        return self.since is not None and self.since.earliest is not None and day < self.since.earliest


def subject_of(name: str, since: PartialDate | None = None) -> str:
    """What names a body among the subjects of a decision."""
    return f"{BODY}{name}{SINCE}{since}" if since else BODY + name


def named_by(subject: str) -> tuple[str, PartialDate | None]:
    """The name, and the day, that a decision's subject tells; where none follows, all of it is the name."""
    whole = subject.removeprefix(BODY)
    name, _, day = whole.rpartition(SINCE)
    try:
        return (name.strip(), PartialDate.parse(day.strip())) if name else (whole, None)
    except BadDateError:
        return whole, None


@dataclass(frozen=True, slots=True)
class Lineage:
    """How bodies go on as others, by the decisions that stand."""

    links: Sequence[Link]

    @classmethod
    def of(cls, decisions: Sequence[Decision]) -> Self:
        """Build from decisions in any order."""
        return cls(
            [
                Link(named_by(one)[0], *named_by(other))
                for one, other in sorted(Rulings.of(decisions).continued)
                if one.startswith(BODY) and other.startswith(BODY)
            ]
        )

    def other_names(self, bodies: Collection[str], on: date | None) -> tuple[str, ...]:
        """What else bodies of these names are called that are one with them on a day.

        Without a day: what else they were called when they were renamed, and all that they ever go on as.
        """
        renamed = [each for each in self.links if each.since is None]
        merged = [each for each in self.links if each.since and (on is None or not each.begins_after(on))]
        as_one = merged if on else []
        later = _reached(bodies, _steps(forward=[*renamed, *merged], back=as_one))
        earlier = _reached(bodies, _steps(forward=as_one, back=[*renamed, *as_one]))
        return self._spelled(later | earlier, bodies)

    def later_names(self, bodies: Collection[str], on: date) -> tuple[str, ...]:
        """What bodies of these names go on as by a day."""
        begun = [each for each in self.links if not each.begins_after(on)]
        return self._spelled(_reached(bodies, _steps(forward=begun)), bodies)

    def names_before_merger(self, bodies: Collection[str], on: date) -> tuple[str, ...]:
        """What those are called on a day that are still to be merged into bodies of these names."""
        to_come = [each for each in self.links if each.begins_after(on)]
        renamed = [each for each in self.links if each.since is None]
        earlier = _reached(bodies, _steps(back=[*renamed, *to_come]))
        is_merged_later = not earlier.isdisjoint(fold(each.later) for each in to_come)
        return self._spelled(earlier, bodies) if is_merged_later else ()

    def _spelled(self, found: Set[str], without: Collection[str]) -> tuple[str, ...]:
        """The names as decisions spell them."""
        others = found - {fold(name) for name in without}
        told = {name for each in self.links for name in (each.earlier, each.later)}
        return tuple(sorted(name for name in told if fold(name) in others))


def _steps(forward: Iterable[Link] = (), back: Iterable[Link] = ()) -> Mapping[str, Set[str]]:
    """The names to which each name leads, made comparable."""
    steps: dict[str, set[str]] = defaultdict(set)
    for each in forward:
        steps[fold(each.earlier)].add(fold(each.later))
    for each in back:
        steps[fold(each.later)].add(fold(each.earlier))
    return steps


def _reached(names: Collection[str], steps: Mapping[str, Set[str]]) -> set[str]:
    """The names, and all to which they lead, made comparable."""
    found, waiting = set[str](), {fold(name) for name in names}
    while waiting:
        found |= waiting
        waiting = {other for name in waiting for other in steps.get(name, ())} - found
    return found
