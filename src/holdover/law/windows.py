"""Windows: the days on which a provision lets somebody serve, opened by the facts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from holdover.law.authority import Again, Authority, ClockStart, Method, Period
from holdover.law.bounds import EVER, Bounds, later, shifted
from holdover.law.facts import Appointer, Fact, FactKind, Facts
from holdover.law.library import Law
from holdover.law.nominations import Nomination, nominations
from holdover.when import PartialDate


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the reckoning, in words, and the provision or ruling that it rests on."""

    says: str
    citation: str


@dataclass(frozen=True, slots=True)
class OtherCount:
    """The last day as another way of counting has it."""

    last: Bounds
    method: Method


@dataclass(frozen=True, slots=True)
class Window:
    """Days of lawful service, ``opens`` and ``last`` included; no ``last`` where there is no limit.

    ``person`` is ``None`` where the days are the office's, whoever serves. Not ``sure`` where facts that
    nobody tells may keep the window from opening at all.
    """

    period: Period
    opened_by: Fact
    opens: Bounds
    last: Bounds | None
    person: str | None
    step: Step
    method: Method | None = None
    other_counts: tuple[OtherCount, ...] = ()
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Opened:
    """What the facts open under one authority: windows, and appointments that open none, with the reason."""

    windows: tuple[Window, ...]
    void: tuple[tuple[Fact, Step], ...] = ()


def open_windows(authority: Authority, law: Law, facts: Facts, vacancy: Bounds) -> Opened:
    """All windows that the facts open under an authority, the vacancy lying within the bounds given."""
    windows: list[Window] = []
    void: list[tuple[Fact, Step]] = []
    for period in authority.periods:
        frame = _Frame(authority, law, facts, vacancy, period)
        if period.opens is FactKind.NOMINATED:
            windows += frame.of_nominations()
        elif period.again is Again.ALWAYS and period.starts is ClockStart.EACH:
            windows += [frame.window(fact, opens) for fact, opens in frame.openings()]
        else:
            of_period = frame.in_runs()
            windows += of_period.windows
            void += of_period.void
    return Opened(tuple(windows), tuple(void))


@dataclass(frozen=True, slots=True)
class _Frame:
    """One period of one authority, with the facts that may open it."""

    authority: Authority
    law: Law
    facts: Facts
    vacancy: Bounds
    period: Period

    def openings(self) -> Iterator[tuple[Fact, Bounds]]:
        """The facts that open the period, each with the day from which it runs."""
        kind = self.period.opens
        if kind is FactKind.VACANCY:
            start = self._after_adjournment(self._under_this_law(self.vacancy))
            if start.earliest <= self.facts.asked:
                yield self.facts.first(kind) or Fact(kind), start
            return
        if kind is FactKind.INAUGURATION:
            yield from self._inaugurations()
            return
        for fact in self.facts.of(kind):
            was_law = self.authority.was_law(min(fact.bounds.latest, self.facts.asked))
            if was_law and self._is_by(fact.by):
                yield fact, self._presumed(fact)

    def _is_by(self, by: Appointer | None) -> bool:
        """Whether who appointed is who must; where nobody says who did, it was who may do so first."""
        return self.period.by in (None, by) or (by is None and self.period.follows is None)

    def window(self, fact: Fact, opens: Bounds, counted_from: Bounds | None = None) -> Window:
        """The window that a fact opens; its length runs from another day where one is given."""
        start = counted_from or opens
        person = fact.person if self.authority.limit_belongs_to == "holder" else None
        length = self.period.length
        if length is None or self.period.afterwards:
            return self._without_limit(fact, opens, start, person)
        counting = self.law.counting(self.period)
        method = counting.method(start.earliest)
        last = self._with_senate(length.last_days(start, method.first_day))
        others = tuple(
            OtherCount(length.last_days(start, way.first_day), way)
            for way in counting.methods
            if way.first_day is not method.first_day
        )
        since = f" from {start}" if start is not opens else ""
        says = (
            f"{self._because(fact, opens)}: {length}{since} with the first day {method.first_day}, to {last}"
        )
        return Window(
            self.period, fact, opens, last, person, Step(says, self.period.citation), method, others
        )

    def of_nominations(self) -> Iterator[Window]:
        """A window for each nomination that gives time: while pending, and some days after its end."""
        restarts = [day for _, day in self._days_of(self.period.count_restarts)]
        for nomination in nominations(self.facts, restarts):
            if self.period.first is None or nomination.number <= self.period.first:
                yield self._of_nomination(nomination)

    def in_runs(self) -> Opened:
        """Appointments that share a clock or use up a power."""
        windows: list[Window] = []
        void: list[tuple[Fact, Step]] = []
        run: Window | None = None
        for fact, opens in self.openings():
            over = run is not None and run.last is not None and opens.earliest > run.last.latest
            if run and over and not self._may_appoint_again(opens):
                says = f"{_who(fact)}: the power to appoint was used up on {run.last}"
                void.append((fact, Step(says, self.period.citation)))
                continue
            shares = run is not None and not over and self.period.starts is ClockStart.FIRST
            window = self.window(fact, opens, run.opens if run and shares else None)
            run = run if shares else window
            windows.append(window)
        return Opened(tuple(windows), tuple(void))

    def _may_appoint_again(self, opens: Bounds) -> bool:
        if self.period.again is not Again.UNTIL_FOLLOWED:
            return self.period.again is Again.ALWAYS
        following = [other for other in self.authority.periods if other.follows == self.period.id]
        return not any(
            fact.by is other.by and fact.bounds.earliest <= opens.latest
            for other in following
            for fact in self.facts.of(other.opens)
        )

    def _of_nomination(self, nomination: Nomination) -> Window:
        name = nomination.fact.person or "somebody"
        opens, number = nomination.fact.bounds, _ORDINALS.get(nomination.number, f"{nomination.number}th")
        sure = self._all_nominations_told(nomination)
        doubt = "" if sure else ", unless there were others before that nobody tells of"
        told = f"the {number} nomination, of {name} on {opens}{doubt}"
        if nomination.ends is None:
            step = Step(f"{told}, is pending: no limit", self.period.citation)
            return Window(self.period, nomination.fact, opens, None, None, step, sure=sure)
        counted = self.window(nomination.fact, opens, nomination.ends)
        says = f"{told}, ended on {nomination.ends}: acting till then and {self.period.length} after,"
        step = Step(f"{says} to {counted.last}", self.period.citation)
        return replace(counted, step=step, sure=sure)

    def _all_nominations_told(self, nomination: Nomination) -> bool:
        """Whether its number is sure: not where an old vacancy of unknown day may have had others before."""
        vacancy = self.facts.first(FactKind.VACANCY)
        if vacancy and vacancy.bounds.day:
            return True
        days = [day for _, day in self._days_of(FactKind.INAUGURATION)]
        since = [day for day in days if day.earliest <= nomination.fact.bounds.latest]
        return not since or self.vacancy.earliest >= since[-1].earliest

    def _without_limit(self, fact: Fact, opens: Bounds, start: Bounds, person: str | None) -> Window:
        last = self._closing(fact)
        if self.period.no_later_than and start.earliest <= self.period.no_later_than:
            last = Bounds.on(self.period.no_later_than)
        tail = f"to {last}" if last else self.period.afterwards or "no limit of days"
        if self.period.length and self.period.afterwards:
            method = self.law.counting(self.period).method(start.earliest)
            term = self.period.length.last_days(start, method.first_day)
            tail = f"{self.period.length}, to {term}; then {tail}"
        says = f"{self._because(fact, opens)}: {tail}"
        return Window(self.period, fact, opens, last, person, Step(says, self.period.citation))

    def _closing(self, fact: Fact) -> Bounds | None:
        """The last day before an event that closes the period, the first after it was opened."""
        for end in self.facts.of(*self.period.closes):
            if end.person == fact.person and end.bounds.latest >= fact.bounds.earliest:
                return end.bounds.shift(-1)
        return None

    def _inaugurations(self) -> Iterator[tuple[Fact, Bounds]]:
        filled = self.facts.first(FactKind.FILLED)
        for fact, day in self._days_of(FactKind.INAUGURATION):
            if self.period.vacant_within_days is not None:
                window_ends = shifted(day.latest, self.period.vacant_within_days - 1)
                if self.vacancy.latest > window_ends or (filled and filled.bounds.latest <= day.earliest):
                    continue
            yield fact, later(day, self.vacancy) if self.vacancy.latest > day.earliest else day

    def _days_of(self, kind: FactKind | None) -> Iterator[tuple[Fact, Bounds]]:
        """The public events of a kind by the day asked about, those told and those known anyway, by day."""
        if kind is None:
            return
        told = {fact.bounds for fact in self.facts.of(kind) if fact.date}
        known = {Bounds.on(event.day) for event in self.law.happenings(self.authority, kind)}
        for bounds in sorted(told | known, key=lambda bounds: bounds.earliest):
            if bounds.earliest <= self.facts.asked:
                yield Fact(kind, PartialDate(bounds.earliest, bounds.latest)), bounds

    def _under_this_law(self, start: Bounds) -> Bounds:
        """A vacancy older than the law counts as though it had begun with it.

        For the Vacancies Act: Pub. L. 105-277, div. C, sec. 151(d)(2)(B).
        """
        return later(start, Bounds.on(self.authority.in_force[0].starts))

    def _after_adjournment(self, start: Bounds) -> Bounds:
        for fact in self.facts.of(self.period.delayed_by) if self.period.delayed_by else ():
            if fact.date and fact.until and _inside(start, fact):
                return Bounds.of(fact.until)
        return start

    def _with_senate(self, last: Bounds) -> Bounds:
        for fact in self.facts.of(self.period.extended_by) if self.period.extended_by else ():
            if fact.date and fact.until and _inside(last, fact):
                return Bounds.of(fact.until)
        return last

    def _presumed(self, fact: Fact) -> Bounds:
        """An appointment that follows another by law, and whose day is not told, came when that one ended."""
        if fact.bounds.day or not self.period.follows:
            return fact.bounds
        before = _Frame(
            self.authority, self.law, self.facts, self.vacancy, self.authority.period(self.period.follows)
        )
        for window in before.in_runs().windows:
            if window.last and (day := window.last.shift(1).day) and day in fact.bounds:
                return Bounds.on(day)
        return fact.bounds

    def _because(self, fact: Fact, start: Bounds) -> str:
        if fact.kind is FactKind.INAUGURATION:
            if start == fact.bounds:
                return f"a new President took office on {start}, the office being vacant"
            return f"the office fell vacant on {start}, soon after the inauguration of {fact.bounds}"
        named = fact.person and fact.kind is not FactKind.VACANCY
        name = f"{fact.person} " if named else ""
        words = _WORDS.get(fact.kind, fact.kind.value.replace("_", " "))
        by = f" by the {fact.by}" if fact.by else ""
        return f"{name}{words}{by} on {start}" if start.earliest != start.latest or start.day else words


_ORDINALS = {1: "first", 2: "second"}
_WORDS = {
    FactKind.VACANCY: "the office fell vacant",
    FactKind.INTERIM_APPOINTED: "was appointed",
    FactKind.TOOK_OFFICE: "took office",
    FactKind.TOOK_OFFICE_OUTSIDE: "took office without a seat",
    FactKind.ENTERED_LEGISLATURE: "entered the legislature",
    FactKind.LEFT_LEGISLATURE: "left the legislature",
    FactKind.ACTING_BEGAN: "began to act",
}


def _who(fact: Fact) -> str:
    return f"{fact.person or 'somebody'} on {fact.bounds}"


def _inside(day: Bounds, absence: Fact) -> bool:
    """Whether a day certainly lies in the time between ``date`` and ``until``."""
    until = Bounds.of(absence.until)
    return absence.bounds.latest <= day.earliest and day.latest < until.earliest


def named(windows: Iterable[Window], person: str | None) -> tuple[Window, ...]:
    """The windows that are this person's own."""
    return tuple(window for window in windows if person is not None and window.person == person)


def ends(window: Window) -> Bounds:
    """The last day; the end of time where there is none."""
    return window.last or Bounds.on(EVER)
