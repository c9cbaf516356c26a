"""Scores of claims against annotated changes."""

from typing import Any

from benchmarks.score_changes import scores

CHANGE: dict[str, Any] = {
    "kind": "resigned",
    "status": "actual",
    "person": "Anna Lund",
    "group": None,
    "office": "minister of finance of Norway",
    "date": "2017-03-11",
}


def right(**told: str) -> dict[str, int]:
    return {level: score.right for level, score in scores([([CHANGE], [CHANGE | told])]).items()}


def test_a_family_name_and_a_coarser_date_agree() -> None:
    assert right(person="Lund", date="2017-03") == {"found": 1, "kind": 1, "full": 1}


def test_another_kind_of_the_same_family_is_found_and_no_more() -> None:
    assert right(kind="removed") == {"found": 1, "kind": 0, "full": 0}


def test_another_person_is_not_found() -> None:
    assert right(person="Kari Holm") == {"found": 0, "kind": 0, "full": 0}


def test_an_office_with_few_words_in_common_is_not_full() -> None:
    assert right(office="mayor of Oslo") == {"found": 1, "kind": 1, "full": 0}


def test_one_claim_answers_one_change() -> None:
    assert scores([([CHANGE, CHANGE], [CHANGE])])["found"].right == 1
