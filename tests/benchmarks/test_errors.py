"""The worst errors are told by kind, and scores go into the history."""

from pathlib import Path
from typing import Any

from benchmarks.errors import worst_errors
from benchmarks.history import add_rows


def change(kind: str, person: str) -> dict[str, Any]:
    told = {"kind": kind, "person": person, "evidence": f"{person} did it.", "status": "actual"}
    return told | dict.fromkeys(("group", "office", "date"))


def test_the_kind_with_most_errors_comes_first_and_what_agrees_is_none() -> None:
    wanted = [change("resigned", "Ann Lee"), change("died", "Bo Ortiz"), change("died", "Cy Young")]
    told = [change("resigned", "Ann Lee"), change("removed", "Ann Lee")]
    assert list(worst_errors([(wanted, told)])) == [
        "died: 2 missed, 0 too many",
        "  missed  Bo Ortiz: Bo Ortiz did it.",
        "  missed  Cy Young: Cy Young did it.",
        "removed: 0 missed, 1 too many",
        "  extra   Ann Lee: Ann Lee did it.",
    ]


def test_new_scores_stand_above_the_old_ones(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Page\n\n| date | commit | set | found |\n|---|---|---|---|\n| old |\n")
    add_rows({"one": "0.5"}, page)
    lines = page.read_text().split("\n")
    assert lines[4].endswith("| one | 0.5 |")
    assert lines[5:] == ["| old |", ""]
