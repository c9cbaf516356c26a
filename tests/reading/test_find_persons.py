"""Persons as texts of the world name them, and what has a capital and is none."""

import pytest

from holdover.reading.document import Document
from holdover.reading.find_spans import find_spans
from holdover.reading.resolve_persons import Persons
from holdover.reading.spans import Label
from holdover.report import Report


def persons_of(text: str) -> list[str]:
    """The full names of the persons mentioned, in the order of the text."""
    document = Document(Report(text=text))
    mentions = find_spans(document)
    persons = Persons(document, mentions)
    return [persons.name(mention) for mention in mentions if mention.label is Label.PERSON]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("President Abdel Fattah el-Sisi spoke.", ["Abdel Fattah el-Sisi"]),
        ("Bashar al-Assad spoke, and Assad left.", ["Bashar al-Assad", "Bashar al-Assad"]),
        ("The minister, Hubertus von Ahlen, spoke of von Braun.", ["Hubertus von Ahlen"]),
        ("President Park Geun-hye spoke. Ms. Park then left.", ["Park Geun-hye", "Park Geun-hye"]),
        (
            "Luiz Inácio Lula da Silva spoke. Then Lula left.",
            ["Luiz Inácio Lula da Silva", "Luiz Inácio Lula da Silva"],
        ),
        ("Suharto resigned in May.", ["Suharto"]),
        ("Jokowi was sworn in on Monday.", ["Jokowi"]),
        ("Mayor James O'Hara spoke. O'Hara left.", ["James O'Hara", "James O'Hara"]),
        ("On Friday Nguyễn Xuân Phúc spoke.", ["Nguyễn Xuân Phúc"]),
        ("Datuk Azlan Murad spoke.", ["Azlan Murad"]),
        (
            "Bill Clinton and Hillary Clinton spoke. Mrs. Clinton left, and Mr. Clinton stayed.",
            ["Bill Clinton", "Hillary Clinton", "Hillary Clinton", "Bill Clinton"],
        ),
    ],
)
def test_a_person_is_found_and_joined(text: str, names: list[str]) -> None:
    assert persons_of(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "He worked on Wall Street.",
        "She left JPMorgan Chase.",
        "They met at the Brookings Institution.",
        "He flew to Des Moines.",
        "Interestingly Parliament agreed.",
        "NATO was told of it.",
    ],
)
def test_what_is_no_person_is_not_taken_for_one(text: str) -> None:
    assert persons_of(text) == []
