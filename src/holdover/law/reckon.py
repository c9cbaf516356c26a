"""The reckoning: from the facts of one vacancy to what was lawful, until when, and what is not known."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from holdover.law.authority import Authority
from holdover.law.basis import refused, usable_windows
from holdover.law.bounds import EVER, NEVER, Bounds, hull_of, later, sooner
from holdover.law.chain import Gap, gap_on, gaps
from holdover.law.facts import Fact, FactKind, Facts
from holdover.law.library import Law
from holdover.law.missing import missing
from holdover.law.service import Service, services
from holdover.law.windows import Opened, Step, Window, open_windows


class Finding(StrEnum):
    """Whether somebody served without authority by the day asked about."""

    VIOLATION = "violation"
    NO_VIOLATION = "no violation"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class Violation:
    """Service without authority: from its first unlawful day to its last, ``None`` where it goes on.

    Not ``certain`` where the facts leave open whether there was any; not ``told`` where nobody tells of the
    service and the law presumes it. ``after`` is what ran out before it, the same in every course: the
    period and the event that opened it.
    """

    person: str | None
    begins: Bounds
    ends: Bounds | None
    certain: bool
    step: Step
    told: bool
    between: tuple[str, Fact, date | None]


@dataclass(frozen=True, slots=True)
class Course:
    """What follows if the vacancy began within certain days, so that the same provisions apply throughout."""

    vacancy: Bounds
    opened: tuple[Opened, ...]
    gaps: tuple[Gap, ...]
    violations: tuple[Violation, ...]

    @property
    def windows(self) -> tuple[Window, ...]:
        """All windows of all authorities, in the order of time."""
        found = (window for opened in self.opened for window in opened.windows)
        return tuple(sorted(found, key=lambda window: window.opens.latest))


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The answer under one set of readings.

    ``first_unlawful`` is the first day of the gap that holds the day asked about, or of the next one, under a
    limit of the office; ``None`` where no such day is in sight. ``violations`` are certain, or bound what is
    possible. ``lawful_again`` are the days on which authority came back. ``missing`` names the facts that
    would narrow the answer; ``presumed`` what it takes for granted.
    """

    asked: date
    finding: Finding
    first_unlawful: Bounds | None
    violations: tuple[Violation, ...]
    lawful_again: tuple[Bounds, ...]
    courses: tuple[Course, ...]
    missing: tuple[str, ...]
    presumed: tuple[Step, ...]
    readings: Mapping[str, str]


def reckon(
    facts: Facts, law: Law, authorities: Sequence[Authority], readings: Mapping[str, str] | None = None
) -> Reckoning:
    """Reckon the facts of one vacancy under the authorities, each as the readings have it.

    A dispute without a chosen reading takes the one that was followed on the day asked about. Facts that
    are missing widen the bounds; they never make the answer wrong.
    """
    chosen = chosen_readings(authorities, facts.asked, readings)
    read = tuple(authority.under(chosen) for authority in authorities)
    courses = courses_of(facts, law, read)
    finding = _finding(courses)
    violations = _merged(courses, finding)

    def answer(other: Facts) -> object:
        found = courses_of(other, law, read)
        other_finding = _finding(found)
        return other_finding, _merged(found, other_finding)

    exact = finding is not Finding.UNDETERMINED and all(v.certain and v.begins.day for v in violations)
    presumed = _presumed(facts, read)
    nobody_named = bool(presumed) and not any(violation.person for violation in violations)
    asked_for = missing(facts, (finding, violations), answer) if nobody_named or not exact else ()
    return Reckoning(
        asked=facts.asked,
        finding=finding,
        first_unlawful=_first_unlawful(courses, facts.asked),
        violations=violations,
        lawful_again=_again(courses),
        courses=courses,
        missing=asked_for,
        presumed=presumed,
        readings=chosen,
    )


def chosen_readings(
    authorities: Sequence[Authority], on: date, readings: Mapping[str, str] | None
) -> dict[str, str]:
    """A reading for each dispute: the one chosen, else the one followed on the day."""
    followed = {name: reading for a in authorities for name, reading in a.prevailing(on).items()}
    return followed | dict(readings or {})


def courses_of(facts: Facts, law: Law, authorities: Sequence[Authority]) -> tuple[Course, ...]:
    """The courses that things can have taken, one for each stretch of days in which the vacancy can lie."""
    presume = _presuming(authorities) is not None
    return tuple(
        _course(facts, law, authorities, vacancy, presume) for vacancy in _vacancies(facts, law, authorities)
    )


def _presuming(authorities: Sequence[Authority]) -> Authority | None:
    """The authority that lets one presume service: only where nothing else could be served under."""
    return authorities[0] if len(authorities) == 1 and authorities[0].presumed_service else None


def _course(
    facts: Facts, law: Law, authorities: Sequence[Authority], vacancy: Bounds, presume: bool
) -> Course:
    opened = tuple(open_windows(authority, law, facts, vacancy) for authority in authorities)
    everybody = [window for o in opened for window in o.windows if window.person is None]
    violations: list[Violation] = []
    for service in services(facts, vacancy, presume):
        violations += _of_service(service, facts, authorities, opened, vacancy)
    return Course(vacancy, opened, gaps(everybody, vacancy.earliest), tuple(violations))


def _of_service(
    service: Service,
    facts: Facts,
    authorities: Sequence[Authority],
    opened: Sequence[Opened],
    vacancy: Bounds,
) -> Iterator[Violation]:
    if refusal := refused(service, facts, authorities, opened, vacancy):
        yield Violation(
            service.person,
            refusal.begins,
            service.ends,
            certain=True,
            step=refusal.step,
            told=True,
            between=("refused", service.began_by, None),
        )
        return
    ends_itself = service.began_by.kind is FactKind.INTERIM_APPOINTED
    if ends_itself and service.ends is None:
        return  # nobody tells of service after the appointment had run out
    if service.began_by.kind is FactKind.DELEGATED:
        return
    usable = usable_windows(service, authorities, opened)
    for gap in gaps(usable, service.begins.earliest):
        found = _meet(service, gap, facts)
        if found and (found.certain or not ends_itself):
            yield found


def _meet(service: Service, gap: Gap, facts: Facts) -> Violation | None:
    """The days that a service and a gap share, as far as the facts tell."""
    now = Bounds.on(facts.asked)
    begins = later(service.begins, gap.opens)
    ends = sooner(service.ends or now, gap.last or Bounds(EVER, EVER))
    if begins.earliest > ends.latest:
        return None
    certain = gap.certain and begins.latest <= ends.earliest
    limited = begins.clip(latest=ends.latest)
    goes_on = service.ends is None and (gap.last is None or gap.last.earliest >= facts.asked)
    after = gap.after
    says = f"nothing authorizes service after {after.last or after.opens}: {after.step.says}"
    return Violation(
        service.person,
        limited or begins,
        None if goes_on else ends,
        certain,
        Step(says, after.period.citation),
        service.told,
        (after.period.id, after.opened_by, _closing_day(gap)),
    )


def _closing_day(gap: Gap) -> date | None:
    """What tells the gaps after a vacancy's own days apart: each may close at another inauguration."""
    from_vacancy = gap.after.period.opens is FactKind.VACANCY
    return gap.last.day if from_vacancy and gap.last else None


def _vacancies(facts: Facts, law: Law, authorities: Sequence[Authority]) -> tuple[Bounds, ...]:
    """The days on which the office can have fallen vacant, cut where another provision begins to apply."""
    whole = _vacancy(facts, law, authorities)
    pieces = []
    start = whole.earliest
    for cut in sorted(_cuts(facts, law, authorities)):
        if start < cut <= whole.latest:
            pieces.append(Bounds(start, cut - timedelta(days=1)))
            start = cut
    return (*pieces, Bounds(start, whole.latest))


def _vacancy(facts: Facts, law: Law, authorities: Sequence[Authority]) -> Bounds:
    fact = facts.first(FactKind.VACANCY)
    served = facts.of(FactKind.ACTING_BEGAN, FactKind.ACTING_ENDED, FactKind.INTERIM_APPOINTED)
    high = min([facts.asked, *(event.bounds.latest for event in served)])
    bounds = Bounds.of(fact.date if fact else None).clip(latest=high)
    if fact and fact.date:
        return bounds or fact.bounds
    bounds = bounds or Bounds(NEVER, high)
    days = [day for day in _inaugurations(facts, law, authorities) if day <= facts.asked]
    told = facts.first(FactKind.INAUGURATION)
    day = (told.bounds.day if told else None) or (days[-1] if days else None)
    if day is None or facts.at_inauguration is None:
        return bounds
    if facts.at_inauguration:
        return bounds.clip(latest=day) or bounds
    return bounds.clip(earliest=day + timedelta(days=1)) or bounds


def _inaugurations(facts: Facts, law: Law, authorities: Sequence[Authority]) -> list[date]:
    told = {fact.bounds.day for fact in facts.of(FactKind.INAUGURATION)}
    known = {h.day for a in authorities for h in law.happenings(a, FactKind.INAUGURATION)}
    return sorted(day for day in told | known if day)


def _cuts(facts: Facts, law: Law, authorities: Sequence[Authority]) -> set[date]:
    """The first days on which a vacancy would be treated otherwise than on the day before."""
    cuts = set()
    periods = [period for authority in authorities for period in authority.periods]
    for day in _inaugurations(facts, law, authorities):
        cuts |= {day, *(day + timedelta(days=p.vacant_within_days) for p in periods if p.vacant_within_days)}
    for period in periods:
        if period.counting:
            cuts |= {method.starts_from for method in law.counting(period).methods}
        for fact in facts.of(period.delayed_by) if period.delayed_by else ():
            cuts |= {fact.bounds.latest, Bounds.of(fact.until).earliest}
    return cuts - {NEVER, EVER}


def _finding(courses: Sequence[Course]) -> Finding:
    if not any(course.opened for course in courses):
        return Finding.UNDETERMINED  # no law for this office is in the data
    if all(any(violation.certain for violation in course.violations) for course in courses):
        return Finding.VIOLATION
    if not any(course.violations for course in courses):
        return Finding.NO_VIOLATION
    return Finding.UNDETERMINED


def _merged(courses: Sequence[Course], finding: Finding) -> tuple[Violation, ...]:
    """The violations of all courses as one list, each as wide as the courses leave it.

    Where there is a violation for certain, what may have been besides is left out if nobody tells of it.
    """
    same: dict[object, list[Violation]] = {}
    for violation in (each for course in courses for each in course.violations):
        same.setdefault((violation.person, violation.between), []).append(violation)
    merged = [_widened(each, in_all=len(each) == len(courses)) for each in same.values()]
    if finding is Finding.VIOLATION:
        merged = [each for each in merged if each.certain or each.told]
    return tuple(sorted(merged, key=lambda each: (each.begins.latest, each.begins.earliest)))


def _widened(same: Sequence[Violation], in_all: bool) -> Violation:
    ends = [violation.ends for violation in same]
    return replace(
        same[-1],
        begins=hull_of([violation.begins for violation in same]),
        ends=None if any(end is None for end in ends) else hull_of([end for end in ends if end]),
        certain=in_all and all(violation.certain for violation in same),
    )


def _first_unlawful(courses: Sequence[Course], asked: date) -> Bounds | None:
    days = [gap.opens for course in courses if (gap := gap_on(course.gaps, asked))]
    if not days:
        return None
    found = hull_of(days)
    return found if len(days) == len(courses) else Bounds(found.earliest, EVER)


def _again(courses: Sequence[Course]) -> tuple[Bounds, ...]:
    """The days on which authority comes back after a gap, or may, as some course has them."""
    days = {gap.last.shift(1) for course in courses for gap in course.gaps if gap.last}
    return tuple(sorted(days, key=lambda bounds: (bounds.earliest, bounds.latest)))


def _presumed(facts: Facts, authorities: Sequence[Authority]) -> tuple[Step, ...]:
    presumption = _presuming(authorities)
    if presumption is None or presumption.presumed_service is None:
        return ()
    begun: set[str | None] = {fact.person for fact in facts.of(FactKind.ACTING_BEGAN)}
    ended: set[str | None] = {fact.person for fact in facts.of(FactKind.ACTING_ENDED)} - begun
    others: list[Fact] = list(facts.of(FactKind.INTERIM_APPOINTED, FactKind.DELEGATED))
    if not begun and not ended and not others:
        says = "nobody is said to have acted; somebody is presumed to act from the vacancy on"
    elif ended:
        says = f"nobody says since when {', '.join(sorted(p or '?' for p in ended))} acted; presumed before"
    else:
        return ()
    return (Step(says, presumption.presumed_service),)
