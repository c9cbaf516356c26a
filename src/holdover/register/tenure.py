"""Offices, persons, and the tenures that join them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from holdover.claim import Capacity, Kind, Status
from holdover.when import PartialDate


@dataclass(frozen=True, slots=True)
class Office:
    """A public office: a title, in a body, for a place, as far as each is told.

    ``id`` is stable: it follows from title, body, place and ``key``, a dataset's own name for the office.
    ``name`` is how a reader would write it.
    """

    id: str
    name: str
    title: str
    body: str | None = None
    place: str | None = None
    key: str | None = None

    def __hash__(self) -> int:
        # Looked up by the million: the hash of a text is kept with it, that of all fields would be made anew.
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who holds or held an office; ``name`` is the fullest form known, ``names`` all of them.

    ``keys`` are what datasets call the person: ``bioguide:W000178``.
    """

    id: str
    name: str
    names: tuple[str, ...]
    keys: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return hash(self.id)  # as an office's


@dataclass(frozen=True, slots=True)
class Edge:
    """How and when a tenure began or ended.

    ``date`` is ``None`` where no date is told or can be bounded. ``claims`` are the ids of the entries that
    carry the edge, the preferred first; never empty.
    """

    kind: Kind
    status: Status
    date: PartialDate | None
    by: str | None
    claims: tuple[str, ...]


class Certainty(StrEnum):
    """Whether somebody held an office on a day, as far as the dates tell."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Absence:
    """A time in which a holder was suspended or on leave, and kept the office. Half-open, as a tenure is.

    ``end`` is ``None`` where no report tells of it.
    """

    kind: Kind
    start: PartialDate | None
    end: PartialDate | None
    claims: tuple[str, ...]

    def covers(self, day: date) -> bool:
        """Whether the holder was surely absent on the day."""
        begun = self.start is not None and self.start.latest is not None and self.start.latest <= day
        return begun and (self.end is None or (self.end.earliest is not None and day < self.end.earliest))


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person's time in one office, in one capacity.

    ``start`` or ``end`` is ``None`` where no report tells of it. Time is half-open: the day of the end is
    the first day out of office. ``claims`` are all entries that tell of the tenure, those of its edges too.
    """

    id: str
    office: Office
    person: Person
    capacity: Capacity
    start: Edge | None
    end: Edge | None
    claims: tuple[str, ...]
    absences: tuple[Absence, ...] = ()

    def absent_on(self, day: date) -> Kind | None:
        """``SUSPENDED`` or ``ON_LEAVE`` where the holder surely was on the day, else ``None``."""
        return next((each.kind for each in self.absences if each.covers(day)), None)

    def held_on(self, day: date) -> Certainty | None:
        """Whether the person held the office on the day; ``None`` where it is ruled out.

        A start that no report tells bounds nothing, and so leaves any day before the end possible. An edge
        that was only planned makes nothing certain, and a planned end rules nothing out.
        """
        start = self.start.date if self.start else None
        end = self.end.date if self.end else None
        if start and start.earliest and day < start.earliest:
            return None
        if end and end.latest and day >= end.latest and self._ended:
            return None
        begun = start is not None and start.latest is not None and day >= start.latest and self._began
        not_ended = self.end is None or (end is not None and end.earliest is not None and day < end.earliest)
        return Certainty.CERTAIN if begun and not_ended else Certainty.POSSIBLE

    @property
    def _began(self) -> bool:
        return self.start is not None and self.start.status is Status.ACTUAL

    @property
    def _ended(self) -> bool:
        return self.end is not None and self.end.status is Status.ACTUAL


class Timed(NamedTuple):
    """A claim that tells of a tenure, after its place in time."""

    place: float
    claim: str


def in_time(tenure: Tenure) -> tuple[str, str, str]:
    """A key to sort tenures by: by the first day of the start, else of the end."""
    start = tenure.start.date if tenure.start else None
    end = tenure.end.date if tenure.end else None
    days = (start and (start.earliest or start.latest), end and (end.earliest or end.latest))
    return (str(next((day for day in days if day), "")), str(days[1] or "9999"), tenure.id)
