"""Names of persons, taken apart and compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdover.register.names import Name, Verdict, compare, name_blocks, parse_name

SAME, DOUBTFUL, DIFFERENT = Verdict.SAME, Verdict.DOUBTFUL, Verdict.DIFFERENT


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Preet Bharara", Name(("preet",), (), "bharara", None)),
        ("Mr. Bharara", Name((), (), "bharara", None)),
        ("Dr. José de la Cruz, Jr.", Name(("jose",), ("de", "la"), "cruz", "jr")),
        ("de la Cruz, José", Name(("jose",), ("de", "la"), "cruz", None)),
        ("Sir Keir Starmer KC MP", Name(("keir",), (), "starmer", None)),
        ("Martin Luther King", Name(("martin", "luther"), (), "king", None)),
        ("Joon H. Kim", Name(("joon", "h"), (), "kim", None)),
    ],
)
def test_a_name_is_taken_apart(text: str, name: Name) -> None:
    assert parse_name(text) == name


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Preet Bharara", "Preet Bharara", SAME),
        ("Bharara, Preet", "Preet Bharara", SAME),
        ("José Ray", "Jose Ray", SAME),
        ("Joon H. Kim", "Joon Kim", SAME),
        ("Bill Clinton", "William J. Clinton", SAME),
        ("Herman Van Rompuy", "Herman Rompuy", SAME),
        ("Bharara", "Preet Bharara", DOUBTFUL),
        ("P. Bharara", "Preet Bharara", DOUBTFUL),
        ("Viktor Yanukovych", "Viktor Yanukovich", DOUBTFUL),
        ("Ban Ki-moon", "Ki-moon Ban", DOUBTFUL),
        ("Peter Hulme-Cross", "Peter Cross", DOUBTFUL),
        ("Robert Kennedy", "Robert Kennedy Jr.", DOUBTFUL),
        ("Willard Mitt Romney", "Mitt Romney", DOUBTFUL),
        ("Al Smith", "Bert Smith", DOUBTFUL),
        ("George W. Bush", "George H. W. Bush", DIFFERENT),
        ("Robert Kennedy Sr.", "Robert Kennedy Jr.", DIFFERENT),
        ("John Smith", "Joan Smith", DIFFERENT),
        ("A. Smith", "Bob Smith", DIFFERENT),
        ("Ann Lee", "Ann Ray", DIFFERENT),
    ],
)
def test_names_are_compared_conservatively(one: str, other: str, verdict: Verdict) -> None:
    assert compare(one, other).verdict is verdict


def test_only_a_surname_or_an_initial_is_a_short_form() -> None:
    assert compare("Bharara", "Preet Bharara").short
    assert compare("P. Bharara", "Preet Bharara").short
    assert not compare("Viktor Yanukovych", "Viktor Yanukovich").short


@given(st.text(max_size=30), st.text(max_size=30))
def test_comparing_takes_any_texts_in_either_order(one: str, other: str) -> None:
    assert compare(one, other) == compare(other, one)
    assert compare(one, one).verdict is SAME
    assert 0 <= compare(one, other).score <= 1


GIVEN = st.sampled_from(["Bill", "William", "W.", "Ann", "Anne", "Robert"])
SURNAME = st.sampled_from(["Lee", "Smith"])


@given(GIVEN, GIVEN, SURNAME)
def test_names_that_are_surely_one_share_a_block(one: str, other: str, surname: str) -> None:
    a, b = f"{one} {surname}", f"{other} {surname}"
    if compare(a, b).verdict is SAME:
        assert name_blocks(a) & name_blocks(b)
