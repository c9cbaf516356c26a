"""An office is told in the fullest words that the report gives it, joined as a reader would."""

import pytest

import holdover
from holdover.reading import read_by_rule


def offices(text: str) -> set[str | None]:
    return {claim.office for claim in holdover.read(text, published="2019-06-14", reader=read_by_rule).claims}


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Sen. Ruth Okafor (R-Fla.) resigned on Friday.", "senator from Florida"),
        ("Rep. Tomas Lind, D-N.J., died on Monday.", "representative from New Jersey"),
        ("Senator Ida Moreau, Democrat of Vermont, resigned.", "Senator from Vermont"),
        ("Rep. Carla Ives (Ariz.) retired in May.", "representative from Arizona"),
        (
            "The Coastal Waters Agency met. The agency's former director, Pat Low, resigned in May.",
            "director of Coastal Waters Agency",
        ),
        ("Parliament removed its speaker, Dora Kovacs, on Thursday.", "speaker of Parliament"),
        (
            "Torbay District Council has appointed Steph Marsh as its chief executive.",
            "chief executive of Torbay District Council",
        ),
        (
            "The National Grain Board has a new roof. The chairman of the board, Eli Stone, resigned.",
            "chairman of the National Grain Board",
        ),
        ("The Supreme Court was closed. Justice Ana Reyes died on Sunday.", "Supreme Court justice"),
        (
            "Kenya's health minister, Amos Rono, spoke. The president named Faith Njeri to run the ministry.",
            "Kenya's health minister",
        ),
        ("The president picked Omar Diaz to lead the Labor Department.", "labor secretary"),
        ("She chose Ann Teo to head the Ministry of Mines.", "minister of Mines"),
        ("The governor named Lou Marks to chair the tax commission.", "chair of the tax commission"),
        (
            "Police chief Ray Dunn spoke. His deputy, Jo Field, resigned on Monday.",
            "deputy Police chief",
        ),
    ],
)
def test_an_office_is_joined_from_what_the_report_tells(text: str, office: str) -> None:
    assert office in offices(text)


def test_a_company_owns_no_public_office() -> None:
    assert offices("The brewery company lost money. Its chairman, Al Hart, resigned on Monday.") == set()


def test_two_bodies_of_one_kind_are_not_mixed_up() -> None:
    text = (
        "The Coastal Waters Agency and the Inland Forests Agency merged. "
        "The head of the agency, Pat Low, resigned in May."
    )
    assert offices(text) == {"head of the agency"}


def test_who_is_a_pronoun_and_no_health_organization() -> None:
    assert offices("Kim Boyle, who chairs the growers' club, resigned from it in May.") == set()


def test_who_replaces_somebody_dismissed_gets_the_office_and_not_that_of_the_one_who_dismisses() -> None:
    claims = holdover.read(
        "President Jair Bolsonaro dismissed Luiz Mandetta as health minister "
        "and named Nelson Teich to replace him.",
        reader=read_by_rule,
    ).claims
    assert {(claim.kind.value, claim.person, claim.office) for claim in claims} == {
        ("removed", "Luiz Mandetta", "health minister"),
        ("appointed", "Nelson Teich", "health minister"),
    }


def test_nobody_is_given_the_office_of_the_one_who_appoints() -> None:
    claims = holdover.read(
        "President Ida Holm appointed Jon Berg on Friday. Berg resigned on Monday.", reader=read_by_rule
    ).claims
    assert "President" not in {claim.office for claim in claims if claim.kind == "appointed"}


def person_offices(text: str) -> set[tuple[str | None, str | None]]:
    return {
        (claim.person, claim.office)
        for claim in holdover.read(text, published="2019-06-14", reader=read_by_rule).claims
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Harlan Webb was sworn in as fire commissioner. He replaces Dot Lyle, who retired in March.",
            ("Dot Lyle", "fire commissioner"),
        ),
        (
            "Chief Ray Szabo of the Elk Creek Police Department was dismissed on Monday.",
            ("Ray Szabo", "Chief of the Elk Creek Police Department"),
        ),
        ("Governor Ann Lupu of the national bank resigned.", ("Ann Lupu", "Governor of the national bank")),
        ("Judge Pilar Ortega of Spain resigned.", ("Pilar Ortega", "Judge")),
        (
            "Police chief Ray Dunn and mayor Ann Poe spoke. His deputy, Jo Field, resigned on Monday.",
            ("Jo Field", "deputy Police chief"),
        ),
        (
            "General Luis Rojas, director of Peru's militarized police, resigned.",
            ("Luis Rojas", "director of Peru's militarized police"),
        ),
        ("Amir Didi was elected to the People's Majlis.", ("Amir Didi", "member of the People's Majlis")),
    ],
)
def test_an_office_is_given_to_the_right_person(text: str, told: tuple[str, str]) -> None:
    assert told in person_offices(text)


def test_a_person_described_after_the_office_is_who_holds_it() -> None:
    text = "The president of the regional court, Italian lawyer Matteo Grondo, died on Tuesday."
    assert person_offices(text) == {("Matteo Grondo", "president of the regional court")}


def test_in_a_report_of_companies_nobody_inherits_a_public_office() -> None:
    text = (
        "Brewer Thorn lost its chairman, Aksel Rask, a former mayor. Its chief executive, Pia Lund, and "
        "the company's finance director stayed. Jesper Holt, the CEO of a rival, resigned last year."
    )
    assert person_offices(text) == set()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Dame Hilary Cope will run the energy regulator day to day.", ("Hilary Cope", "energy regulator")),
        (
            "Rep. Dan Hart (R-Ohio) spoke. Hart, who represents a rural district, retires in May.",
            ("Dan Hart", "representative from Ohio"),
        ),
        (
            "The nomination of Ana Garza to fill the Supreme Court vacancy was confirmed in May.",
            ("Ana Garza", "Supreme Court justice"),
        ),
    ],
)
def test_an_office_told_by_its_body_or_seat_is_named(text: str, told: tuple[str, str]) -> None:
    person, words = told
    found = {office for name, office in person_offices(text) if name == person and office is not None}
    assert any(words in office and not office.endswith("day") for office in found)
