from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdover.law.count import FirstDay, Length


@pytest.mark.parametrize(
    ("length", "start", "left_out", "counted"),
    [
        (Length(days=120), "2019-04-01", "2019-07-30", "2019-07-29"),
        (Length(days=210), "2019-01-01", "2019-07-30", "2019-07-29"),
        (Length(days=300), "2016-01-20", "2016-11-15", "2016-11-14"),
        (Length(months=6), "2015-09-09", "2016-03-09", "2016-03-08"),
        (Length(months=6), "2015-08-31", "2016-02-29", "2016-02-29"),
        (Length(months=48), "2013-03-11", "2017-03-11", "2017-03-10"),
    ],
)
def test_a_period_ends_as_the_calendar_says(length: Length, start: str, left_out: str, counted: str) -> None:
    day = date.fromisoformat(start)
    assert length.last_day(day, FirstDay.LEFT_OUT).isoformat() == left_out
    assert length.last_day(day, FirstDay.COUNTED).isoformat() == counted


lengths = st.builds(Length, days=st.integers(1, 400)) | st.builds(Length, months=st.integers(1, 60))
days = st.dates(date(1990, 1, 1), date(2040, 1, 1))


@given(lengths, days, st.integers(0, 100), st.sampled_from(FirstDay))
def test_a_later_start_never_ends_earlier(
    length: Length, start: date, later_by: int, first_day: FirstDay
) -> None:
    later = date.fromordinal(start.toordinal() + later_by)
    assert length.last_day(later, first_day) >= length.last_day(start, first_day)


def test_a_length_is_told_in_words() -> None:
    assert [str(Length(days=120)), str(Length(months=6)), str(Length(months=48))] == [
        "120 days",
        "6 months",
        "4 years",
    ]
