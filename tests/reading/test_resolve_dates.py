"""Expressions of time, counted from the day of publication. All examples are 2017-03-12, a Sunday."""

import pytest

from holdover.reading.find_dates import find_dates
from holdover.reading.resolve_dates import Anchor, resolve_date
from holdover.when import PartialDate

SUNDAY = Anchor.of(PartialDate.parse("2017-03-12"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Friday", "2017-03-10"),
        ("Sunday", "2017-03-12"),
        ("last Sunday", "2017-03-05"),
        ("yesterday", "2017-03-11"),
        ("last month", "2017-02"),
        ("December", "2016-12"),
        ("March", "2017-03"),
        ("two years ago", "2015"),
        ("9 March", "2017-03-09"),
        ("March 9, 2016", "2016-03-09"),
        ("May 2009", "2009-05"),
        ("1987", "1987"),
        ("2016-11-30", "2016-11-30"),
        ("last week", "2017"),  # it runs from February into March
        ("March last year", "2016-03"),
        ("the end of the year", "2017-12"),
        ("the end of next month", "2017-04"),
        ("last summer", "2016"),
        ("the spring", "2017"),
        ("the winter", None),
        ("seven years", None),
        ("the 1990s", None),
        ("30 February 2017", None),
    ],
)
def test_words_give_a_date(words: str, expected: str | None) -> None:
    found = resolve_date(words, SUNDAY)
    assert (str(found) if found else None) == expected


def test_what_is_to_come_lies_after_publication() -> None:
    assert str(resolve_date("Friday", SUNDAY, future=True)) == "2017-03-17"


def test_without_a_day_of_publication_only_absolute_dates_are_known() -> None:
    unknown = Anchor.of(None)
    assert resolve_date("Friday", unknown) is None
    assert str(resolve_date("in 1997".removeprefix("in "), unknown)) == "1997"


def test_money_and_percentages_are_no_years() -> None:
    text = "It cost $2009 and rose by 2010% in May 2011."
    assert [text[begin:end] for begin, end in find_dates(text)] == ["May 2011"]
