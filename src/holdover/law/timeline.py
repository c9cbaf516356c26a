"""A vacancy over time: who served when, under what authority, and which days had none."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from holdover.law.basis import refused, usable_windows
from holdover.law.bounds import EVER, NEVER, Bounds
from holdover.law.chain import gaps
from holdover.law.facts import NOMINATION_ENDS, FactKind, Facts
from holdover.law.library import Law
from holdover.law.reckon import chosen_readings, courses_of
from holdover.law.service import Service, services


@dataclass(frozen=True, slots=True)
class Bar:
    """A run of days, both ends included. ``lawful`` is ``None`` for the days that a provision gives."""

    label: str
    first: date
    last: date
    lawful: bool | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """The bars of one person's service, or of one provision."""

    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A day worth a line: a vacancy, a nomination, an inauguration."""

    label: str
    day: date


@dataclass(frozen=True, slots=True)
class Timeline:
    """What there is to draw of one office, from the first day to the last."""

    office: str
    on: date
    served: tuple[Row, ...]
    given: tuple[Row, ...]
    marks: tuple[Mark, ...]


def timeline(facts: Facts, law: Law) -> Timeline:
    """The timeline of a vacancy under the readings followed on the day asked about.

    Days known only within bounds are drawn at their latest, and where the day of the vacancy is missing the
    last stretch in which it can lie is drawn.
    """
    authorities = tuple(a for a in law.authorities if a.periods and a.covers.office(facts.office))
    chosen = chosen_readings(authorities, facts.asked, None)
    read = [authority.under(chosen) for authority in authorities]
    course = courses_of(facts, law, read)[-1]
    served = services(facts, course.vacancy, presume=False)
    until = max([facts.asked, *(_last(window.last) for window in course.windows if window.last)])
    rows = []
    for service in served:
        refusal = refused(service, facts, read, course.opened, course.vacancy)
        usable = usable_windows(service, read, course.opened)
        spans: list[tuple[Bounds, Bounds | None]] = [
            (gap.opens, gap.last) for gap in gaps(usable, service.begins.earliest)
        ]
        if refusal:
            spans = [(refusal.begins, None)]
        until_again = _appointed_again(service, served)
        last = min(_last(service.ends) if service.ends else facts.asked, until_again, facts.asked)
        rows.append(Row(f"{service.person or 'somebody'}, {service.capacity}", _cut(service, spans, last)))
    given = [
        Row(f"{window.period.citation}", (_given(window.opens, window.last, until),))
        for window in course.windows
        if window.opens.latest <= until
    ]
    return Timeline(
        facts.office, facts.asked, tuple(_merged(rows)), tuple(_merged(given)), tuple(_marks(facts))
    )


def _appointed_again(service: Service, served: Iterable[Service]) -> date:
    """The day before the same person's next appointment in the same capacity."""
    later = (
        other.begins.latest
        for other in served
        if (other.person, other.capacity) == (service.person, service.capacity)
        and other.begins.latest > service.begins.latest
    )
    return _before(min(later, default=EVER))


def _cut(service: Service, without: Iterable[tuple[Bounds, Bounds | None]], last: date) -> tuple[Bar, ...]:
    """A service up to a day as bars, lawful and not, in the order of time."""
    first = service.begins.latest
    bars: list[Bar] = []
    at = first
    for opens, closes in without:
        begins = max(opens.latest, at)
        ends = min(closes.latest if closes else EVER, last)
        if begins > ends:
            continue
        if at < begins:
            bars.append(Bar("", at, _before(begins), lawful=True))
        bars.append(Bar(f"unlawful from {begins}", begins, ends, lawful=False))
        at = _after(ends)
    if at <= last:
        bars.append(Bar("", at, last, lawful=True))
    return tuple(bars)


def _given(opens: Bounds, last: Bounds | None, until: date) -> Bar:
    first = opens.latest
    if last is None or last.latest == EVER:
        return Bar("no limit", first, max(first, until))
    return Bar(f"to {last.latest}", first, max(first, last.latest))


def _merged(rows: Iterable[Row]) -> Iterator[Row]:
    """The bars of one provision, or of one person in one capacity, in one row."""
    by_label: dict[str, list[Bar]] = {}
    for row in rows:
        by_label.setdefault(row.label, []).extend(row.bars)
    yield from (Row(label, tuple(bars)) for label, bars in by_label.items())


def _marks(facts: Facts) -> Iterator[Mark]:
    told = {
        FactKind.VACANCY: "vacant",
        FactKind.NOMINATED: "nominated",
        FactKind.INAUGURATION: "inauguration",
    }
    told |= dict.fromkeys(NOMINATION_ENDS, "nomination ended")
    for fact in facts.of(*told):
        if day := fact.bounds.day:
            name = f" {fact.person}" if fact.person and fact.kind is not FactKind.VACANCY else ""
            yield Mark(f"{told[fact.kind]}{name}", day)


def _last(bounds: Bounds) -> date:
    return bounds.latest if bounds.latest != EVER else NEVER


def _before(day: date) -> date:
    return Bounds.on(day).shift(-1).latest


def _after(day: date) -> date:
    return Bounds.on(day).shift(1).latest
