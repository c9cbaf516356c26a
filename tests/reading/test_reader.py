"""One report read: whatever the text, every claim stands on its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import holdover
from holdover.claim import Kind
from holdover.errors import BadDateError
from holdover.reading import read
from holdover.report import Report
from holdover.when import PartialDate


def test_a_text_is_read_with_what_is_known_of_it() -> None:
    extraction = holdover.read(
        "Mayor Lynn Barrow resigned on Friday.", publisher="The Gazette", published="2019-05-06"
    )
    assert extraction.report.publisher == "The Gazette"
    assert extraction.report.published == PartialDate.parse("2019-05-06")
    assert [(claim.kind, claim.person) for claim in extraction.claims] == [(Kind.RESIGNED, "Lynn Barrow")]


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(BadDateError):
        holdover.read("Nothing.", published="yesterday")


@given(st.text(max_size=300))
def test_any_text_is_read_and_every_claim_is_grounded(text: str) -> None:
    report = Report(text=text)
    for claim in read(report).claims:
        claim.check_grounded(report)


def test_half_of_a_surrogate_pair_stops_no_reading() -> None:
    assert read(Report("\udce9 Mayor Lynn Barrow resigned on Friday, her lawyer said.")).claims
