"""What a change at the top makes of a body: who was kept, left, entered, and what is vacant, days later."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from holdover.register.stints import Stint, stints
from holdover.register.tenure import Office, Tenure

TRANSITION_DAYS = (30, 100, 365)
"""How many days after a transition it is looked at, where nobody says."""


@dataclass(frozen=True, slots=True)
class Transition:
    """A body before the day ``day`` and some ``days`` after it, ``on``.

    ``before`` are the stints (see ``stints``) of those in office on the eve. Of these ``kept`` are still
    there on the later day, and ``left`` are not; ``entered`` are there and were not on the eve. ``vacant``
    are the offices that somebody held on the eve and nobody holds on the later day.
    """

    day: date
    days: int
    on: date
    before: tuple[Stint, ...]
    kept: tuple[Stint, ...]
    left: tuple[Stint, ...]
    entered: tuple[Stint, ...]
    vacant: tuple[Office, ...]

    @property
    def offices(self) -> int:
        """How many offices were held on the eve."""
        return len({each.office.id for each in self.before})

    @property
    def kept_share(self) -> float | None:
        """Those kept by those in office on the eve; ``None`` where nobody was."""
        return len(self.kept) / len(self.before) if self.before else None

    @property
    def vacant_share(self) -> float | None:
        """The offices left vacant by those held on the eve; ``None`` where none was."""
        return len(self.vacant) / self.offices if self.before else None


def transitions(
    tenures: Iterable[Tenure], days: Sequence[date], after: Sequence[int], last: date
) -> tuple[Transition, ...]:
    """Each transition after each number of days, as far as the later day is not after ``last``."""
    found = [each for each in stints(tenures) if each.dated]
    return tuple(
        _transition(found, day, number)
        for day in days
        for number in sorted(set(after))
        if day + timedelta(days=number) <= last
    )


def _transition(found: Sequence[Stint], day: date, number: int) -> Transition:
    eve, on = day - timedelta(days=1), day + timedelta(days=number)
    before = [each for each in found if each.covers(eve)]
    there = [each for each in found if each.covers(on)]
    was, is_there = set(map(_who, before)), set(map(_who, there))
    held = {each.office.id for each in there}
    empty = {each.office.id: each.office for each in before if each.office.id not in held}
    return Transition(
        day,
        number,
        on,
        tuple(before),
        tuple(each for each in before if _who(each) in is_there),
        tuple(each for each in before if _who(each) not in is_there),
        tuple(each for each in there if _who(each) not in was),
        tuple(sorted(empty.values(), key=lambda office: (office.name, office.id))),
    )


def _who(stint: Stint) -> tuple[str, str]:
    return stint.office.id, stint.person.id
