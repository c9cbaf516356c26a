"""Stints: unbroken times of one person in one office, placed on days, for everything that is counted.

Counting needs days, and the register often has bounds. An edge known to the year is taken to lie in the
middle of its bounds, as it does on average where each day of them is as likely; one that is known no better
lies on no day. Tenures of one person in one office that meet or overlap, as terms after an election or an
acting and a regular one, are one stint: nobody came and nobody went.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from holdover.claim import Capacity, Status
from holdover.register.outcome import ONE_YEAR
from holdover.register.tenure import Edge, Office, Person, Tenure
from holdover.when import PartialDate

_ONE_MONTH = 31


@dataclass(frozen=True, slots=True)
class Stint:
    """A person in an office from ``begin`` until ``end`` (excluded), in the last ``capacity`` of it.

    ``begin`` is ``None`` where no day can be told. ``end`` is ``None`` while the person is in office, and
    where no day can be told; ``over`` says which. They are rough where they are known no better than to a
    month. ``possible`` are the first day that it can have begun, and the first that it must be over.
    """

    office: Office
    person: Person
    capacity: Capacity
    begin: date | None
    end: date | None
    over: bool
    begin_is_rough: bool
    end_is_rough: bool
    possible: tuple[date, date]
    tenures: tuple[str, ...]

    @property
    def dated(self) -> bool:
        """Whether it lies on days."""
        return self.begin is not None and (self.end is not None or not self.over)

    def covers(self, day: date) -> bool:
        """Whether the person was in office on the day."""
        return (
            self.dated
            and self.begin is not None
            and self.begin <= day
            and (self.end is None or day < self.end)
        )

    def days(self, horizon: date) -> int:
        """How many days it lasted, or had lasted by the horizon (excluded)."""
        until = min(self.end or horizon, horizon)
        return max(0, (until - self.begin).days) if self.begin else 0


def stints(tenures: Iterable[Tenure]) -> tuple[Stint, ...]:
    """The stints that tenures come to, by office and in time; who was only to take office has none."""
    by_holder: dict[tuple[str, str], list[Stint]] = defaultdict(list)
    for tenure in tenures:
        if tenure.start is None or tenure.start.status is Status.ACTUAL:
            by_holder[tenure.office.id, tenure.person.id].append(_stint(tenure))
    found = [each for key in sorted(by_holder) for each in _joined(by_holder[key])]
    return tuple(
        sorted(found, key=lambda each: (each.office.id, str(each.begin or each.end), each.person.id))
    )


def middle(when: PartialDate | None) -> date | None:
    """The day in the middle of the bounds; ``None`` where these are wider than a year, or one is lacking."""
    if when is None or when.earliest is None or when.latest is None:
        return None
    if (when.latest - when.earliest).days > ONE_YEAR:
        return None
    return date.fromordinal((when.earliest.toordinal() + when.latest.toordinal()) // 2)


def _stint(tenure: Tenure) -> Stint:
    end = tenure.end if tenure.end and tenure.end.status is Status.ACTUAL else None
    begin, over = _day(tenure.start), _day(end)
    # Bounds that overlap may put the middle of the end before that of the start.
    until = max(begin, over) if begin and over else over
    return Stint(
        tenure.office,
        tenure.person,
        tenure.capacity,
        begin,
        until,
        end is not None,
        _is_rough(tenure.start),
        _is_rough(end),
        _possible(tenure.start, end),
        (tenure.id,),
    )


def _possible(start: Edge | None, end: Edge | None) -> tuple[date, date]:
    first = start.date.earliest if start and start.date else None
    last = end.date.latest if end and end.date else None
    return first or date.min, last or date.max


def _joined(of_one: Iterable[Stint]) -> list[Stint]:
    """The stints of one person in one office, those joined that meet."""
    found: list[Stint] = []
    for each in sorted(of_one, key=lambda each: (str(each.begin or ""), str(each.end or "9999"))):
        last = found[-1] if found else None
        if last and each.dated and last.dated and each.begin and (last.end is None or each.begin <= last.end):
            later = last if last.end is None or (each.end and each.end < last.end) else each
            found[-1] = replace(
                last,
                capacity=later.capacity,
                end=later.end,
                over=later.over,
                end_is_rough=later.end_is_rough,
                possible=(last.possible[0], max(last.possible[1], each.possible[1])),
                tenures=(*last.tenures, *each.tenures),
            )
        else:
            found.append(each)
    return found


def _day(edge: Edge | None) -> date | None:
    return middle(edge.date) if edge else None


def _is_rough(edge: Edge | None) -> bool:
    when = edge.date if edge else None
    return bool(when and when.earliest and when.latest and (when.latest - when.earliest).days > _ONE_MONTH)
