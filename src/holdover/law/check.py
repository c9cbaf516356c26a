"""The engine beside decided cases: what it finds from the facts, what was decided, and whether they agree."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from holdover.law.authority import Authority, Reading
from holdover.law.bounds import Bounds
from holdover.law.cases import Case, Stated, authorities_for
from holdover.law.library import Law
from holdover.law.reckon import Finding, Reckoning, Violation, reckon


class Agreement(StrEnum):
    """How the engine's answer stands to the decided one."""

    EQUAL = "equal"  # reached from the facts by rule
    PRESUMED = "equal on a presumption"  # reached with something that the law lets one presume
    OTHER_COUNT = "equal under another counting"
    WITHIN = "within bounds"  # the facts do not suffice; what was decided lies within the bounds
    DIFFERS = "differs"
    NOT_COMPARED = "not compared"  # nothing was decided, or in words that are not understood


_ORDER = (Agreement.EQUAL, Agreement.WITHIN, Agreement.OTHER_COUNT, Agreement.DIFFERS)


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
    reading: Reading
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
        *_spans(case, reckoning),
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
                first = _first_certain(found)
                yield UnderReading(dispute.question, reading, followed, found.finding, first)


def _first_certain(reckoning: Reckoning) -> Bounds | None:
    return next((each.begins for each in reckoning.violations if each.certain), None)


def found_word(case: Case, reckoning: Reckoning) -> str:
    """The finding in the words of such decisions."""
    unlawful, lawful = case.decided.words
    words = {Finding.VIOLATION: unlawful, Finding.NO_VIOLATION: lawful}
    return words.get(reckoning.finding, reckoning.finding.value)


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
        rests = decided.unlawful and not any(v.person for v in reckoning.violations)
        agreement = Agreement.PRESUMED if rests else Agreement.EQUAL
    return Point("finding", said, found_word(case, reckoning), agreement)


def _spans(case: Case, reckoning: Reckoning) -> Iterator[Point]:
    """The first day of each decided span beside the violation that answers to it."""
    others = _other_first_days(reckoning)
    left = list(reckoning.violations)
    for span in case.decided.spans:
        if span.begins is None:
            continue
        about = f"first unlawful day{f' ({span.person})' if span.person else ''}"
        candidates = [v for v in left if v.person == span.person] or [v for v in left if not _named(v, case)]
        ranked = [(_ORDER.index(_begins_agree(span.begins, v, others)), v) for v in candidates]
        if not ranked:
            yield Point(about, span.begins.isoformat(), "none", Agreement.DIFFERS)
            continue
        rank, violation = min(ranked, key=lambda pair: (pair[0], pair[1].begins.width))
        left.remove(violation)
        yield Point(about, span.begins.isoformat(), str(violation.begins), _ORDER[rank])


def _begins_agree(decided: date, violation: Violation, others: set[Bounds]) -> Agreement:
    agreement = _day_agrees(decided, violation.begins, others)
    return agreement if violation.certain or agreement is not Agreement.EQUAL else Agreement.WITHIN


def _named(violation: Violation, case: Case) -> bool:
    """Whether a violation is some other person's, whom the decision names."""
    return violation.person is not None and any(s.person == violation.person for s in case.decided.spans)


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
        key=lambda bounds: (bounds.width, bounds.earliest),
    )
    found = fitting[0] if fitting else gaps[-1] if gaps else None
    if found is None:
        return Point(about, stated.day.isoformat(), "none", Agreement.DIFFERS)
    sure = stated.which == "lawful_again_from" or _in_every_course(found, stated, reckoning)
    agreement = _day_agrees(stated.day, found, others)
    if agreement is Agreement.EQUAL and not sure:
        agreement = Agreement.WITHIN
    return Point(about, stated.day.isoformat(), str(found), agreement)


def _in_every_course(found: Bounds, stated: Stated, reckoning: Reckoning) -> bool:
    """Whether the day comes out whenever the office fell vacant."""
    opens = found.shift(1) if stated.which == "last_lawful" else found
    return all(any(gap.opens == opens for gap in course.gaps) for course in reckoning.courses)


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
