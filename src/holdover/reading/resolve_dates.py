"""Make dates of expressions of time, against the day of publication."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from holdover.when import PartialDate

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WEEKDAYS = "mon tue wed thu fri sat sun".split()
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "few": 3, "several": 3, "couple": 2}
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_MONTH = re.compile(r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*", re.IGNORECASE)
_DAY_OF_MONTH = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\b")
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*day\b", re.IGNORECASE)
_AGO = re.compile(
    r"(\w+)(?:\s+of)?(?:\s+and\s+a\s+half)?\s+(day|week|month|year|decade)s?\s+ago", re.IGNORECASE
)
_SEASON = re.compile(r"spring|summer|autumn|fall|winter")
_SEASON_ENDS = {"spring": 6, "summer": 9, "autumn": 12, "fall": 12}
_NEAR_DAYS = {
    "yesterday": -1,
    "last night": -1,
    "today": 0,
    "tonight": 0,
    "moments ago": 0,
    "minutes ago": 0,
    "tomorrow": 1,
}
_LENGTH = re.compile(
    r"(\w+)(?:\s+of)?(?:\s+and\s+a\s+half)?[\s-](year|decade|month|week|day)s?\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day from which relative dates are counted: that of publication, where it is known to the day."""

    day: date | None
    year: int | None
    month: int | None

    @classmethod
    def of(cls, published: PartialDate | None) -> "Anchor":
        """The anchor that a publication date gives, as far as it is known."""
        if published is None or published.earliest is None or published.latest is None:
            return cls(None, None, None)
        first, last = published.earliest, published.latest
        same_year = first.year == last.year
        same_month = same_year and first.month == last.month
        return cls(
            first if first == last else None,
            first.year if same_year else None,
            first.month if same_month else None,
        )


def resolve_date(words: str, anchor: Anchor, *, future: bool = False) -> PartialDate | None:
    """The date that the words give; ``None`` where they give none, or none without a day of publication.

    ``future`` says that the words speak of what is still to come: "on Friday" is then the next one.
    """
    try:
        return _absolute(words) or _relative(words.casefold(), anchor, future)
    except (ValueError, OverflowError):
        return None  # "30 February", "900 years ago"


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time as told: so many of a unit ("year", "month", "week", "day")."""

    number: int
    unit: str


def length_told(words: str) -> Length | None:
    """How long the words tell: "nearly seven years" 7 years, "two decades" 20 years, "six weeks" 6 weeks."""
    if not (match := _LENGTH.search(words)) or not (number := _number(match[1])):
        return None
    unit = match[2].casefold()
    return Length(number * 10, "year") if unit == "decade" else Length(number, unit)


def length_before(anchor: Anchor, length: Length) -> PartialDate | None:
    """When a time of that length began that lasts to the anchor: a year, or a month."""
    if length.unit == "year":
        return years_before(anchor, length.number)
    return _months_away(anchor, -length.number) if length.unit == "month" else None


def years_before(anchor: Anchor, years: int) -> PartialDate | None:
    """The year that lies so many years before the anchor's."""
    return _year(anchor.year - years) if anchor.year and 0 <= years < anchor.year else None


def days_before(day: PartialDate | None, words: str) -> PartialDate | None:
    """The day that lies before the given one by as many days as the words tell: "three days after"."""
    told = re.match(r"(\w+) days? ", words, re.IGNORECASE)
    number = None if told is None else 1 if told[1].casefold() == "the" else _number(told[1])
    if number is None or day is None or day.earliest is None:
        return None
    return PartialDate.day(day.earliest - timedelta(days=number))


def _absolute(words: str) -> PartialDate | None:
    if not (found := _YEAR.search(words)) or re.search(r"\d\d\d\ds|early|late|mid", words):
        return None
    if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
        return PartialDate.parse(words)
    year, rest = int(found.group()), words.replace(found.group(), " ")
    if not (month := _MONTH.search(rest)):
        return _year(year) if not rest.strip() else None
    return _day_or_month(year, _month_number(month[1]), _DAY_OF_MONTH.search(rest))


def _relative(words: str, anchor: Anchor, future: bool) -> PartialDate | None:
    if (season := _SEASON.search(words)) is not None:
        return _season(season.group(), words, anchor, future)
    if "end of" in words:
        return _end_of(words, anchor)
    if (day := _near_day(words, anchor, future)) is not None:
        return day
    if (month := _MONTH.search(words)) and not re.search(r"\bmonth", words):
        return _named_month(words, month[1], anchor, future)
    if ago := _AGO.search(words):
        return _ago(ago[1], ago[2], anchor)
    return _last_or_next(words, anchor)


def _near_day(words: str, anchor: Anchor, future: bool) -> PartialDate | None:
    if anchor.day is None:
        return None
    if "weekend" in words:
        return _weekend(words, anchor)
    shift = next((days for word, days in _NEAR_DAYS.items() if word in words), None)
    if shift is None and re.match(r"this (?:morning|afternoon|evening)", words):
        shift = 0
    if shift is not None:
        return PartialDate.day(anchor.day + timedelta(days=shift))
    if not (match := _WEEKDAY.search(words)):
        return None
    wanted = _WEEKDAYS.index(match[1])
    back = (anchor.day.weekday() - wanted) % 7
    if "next" in words or future:
        return PartialDate.day(anchor.day + timedelta(days=(-back) % 7 or 7))
    if "last" in words and back == 0:
        back = 7
    return PartialDate.day(anchor.day - timedelta(days=back))


def _season(season: str, words: str, anchor: Anchor, future: bool) -> PartialDate | None:
    """The year of the season meant; that of a winter is not known."""
    if anchor.year is None or anchor.month is None or season not in _SEASON_ENDS:
        return None
    is_past = _SEASON_ENDS[season] < anchor.month
    if "next" in words or future:
        return _year(anchor.year + is_past)
    is_under_way = _SEASON_ENDS[season] - 3 <= anchor.month and "last" not in words
    return _year(anchor.year if is_past or is_under_way else anchor.year - 1)


def _end_of(words: str, anchor: Anchor) -> PartialDate | None:
    """As in "at the end of the year": its last month."""
    if "month" in words:
        return _months_away(anchor, 1 if "next" in words else 0)
    return None if anchor.year is None else _month(anchor.year + ("next" in words), 12)


def _weekend(words: str, anchor: Anchor) -> PartialDate | None:
    if anchor.day and "next" not in words:
        # The last Saturday and Sunday; said on one of them, the one under way.
        saturday = anchor.day - timedelta(days=(anchor.day.weekday() - 5) % 7)
        return _cut(saturday, saturday + timedelta(days=1))
    return None


def _named_month(words: str, name: str, anchor: Anchor, future: bool) -> PartialDate | None:
    if anchor.year is None:
        return None
    month = _month_number(name)
    known = anchor.month or 12
    year = anchor.year
    if "year" in words:  # "March last year"
        year += ("next" in words) - ("last" in words)
    elif "next" in words or future:
        year += month < known
    elif month > known or ("last" in words and month >= known):
        year -= 1
    return _day_or_month(year, month, _DAY_OF_MONTH.search(words))


def _ago(number_word: str, unit: str, anchor: Anchor) -> PartialDate | None:
    number = _number(number_word)
    if number is None or number_word.casefold() in ("few", "several", "couple"):
        return None
    if unit in ("year", "decade"):
        return years_before(anchor, number * (10 if unit == "decade" else 1))
    if unit == "month":
        return _months_away(anchor, -number)
    if anchor.day is None:
        return None
    day = anchor.day - timedelta(days=number * (7 if unit == "week" else 1))
    return PartialDate.day(day) if unit == "day" else _month(day.year, day.month)


def _last_or_next(words: str, anchor: Anchor) -> PartialDate | None:
    step = 1 if "next" in words else 0 if "this" in words else -1
    if "year" in words and re.match(r"(?:last|this|next) year", words) and anchor.year:
        return _year(anchor.year + step)
    if re.match(r"(?:last|this|next) month", words):
        return _months_away(anchor, step)
    if re.match(r"(?:last|this|next) week", words) and anchor.day:
        monday = anchor.day - timedelta(days=anchor.day.weekday()) + timedelta(weeks=step)
        return _cut(monday, monday + timedelta(days=6))
    return None


def _cut(first: date, last: date) -> PartialDate | None:
    """The month, or the year, that holds both days: the finest date that a plain ISO date can say."""
    if (first.year, first.month) == (last.year, last.month):
        return _month(first.year, first.month)
    return _year(first.year) if first.year == last.year else None


def _months_away(anchor: Anchor, step: int) -> PartialDate | None:
    if anchor.year is None or anchor.month is None:
        return None
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + step, 12)
    return _month(year, month + 1)


def _day_or_month(year: int, month: int, day: re.Match[str] | None) -> PartialDate:
    return PartialDate.day(date(year, month, int(day[1]))) if day else _month(year, month)


def _month(year: int, month: int) -> PartialDate:
    return PartialDate(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _year(year: int) -> PartialDate:
    return PartialDate(date(year, 1, 1), date(year, 12, 31))


def _month_number(name: str) -> int:
    return _MONTHS.index(name[:3].casefold()) + 1


def _number(word: str) -> int | None:
    return int(word) if word.isdecimal() else _NUMBERS.get(word.casefold())
