"""Who says it inside what somebody else says: kept where it carries something."""

from collections.abc import Iterable

from holdover.claim import Span
from holdover.reading.attribution import Levels, find_levels
from holdover.reading.attribution_spans import AttributionSpans, SpanFinder
from holdover.reading.document import Document
from holdover.report import Report

OPENING = "The Herald reported that two officials said the sheriff had resigned."
WITHIN = "The Herald reported that the sheriff was ill and two officials said the deputy had resigned."
REPORTED = ("The Herald", "reported")


def flat(text: str, *told: tuple[str, str, str]) -> SpanFinder:
    """A finder that knows these sources, cues and contents, as one that marks a single level would."""

    def place(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    columns = [tuple(place(words) for words in column) for column in zip(*told, strict=True)]
    return lambda _: AttributionSpans(*columns)


def levels(text: str, *told: tuple[str, str, str]) -> Levels:
    return find_levels(Document(Report(text)), flat(text, *told))


def reported(text: str) -> tuple[str, str, str]:
    """What the Herald reported: all that follows, but the full stop."""
    return (*REPORTED, text[text.index("that") : -1])


def chains(found: Levels, places: Iterable[Span] = ()) -> list[tuple[str, ...]]:
    return [each.chain for each in found.told(places)]


def test_a_source_that_opens_what_another_one_says_is_told_behind_that_one() -> None:
    assert chains(levels(OPENING, reported(OPENING))) == [("Herald",), ("Herald", "two officials")]


def test_a_source_further_inside_is_told_where_it_carries_a_change_and_nowhere_else() -> None:
    found = levels(WITHIN, reported(WITHIN))
    at = WITHIN.index("resigned")
    assert chains(found) == [("Herald",)]
    assert ("Herald", "two officials") in chains(found, [Span(at, at + len("resigned"))])


def test_nothing_is_found_twice_where_the_finder_marks_both_levels() -> None:
    both = ("two officials", "said", "the sheriff had resigned")
    assert len(levels(OPENING, reported(OPENING), both).attributions) == 2
