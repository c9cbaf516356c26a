"""Decided cases: facts go to the engine, findings only to the comparison. All cases here are invented."""

import json
from pathlib import Path
from typing import Any

import pytest

from holdover.law.cases import BadCaseError, read_cases
from holdover.law.check import Agreement, Checked, check
from holdover.law.explain import steps
from holdover.law.library import load_law
from holdover.law.reckon import Finding

LAW = load_law()


def office(**changed: object) -> dict[str, Any]:
    case: dict[str, Any] = {
        "id": "lighthouses-1",
        "position": "Under Secretary for Lighthouses",
        "law": "5 USC 3346",
        "vacancy_began": "2023-03-01",
        "vacancy_at_inauguration": False,
        "inauguration": None,
        "events": [{"date": "2023-03-01", "what": "acting_began", "person": "Ada Birch", "source": "x"}],
        "finding": "violation",
        "violations": [{"person": "Ada Birch", "from": "2023-09-27", "to": None}],
        "decision_date": "2023-12-31",
        "limit_dates_stated": [{"date": "2023-09-26", "which": "last_lawful"}],
        "note": "invented",
    }
    return case | changed


def attorney(**changed: object) -> dict[str, Any]:
    case: dict[str, Any] = {
        "id": "dawn-1",
        "district": "District of Dawn",
        "decided": "2025-12-01",
        "predecessor": "Old Holder",
        "vacancy_began": "2025-03-01",
        "events": [
            {"date": "2025-03-01", "what": "resigned", "person": "Old Holder"},
            {"date": "2025-04-01", "what": "interim_appointed_by_attorney_general", "person": "Ada Birch"},
            {"date": None, "what": "resigned", "person": "Ada Birch"},
            {"date": "2025-09-01", "what": "interim_appointed_by_attorney_general", "person": "Carl Dunn"},
        ],
        "holding": "unlawful",
        "unlawful_from": "2025-09-01",
        "reversed_or_affirmed": None,
    }
    return case | changed


def checked(tmp_path: Path, *cases: dict[str, Any]) -> list[Checked]:
    file = tmp_path / "cases.json"
    file.write_text(json.dumps(cases), encoding="utf-8")
    return [check(case, LAW) for case in read_cases(file)]


def agreements(one: Checked) -> list[tuple[str, Agreement]]:
    return [(point.about, point.agreement) for point in one.points]


def test_finding_first_day_and_stated_day_are_compared(tmp_path: Path) -> None:
    (one,) = checked(tmp_path, office())
    assert agreements(one) == [
        ("finding", Agreement.EQUAL),
        ("first unlawful day (Ada Birch)", Agreement.EQUAL),
        ("last lawful", Agreement.EQUAL),
    ]


def test_what_was_decided_never_reaches_the_engine(tmp_path: Path) -> None:
    other = office(
        finding="no_violation",
        violations=[{"person": "Nobody", "from": "1999-01-01", "to": None}],
        limit_dates_stated=[{"date": "1999-01-01", "which": "last_lawful"}],
        note="the last lawful day was 1999-01-01",
    )
    one, two = checked(tmp_path, office(), other)
    assert one.reckoning == two.reckoning
    assert two.differs


def test_a_case_that_differs_says_so_point_by_point(tmp_path: Path) -> None:
    wrong = office(violations=[{"person": "Ada Birch", "from": "2023-10-15", "to": None}])
    (one,) = checked(tmp_path, wrong)
    assert ("first unlawful day (Ada Birch)", Agreement.DIFFERS) in agreements(one)
    assert ("finding", Agreement.EQUAL) in agreements(one)


def test_a_first_day_that_another_way_of_counting_gives_is_told_as_such(tmp_path: Path) -> None:
    (one,) = checked(tmp_path, office(violations=[{"person": "Ada Birch", "from": "2023-09-28", "to": None}]))
    assert ("first unlawful day (Ada Birch)", Agreement.OTHER_COUNT) in agreements(one)


def test_a_missing_vacancy_gives_bounds_that_hold_what_was_decided(tmp_path: Path) -> None:
    events = [{"date": "2023-10-15", "what": "acting_ended", "person": "Ada Birch"}]
    (one,) = checked(tmp_path, office(vacancy_began=None, vacancy_at_inauguration=None, events=events))
    assert one.reckoning.finding is Finding.UNDETERMINED
    assert one.reckoning.missing == ("the day on which the office fell vacant",)
    assert {agreement for _, agreement in agreements(one)} == {Agreement.WITHIN}


def test_nominations_in_an_old_vacancy_of_unknown_day_may_not_be_the_first(tmp_path: Path) -> None:
    events = [
        {"date": "2021-01-20", "what": "acting_began", "person": "Ada Birch"},
        {"date": "2021-11-01", "what": "nomination_submitted", "person": "Carl Dunn"},
    ]
    (one,) = checked(
        tmp_path,
        office(
            vacancy_began=None,
            vacancy_at_inauguration=True,
            inauguration="2021-01-20",
            events=events,
            violations=[{"person": "Ada Birch", "from": "2021-11-16", "to": None}],
            limit_dates_stated=[],
        ),
    )
    assert one.reckoning.finding is Finding.UNDETERMINED
    assert {agreement for _, agreement in agreements(one)} == {Agreement.WITHIN}


def test_a_doubtful_nomination_leaves_the_days_before_it_without_authority(tmp_path: Path) -> None:
    events = [
        {"date": "2018-05-22", "what": "nomination_submitted", "person": "Carl Dunn"},
        {"date": "2019-01-03", "what": "nomination_returned", "person": "Carl Dunn"},
        {"date": "2019-01-03", "what": "acting_ended", "person": "Ada Birch"},
        {"date": "2019-01-03", "what": "acting_began", "person": "Eva Frost"},
    ]
    (one,) = checked(
        tmp_path,
        office(
            vacancy_began=None,
            vacancy_at_inauguration=True,
            inauguration="2017-01-20",
            events=events,
            decision_date="2020-01-15",
            violations=[
                {"person": "Ada Birch", "from": "2017-11-17", "to": "2019-01-03"},
                {"person": "Eva Frost", "from": "2019-08-02", "to": None},
            ],
            limit_dates_stated=[{"date": "2017-11-16", "which": "last_lawful"}],
        ),
    )
    assert agreements(one) == [
        ("finding", Agreement.EQUAL),
        ("first unlawful day (Ada Birch)", Agreement.EQUAL),
        ("first unlawful day (Eva Frost)", Agreement.WITHIN),
        ("last lawful", Agreement.EQUAL),
    ]


def test_a_longer_word_may_be_as_the_one_that_it_begins_with(tmp_path: Path) -> None:
    events = [{"date": "2025-06-01", "what": "delegated_all_powers_to_three", "person": "Ada Birch"}]
    (one,) = checked(tmp_path, attorney(events=events, unlawful_from="2025-06-01"))
    assert one.case.unknown_words == ()
    assert ("finding", Agreement.EQUAL) in agreements(one)


def test_words_that_are_not_known_are_told_and_left_out(tmp_path: Path) -> None:
    events = [
        {"date": "2023-03-01", "what": "acting_began", "person": "Ada Birch"},
        {"date": "2023-05-01", "what": "levitated", "person": "Ada Birch"},
    ]
    (one,) = checked(tmp_path, office(events=events))
    assert one.case.unknown_words == ("levitated",)
    assert not one.differs


def test_a_court_case_is_lawful_or_unlawful_from_a_day(tmp_path: Path) -> None:
    (one,) = checked(tmp_path, attorney())
    assert agreements(one) == [("finding", Agreement.EQUAL), ("first unlawful day", Agreement.EQUAL)]


def test_a_holding_that_was_reversed_stands_for_its_contrary(tmp_path: Path) -> None:
    (one,) = checked(tmp_path, attorney(holding="lawful", reversed_or_affirmed="Reversed by another court"))
    assert agreements(one) == [("finding", Agreement.EQUAL)]


def test_an_outcome_in_other_words_is_not_compared(tmp_path: Path) -> None:
    (one,) = checked(tmp_path, attorney(holding=None, unlawful_from=None))
    assert agreements(one) == [("finding", Agreement.NOT_COMPARED)]


def test_a_vacancy_told_of_a_day_after_the_decision_is_no_traceback(tmp_path: Path) -> None:
    (one,) = checked(tmp_path, office(vacancy_began="2024-05", events=[]))
    assert one.reckoning.finding is not Finding.VIOLATION
    assert steps(one.reckoning) is not None


def test_a_law_that_is_not_in_the_data_leaves_the_case_open(tmp_path: Path) -> None:
    (one,) = checked(tmp_path, office(law="6 USC 113"))
    assert one.reckoning.finding is Finding.UNDETERMINED


def test_each_disputed_question_is_answered_under_every_reading(tmp_path: Path) -> None:
    (one,) = checked(tmp_path, attorney())
    second = [it for it in one.readings if it.question.startswith("May the Attorney General appoint")]
    assert [(it.followed, it.finding) for it in second] == [
        (True, Finding.VIOLATION),
        (False, Finding.NO_VIOLATION),
    ]
    assert all(it.reading.decisions for it in second)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{}", "a file of cases is a JSON list of objects"),
        ("[1]", "a file of cases is a JSON list of objects"),
        ("[", "not a JSON file of cases"),
        (json.dumps([office(decision_date=None)]), "case 1 (lighthouses-1): no day of the decision"),
        (json.dumps([office(vacancy_began="soon")]), "(lighthouses-1): vacancy_began: “soon” is not a date"),
        (json.dumps([office(events=[{"date": "x", "what": "acting_began"}])]), "events[0].date: “x”"),
        (json.dumps([office(events="none")]), "events: a list of objects"),
        (json.dumps([office(violations=["x"])]), "violations: a list of objects"),
        (json.dumps([{"id": "x", "decision_date": "2020-01-01"}]), "give `position`, or `district`"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_by_file_case_and_key(
    tmp_path: Path, text: str, told: str
) -> None:
    file = tmp_path / "cases.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadCaseError) as error:
        read_cases(file)
    assert str(file) in str(error.value)
    assert told in str(error.value)


@pytest.mark.parametrize(("name", "told"), [("absent.json", "No such file"), ("", "Is a directory")])
def test_what_is_no_file_is_not_called_bad_json(tmp_path: Path, name: str, told: str) -> None:
    with pytest.raises(BadCaseError, match=f"{tmp_path / name}: it cannot be read: {told}"):
        read_cases(tmp_path / name)
