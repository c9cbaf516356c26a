"""The engine beside decided cases: what it finds from the facts, what was decided, and whether they agree."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from holdover.law.authority import Authority, Law
from holdover.law.bounds import Bounds
from holdover.law.cases import Case, DecidedSpan, Stated, authorities_for
from holdover.law.reckon import Finding, Reckoning, Violation, reckon


class Agreement(StrEnum):
    """How the engine's answer stands to the decided one."""

    EQUAL = "equal"  # reached from the facts by rule
    PRESUMED = "equal on a presumption"  # reached with something that the law lets one presume
    OTHER_COUNT = "equal under another counting"
    WITHIN = "within bounds"  # the facts do not suffice; what was decided lies within the bounds
    DIFFERS = "differs"
    NOT_COMPARED = "not compared"  # nothing was decided, or in words that are not understood


@dataclass(frozen=True, slots=True)
class Point:
    """One point of comparison: what was decided, what is found, and how they agree."""

    about: str
    decided: str
    found: str
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class UnderReading:
    """The finding if one disputed question is answered otherwise."""

    question: str
    reading: str
    followed: bool
    finding: Finding
    first_unlawful: Bounds | None


@dataclass(frozen=True, slots=True)
class Checked:
    """One case, reckoned and compared."""

    case: Case
    authorities: tuple[Authority, ...]
    reckoning: Reckoning
    points: tuple[Point, ...]
    readings: tuple[UnderReading, ...]

    @property
    def differs(self) -> bool:
        """Whether any point differs."""
        return any(point.agreement is Agreement.DIFFERS for point in self.points)


def check(case: Case, law: Law) -> Checked:
    """Reckon a case from its facts alone, then lay what was decided beside it."""
    authorities = authorities_for(case, law)
    reckoning = reckon(case.facts, law, authorities)
    points = (
        _finding(case, reckoning),
        *(_span(span, at, reckoning) for at, span in enumerate(case.decided.spans) if span.begins),
        *(_stated(stated, reckoning) for stated in case.decided.stated),
    )
    readings = tuple(under_each_reading(case, law, authorities, reckoning))
    return Checked(case, authorities, reckoning, points, readings)


def under_each_reading(
    case: Case, law: Law, authorities: Sequence[Authority], reckoning: Reckoning
) -> Iterator[UnderReading]:
    """The finding under every reading of every disputed question, the others left as they were followed."""
    for authority in authorities:
        for dispute in authority.disputes:
            for reading in dispute.readings:
                followed = reckoning.readings[dispute.id] == reading.id
                choice = {**reckoning.readings, dispute.id: reading.id}
                found = reckoning if followed else reckon(case.facts, law, authorities, choice)
                first = found.violations[0].begins if found.violations else None
                yield UnderReading(dispute.question, reading.says, followed, found.finding, first)


def _finding(case: Case, reckoning: Reckoning) -> Point:
    decided = case.decided
    said = f"{decided.word} (reversed)" if decided.reversed else str(decided.word)
    if decided.unlawful is None:
        agreement = Agreement.NOT_COMPARED
    elif reckoning.finding is Finding.UNDETERMINED:
        agreement = Agreement.WITHIN
    elif (reckoning.finding is Finding.VIOLATION) is not decided.unlawful:
        agreement = Agreement.DIFFERS
    else:
        rests = reckoning.presumed and not any(v.person for v in reckoning.violations)
        agreement = Agreement.PRESUMED if rests else Agreement.EQUAL
    return Point("finding", said, reckoning.finding, agreement)


def _span(span: DecidedSpan, at: int, reckoning: Reckoning) -> Point:
    about = f"first unlawful day{f' ({span.person})' if span.person else ''}"
    found = _counterpart(span, at, reckoning)
    assert span.begins is not None  # noqa: S101 - the caller passes only spans with a day
    if found is None:
        return Point(about, span.begins.isoformat(), "none", Agreement.DIFFERS)
    agreement = _day_agrees(span.begins, found.begins, _other_first_days(reckoning))
    return Point(about, span.begins.isoformat(), str(found.begins), agreement)


def _counterpart(span: DecidedSpan, at: int, reckoning: Reckoning) -> Violation | None:
    """The violation of the same person, or the one in the same place where no name helps."""
    same = [v for v in reckoning.violations if span.person and v.person == span.person]
    if same:
        return same[0]
    return reckoning.violations[at] if at < len(reckoning.violations) else None


def _stated(stated: Stated, reckoning: Reckoning) -> Point:
    gaps = [gap.opens for course in reckoning.courses for gap in course.gaps]
    others = _other_first_days(reckoning)
    if stated.which == "last_lawful":
        gaps = [bounds.shift(-1) for bounds in gaps]
        others = {bounds.shift(-1) for bounds in others}
    elif stated.which == "lawful_again_from":
        gaps, others = list(reckoning.lawful_again), set()
    elif stated.which != "first_unlawful":
        return Point(stated.which, stated.day.isoformat(), "", Agreement.NOT_COMPARED)
    about = stated.which.replace("_", " ")
    fitting = sorted(
        (bounds for bounds in gaps if stated.day in bounds),
        key=lambda bounds: (bounds.latest.toordinal() - bounds.earliest.toordinal(), bounds.earliest),
    )
    found = fitting[0] if fitting else gaps[-1] if gaps else None
    if found is None:
        return Point(about, stated.day.isoformat(), "none", Agreement.DIFFERS)
    sure = len(reckoning.courses) == 1 or not reckoning.missing
    agreement = _day_agrees(stated.day, found, others)
    if agreement is Agreement.EQUAL and not sure and stated.which != "lawful_again_from":
        agreement = Agreement.WITHIN
    return Point(about, stated.day.isoformat(), str(found), agreement)


def _day_agrees(decided: date, found: Bounds, others: set[Bounds]) -> Agreement:
    if decided == found.day:
        return Agreement.EQUAL
    if decided in found:
        return Agreement.WITHIN
    if any(decided == other.day for other in others):
        return Agreement.OTHER_COUNT
    return Agreement.DIFFERS


def _other_first_days(reckoning: Reckoning) -> set[Bounds]:
    """The first days after each period as the other ways of counting have them."""
    windows = [window for course in reckoning.courses for window in course.windows]
    return {other.last.shift(1) for window in windows for other in window.other_counts}
