"""How fast a body's offices change hands: entries, exits, turnover and vacancy, year by year."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from holdover.register.offices import is_one_seat
from holdover.register.stints import Stint, middle, stints
from holdover.register.succession import Vacancy
from holdover.register.tenure import Tenure

Days = tuple[date, date]
"""From the one day until the other (excluded)."""


@dataclass(frozen=True, slots=True)
class Year:
    """A year of a body, or the part of it from ``first`` to ``last`` (both included) that was asked about.

    ``offices`` are those that anybody held, or that are known to have been vacant. ``holders`` is how many
    people were in office on an average day. ``entries`` and ``exits`` count stints (see ``stints``) that
    began and ended. ``vacancy_days`` are those of all one-seat offices, ``seat_days`` the days on which
    these are known to have been held or vacant. ``rough`` is how many of the entries and exits are known no
    better than to a month; ``unplaced`` how many stints may lie in the year and are not counted, because no
    year of an edge of theirs is known.
    """

    first: date
    last: date
    offices: int
    holders: float
    entries: int
    exits: int
    vacancy_days: int
    seat_days: int
    rough: int
    unplaced: int

    @property
    def turnover(self) -> float | None:
        """Exits by holders on an average day; ``None`` where nobody was in office.

        It is the separations rate of labor statistics: separations of a period by its average employment
        (United States Bureau of Labor Statistics, Handbook of Methods, "Job Openings and Labor Turnover
        Survey").
        """
        return self.exits / self.holders if self.holders else None

    @property
    def vacancy(self) -> float | None:
        """The share of time in which one-seat offices were vacant; ``None`` where there are none.

        So measured by A. J. O'Connell, "Vacant Offices: Delays in Staffing Top Agency Positions", 82
        Southern California Law Review 913 (2009): days without a holder by all days. An acting holder is a
        holder here.
        """
        return self.vacancy_days / self.seat_days if self.seat_days else None


def turnover(
    tenures: Iterable[Tenure], vacancies: Iterable[Vacancy], first: date | None, last: date
) -> tuple[Year, ...]:
    """The years from the first day to the last, both included; from the first entry, without a first day.

    Who moves from one of the offices to another leaves one and enters one. Stints that lie on no day are
    left out.
    """
    found = stints(tenures)
    held = [each for each in found if each.dated]
    if first is None:
        first = min((each.begin for each in held if each.begin), default=None)
    if first is None or first > last:
        return ()
    tally = _Tally(first, last)
    by_seat: dict[str, list[Days]] = defaultdict(list)
    for each in held:
        days = (each.begin or date.max, each.end or date.max)
        tally.add_stint(each, days)
        if is_one_seat(each.office):
            by_seat[each.office.id].append(days)
    for each in (each for each in found if not each.dated):
        tally.add_unplaced(each)
    for vacancy in vacancies:
        if (empty := _empty(vacancy)) and is_one_seat(vacancy.office):
            tally.add_vacancy(vacancy.office.id, empty)
            by_seat[vacancy.office.id].append(empty)
    for seat in by_seat.values():
        tally.add_seat(seat)
    return tally.years()


class _Tally:
    """What is counted of each year; a stint or a vacancy costs as many steps as it has years."""

    def __init__(self, first: date, last: date) -> None:
        self._first, self._until = first, last + timedelta(days=1)
        self._entries, self._exits, self._rough = Counter[int](), Counter[int](), Counter[int]()
        self._held, self._empty, self._seats = Counter[int](), Counter[int](), Counter[int]()
        self._unplaced = Counter[int]()
        self._offices: dict[int, set[str]] = defaultdict(set)

    def add_stint(self, stint: Stint, days: Days) -> None:
        for year, number in self._by_year(days):
            self._held[year] += number
            self._offices[year].add(stint.office.id)
        for count, day, rough in (
            (self._entries, stint.begin, stint.begin_is_rough),
            (self._exits, stint.end, stint.end_is_rough),
        ):
            if day and self._first <= day < self._until:
                count[day.year] += 1
                self._rough[day.year] += rough

    def add_unplaced(self, stint: Stint) -> None:
        for year, _ in self._by_year(stint.possible):
            self._unplaced[year] += 1

    def add_vacancy(self, office: str, days: Days) -> None:
        for year, number in self._by_year(days):
            self._empty[year] += number
            self._offices[year].add(office)

    def add_seat(self, held_or_empty: Sequence[Days]) -> None:
        """Count the days on which a seat is known to have been held or vacant, each day once."""
        until = date.min
        for begin, end in sorted(held_or_empty):
            for year, number in self._by_year((max(begin, until), end)):
                self._seats[year] += number
            until = max(until, end)

    def years(self) -> tuple[Year, ...]:
        return tuple(map(self._year, range(self._first.year, (self._until - timedelta(days=1)).year + 1)))

    def _year(self, year: int) -> Year:
        begin, end = self._part(year)
        return Year(
            begin,
            end - timedelta(days=1),
            len(self._offices[year]),
            self._held[year] / (end - begin).days,
            self._entries[year],
            self._exits[year],
            self._empty[year],
            self._seats[year],
            self._rough[year],
            self._unplaced[year],
        )

    def _by_year(self, days: Days) -> Iterator[tuple[int, int]]:
        """The years in which the days are, as far as they were asked about, and how many are in each."""
        begin, end = max(days[0], self._first), min(days[1], self._until)
        if begin < end:
            for year in range(begin.year, (end - timedelta(days=1)).year + 1):
                first, until = self._part(year)
                yield year, (min(end, until) - max(begin, first)).days

    def _part(self, year: int) -> Days:
        """The part of a year that was asked about."""
        return max(self._first, date(year, 1, 1)), min(self._until, date(year, 12, 31) + timedelta(days=1))


def _empty(vacancy: Vacancy) -> Days | None:
    """A vacancy placed on days, as stints are."""
    begin = middle(vacancy.start)
    end = date.max if vacancy.end is None else middle(vacancy.end)
    return (begin, max(begin, end)) if begin and end else None
