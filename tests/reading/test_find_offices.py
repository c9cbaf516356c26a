"""Offices as a text names them: where they stand, what they are called, whether they are public."""

import pytest

from holdover.claim import Capacity
from holdover.reading.document import Document
from holdover.reading.find_offices import OfficeFinder
from holdover.reading.lexicon import plural_of
from holdover.reading.resolve_counts import resolve_count
from holdover.reading.resolve_offices import Office, resolve_office
from holdover.report import Report


def offices_of(text: str) -> list[Office]:
    document = Document(Report(text=text))
    finder = OfficeFinder(document, frozenset())
    return [resolve_office(document, m) for s in document.sentences for m in finder.find(s)]


@pytest.mark.parametrize(
    ("text", "office", "public"),
    [
        ("She is U.S. attorney for the Southern District of New York.", None, True),
        ("Ghana's deputy finance minister spoke.", "Ghana's deputy finance minister", True),
        (
            "the chief executive of the Child Support Agency",
            "chief executive of the Child Support Agency",
            True,
        ),
        ("a talk with Michigan Gov. Rick Snyder", "Michigan governor", True),
        ("the work and pensions secretary said", "work and pensions secretary", True),
        ("the director of the FBI said", "director of the FBI", True),
        ("the president of Harvard University said", "president of Harvard University", False),
        ("the party chairman said", "party chairman", False),
        ("the shadow home secretary said", "shadow home secretary", False),
        ("she was elected to the Senate", "senator", True),
        ("he won the governor's race in Illinois", "governor of Illinois", True),
    ],
)
def test_an_office_is_found_and_judged(text: str, office: str | None, public: bool) -> None:
    (found,) = offices_of(text)
    assert found.text == (office or "U.S. attorney for the Southern District of New York")
    assert found.is_public is public


def test_the_council_tax_is_no_council() -> None:
    assert offices_of("The council tax will rise.") == []


def test_a_capacity_is_told_apart_from_the_title() -> None:
    (found,) = offices_of("the acting attorney general")
    assert (found.text, found.capacity) == ("attorney general", Capacity.ACTING)


@pytest.mark.parametrize(
    ("title", "plural"),
    [
        ("attorney general", "attorneys general"),
        ("minister of state", "ministers of state"),
        ("deputy", "deputies"),
        ("congressman", "congressmen"),
    ],
)
def test_a_title_has_a_plural(title: str, plural: str) -> None:
    assert plural_of(title) == plural


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("46", (46, 46)),
        ("over 40", (41, None)),
        ("more than 1,200", (1201, None)),
        ("at least three", (3, None)),
        ("dozens of", (24, None)),
        ("several", (3, None)),
        ("both", (2, 2)),
        ("two dozen", (24, 24)),
    ],
)
def test_a_count_has_bounds(words: str, bounds: tuple[int, int | None]) -> None:
    assert resolve_count(words) == bounds
