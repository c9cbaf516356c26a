"""Claims: one change in one office as one report tells it, pinned to the words that tell it."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

from holdover.errors import UngroundedError
from holdover.report import Report
from holdover.when import When


class Kind(StrEnum):
    """What happened. Meanings and typical words: ``docs/reading.md``."""

    NOMINATED = "nominated"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"
    APPOINTED = "appointed"
    ELECTED = "elected"
    TOOK_OFFICE = "took_office"
    SERVED = "served"
    RESIGNED = "resigned"
    RETIRED = "retired"
    REMOVED = "removed"
    LEFT = "left"
    DIED = "died"
    SUSPENDED = "suspended"
    ON_LEAVE = "on_leave"  # holds the office and is away from it; told by datasets only
    ASKED_TO_RESIGN = "asked_to_resign"
    URGED_TO_RESIGN = "urged_to_resign"
    ASKED_TO_STAY = "asked_to_stay"
    REFUSED_TO_LEAVE = "refused_to_leave"


class Status(StrEnum):
    """How far it had come when the report was published."""

    ACTUAL = "actual"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"


class Capacity(StrEnum):
    """In what quality an office is held."""

    PERMANENT = "permanent"
    ACTING = "acting"
    INTERIM = "interim"
    CARETAKER = "caretaker"


class Span(NamedTuple):
    """Character offsets into a report's text, end excluded."""

    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Group:
    """Unnamed people, and how many: "46 US attorneys" 46 to 46, "over 40" 41 to ``None`` (no upper bound)."""

    text: str
    least: int
    most: int | None


@dataclass(frozen=True)
class Claim:
    """One change in one office, as one report tells it.

    Exactly one of ``person`` and ``group`` is given. ``sources`` says who says so, outermost first; it is
    empty where the report speaks in its own voice. ``evidence`` stands at ``span`` in the report's text, and
    ``trigger``, the words that say the change, inside it. ``confidence`` is the reader's, 0 to 1.
    ``reader`` is the engine that found the claim, and its version: ``rules/1``.

    A row of a dataset names person and office by keys too, its own names for them: ``person_key`` and
    ``office_key``, each a scheme and what that scheme calls it: ``bioguide:W000178``.
    """

    kind: Kind
    status: Status
    person: str | None
    group: Group | None
    office: str | None
    capacity: Capacity | None
    by: str | None
    date: When | None
    sources: tuple[str, ...]
    trigger: str
    evidence: str
    span: Span
    confidence: float
    reader: str
    person_key: str | None = None
    office_key: str | None = None

    def __post_init__(self) -> None:
        if (self.person is None) == (self.group is None):
            raise ValueError("a claim is about a person or about a group: give exactly one of them")

    @property
    def trigger_span(self) -> Span:
        """Where the trigger stands in the text: the first place in the evidence that has its words."""
        begin = self.span.begin + self.evidence.index(self.trigger)
        return Span(begin, begin + len(self.trigger))

    def check_grounded(self, report: Report) -> None:
        """Raise ``UngroundedError`` unless the evidence stands at its place and the trigger inside it."""
        begin, end = self.span
        if not (0 <= begin < end <= len(report.text) and report.text[begin:end] == self.evidence):
            raise UngroundedError(
                f"report {report.id}: the words “{self.evidence[:80]}” do not stand at {begin}-{end}"
            )
        if not self.trigger or self.trigger not in self.evidence:
            raise UngroundedError(f"report {report.id}: “{self.trigger}” is not in “{self.evidence[:80]}”")

    @property
    def content_key(self) -> str:
        """SHA-256, in hex, of all that the claim says, its place included; not of ``confidence``."""
        begin, end = self.span
        # Every identity ever given rests on how the parts are written, the span too: never change it.
        parts = [
            "=" + self.kind,
            "=" + self.status,
            "" if self.person is None else f"={self.person}",
            "" if self.group is None else f"={self.group}",
            "" if self.office is None else f"={self.office}",
            "" if self.capacity is None else "=" + self.capacity,
            "" if self.by is None else f"={self.by}",
            "" if self.date is None else f"={self.date}",
            *[f"={source}" for source in self.sources],
            f"={self.trigger}",
            f"=Span(begin={begin}, end={end})",
            f"={self.reader}",
        ]
        if self.person_key or self.office_key:  # a claim without keys is known by what it was known by before
            keys = (self.person_key, self.office_key)
            parts += ["=keys", *("" if key is None else f"={key}" for key in keys)]
        return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
