"""``holdover rebuild``: the register made anew answers what it answered before."""

from pathlib import Path

from cli.running import Run
from cli.story import OFFICE, story
from holdover.record import Record


def test_a_register_made_anew_answers_what_it_answered_before(holdover: Run, tmp_path: Path) -> None:
    record = tmp_path / "r.db"
    with Record.open(record) as opened:
        opened.add(story())
        before = opened.office(OFFICE)
    ran = holdover("rebuild", "--jobs", 2, "--record", record)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "Made the register anew: 3 offices.\n"
    with Record.open(record) as opened:
        assert opened.office(OFFICE) == before


def test_where_there_is_no_record_none_is_made(holdover: Run, tmp_path: Path) -> None:
    ran = holdover("rebuild", "--record", tmp_path / "none.db")
    assert ran.status == 1
    assert "there is no record here" in ran.err
    assert not (tmp_path / "none.db").exists()
