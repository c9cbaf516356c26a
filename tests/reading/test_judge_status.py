"""How far a change had come, and who presses whom; every sentence was written for this file."""

import pytest

import holdover
from holdover.reading import read_by_rule


def read(text: str) -> list[tuple[str, str, str | None, str | None]]:
    claims = holdover.read(text, published="2017-03-12", reader=read_by_rule).claims
    return [(claim.kind.value, claim.status.value, claim.person, claim.by) for claim in claims]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Health Minister Aaron Motsoaledi resigned.", "actual"),
        ("Health Minister Aaron Motsoaledi will resign on Friday.", "planned"),
        ("Health Minister Aaron Motsoaledi has agreed to resign.", "planned"),
        ("Health Minister Aaron Motsoaledi is stepping down.", "planned"),
        ("Health Minister Aaron Motsoaledi may resign.", "possible"),
        ("Health Minister Aaron Motsoaledi threatened to resign.", "possible"),
        ("Health Minister Aaron Motsoaledi has not resigned.", "denied"),
        ("Health Minister Aaron Motsoaledi has no plans to resign.", "denied"),
        ("Health Minister Aaron Motsoaledi was forced to resign.", "actual"),
    ],
)
def test_a_resignation_has_a_status(text: str, status: str) -> None:
    assert read(text) == [("resigned", status, "Aaron Motsoaledi", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "President Jacob Zuma asked Finance Minister Pravin Gordhan to resign.",
            ("asked_to_resign", "actual", "Pravin Gordhan", "Jacob Zuma"),
        ),
        (
            "Senator Mary Landrieu called on Governor Bobby Jindal to resign.",
            ("urged_to_resign", "actual", "Bobby Jindal", "Mary Landrieu"),
        ),
        (
            "Governor Bobby Jindal refused to step down.",
            ("refused_to_leave", "actual", "Bobby Jindal", None),
        ),
        (
            "President Barack Obama asked Defense Secretary Robert Gates to stay on.",
            ("asked_to_stay", "actual", "Robert Gates", "Barack Obama"),
        ),
        (
            "President Barack Obama turned down the resignation of Defense Secretary Robert Gates.",
            ("asked_to_stay", "actual", "Robert Gates", "Barack Obama"),
        ),
    ],
)
def test_pressure_is_a_change_of_its_own(text: str, expected: tuple[str, str, str, str | None]) -> None:
    assert read(text) == [expected]


def test_a_bulk_order_is_one_claim_about_so_many() -> None:
    (claim,) = holdover.read(
        "Attorney General Jeff Sessions asked 46 U.S. attorneys to resign.", reader=read_by_rule
    ).claims
    assert (claim.kind.value, claim.by) == ("asked_to_resign", "Jeff Sessions")
    assert claim.group is not None
    assert (claim.group.least, claim.group.most) == (46, 46)


def test_a_tenure_has_a_period() -> None:
    (claim,) = holdover.read(
        "Carmen Ortiz was U.S. attorney for Massachusetts from 2010 to 2017.",
        published="2018-01-01",
        reader=read_by_rule,
    ).claims
    assert (claim.kind.value, str(claim.date)) == ("served", "2010/2017")
