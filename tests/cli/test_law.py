import json
from pathlib import Path

from cli.running import Run

CASE = {
    "id": "lighthouses-1",
    "position": "Under Secretary for Lighthouses",
    "law": "5 USC 3346",
    "vacancy_began": "2023-03-01",
    "vacancy_at_inauguration": False,
    "inauguration": None,
    "events": [{"date": "2023-03-01", "what": "acting_began", "person": "Ada Birch"}],
    "finding": "violation",
    "violations": [{"person": "Ada Birch", "from": "2023-09-27", "to": None}],
    "decision_date": "2023-12-31",
    "limit_dates_stated": [],
}


def written(folder: Path, *cases: object) -> Path:
    file = folder / "cases.json"
    file.write_text(json.dumps(cases), encoding="utf-8")
    return file


def test_law_check_prints_what_is_found_beside_what_was_decided(holdover: Run, tmp_path: Path) -> None:
    ran = holdover("law", "check", written(tmp_path, CASE))
    assert ran.status == 0
    assert "2023-09-27" in ran.out
    assert "5 U.S.C. 3346(a)(1)" in ran.out
    assert "5 U.S.C. 3346(a)(1)" not in holdover("law", "check", written(tmp_path, CASE), "--brief").out
    assert ran.err == "holdover: 1 case. Findings: 1 equal. Days: 1 equal.\n"


def test_law_check_fails_where_a_case_differs(holdover: Run, tmp_path: Path) -> None:
    ran = holdover("law", "check", written(tmp_path, CASE, CASE | {"finding": "no_violation"}))
    assert ran.status == 1
    assert "1 differs" in ran.err


def test_law_check_gives_json_with_both_sides_and_the_steps(holdover: Run, tmp_path: Path) -> None:
    ran = holdover("law", "check", written(tmp_path, CASE), "--format", "json")
    (row,) = json.loads(ran.out)
    assert row["found"]["finding"] == row["decided"]["finding"] == "violation"
    assert row["found"]["violations"][0]["from"] == "2023-09-27"
    assert row["found"]["last_lawful"] == "2023-09-26"
    assert all(step["citation"] for step in row["steps"])


def test_law_check_of_a_file_that_is_no_list_of_cases_is_one_line(holdover: Run, tmp_path: Path) -> None:
    file = tmp_path / "cases.json"
    file.write_text("{}", encoding="utf-8")
    ran = holdover("law", "check", file)
    assert ran.status == 1
    assert ran.err.count("\n") == 1
    assert "cases.json" in ran.err
