"""What working out one unit came to, as plain rows: worked out in any process, written by one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from holdover.claim import Capacity, Status
from holdover.ledger.bulk import Row
from holdover.register.catalog import FOREVER
from holdover.register.finding import Finding, Key
from holdover.register.mention import Mention
from holdover.register.succession import Vacancy
from holdover.register.tenure import Edge, Tenure
from holdover.when import PartialDate

ONE_YEAR = 366
"""An edge of which the day is known no better than to so many days is left out of what changed when."""


Placed = tuple[float, int | None]
"""The place of a citation in its list, and since when it stands there; ``None``: since before the replay."""


class Due(NamedTuple):
    """A unit to be worked out, the first day on which something may have changed, and when that was noted."""

    unit: str
    since: int
    noted: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """The rows of one unit, each as its table has it after the number of its finding.

    ``findings`` are given by sort, id and person, and every other row begins with the place of its finding
    among them. All are bare tuples: they go from process to process at a fifth of what named values take.
    """

    due: Due
    findings: list[tuple[int, str, str | None]] = field(default_factory=list)
    names: set[tuple[str, str]] = field(default_factory=set)
    keys: set[tuple[str, str]] = field(default_factory=set)
    versions: list[tuple[int, Row]] = field(default_factory=list)
    citations: list[tuple[int, str, bytes, int, int, float]] = field(default_factory=list)
    ended_versions: list[tuple[int, int]] = field(default_factory=list)
    ended_citations: list[tuple[int, str, bytes, int]] = field(default_factory=list)


class Making:
    """Puts the ``outcome`` of one unit together."""

    def __init__(self, due: Due) -> None:
        self.outcome = Outcome(due)
        self._places: dict[Key, int] = {}

    def add_version(self, key: Key, finding: Finding, body: str, since: int, until: int | None) -> None:
        """What a finding said, from a day on until another, or for good."""
        person = None if isinstance(finding, Vacancy) else finding.person
        if isinstance(finding, Mention):
            self.outcome.names.update((name, key.id) for name in finding.person.names)
            self.outcome.keys.update((called, key.id) for called in finding.person.keys)
        known = (since, until or FOREVER)
        is_for_a_time = isinstance(finding, Tenure) and finding.capacity is not Capacity.PERMANENT
        place = self._place(key)
        self.outcome.findings[place] = (int(key.sort), key.id, person.id if person else None)
        values = (finding.office.id, int(key.sort), *known, *_valid(finding), int(is_for_a_time), body)
        self.outcome.versions.append((place, values))

    def add_citations(self, key: Key, path: str, cited: Mapping[str, Placed], until: int | None) -> None:
        """Claims that a finding cited at one place in it, until a day, or for good."""
        at, last = self._place(key), until or FOREVER
        self.outcome.citations.extend(
            (at, path, bytes.fromhex(claim), since, last, place)
            for claim, (place, since) in cited.items()
            if since is not None
        )

    def end_citations(self, key: Key, path: str, cited: Iterable[str], day: int) -> None:
        """Claims that a finding cited when the replay began, it cites no longer from the day on."""
        at = self._place(key)
        self.outcome.ended_citations.extend((at, path, bytes.fromhex(claim), day) for claim in cited)

    def end_version(self, key: Key, day: int) -> None:
        """What a finding said when the replay began, it says no longer from the day on."""
        self.outcome.ended_versions.append((self._place(key), day))

    def _place(self, key: Key) -> int:
        """Where the finding is; whose it is, is told with its versions."""
        place = self._places.setdefault(key, len(self._places))
        if place == len(self.outcome.findings):
            self.outcome.findings.append((int(key.sort), key.id, None))
        return place


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
