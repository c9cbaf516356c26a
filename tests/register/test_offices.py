"""Offices by their names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdover.register.offices import OfficeName, is_one_seat, office_of, parse_office, seated_by_election

MANHATTAN = OfficeName("United States attorney", "Department of Justice", "Southern District of New York")


@pytest.mark.parametrize(
    "text",
    [
        "US attorney, Southern District of New York",
        "U.S. attorney for the Southern District of New York",
        "United States Attorney for the S.D.N.Y.",
        "the Manhattan U.S. attorney",
        "acting US attorney in Manhattan",
        "U.S. attorney for New York's Southern District",
        "U.S. Attorneys for the southern district of new york",
        "Manhattan's top federal prosecutor",
    ],
)
def test_one_district_has_one_united_states_attorney_whatever_it_is_called(text: str) -> None:
    assert parse_office(text) == MANHATTAN


@pytest.mark.parametrize(
    ("text", "title", "body", "place"),
    [
        ("Ghana's finance minister", "minister of finance", None, "Ghana"),
        ("minister of finance of Ghana", "minister of finance", None, "Ghana"),
        ("finance minister of Ghana", "minister of finance", None, "Ghana"),
        ("Ghanaian Minister for Finance", "minister of finance", None, "Ghana"),
        ("French foreign minister", "minister of foreign affairs", None, "France"),
        ("Secretary of State of the United States", "secretary of state", None, "United States"),
        ("Secretary of State for Education", "secretary of state for education", None, None),
        ("FBI director", "director", "Federal Bureau of Investigation", "United States"),
        ("chair of the U.S. Federal Reserve", "chair", "Federal Reserve", "United States"),
        ("first deputy governor of the Bank of Japan", "first deputy governor", "Bank of Japan", "Japan"),
        (
            "U.S. attorney for New Jersey",
            "United States attorney",
            "Department of Justice",
            "District of New Jersey",
        ),
        ("U.S. attorney in New York", "United States attorney", "Department of Justice", "New York"),
        ("New York attorney general", "attorney general", None, "New York"),
        ("mayor of springfield, Illinois", "mayor", None, "Springfield, Illinois"),
        ("senator from Nevada", "United States senator", "Senate", "Nevada"),
        ("American ambassador to France", "ambassador", "United States", "France"),
        ("chancellor of the exchequer", "chancellor of the exchequer", None, "United Kingdom"),
        ("MP for Bedwellty (later Islwyn)", "member of parliament", None, "Bedwellty"),
        (
            "Minister for Europe, Foreign, Commonwealth and Development Office",
            "minister of europe",
            "Foreign, Commonwealth and Development Office",
            None,
        ),
        (
            "Minister for Defence Personnel, Welfare and Veterans, Ministry of Defence",
            "minister of defence personnel, welfare and veterans",
            "Ministry of Defence",
            None,
        ),
        ("minister of state, Northern Ireland Office", "minister of state", "Northern Ireland Office", None),
        ("Minister for the Cabinet Office", "minister of cabinet office", None, None),
        ("prime minister of Trinidad and Tobago", "prime minister", None, "Trinidad and Tobago"),
        ("leader of the House of Commons", "leader of the House of Commons", None, None),
        (
            "Deputy Leader of the House of Lords",
            "deputy leader of the House of Lords",
            None,
            "United Kingdom",
        ),
        ("Lord President of the Council", "lord president of the Council", None, "United Kingdom"),
        ("North Korea's leader", "ruler", None, "North Korea"),
        ("Keeper of the Rolls", "keeper of the rolls", None, None),
    ],
)
def test_title_body_and_place_are_told_apart(
    text: str, title: str, body: str | None, place: str | None
) -> None:
    assert parse_office(text) == OfficeName(title, body, place)


def test_what_is_not_told_is_not_guessed() -> None:
    assert office_of("home secretary").id != office_of("British home secretary").id
    assert office_of("U.S. attorney").id != office_of("Manhattan U.S. attorney").id


def test_the_name_shows_what_the_title_does_not_imply() -> None:
    assert office_of("Manhattan US attorney").name == "United States attorney, Southern District of New York"
    assert office_of("director of the F.B.I.").name == "director, Federal Bureau of Investigation"
    assert office_of("ambassador of Ghana to France").name == "Ghana ambassador to France"


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Manhattan U.S. attorney", True),
        ("U.S. attorney in New York", False),
        ("assistant U.S. attorney in Manhattan", False),
        ("US attorney", False),
        ("finance minister of Ghana", True),
        ("finance minister", False),
        ("Minister for Health, Department of Health", False),
        ("governor of Nevada", True),
        ("senator from Nevada", False),
        ("MP for Bedwellty", False),
        ("deputy director of the FBI", False),
        ("keeper of the rolls", False),
    ],
)
def test_an_office_has_one_seat_only_where_title_and_place_say_so(text: str, one: bool) -> None:
    assert is_one_seat(office_of(text)) is one


def test_an_election_seats_a_member_of_parliament_but_not_a_president() -> None:
    assert seated_by_election(office_of("MP for Bedwellty"))
    assert not seated_by_election(office_of("president of France"))


@given(st.text(max_size=80))
def test_any_text_names_an_office(text: str) -> None:
    office = office_of(text)
    assert office.id
    assert office.title


WORDS = st.lists(
    st.sampled_from(
        "deputy the US attorney minister of for finance Ghana 's , in Manhattan FBI director New York".split()
    ),
    min_size=1,
    max_size=8,
)


@given(WORDS)
def test_capitals_and_blanks_make_no_other_office(words: list[str]) -> None:
    text = " ".join(words)
    assert office_of(f"  {text.upper()} ").id == office_of(text.lower()).id
