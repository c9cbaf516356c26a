from datetime import date

import pytest

from holdover.errors import BadDateError
from holdover.when import PartialDate, Period, parse_when


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2017", date(2017, 1, 1), date(2017, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2017-03-11", date(2017, 3, 11), date(2017, 3, 11)),
        ("[2017-03-10..2017-03-12]", date(2017, 3, 10), date(2017, 3, 12)),
        ("[..2017-03-12]", None, date(2017, 3, 12)),
        ("[2017-03-10..]", date(2017, 3, 10), None),
        ("2017-03~", date(2017, 3, 1), date(2017, 3, 31)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
    ],
)
def test_a_partial_date_has_the_bounds_that_its_text_allows(
    text: str, earliest: date | None, latest: date | None
) -> None:
    parsed = PartialDate.parse(text)
    assert (parsed.earliest, parsed.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text", ["2017", "2017-03", "2017-03-11", "[..2017-03-12]", "2009/2017", "2009/..", "../2017"]
)
def test_what_is_written_reads_back_the_same(text: str) -> None:
    assert str(parse_when(text)) == text


@pytest.mark.parametrize("text", ["", "soon", "2017-13", "2017-02-30", "17-03-11", "2017-03-11T10:00", "a/b"])
def test_a_text_that_is_no_date_is_refused_by_name(text: str) -> None:
    with pytest.raises(BadDateError, match="is not a date"):
        parse_when(text)


def test_a_period_open_at_an_end_has_nothing_there() -> None:
    assert Period.parse("2009/..") == Period(PartialDate.parse("2009"), None)


def test_a_month_agrees_with_its_days_and_they_meet_at_the_finer() -> None:
    month, day = PartialDate.parse("2017-03"), PartialDate.parse("2017-03-11")
    assert day.within(month)
    assert not month.within(day)
    assert month.agrees(day)
    assert month.meet(day) == day
