"""Offices, days and pressers that a sentence leaves to the sentences around it."""

import pytest

import holdover
from holdover.claim import Claim, Kind
from holdover.reading import read_by_rule
from holdover.reading.resolve_offices import is_fuller
from holdover.report import Medium


def claims_of(
    text: str,
    kind: Kind,
    *,
    medium: Medium = Medium.NEWS,
    author: str | None = None,
    corrects: str | None = None,
) -> list[Claim]:
    read = holdover.read(
        text, published="2019-06-12", medium=medium, author=author, corrects=corrects, reader=read_by_rule
    )
    return [claim for claim in read.claims if claim.kind is kind]


@pytest.mark.parametrize(
    ("text", "kind", "person", "office"),
    [
        (
            "Anna Lund resigned as mayor of Oslo. Her deputy, Lars Holm, took over as acting mayor.",
            Kind.TOOK_OFFICE,
            "Lars Holm",
            "mayor of Oslo",
        ),
        (
            "Lars Holm has been acting mayor of Oslo since Monday, when the council dismissed Anna Lund.",
            Kind.REMOVED,
            "Anna Lund",
            "mayor of Oslo",
        ),
    ],
)
def test_who_acts_and_who_left_share_the_office_that_one_of_them_is_told_with(
    text: str, kind: Kind, person: str, office: str
) -> None:
    (claim,) = claims_of(text, kind)
    assert (claim.person, claim.office) == (person, office)


def test_a_group_is_not_of_the_one_place_that_the_report_names() -> None:
    text = "The minister asked twelve district attorneys to resign. Nils Berg is district attorney in Bergen."
    (claim,) = claims_of(text, Kind.ASKED_TO_RESIGN)
    assert claim.office == "district attorney"


def test_a_deputy_is_no_minister_told_more_fully() -> None:
    assert is_fuller("minister of finance of Chad", "minister of finance")
    assert is_fuller("United States attorney in Ohio", "U.S. attorney")
    assert not is_fuller("deputy minister of finance", "minister of finance")
    assert not is_fuller("minister of finance", "minister of finance")


@pytest.mark.parametrize(
    ("text", "kind", "date"),
    [
        (
            "Anna Lund resigned as mayor on Monday. Lars Holm became mayor the same day.",
            Kind.TOOK_OFFICE,
            "2019-06-10",
        ),
        (
            "Anna Lund resigned as mayor on Monday, three days after the council told her to leave.",
            Kind.ASKED_TO_RESIGN,
            "2019-06-07",
        ),
        (
            "Yesterday, given the uproar, the minister fired the mayor of Oslo, Anna Lund.",
            Kind.REMOVED,
            "2019-06-11",
        ),
        (
            "Anna Lund did not resign as mayor of Oslo. She was fired as mayor on Monday.",
            Kind.RESIGNED,
            "2019-06-10",
        ),
    ],
)
def test_a_day_told_elsewhere_is_found(text: str, kind: Kind, date: str) -> None:
    (claim,) = claims_of(text, kind)
    assert str(claim.date) == date


def test_moments_ago_is_today_in_a_post_and_no_day_where_it_is_quoted() -> None:
    post, news = (
        "Moments ago I was fired as mayor of Oslo.",
        '"Moments ago I was fired as mayor of Oslo," she said.',
    )
    (posted,) = claims_of(post, Kind.REMOVED, medium=Medium.POST, author="Anna Lund")
    assert (posted.person, str(posted.date)) == ("Anna Lund", "2019-06-12")
    assert all(
        claim.date is None for claim in claims_of(f"Anna Lund, mayor of Oslo, wrote: {news}", Kind.REMOVED)
    )


def test_who_presses_is_none_of_those_who_are_pressed() -> None:
    text = (
        "The president called Anna Lund, mayor of Oslo, and Lars Holm, mayor of Bergen, to tell them that "
        "he has declined to accept their resignations."
    )
    assert {claim.by for claim in claims_of(text, Kind.ASKED_TO_STAY)} == {"president"}


def test_the_office_that_somebody_is_asked_to_stay_in_is_the_one_told() -> None:
    (claim,) = claims_of(
        "President Solheim asked Anna Lund to stay on as ambassador to Chile.", Kind.ASKED_TO_STAY
    )
    assert (claim.person, claim.office) == ("Anna Lund", "ambassador to Chile")


def test_what_a_corrected_article_said_is_no_claim_of_the_correction() -> None:
    text = (
        "An article published on Monday said that Anna Lund had resigned as mayor of Oslo. She was dismissed."
    )
    assert claims_of(text, Kind.RESIGNED)
    assert not claims_of(text, Kind.RESIGNED, corrects="monday-article")
    assert claims_of(text, Kind.REMOVED, corrects="monday-article")


def test_him_is_not_the_one_who_acts_by_both_verbs() -> None:
    text = "Anna Lund met Lars Holm, mayor of Oslo. President Moe met Holm and asked him to stay on."
    (claim,) = claims_of(text, Kind.ASKED_TO_STAY)
    assert (claim.person, claim.by) == ("Lars Holm", "Moe")


def test_a_name_told_once_after_a_title_is_known_when_it_stands_alone() -> None:
    text = "President Moe spoke for an hour. In May Moe fired Lars Holm, the mayor of Oslo."
    (claim,) = claims_of(text, Kind.REMOVED)
    assert (claim.by, str(claim.date)) == ("Moe", "2019-05")


def test_who_gave_up_a_post_that_only_the_successor_is_told_with_is_kept() -> None:
    text = "Anna Lund gave up the post she had held since 2011, and Lars Holm became acting mayor of Oslo."
    (left,) = claims_of(text, Kind.RESIGNED)
    (served,) = claims_of(text, Kind.SERVED)
    assert (left.person, left.office) == ("Anna Lund", "mayor of Oslo")
    assert (served.office, str(served.date)) == ("mayor of Oslo", "2011/..")
