"""On what a service rests: the windows that it may use, or what refuses it from the start."""

from collections.abc import Sequence
from dataclasses import dataclass

from holdover.law.authority import Authority
from holdover.law.bars import barred_from
from holdover.law.bounds import Bounds
from holdover.law.facts import Facts
from holdover.law.service import Service
from holdover.law.windows import Opened, Step, Window, named


@dataclass(frozen=True, slots=True)
class Refusal:
    """From when a service has no authority at all, whatever the days, and why."""

    begins: Bounds
    step: Step


def refused(
    service: Service,
    facts: Facts,
    authorities: Sequence[Authority],
    opened: Sequence[Opened],
    vacancy: Bounds,
) -> Refusal | None:
    """What refuses a service: an appointment for which the power was used up, or a bar."""
    for of_authority in opened:
        for fact, step in of_authority.void:
            if fact is service.began_by:
                return Refusal(service.begins, step)
    for authority in authorities:
        for bar in authority.bars:
            if begins := barred_from(bar, service, facts, vacancy):
                return Refusal(begins, Step(f"{service.person} may not serve: {bar.says}", bar.citation))
    return None


def usable_windows(
    service: Service, authorities: Sequence[Authority], opened: Sequence[Opened]
) -> tuple[Window, ...]:
    """The windows of its capacity that are the office's or the person's, and all others of the person's."""
    usable = [
        window
        for authority, of_authority in zip(authorities, opened, strict=True)
        for window in of_authority.windows
        if authority.capacity == service.capacity and window.person in (None, service.person)
    ]
    others = [window for o in opened for window in named(o.windows, service.person) if window not in usable]
    return (*usable, *others)
