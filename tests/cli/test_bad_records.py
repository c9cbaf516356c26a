"""A record that cannot be used is told in one line, and left as it is."""

import sqlite3
import subprocess
from pathlib import Path

import pytest

from cli.running import COMMAND, Run


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("Mayor Ada Brook resigned.")
    return path


def one_line(told: str) -> str:
    assert told.count("\n") == 1
    assert told.startswith("holdover: ")
    return told


def test_somebody_else_s_database_is_not_touched(holdover: Run, report: Path, tmp_path: Path) -> None:
    record = tmp_path / "theirs.db"
    with sqlite3.connect(record) as connection:
        connection.execute("create table recipe (name text)")
    connection.close()
    before = record.read_bytes()
    for verb in (("add", report), ("who", "mayor"), ("roll",)):
        ran = holdover(*verb, "--record", record)
        assert (ran.status, ran.out) == (1, "")
        assert "not a record of Holdover's" in one_line(ran.err)
    assert record.read_bytes() == before


def test_a_record_of_a_newer_version_is_not_touched(holdover: Run, report: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.db"
    holdover("add", report, "--record", record)
    with sqlite3.connect(record) as connection:
        connection.execute("update holdover_version set version_num = '9999'")
    connection.close()
    ran = holdover("add", report, "--record", record)
    assert ran.status == 1
    assert "a newer Holdover wrote it" in one_line(ran.err)


def test_a_folder_in_which_nothing_can_be_made_is_told(holdover: Run, report: Path) -> None:
    closed = Path("/proc")  # not even root can make a file there
    if not closed.is_dir():
        pytest.skip("this system has no /proc")
    ran = holdover("add", report, "--record", closed / "r.db")
    assert (ran.status, ran.out) == (1, "")
    assert "cannot be opened or made there" in one_line(ran.err)


def test_a_full_disk_is_told_and_what_was_recorded_stays(report: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.db"
    subprocess.run((*COMMAND, "add", str(report), "--record", str(record)), check=True, capture_output=True)
    size = record.stat().st_size
    more = tmp_path / "more.jsonl"
    more.write_text("".join(f'{{"text": "Mayor Ada Brook resigned on day {day}."}}\n' for day in range(400)))
    # A file that may not grow looks to a program like a disk that is full.
    command = f"trap '' XFSZ; ulimit -f {size // 512 + 8}; exec \"$@\""
    ran = subprocess.run(
        ("sh", "-c", command, "sh", *COMMAND, "add", str(more), "--record", str(record)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "what was recorded before is safe" in one_line(ran.stderr)
    asked = subprocess.run(
        (*COMMAND, "who", "mayor", "--record", str(record)), capture_output=True, text=True, check=False
    )
    assert "Traceback" not in asked.stderr
