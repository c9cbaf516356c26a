"""Counting days, months and years. How a period is counted is itself disputed, so it is always said."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from holdover.law.bounds import EVER, NEVER, Bounds


class FirstDay(StrEnum):
    """Whether the day of the event that opens a period is its first day."""

    COUNTED = "counted"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Length:
    """How long a period is: days, months or years, one of them."""

    days: int = 0
    months: int = 0

    def last_day(self, start: date, first_day: FirstDay) -> date:
        """The last day of a period opened by an event on ``start``.

        120 days opened on 6 April end on 4 August with the first day left out, on 3 August with it counted.
        Months end on the day of the same number, or on the day before it with the first day counted; where
        a month lacks that number, on its last day either way.
        """
        if start in (NEVER, EVER):
            return start
        end = _add_months(start, self.months) if self.months else start + timedelta(days=self.days)
        cut_short = bool(self.months) and end.day != start.day
        return end if cut_short or first_day is FirstDay.LEFT_OUT else end - timedelta(days=1)

    def last_days(self, start: Bounds, first_day: FirstDay) -> Bounds:
        """The bounds of the last day, from those of the first event."""
        return Bounds(self.last_day(start.earliest, first_day), self.last_day(start.latest, first_day))

    def __str__(self) -> str:
        if self.days:
            return f"{self.days} days"
        years, months = divmod(self.months, 12)
        return f"{self.months} months" if months else f"{years} years"


def _add_months(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
