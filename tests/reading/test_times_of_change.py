"""When a change took place and how long an office was held, out of the times that a sentence tells."""

import pytest

from holdover.reading.reader import read_by_rule, read_text


def dates_of(text: str, kind: str) -> set[str | None]:
    claims = read_text(text, published="2018-06-14", reader=read_by_rule).claims
    return {str(claim.date) if claim.date else None for claim in claims if claim.kind == kind}


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Mayor Ida Falk has run the city since the election of 2011.", "2011/.."),
        ("Finance minister Jon Asper has held the post for six months.", "2017-12/.."),
        ("Dora Lind was finance minister for seven years.", None),
        ("Finance minister Dora Lind had held the post since 2009.", "2009/.."),
        ("Judge Alma Reyes will retire after ten years in the job.", "2008/.."),
        ("Judge Alma Reyes retired on Friday after ten years in the job.", "2008/2018"),
        ("Emil Bakke was mayor from 2001 to 2005.", "2001/2005"),
        ("Emil Bakke served two terms as mayor of Oslo.", None),
    ],
)
def test_the_time_of_a_tenure(text: str, period: str | None) -> None:
    assert dates_of(text, "served") == {period}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("OSLO, June 13 (Wire) - Norway has appointed Jon Asper as ambassador to Chile.", None),
        ("PORT MORESBY, Papua New Guinea, June 13 — Jon Asper resigned as finance minister.", None),
        ("OSLO, June 13 - Jon Asper resigned as finance minister on Monday.", "2018-06-11"),
        ("In Oslo, June 13 was the day on which Jon Asper resigned as finance minister.", "2018-06-13"),
    ],
)
def test_the_day_on_which_a_report_was_sent_is_not_that_of_a_change(text: str, day: str | None) -> None:
    told = dates_of(text, "resigned") | dates_of(text, "appointed")
    assert told == {day}


def test_the_day_of_a_speech_is_not_that_of_the_change() -> None:
    text = "Finance minister Jon Asper said on Monday that he will resign."
    assert dates_of(text, "resigned") == {None}


def test_the_day_after_what_is_said_is_that_of_the_change() -> None:
    text = "Finance minister Jon Asper said that he resigned on Monday."
    assert dates_of(text, "resigned") == {"2018-06-11"}


def test_a_day_in_another_clause_is_not_that_of_the_change() -> None:
    text = "The junta that took power on Tuesday has dismissed Governor Ines Calder."
    assert dates_of(text, "removed") == {None}


def test_until_tells_an_end_and_no_day_of_coming() -> None:
    text = "On Thursday the council appointed Lena Moss as mayor until her father comes back in 2029."
    assert dates_of(text, "appointed") == {"2018-06-14"}
