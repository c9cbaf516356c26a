"""Which office a change is about where the words beside it do not say: what the rest of the report tells."""

import pytest

from holdover.claim import Claim, Kind
from holdover.reading.choose_office import SIDES, side
from holdover.reading.data_files import read_data
from holdover.reading.reader import read_by_rule, read_text


def claims_of(text: str) -> tuple[Claim, ...]:
    return read_text(text, published="2019-05-03", reader=read_by_rule).claims


def offices(text: str, kind: str) -> set[tuple[str | None, str | None]]:
    return {(claim.person, claim.office) for claim in claims_of(text) if claim.kind == kind}


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        (
            "The governor of Ohio, Jon Berg, resigned on Monday. "
            "Ida Holm, the lieutenant governor, took over within the hour.",
            "took_office",
            ("Ida Holm", "governor of Ohio"),
        ),
        (
            "The mayor of Leeds, Ann Lee, resigned on Monday. "
            "Jon Berg, the council's clerk, will be sworn in on Friday.",
            "took_office",
            ("Jon Berg", "mayor of Leeds"),
        ),
        (
            "Prime Minister Ida Holm, who took office in May, dismissed the transport minister on Monday.",
            "took_office",
            ("Ida Holm", "Prime Minister"),
        ),
        (
            "Jon Berg resigned on Monday. The transport minister had been under fire for weeks.",
            "resigned",
            ("Jon Berg", "transport minister"),
        ),
    ],
    ids=["what another leaves", "what another leaves, two titles", "the own title, long ago", "told next"],
)
def test_an_office_told_elsewhere_is_found(text: str, kind: str, told: tuple[str, str]) -> None:
    assert offices(text, kind) == {told}


def test_an_office_told_in_passing_is_nobodys() -> None:
    text = "The president ordered an inquiry on Friday. Jon Berg served the people for seven years."
    assert "president" not in {office for _, office in offices(text, "served")}


def test_nobody_comes_to_the_office_of_the_one_who_appoints() -> None:
    text = "Governor Ida Holm of Ohio appointed Jon Berg on Friday. Berg was sworn in on Monday."
    assert {office for _, office in offices(text, "appointed")} <= {None}


def test_what_a_person_acts_in_is_held_in_that_capacity_and_by_nobody_else() -> None:
    text = "Acting Governor Jon Berg of Ohio resigned on Monday. Ida Holm, the auditor, took over."
    capacities = {(claim.person, claim.capacity and claim.capacity.value) for claim in claims_of(text)}
    assert capacities == {("Jon Berg", "acting"), ("Ida Holm", "permanent")}


def test_a_senator_has_not_the_seat_of_another() -> None:
    text = "Senator Ann Lee of Ohio spoke first. Jon Berg resigned as senator on Monday."
    assert offices(text, "resigned") == {("Jon Berg", "senator")}


def test_a_deputys_office_is_no_fuller_name_of_the_chiefs() -> None:
    text = "Superintendent Ann Lee resigned on Monday. The assistant superintendent, Jon Berg, said nothing."
    assert offices(text, "resigned") == {("Ann Lee", "Superintendent")}


def test_every_kind_is_on_a_side_that_has_weights() -> None:
    assert {side(kind) for kind in Kind} == set(SIDES)
    weights = read_data("choose_office.toml")
    assert tuple(weights["sides"]) == SIDES
    assert all(len(row) == len(SIDES) for row in weights["weights"].values())
