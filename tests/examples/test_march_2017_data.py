"""The example reports are whole, and every expectation stands on words of theirs."""

from collections import Counter

import pytest
from march_2017 import Expected, expected, reports

from holdover.claim import Kind, Status
from holdover.report import Medium
from holdover.when import parse_when

CHANGES = expected("changes")


def test_every_report_has_its_expectations() -> None:
    assert {found.report for found in CHANGES} == set(reports())


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_an_expected_change_stands_on_the_words_of_its_report(change: Expected) -> None:
    fields, text = change.fields, reports()[change.report].text
    assert fields["evidence"] in text
    assert fields["trigger"] in fields["evidence"]
    assert (fields["person"] is None) != (fields["group"] is None)
    assert (fields["office"] is None) == (fields["capacity"] is None)
    assert Kind(fields["kind"])
    assert Status(fields["status"])
    assert fields["date"] is None or parse_when(fields["date"])
    assert fields["group"] is None or fields["group"]["text"] in fields["evidence"]


@pytest.mark.parametrize("attribution", expected("attributions"), ids=str)
def test_an_expected_attribution_stands_on_the_words_of_its_report(attribution: Expected) -> None:
    text = reports()[attribution.report].text
    for part in ("source", "cue", "content"):
        assert attribution.fields[part] is None or attribution.fields[part] in text


def test_nothing_is_expected_twice_of_one_report() -> None:
    told = Counter(
        (found.report, found.fields["kind"], str(found), found.fields["date"], found.fields["trigger"])
        for found in CHANGES
    )
    assert max(told.values()) == 1


def test_the_agency_text_is_the_same_in_both_outlets() -> None:
    carried = [report for report in reports().values() if report.agency]
    assert len({report.publisher for report in carried}) == 2
    assert len({report.text for report in carried}) == 1


def test_every_correction_names_an_earlier_report() -> None:
    corrections = [report for report in reports().values() if report.corrects]
    assert corrections
    for correction in corrections:
        assert correction.corrects in reports()
        corrected = reports()[correction.corrects]
        assert str(corrected.published) < str(correction.published)
        assert corrected.publisher == correction.publisher


def test_the_story_is_told_by_news_statement_notice_and_post() -> None:
    told = {report.medium for report in reports().values()}
    assert told == {Medium.NEWS, Medium.STATEMENT, Medium.NOTICE, Medium.POST}


def test_nothing_of_the_order_was_known_before_the_tenth_of_march() -> None:
    before = {key for key, report in reports().items() if str(report.published) < "2017-03-10"}
    kinds = {found.fields["kind"] for found in CHANGES if found.report in before}
    assert "asked_to_stay" in kinds
    assert "asked_to_resign" not in kinds
