"""Changes in office, as the rules read them; every sentence here was written for this file."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import holdover
from holdover.claim import Claim, Kind, Status
from holdover.reading import read_by_rule
from holdover.report import Report


def claims_of(text: str, published: str | None = "2017-03-12") -> tuple[Claim, ...]:
    return holdover.read(text, published=published, reader=read_by_rule).claims


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(claim.kind.value, claim.person, claim.office) for claim in claims_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "President Nana Akufo-Addo has appointed Mohammed Amin Adam as finance minister.",
            ("appointed", "Mohammed Amin Adam", "finance minister"),
        ),
        (
            "Ban Ki-moon served as secretary-general of the United Nations from 2007 to 2016.",
            ("served", "Ban Ki-moon", "secretary-general of the United Nations"),
        ),
        (
            "Prime Minister Imran Khan was voted out in April.",
            ("removed", "Imran Khan", "Prime Minister"),
        ),
        (
            "Mario Draghi, the Italian prime minister, tendered his resignation on Thursday.",
            ("resigned", "Mario Draghi", "Italian prime minister"),
        ),
        (
            "President Joe Biden nominated Merrick Garland as attorney general.",
            ("nominated", "Merrick Garland", "attorney general"),
        ),
        (
            "Neera Tanden withdrew her nomination as budget director.",
            ("withdrawn", "Neera Tanden", "budget director"),
        ),
        (
            "Sanna Marin was elected prime minister by parliament in December 2019.",
            ("elected", "Sanna Marin", "prime minister"),
        ),
        (
            "Governor Andrew Cuomo refused to resign despite the report.",
            ("refused_to_leave", "Andrew Cuomo", "Governor"),
        ),
        (
            "Protesters demanded the resignation of President Gotabaya Rajapaksa.",
            ("urged_to_resign", "Gotabaya Rajapaksa", "President"),
        ),
    ],
)
def test_a_sentence_tells_a_change(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chelsea sacked manager Frank Lampard on Monday.",
        "Tesla chief executive Elon Musk appointed Robyn Denholm as chair.",
        "Labour leader Jeremy Corbyn will step down after the defeat.",
        "Attorney General Jeff Sessions said the law was clear.",
        "The former mayor, Boris Johnson, spoke at the dinner.",
        "She wants to become president.",
        "The council tax will rise if ministers do not resign themselves to cuts.",
    ],
)
def test_what_only_looks_like_a_change_is_none(text: str) -> None:
    assert told(text) == []


def test_names_are_joined_over_the_report() -> None:
    text = "Godwin Emefiele, the governor of the Central Bank of Nigeria, spoke. Emefiele resigned on Friday."
    (claim,) = claims_of(text)
    assert claim.person == "Godwin Emefiele"
    assert claim.office == "governor of the Central Bank of Nigeria"
    assert str(claim.date) == "2017-03-10"


def test_a_pronoun_means_the_one_spoken_of() -> None:
    claims = claims_of(
        "Ellen Johnson Sirleaf spoke to reporters. She was president of Liberia from 2006 to 2018."
    )
    assert [(claim.person, str(claim.date)) for claim in claims] == [("Ellen Johnson Sirleaf", "2006/2018")]


def test_unnamed_people_are_counted() -> None:
    (claim,) = claims_of("Dozens of judges were dismissed in Turkey.")
    assert claim.group is not None
    assert (claim.group.least, claim.group.most) == (24, None)


def test_what_did_not_happen_is_denied() -> None:
    claims = claims_of("Attorney General Bill Barr did not resign.")
    assert [(claim.kind, claim.status) for claim in claims] == [(Kind.RESIGNED, Status.DENIED)]


def test_a_change_told_twice_is_one() -> None:
    text = "Health Minister Luiz Mandetta was fired. President Jair Bolsonaro fired Mandetta on Thursday."
    (claim,) = claims_of(text)
    assert claim.by == "Jair Bolsonaro"


# Pieces of news, in any order and with anything between them.
PIECES = st.sampled_from(
    "Preet Bharara|the mayor of London|resigned|was fired by|on Friday|, who|served as|prime minister|asked|"
    "46 US attorneys|to resign|since 2009|"
    "his successor|“|”|.|\n\n|'s|(|R-Fla.|)|\u202eabc|😀|never|of the|and|,|"
    "1,200|Mr|—".split("|")
)


@given(st.lists(PIECES, max_size=40).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_any_news_is_read_and_every_claim_is_grounded(text: str) -> None:
    report = Report(text=text)
    for claim in read_by_rule(report).claims:
        claim.check_grounded(report)


def test_reading_twice_gives_the_same() -> None:
    text = "Rishi Sunak became prime minister in October 2022 after Liz Truss stepped down as prime minister."
    assert claims_of(text) == claims_of(text)


def test_one_long_line_is_read_in_time_that_grows_with_its_length() -> None:
    text = "and then he said that she resigned , " * 1_000
    assert read_by_rule(Report(text=text)).claims == ()
