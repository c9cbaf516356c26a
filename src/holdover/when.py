"""Partial and bounded dates, and periods between them, in ISO 8601-2 (EDTF) form.

News seldom gives a day: "last month", "in 2009", "until recently". A ``PartialDate`` is one moment known
within bounds; a ``Period`` is a span of time with such a moment, or nothing known, at each end.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Self

from holdover.errors import BadDateError

_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_ONE_OF = re.compile(r"\[(\d{4}-\d\d-\d\d)?\.\.(\d{4}-\d\d-\d\d)?\]")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """One moment of valid time, known to lie from ``earliest`` to ``latest``, both days included.

    ``None`` at either side means that nothing bounds it there. Two dates are equal when their bounds are.
    """

    earliest: date | None
    latest: date | None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise BadDateError(f"a date cannot be after {self.earliest} and before {self.latest}")

    @classmethod
    def day(cls, day: date) -> Self:
        """The date known to the day."""
        return cls(day, day)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2017``, ``2017-03``, ``2017-03-11``, ``[2017-03-10..2017-03-12]`` or any other EDTF date.

        Raises ``BadDateError`` where the text is no date.
        """
        earliest, latest = _bounds(text)
        return cls(earliest, latest)

    @property
    def is_day(self) -> bool:
        """Whether the date is known to the day."""
        return self.earliest is not None and self.earliest == self.latest

    def within(self, other: "PartialDate") -> bool:
        """Whether this date lies wholly inside the bounds of the other: equal or finer."""
        return _floor(self.earliest) >= _floor(other.earliest) and _ceil(self.latest) <= _ceil(other.latest)

    def agrees(self, other: "PartialDate") -> bool:
        """Whether both can be the same moment: their bounds overlap."""
        return _floor(self.earliest) <= _ceil(other.latest) and _floor(other.earliest) <= _ceil(self.latest)

    def meet(self, other: "PartialDate") -> "PartialDate":
        """What both together leave possible. Raises ``BadDateError`` where they do not agree."""
        return PartialDate(
            _from_floor(max(_floor(self.earliest), _floor(other.earliest))),
            _from_ceil(min(_ceil(self.latest), _ceil(other.latest))),
        )

    def __str__(self) -> str:
        """EDTF: the plain form where the bounds are a day, month or year, else ``[earliest..latest]``."""
        if self.earliest and self.latest:
            if self.earliest == self.latest:
                return self.earliest.isoformat()
            return _plain(self.earliest, self.latest) or f"[{self.earliest}..{self.latest}]"
        return f"[{self.earliest or ''}..{self.latest or ''}]"


@dataclass(frozen=True, slots=True)
class Period:
    """A span of valid time. ``None`` at an end: open, or not told."""

    start: PartialDate | None
    end: PartialDate | None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2009/2017``, ``2009/..`` or ``../2017``. Raises ``BadDateError`` where it is no period."""
        start, slash, end = text.partition("/")
        if not slash:
            raise BadDateError(f"“{text}” is not a period; write it as 2009/2017, 2009/.. or ../2017")
        return cls(_end_of_period(start), _end_of_period(end))

    def __str__(self) -> str:
        return f"{self.start or '..'}/{self.end or '..'}"


When = PartialDate | Period


@lru_cache(maxsize=65_536)
def parse_when(text: str) -> When:
    """Read a date or a period. Raises ``BadDateError`` where the text is neither."""
    return Period.parse(text) if "/" in text else PartialDate.parse(text)


def _end_of_period(text: str) -> PartialDate | None:
    return None if text in ("", "..") else PartialDate.parse(text)


@lru_cache(maxsize=65_536)
def _bounds(text: str) -> tuple[date | None, date | None]:
    # `edtf` needs milliseconds a date; nearly all dates of a record are of the two forms read here first.
    try:
        if plain := _PLAIN.fullmatch(text):
            year, month, day = plain.groups()
            last_month = int(month or 12)
            last_day = int(day) if day else monthrange(int(year), last_month)[1]
            return date(int(year), int(month or 1), int(day or 1)), date(int(year), last_month, last_day)
        if one_of := _ONE_OF.fullmatch(text):
            earliest, latest = (date.fromisoformat(day) if day else None for day in one_of.groups())
            return earliest, latest
        return _bounds_in_edtf(text)
    except (ValueError, AttributeError, OverflowError) as error:
        raise BadDateError(
            f"“{text}” is not a date; write it as 2017-03-11, 2017-03 or 2017 (EDTF, ISO 8601-2)"
        ) from error


def _bounds_in_edtf(text: str) -> tuple[date | None, date | None]:
    import edtf  # noqa: PLC0415 - it takes longer to load than most commands take to run

    try:
        parsed = edtf.parse_edtf(text)
    except edtf.parser.EDTFParseException as error:
        raise ValueError(str(error)) from error
    return _day(parsed.lower_strict()), _day(parsed.upper_strict())


def _day(moment: object) -> date | None:
    """A day from edtf's ``struct_time``; its infinities, which are floats, are no bound."""
    return None if isinstance(moment, float) else date(*moment[:3])  # type: ignore[index]


@lru_cache(maxsize=4_096)
def _plain(earliest: date, latest: date) -> str | None:
    """A whole month or year, if it is one."""
    if earliest.year != latest.year or earliest.day != 1:
        return None
    if earliest.month == latest.month and latest.day == monthrange(latest.year, latest.month)[1]:
        return f"{earliest:%Y-%m}"
    return f"{earliest:%Y}" if (earliest.month, latest.month, latest.day) == (1, 12, 31) else None


def _floor(day: date | None) -> date:
    return day or date.min


def _ceil(day: date | None) -> date:
    return day or date.max


def _from_floor(day: date) -> date | None:
    return None if day == date.min else day


def _from_ceil(day: date) -> date | None:
    return None if day == date.max else day
