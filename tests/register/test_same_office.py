"""Offices that differ only by what is not told are asked about, never joined."""

from holdover.register.offices import office_of
from holdover.register.same_office import office_questions

BARE = office_of("home secretary")
BRITISH, INDIAN = office_of("British home secretary"), office_of("home secretary of India")


def test_a_name_in_both_is_a_reason_to_ask() -> None:
    (asked,) = office_questions({BARE: ["Ann Lee"], BRITISH: ["Bob Ray", "Ann B. Lee"], INDIAN: ["Joe Day"]})
    assert (asked.one, asked.other) == (BARE.id, BRITISH.id)
    assert asked.reasons == ("Ann Lee is named in both", "“home secretary” is told without its place")


def test_the_only_fuller_office_is_asked_about_with_less_weight() -> None:
    (asked,) = office_questions({BARE: ["Ann Lee"], BRITISH: ["Bob Ray"]})
    assert asked.score == 0.5


def test_of_several_fuller_offices_none_is_asked_about_without_a_reason() -> None:
    assert office_questions({BARE: ["Ann Lee"], BRITISH: ["Bob Ray"], INDIAN: ["Joe Day"]}) == ()


def test_offices_of_two_places_are_never_asked_about() -> None:
    assert office_questions({BRITISH: ["Ann Lee"], INDIAN: ["Ann Lee"]}) == ()
