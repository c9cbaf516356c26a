"""Clocks: for each person who serves in an office on a day, how long that may last, and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from holdover.law.authority import Authority, Reading
from holdover.law.basis import Refusal, refused, usable_windows
from holdover.law.bounds import EVER, Bounds, hull_of
from holdover.law.chain import Gap, gap_on, gaps
from holdover.law.explain import window_steps
from holdover.law.facts import Fact, FactKind, Facts
from holdover.law.library import Law
from holdover.law.missing import missing
from holdover.law.reckon import Course, chosen_readings, courses_of
from holdover.law.service import Service, services
from holdover.law.windows import Step, Window


class State(StrEnum):
    """How a clock stands on a day."""

    RUNNING = "running"
    LAST_DAY = "last day"
    EXPIRED = "expired"
    PERHAPS_EXPIRED = "perhaps expired"  # the facts do not tell
    NO_AUTHORITY = "no authority"  # barred, or appointed without a power to appoint
    HOLDING_OVER = "holding over"  # past a term, lawfully until a successor comes
    NO_LIMIT = "no limit"


BEYOND = frozenset({State.EXPIRED, State.NO_AUTHORITY})
"""States in which somebody serves without authority."""


@dataclass(frozen=True, slots=True)
class Clock:
    """One authority running on one person's service, as it stands on the day ``on``.

    ``last_lawful`` and ``first_unlawful`` are ``None`` where no end is in sight; days within bounds where
    facts are missing, which ``missing`` names. ``under`` gives the answer of every reading of each
    disputed question that changes it. ``claims`` are the entries that the clock rests on.
    """

    office: str
    person: str | None
    capacity: str
    authority: Authority
    on: date
    state: State
    began: Bounds
    last_lawful: Bounds | None
    first_unlawful: Bounds | None
    steps: tuple[Step, ...]
    missing: tuple[str, ...]
    under: tuple["Under", ...]
    claims: tuple[str, ...]

    @property
    def days_left(self) -> int | None:
        """How many days are left, the last included; below zero past it; ``None`` without a certain day."""
        last = self.last_lawful.day if self.last_lawful else None
        return (last - self.on).days if last else None


@dataclass(frozen=True, slots=True)
class Under:
    """What a clock says if a disputed question is answered in one way."""

    question: str
    reading: Reading
    followed: bool
    state: State
    last_lawful: Bounds | None


@dataclass(frozen=True, slots=True)
class _Face:
    """What is read off a clock: the part of it that facts and readings can change."""

    state: State
    began: Bounds
    first_unlawful: Bounds | None

    @property
    def last_lawful(self) -> Bounds | None:
        """The day before the first unlawful one; none where no day was lawful."""
        never = self.state is State.NO_AUTHORITY and self.first_unlawful == self.began
        return None if self.first_unlawful is None or never else self.first_unlawful.shift(-1)


def clocks(facts: Facts, law: Law, readings: Mapping[str, str] | None = None) -> tuple[Clock, ...]:
    """The clocks of all who serve in the office on the day asked about, the nearest to its end first.

    A dispute without a chosen reading takes the one that was followed on that day.
    """
    authorities = tuple(a for a in law.authorities if a.periods and a.covers.office(facts.office))
    chosen = chosen_readings(authorities, facts.asked, readings)
    found: dict[tuple[str | None, str], Clock] = {}
    for number, service in enumerate(_services(facts)):
        day = min(service.begins.latest, facts.asked)
        for at, authority in enumerate(authorities):
            fits = authority.capacity == service.capacity and authority.was_law(day)
            if fits and _serves(service, facts):
                bench = _Bench(law, authorities, at, number)
                # Who was appointed again serves by the last appointment, with what the first one gave.
                found[service.person, authority.id] = _clock(facts, service, bench, chosen)
    return tuple(sorted(found.values(), key=nearest_first))


def _clock(facts: Facts, service: Service, bench: "_Bench", chosen: Mapping[str, str]) -> Clock:
    face = bench.face(facts, chosen)
    sure = face.state is not State.PERHAPS_EXPIRED and not (face.last_lawful and not face.last_lawful.day)
    asked_for = () if sure else missing(facts, face, lambda other: bench.face(other, chosen))
    rests_on = (service.began_by, *bench.opened_by(facts, chosen))
    return Clock(
        facts.office,
        service.person,
        service.capacity,
        bench.authorities[bench.at],
        facts.asked,
        face.state,
        face.began,
        face.last_lawful,
        face.first_unlawful,
        bench.steps(facts, chosen),
        asked_for,
        tuple(_under(facts, bench, chosen, face)),
        tuple(dict.fromkeys(claim for fact in rests_on for claim in fact.claims)),
    )


def _under(facts: Facts, bench: "_Bench", chosen: Mapping[str, str], face: "_Face") -> Iterator[Under]:
    """The answers of every reading of the questions that change the answer."""
    for dispute in (each for authority in bench.authorities for each in authority.disputes):
        answers = {it.id: bench.face(facts, {**chosen, dispute.id: it.id}) for it in dispute.readings}
        if all(answer == face for answer in answers.values()):
            continue
        for it in dispute.readings:
            answer, followed = answers[it.id], chosen[dispute.id] == it.id
            yield Under(dispute.question, it, followed, answer.state, answer.last_lawful)


@dataclass(frozen=True, slots=True)
class _Bench:
    """Where one service (by its number among those told) is reckoned under one authority (by its place)."""

    law: Law
    authorities: Sequence[Authority]
    at: int
    number: int

    def face(self, facts: Facts, chosen: Mapping[str, str]) -> _Face:
        """What the clock says on these facts, under these readings."""
        read = self._read(chosen)
        faces = [self._in_course(facts, course, read) for course in courses_of(facts, self.law, read)]
        firsts = [face.first_unlawful for face in faces]
        first = None if None in firsts else hull_of([day for day in firsts if day])
        states = {face.state for face in faces}
        state = states.pop() if len(states) == 1 else _mixed(states)
        return _Face(state, hull_of([face.began for face in faces]), first)

    def steps(self, facts: Facts, chosen: Mapping[str, str]) -> tuple[Step, ...]:
        """The steps, where courses differ those of the last."""
        read = self._read(chosen)
        course = courses_of(facts, self.law, read)[-1]
        steps = [step for window in self._windows(facts, course, read) for step in window_steps(window)]
        if refusal := self._refusal(facts, course, read):
            steps.append(refusal.step)
        return tuple(dict.fromkeys(steps))

    def opened_by(self, facts: Facts, chosen: Mapping[str, str]) -> tuple[Fact, ...]:
        """The facts that opened the windows."""
        read = self._read(chosen)
        course = courses_of(facts, self.law, read)[-1]
        return tuple(window.opened_by for window in self._windows(facts, course, read))

    def _read(self, chosen: Mapping[str, str]) -> tuple[Authority, ...]:
        return tuple(authority.under(chosen) for authority in self.authorities)

    def _in_course(self, facts: Facts, course: Course, read: Sequence[Authority]) -> _Face:
        service = _services(facts)[self.number]
        refusal = self._refusal(facts, course, read)
        if refusal and refusal.begins.earliest <= facts.asked:
            return _Face(State.NO_AUTHORITY, service.begins, refusal.begins)
        windows = self._windows(facts, course, read)
        began = min((window.opens for window in windows), default=service.begins, key=lambda b: b.earliest)
        gap = gap_on(gaps(windows, service.begins.earliest), facts.asked)
        if gap is None:
            over = any(_term_is_over(window, facts.asked, self.law) for window in windows)
            return _Face(State.HOLDING_OVER if over else State.NO_LIMIT, began, None)
        return _Face(_state(gap, facts.asked), began, gap.opens)

    def _windows(self, facts: Facts, course: Course, read: Sequence[Authority]) -> tuple[Window, ...]:
        service = _services(facts)[self.number]
        if service.began_by.kind is FactKind.DELEGATED:
            return ()
        return usable_windows(service, [read[self.at]], [course.opened[self.at]])

    def _refusal(self, facts: Facts, course: Course, read: Sequence[Authority]) -> Refusal | None:
        return refused(_services(facts)[self.number], facts, read, course.opened, course.vacancy)


def _services(facts: Facts) -> tuple[Service, ...]:
    return services(facts, Bounds.on(facts.asked), presume=False)


def _serves(service: Service, facts: Facts) -> bool:
    """Whether somebody serves on the day; a temporary holder only till the office is filled."""
    filled = facts.first(FactKind.FILLED)
    if filled and service.capacity != "permanent" and filled.bounds.latest <= facts.asked:
        return False
    return service.begins.earliest <= facts.asked and (
        service.ends is None or service.ends.latest > facts.asked
    )


def _state(gap: Gap, on: date) -> State:
    if gap.opens.latest <= on and gap.certain:
        return State.EXPIRED
    if gap.opens.earliest <= on:
        return State.PERHAPS_EXPIRED
    return State.LAST_DAY if gap.opens.shift(-1).day == on else State.RUNNING


def _mixed(states: set[State]) -> State:
    return State.PERHAPS_EXPIRED if states & {State.EXPIRED, State.PERHAPS_EXPIRED} else State.RUNNING


def _term_is_over(window: Window, on: date, law: Law) -> bool:
    if window.period.length is None or window.period.afterwards is None:
        return False
    method = law.counting(window.period).method(window.opens.earliest)
    return window.period.length.last_days(window.opens, method.first_day).latest < on


def nearest_first(clock: Clock) -> tuple[date, str, str]:
    """A sort key: by the last lawful day, clocks without an end in sight last."""
    first = clock.first_unlawful.earliest if clock.first_unlawful else EVER
    return first, clock.office, clock.person or ""
