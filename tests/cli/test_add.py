"""`holdover add`: reports into the record, once each, whatever else is wrong."""

import os
import pty
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from cli.running import COMMAND, Run, left, sent, started
from holdover.ledger.failures import MissingRecordError
from holdover.ledger.store import Ledger


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"id": "1", "text": "Mayor Ada Brook resigned."}\n{"text":\n{"id": "3", "text": "Rain."}\n'
    )
    return path


def held(record: Path) -> list[int]:
    """How many reports and claims are recorded."""
    with Ledger.open(record, create=False) as ledger:
        return [ledger.counts().reports, ledger.counts().claims]


def begun(record: Path) -> bool:
    """Whether a command that runs beside this one has recorded anything yet."""
    try:
        return held(record) != [0, 0]
    except MissingRecordError:
        return False


def test_reports_are_recorded_once_and_a_broken_line_keeps_none_of_them_out(
    holdover: Run, reports: Path, tmp_path: Path
) -> None:
    record = tmp_path / "r.db"
    ran = holdover("add", reports, "--record", record)
    assert ran.status == 1
    assert ran.out == "Recorded 2 reports telling of 1 change; 1 report refused.\n"
    assert ran.err.startswith(f"holdover: {reports}:2: not JSON")
    assert held(record) == [2, 1]
    again = holdover("add", reports, "--record", record)
    assert "Recorded 0 reports telling of 0 changes; 2 reports known before" in again.out
    assert held(record) == [2, 1]


def test_the_record_is_where_the_variable_says_else_in_the_current_folder(
    holdover: Run, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOLDOVER_RECORD", "elsewhere.db")
    holdover("add", reports)
    monkeypatch.delenv("HOLDOVER_RECORD")
    holdover("add", reports)
    assert held(tmp_path / "elsewhere.db") == held(tmp_path / "holdover.db") == [2, 1]


def test_a_file_that_is_no_record_is_left_as_it_is(holdover: Run, reports: Path, tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("Not a database, but dear to somebody.")
    ran = holdover("add", reports, "--record", other)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == (
        f"holdover: {other}: this file is not a record of Holdover's; name another with --record\n"
    )
    assert other.read_text() == "Not a database, but dear to somebody."


def test_no_folder_no_record(holdover: Run, reports: Path, tmp_path: Path) -> None:
    ran = holdover("add", reports, "--record", tmp_path / "none" / "r.db")
    assert ran.status == 1
    assert ran.err.count("\n") == 1
    assert "there is no folder" in ran.err


def test_ctrl_c_leaves_a_record_that_can_be_used(tmp_path: Path) -> None:
    record = tmp_path / "r.db"
    with started("add", "-", "--record", record) as process:
        lines = b"".join(b'{"text": "Mayor Ada Brook resigned on day %d."}\n' % day for day in range(600))
        sent(process, lines)
        while not begun(record):
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        assert left(process) == (130, b"")
    reports, claims = held(record)
    assert 0 < reports == claims <= 600


def test_progress_is_shown_on_a_terminal_only(reports: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    command = (*COMMAND, "add", str(reports), "--record", str(tmp_path / "r.db"))
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=theirs, check=False)
    os.close(theirs)
    shown = b""
    with suppress(OSError):  # how Linux says that the other end is closed
        while part := os.read(ours, 4096):
            shown += part
    os.close(ours)
    assert b"reports" in shown


def test_a_notice_that_is_a_folder_is_told(holdover: Run, tmp_path: Path) -> None:
    ran = holdover("add", "--notice", tmp_path, "--record", tmp_path / "r.db")
    assert ran.status == 1
    assert ran.err == f"holdover: {tmp_path}: it cannot be read: Is a directory\n"
