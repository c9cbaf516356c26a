"""What working out one unit came to, as plain rows: worked out in any process, written by one."""

from dataclasses import dataclass, field
from typing import NamedTuple

from holdover.claim import Capacity, Status
from holdover.register.catalog import FOREVER
from holdover.register.finding import Citation, Finding, Key
from holdover.register.mention import Mention
from holdover.register.succession import Vacancy
from holdover.register.tenure import Edge, Tenure
from holdover.when import PartialDate

ONE_YEAR = 366
"""An edge of which the day is known no better than to so many days is left out of what changed when."""


class Due(NamedTuple):
    """A unit to be worked out, the first day on which something may have changed, and when that was noted."""

    unit: str
    since: int
    noted: int


class VersionRow(NamedTuple):
    """A row of ``catalog.version``, after the key of its finding."""

    key: Key
    values: tuple[object, ...]


class CitationRow(NamedTuple):
    """A row of ``catalog.citation``, after the key of its finding."""

    key: Key
    path: str
    claim: bytes
    known_from: int
    known_until: int
    place: float


class EndedCitation(NamedTuple):
    """A claim that was cited when the replay began, and the day from which it was no longer."""

    key: Key
    path: str
    claim: bytes
    day: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """The rows of one unit. ``persons`` has each finding of the versions, and whom it is of."""

    due: Due
    persons: dict[Key, str | None] = field(default_factory=dict)
    names: set[tuple[str, str]] = field(default_factory=set)
    keys: set[tuple[str, str]] = field(default_factory=set)
    versions: list[VersionRow] = field(default_factory=list)
    citations: list[CitationRow] = field(default_factory=list)
    ended_versions: list[tuple[Key, int]] = field(default_factory=list)
    ended_citations: list[EndedCitation] = field(default_factory=list)

    def add_version(self, key: Key, finding: Finding, body: str, since: int, until: int | None) -> None:
        """What a finding said, from a day on until another, or for good."""
        person = None if isinstance(finding, Vacancy) else finding.person
        self.persons[key] = person.id if person else None
        if isinstance(finding, Mention):
            self.names.update((name, key.id) for name in finding.person.names)
            self.keys.update((called, key.id) for called in finding.person.keys)
        known = (since, until or FOREVER)
        is_for_a_time = isinstance(finding, Tenure) and finding.capacity is not Capacity.PERMANENT
        values = (finding.office.id, int(key.sort), *known, *_valid(finding), int(is_for_a_time), body)
        self.versions.append(VersionRow(key, values))

    def add_citation(self, key: Key, citation: Citation, place: float, since: int, until: int | None) -> None:
        """A claim that a finding cited, from a day on until another, or for good."""
        claim = bytes.fromhex(citation.claim)
        self.citations.append(CitationRow(key, citation.path, claim, since, until or FOREVER, place))

    def end_version(self, key: Key, day: int) -> None:
        """What a finding said when the replay began, it says no longer from the day on."""
        self.ended_versions.append((key, day))

    def end_citation(self, key: Key, citation: Citation, day: int) -> None:
        """What a finding cited when the replay began, it cites no longer from the day on."""
        self.ended_citations.append(EndedCitation(key, citation.path, bytes.fromhex(citation.claim), day))


def _valid(finding: Finding) -> tuple[int | None, ...]:
    """The columns of valid time, and of the days between which a tenure began and ended.

    What is of no time may be of any.
    """
    match finding:
        case Tenure(start=start, end=end):
            # An end that is only planned rules no day out.
            over = end.date if end and end.status is Status.ACTUAL else None
            return (*_span(start.date if start else None, over), *_narrow(start), *_narrow(end))
        case Vacancy(start=vacant, end=filled):
            return (*_span(vacant, filled), None, None, None, None)
        case _:
            return (*_span(None, None), None, None, None, None)


def _span(start: PartialDate | None, end: PartialDate | None) -> tuple[int, int]:
    return (
        start.earliest.toordinal() if start and start.earliest else 0,
        end.latest.toordinal() if end and end.latest else FOREVER,
    )


def _narrow(edge: Edge | None) -> tuple[int | None, int | None]:
    """The first and last day of an edge, where they are known to the year."""
    when = edge.date if edge else None
    if when is None or when.earliest is None or when.latest is None:
        return None, None
    first, last = when.earliest.toordinal(), when.latest.toordinal()
    return (first, last) if last - first <= ONE_YEAR else (None, None)
