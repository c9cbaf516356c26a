"""Whether an office is public is told by its title, its charge, and the body or place told with it."""

import pytest

from holdover.reading.document import Document
from holdover.reading.find_offices import OfficeFinder
from holdover.reading.resolve_offices import Office, resolve_office
from holdover.report import Report


def offices_of(words: str) -> list[Office]:
    document = Document(Report(text=f"Yesterday the {words} spoke at length."))
    finder = OfficeFinder(document, frozenset())
    return [resolve_office(document, m) for s in document.sentences for m in finder.find(s)]


@pytest.mark.parametrize(
    "words",
    [
        "deputy assistant secretary for African affairs",
        "wali of Oran",
        "district collector",
        "menteri besar of Perak",
        "lord lieutenant of Devon",
        "levelling up secretary",
        "Border Patrol chief",
        "National Security Council director",
        "Torbay District Council chair",
        "chair of the Securities and Exchange Commission",
        "director of the National Park Service",
        "permanent secretary at the Treasury",
        "deputy chief of staff at the State Department",
        "judge on the Court of Appeals",
        "commander of U.S. forces in Korea",
        "consul general in Osaka",
        "customs director",
        "border czar",
        "energy regulator's chief executive",
        "head of the statistics institute",
        "administrator of the space agency",
        "Libyan leader",
        "minister of the Agrarian Party",
        "principal of Oakfield Elementary School",
    ],
)
def test_a_public_office_is_found_whole(words: str) -> None:
    (office,) = offices_of(words)
    assert office.text == words
    assert office.is_public


@pytest.mark.parametrize(
    "words",
    [
        "president of the women's league",
        "commissioner of the NBA",
        "chairman of the supervisory board of Lufthansa",
        "chairman of the Democratic National Committee",
        "senior vice president of Citigroup",
        "vice president of sales",
        "president of the bar association",
        "youth league president",
        "chairman of the National Olympic Committee",
        "creative director",
        "finance director",
        "company president",
        "UKIP whip in the European Parliament",
    ],
)
def test_what_is_no_public_office_is_not_taken_for_one(words: str) -> None:
    assert not any(office.is_public for office in offices_of(words))


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("She was named to the Tax Court of Canada.", "judge of the Tax Court of Canada"),
        ("He will join the monetary policy committee.", "member of the monetary policy committee"),
        ("They put her on the state Supreme Court.", "state Supreme Court justice"),
        (
            "He was appointed to the Council of Economic Advisers.",
            "member of the Council of Economic Advisers",
        ),
        ("She was fired from the police board.", "member of the police board"),
    ],
)
def test_a_seat_in_a_body_is_an_office(text: str, office: str) -> None:
    document = Document(Report(text=text))
    finder = OfficeFinder(document, frozenset())
    (found,) = (resolve_office(document, m) for s in document.sentences for m in finder.find(s))
    assert (found.text, found.is_public, found.body) == (office, True, True)


@pytest.mark.parametrize(
    "text",
    [
        "He wrote to the supervisory board.",
        "She joined Anna's kitchen council.",
        "They took it to court.",
        "A gift for the board game fans arrived.",
    ],
)
def test_no_seat_is_seen_where_none_is_public(text: str) -> None:
    document = Document(Report(text=text))
    finder = OfficeFinder(document, frozenset())
    found = (resolve_office(document, m) for s in document.sentences for m in finder.find(s))
    assert not any(office.is_public for office in found)


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("Toyota president Ken Sato spoke of the carmaker's profit and its shareholders.", False),
        ("Red Cross president Ann Muller spoke.", False),
        ("Bar association president Mirza Ikram spoke.", False),
        ("Student council president Amy Low spoke.", False),
        ("Gabon president Ali Bongo spoke.", True),
        ("Ailing president Ali Bongo spoke.", True),
        ("Then NDIS minister Bill Shorten spoke.", True),
    ],
)
def test_a_president_is_of_a_state_unless_told_with_a_firm(text: str, public: bool) -> None:
    document = Document(Report(text=text))
    finder = OfficeFinder(document, frozenset())
    (first, *_) = (resolve_office(document, m) for s in document.sentences for m in finder.find(s))
    assert first.is_public is public
