"""The reckoning: from the facts of one vacancy to what was lawful, until when, and what is not known."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from holdover.law.authority import Authority, Law
from holdover.law.bars import barred_from
from holdover.law.bounds import EVER, NEVER, Bounds, later, sooner
from holdover.law.chain import Gap, gaps
from holdover.law.facts import Fact, FactKind, Facts
from holdover.law.missing import missing
from holdover.law.service import Service, services
from holdover.law.windows import Opened, Step, Window, named, open_windows


class Finding(StrEnum):
    """Whether somebody served without authority by the day asked about."""

    VIOLATION = "violation"
    NO_VIOLATION = "no violation"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class Violation:
    """Service without authority: from its first unlawful day to its last, ``None`` where it goes on.

    Not ``certain`` where the facts leave open whether there was any.
    """

    person: str | None
    begins: Bounds
    ends: Bounds | None
    certain: bool
    step: Step


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

    ``first_unlawful`` is the first day after which nobody may serve under a limit of the office, within
    bounds; ``None`` where no such day is in sight. ``violations`` are certain, or bound what is possible.
    ``lawful_again`` are the days on which authority came back. ``missing`` names the facts that would
    narrow the answer; ``presumed`` what it takes for granted.
    """

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
    chosen = {name: reading for a in authorities for name, reading in a.prevailing(facts.asked).items()}
    chosen |= readings or {}
    read = tuple(authority.under(chosen) for authority in authorities)
    courses = _courses(facts, law, read)
    finding, violations = _finding(courses), _merged(courses)
    last = [course.gaps[-1].opens for course in courses if course.gaps]

    def answer(other: Facts) -> object:
        found = _courses(other, law, read)
        return _finding(found), _merged(found)

    exact = finding is not Finding.UNDETERMINED and all(v.certain and v.begins.day for v in violations)
    presumed = _presumed(facts, read)
    nobody_named = bool(presumed) and not any(violation.person for violation in violations)
    asked_for = missing(facts, (finding, violations), answer) if nobody_named or not exact else ()
    return Reckoning(
        finding=finding,
        first_unlawful=_hull(last) if last else None,
        violations=violations,
        lawful_again=_again(courses),
        courses=courses,
        missing=asked_for,
        presumed=presumed,
        readings=chosen,
    )


def _courses(facts: Facts, law: Law, authorities: Sequence[Authority]) -> tuple[Course, ...]:
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
    return Course(vacancy, opened, gaps(everybody), tuple(violations))


def _of_service(
    service: Service,
    facts: Facts,
    authorities: Sequence[Authority],
    opened: Sequence[Opened],
    vacancy: Bounds,
) -> Iterator[Violation]:
    void = next((step for o in opened for fact, step in o.void if fact is service.began_by), None)
    if void:
        yield Violation(service.person, service.begins, service.ends, certain=True, step=void)
        return
    for authority in authorities:
        for bar in authority.bars:
            if barred := barred_from(bar, service, facts, vacancy):
                step = Step(f"{service.person} may not serve: {bar.says}", bar.citation)
                yield Violation(service.person, barred, service.ends, certain=True, step=step)
                return
    if service.began_by.kind is FactKind.DELEGATED:
        return
    ends_itself = service.began_by.kind is FactKind.INTERIM_APPOINTED
    if ends_itself and service.ends is None:
        return  # nobody tells of service after the appointment had run out
    usable = [
        window
        for authority, o in zip(authorities, opened, strict=True)
        for window in o.windows
        if authority.capacity == service.capacity and window.person in (None, service.person)
    ]
    usable += [window for o in opened for window in named(o.windows, service.person) if window not in usable]
    for gap in gaps(usable):
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
    )


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


def _merged(courses: Sequence[Course]) -> tuple[Violation, ...]:
    """The violations of every course as one list; where courses differ, each person's last one, widened."""
    lists = [course.violations for course in courses]
    if len({tuple(v.person for v in found) for found in lists}) == 1:
        return tuple(_widened(same) for same in zip(*lists, strict=True))
    last: dict[str | None, list[Violation]] = {}
    for found in lists:
        for person, violation in {v.person: v for v in found}.items():
            last.setdefault(person, []).append(violation)
    return tuple(_widened(same, certain=len(same) == len(lists)) for same in last.values())


def _widened(same: Sequence[Violation], certain: bool = True) -> Violation:
    ends = [violation.ends for violation in same]
    return Violation(
        same[-1].person,
        _hull([violation.begins for violation in same]),
        None if any(end is None for end in ends) else _hull([end for end in ends if end]),
        certain and all(violation.certain for violation in same),
        same[-1].step,
    )


def _again(courses: Sequence[Course]) -> tuple[Bounds, ...]:
    """The days on which authority comes back after a gap, or may, as some course has them."""
    days = {gap.last.shift(1) for course in courses for gap in course.gaps if gap.last}
    return tuple(sorted(days, key=lambda bounds: (bounds.earliest, bounds.latest)))


def _hull(bounds: Sequence[Bounds]) -> Bounds:
    hull = bounds[0]
    for other in bounds[1:]:
        hull = hull.hull(other)
    return hull


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
