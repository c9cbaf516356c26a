"""Whose change a sentence tells, over clauses, and whose it does not."""

import pytest

from holdover.claim import Kind
from holdover.reading.reader import read_by_rule, read_text


def told(text: str) -> set[str]:
    return {
        f"{claim.kind} {claim.person or claim.group.text if claim.group else claim.person}"
        for claim in read_text(text, published="2018-06-14", reader=read_by_rule).claims
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The king's dismissal of Finance Minister Jon Asper took a day.", "removed Jon Asper"),
        ("Judge Alma Reyes, whom the president nominated in May, was there.", "nominated Alma Reyes"),
        ("Governor Piet Hoorn stepped down in favor of his deputy, Ines Calder.", "took_office Ines Calder"),
        ("Governor Piet Hoorn stepped down in favor of his deputy, Ines Calder.", "resigned Piet Hoorn"),
        ("Neil Ardern unseated Senator Karl Bruun in May.", "elected Neil Ardern"),
        ("Neil Ardern unseated Senator Karl Bruun in May.", "left Karl Bruun"),
        ("Mayor Ida Falk told Ole Vik of her intention to resign.", "resigned Ida Falk"),
        ("Justice Emil Bakke, a Reagan appointee, wrote it.", "appointed Emil Bakke"),
        ("Lena Moss, the mayor's nominee for fire chief, spoke.", "nominated Lena Moss"),
        ("The Senate expelled Tove Brekke on Monday.", "removed Tove Brekke"),
        (
            "The president dismissed three of the seven justices of the Supreme Court.",
            "removed three of the seven justices of the Supreme Court",
        ),
        ("The council dismissed all ministers.", "removed all ministers"),
        ("Jon Asper, the vice president whom she had fired, will sue.", "removed Jon Asper"),
        ("Two of them, Anna Lund and Kari Holm, have since resigned as judges.", "resigned Anna Lund"),
        ("Premier Jon Asper wrote to Ole Vik, who was his finance minister.", "served Ole Vik"),
    ],
)
def test_a_change_is_of_the_right_person(text: str, expected: str) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Senator Karl Bruun said that those who left had been tired.",
        "Concerns of Senator Karl Bruun were dismissed.",
        "A retired teacher asked Senator Karl Bruun.",
        "Senator Karl Bruun dropped out of the race for president.",
        "Aides urged Senator Karl Bruun to leave the presidential race.",
        "Senator Karl Bruun took part in the debate.",
        "The court suspended the license of Senator Karl Bruun.",
        "Senator Karl Bruun will focus on his re-election campaign.",
        "A judge who resigns loses her pension.",
        "Senator Karl Bruun was the third senator to speak.",
        "The book by Senator Karl Bruun describes three men killed by the police.",
        "Senator Karl Bruun proposes to pay for it by a levy.",
        "It was built on remarks that Senator Karl Bruun made in 2006.",
        "Senator Karl Bruun has spent a year courting them.",
        "Senator Karl Bruun said that it had lost him votes since 2012, when his aide was held hostage.",
        "The letter sums up the case against Senator Karl Bruun's presidency.",
        "Senator Karl Bruun represents all that they dislike.",
        "Senator Karl Bruun won support in the House.",
        "Senator Karl Bruun joined the court's critics.",
        "Senator Karl Bruun said that he planned to stay neutral.",
        "Senator Karl Bruun told them to quit complaining.",
        "Senator Karl Bruun should have resigned years ago.",
        "Senator Karl Bruun told his guests to leave their coats.",
        "The convention nominated Senator Karl Bruun for president.",
        "The plan is to replace Senator Karl Bruun.",
        "She filled in for Senator Karl Bruun at the rally.",
        "If she is elected, Senator Karl Bruun said, you were told to stay away.",
        "Senator Karl Bruun lost his temper to the delight of President Ole Vik.",
        "President Ole Vik's victory in Iowa was narrow.",
        "Senator Karl Bruun was moved to tears.",
        "Senator Karl Bruun moved to another row.",
        "It was a victory for President Ole Vik.",
        "Karl Bruun lost the primary to Governor Ole Vik.",
        "Senator Karl Bruun said that the money goes to Ole Vik.",
    ],
)
def test_what_is_said_of_others_or_of_something_else_is_no_change(text: str) -> None:
    assert told(text) == set()


def test_who_is_named_and_then_replaces_somebody_comes_once() -> None:
    text = "The board named Lena Moss fire chief. Moss replaces Ole Vik, who retired in May."
    assert sorted(told(text)) == ["appointed Lena Moss", "retired Ole Vik"]


def test_a_clause_about_one_is_of_the_last_of_those_joined() -> None:
    text = "The mayor met Jon Asper and Ole Vik, who is now finance minister."
    assert told(text) == {"took_office Ole Vik"}


def test_a_death_told_twice_is_one_whatever_is_told_with_it() -> None:
    text = "Justice Ole Vik died in May. Judge Vik died a month before the vote in June."
    assert [claim.kind for claim in read_text(text, reader=read_by_rule).claims] == [Kind.DIED]
