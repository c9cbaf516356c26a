"""`holdover read`: what reports say, as a table or for a program."""

import csv
import io
import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from cli.running import COMMAND, Run, first_line, left, living, sent, started
from holdover.cli.options import MAX_BYTES, InputFormat
from holdover.json_form import ExtractionForm
from holdover.reading import formats

STORY = """---
id: story-1
title: Comptroller goes
publisher: The Lakeside Post
published: 2019-05-03
---
Mayor Ada Brook resigned on Thursday.

The county said that nobody had asked her to.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.md"
    path.write_text(STORY)
    return path


def test_a_person_gets_a_table_of_the_changes_and_of_who_says_what(holdover: Run, story: Path) -> None:
    ran = holdover("read", story)
    assert ran.status == 0
    assert "Comptroller goes\nThe Lakeside Post, 2019-05-03" in ran.out
    assert "Ada Brook" in ran.out
    assert "resigned" in ran.out
    assert "that nobody had asked her to" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 100
    assert "\x1b" not in ran.out


def test_a_program_gets_json_that_reads_back(holdover: Run, story: Path) -> None:
    lines = holdover("read", story, "--format", "jsonl").out.splitlines()
    array = json.loads(holdover("read", story, "--format", "json").out)
    assert [json.loads(line) for line in lines] == array
    extraction = ExtractionForm.from_json(lines[0], "out").extraction("out")
    assert extraction.report.key == "story-1"
    assert extraction.claims[0].person == "Ada Brook"
    begin, end = array[0]["changes"][0]["span"]
    assert array[0]["report"]["text"][begin:end] == array[0]["changes"][0]["evidence"]
    assert array[0]["attributions"]


def test_csv_has_a_row_a_change_and_no_cell_that_a_spreadsheet_would_compute(
    holdover: Run, tmp_path: Path
) -> None:
    row = {"id": "=HYPERLINK(1)", "text": "Mayor Ada Brook resigned.", "title": "a,\n\x1b[31mb"}
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(row))
    (change,) = csv.DictReader(io.StringIO(holdover("read", path, "--format", "csv").out))
    assert change["report.id"] == "'=HYPERLINK(1)"
    assert change["report.title"] == "a, [31mb"
    assert (change["person"], change["kind"], change["begin"]) == ("Ada Brook", "resigned", "0")


def test_only_changes_leaves_the_attributions_out(holdover: Run, story: Path) -> None:
    (report,) = json.loads(holdover("read", story, "--format", "json", "--only", "changes").out)
    assert report["changes"]
    assert report["attributions"] == []


def test_a_report_cannot_steer_the_terminal(holdover: Run, tmp_path: Path) -> None:
    path = tmp_path / "\x1b]0;owned\x07.jsonl"
    path.write_text('{"text": "Mayor Ada \\u001b[2JBrook resigned.", "title": "[bold]x[/bold] \\u202e"}\n{\n')
    ran = holdover("read", path)
    assert not {"\x1b", "\x07", "\u202e"} & set(ran.out + ran.err)
    assert "[bold]x[/bold]" in ran.out


def test_what_cannot_be_read_is_told_by_file_and_line_and_the_rest_is_read(
    holdover: Run, story: Path, tmp_path: Path
) -> None:
    lines = tmp_path / "a.jsonl"
    lines.write_text(
        '{"text": "Mayor Ada Brook resigned.", "id": "1"}\n{"tex\n{"text": "Mayor Cy Dean quit.", "id": "3"}'
    )
    empty = tmp_path / "empty.txt"
    empty.touch()
    ran = holdover("read", empty, lines, story, "--format", "jsonl")
    assert ran.status == 1
    assert [json.loads(line)["report"]["id"] for line in ran.out.splitlines()] == ["1", "3", "story-1"]
    first, second = ran.err.splitlines()
    assert first == f"holdover: {empty}: it is empty"
    assert second.startswith(f"holdover: {lines}:2: not JSON")


def test_a_report_that_tells_of_nothing_is_told_so_with_status_1(holdover: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("It rained.")
    ran = holdover("read", path)
    assert (ran.status, ran.err.count("\n")) == (1, 1)
    assert "nothing found" in ran.err


def test_wrong_usage_is_status_2(holdover: Run) -> None:
    assert holdover("read").status == 2
    assert holdover("read", "x", "--format", "xml").status == 2
    assert holdover("raed").status == 2


def test_processes_change_nothing_in_what_is_printed(holdover: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = ({"id": str(n), "text": f"Mayor Ada Brook resigned on day {n}."} for n in range(200))
    path.write_text("\n".join(map(json.dumps, rows)))
    alone = holdover("read", path, "--format", "jsonl")
    together = holdover("read", path, "--format", "jsonl", "--jobs", 2)
    assert alone == together
    assert len(alone.out.splitlines()) == 200


def test_the_options_know_what_the_reading_room_knows() -> None:
    assert MAX_BYTES == formats.MAX_BYTES
    assert [each.value for each in InputFormat] == [each.value for each in formats.Format]


def test_standard_input_is_read_and_its_format_told_by_its_content() -> None:
    with started("read", "-", "--format", "jsonl") as process:
        out, err = process.communicate(b'{"id": 1, "text": "Mayor Ada Brook resigned."}')
    assert (json.loads(out)["report"]["id"], err) == ("1", b"")


def test_a_pipe_that_is_closed_ends_it_quietly(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Mayor Ada Brook resigned."}\n' * 2_000)
    with started("read", path, "--format", "jsonl") as process:
        first_line(process)
        assert process.stdout
        process.stdout.close()
        _, err = left(process)
    assert err == b""


def test_a_full_disk_is_told(story: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run((*COMMAND, "read", story), stdout=full, stderr=subprocess.PIPE, check=False)
    assert (ran.returncode, ran.stderr) == (1, b"holdover: standard output: No space left on device\n")


def gone(group: int) -> bool:
    """Whether every process of a group ends within a while."""
    deadline = time.monotonic() + 30
    while living(group) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not living(group)


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_ends_it_quietly_and_leaves_no_process_behind(jobs: int) -> None:
    with started("read", "-", "--format", "jsonl", "--jobs", jobs) as process:
        sent(process, b'{"text": "Mayor Ada Brook resigned."}\n' * 400)
        first_line(process)  # it is at work, and waits for more
        os.killpg(process.pid, signal.SIGINT)
        assert left(process) == (130, b"")
        assert gone(process.pid)


def test_no_reading_process_outlives_a_killed_command() -> None:
    with started("read", "-", "--format", "jsonl", "--jobs", 2) as process:
        sent(process, b'{"text": "Mayor Ada Brook resigned."}\n' * 400)
        first_line(process)
        process.kill()
        process.wait()
        assert gone(process.pid)
