"""`holdover review` and `decide`: questions answered on a terminal and on a pipe, and what answers leave."""

import csv
import io
import json
import os
import pty
import select
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cli.running import COMMAND, Ran, Run
from cli.story import claim, report
from holdover.record import Record

Ask = Callable[..., Ran]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Two mayors of one name, and an office told with and without its place."""
    path = tmp_path / "r.db"
    told = [
        ("Harbor Times", "Ada Brook was sworn in as mayor of Lakeside.", "Ada Brook", "mayor of Lakeside"),
        ("Dune Gazette", "Ada Brook took over as mayor of Dunes.", "Ada Brook", "mayor of Dunes"),
        ("Harbor Times", "Cy Dean is the new home secretary.", "Cy Dean", "home secretary"),
        ("The Post", "Cy Dean, the British home secretary, began.", "Cy Dean", "British home secretary"),
    ]
    with Record.open(path) as opened:
        opened.add(
            report(
                publisher, "2011-05-03", text, claim(text, "took_office", who, "2011-05-02", office=office)
            )
            for publisher, text, who, office in told
        )
    return path


@pytest.fixture
def ask(holdover: Run, record: Path) -> Ask:
    return lambda *arguments: holdover(*arguments, "--record", record)


@pytest.fixture
def piped(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Ran]:
    """Run `holdover review` with these lines as its standard input."""

    def run(lines: str) -> Ran:
        monkeypatch.setattr("sys.stdin", io.StringIO(lines))
        return ask("review", "--by", "Jo Day")

    return run


def open_questions(ask: Ask) -> list[dict[str, object]]:
    return [json.loads(line) for line in ask("review", "--list", "--format", "jsonl").out.splitlines()]


def decisions(ask: Ask) -> list[dict[str, object]]:
    return [json.loads(line) for line in ask("review", "--answered", "--format", "jsonl").out.splitlines()]


def test_the_open_questions_are_rows_with_the_words_of_both_sides(ask: Ask) -> None:
    persons, more_persons, offices = open_questions(ask)
    assert persons["names"] == ["Ada Brook", "Ada Brook"]
    assert more_persons["names"] == ["Cy Dean", "Cy Dean"]
    assert offices["offices"] == ["home-secretary", "home-secretary..united-kingdom"]
    words = {side["claims"][0]["evidence"] for side in persons["candidates"]}  # type: ignore[attr-defined]
    assert "Ada Brook took over as mayor of Dunes." in words
    lines = list(csv.DictReader(io.StringIO(ask("review", "--list", "--format", "csv").out)))
    assert [line["names"] for line in lines][:1] == ["Ada Brook; Ada Brook"]
    assert "mayor, Dunes" in ask("review", "--list").out


def test_a_question_is_asked_with_evidence_publisher_date_score_and_reasons(
    piped: Callable[[str], Ran],
) -> None:
    shown = piped("q\n").out
    assert "One person?" in shown
    assert "Score 0.80, from 0 (two) to 1 (one): the same words; nothing else tells" in shown
    assert "took office: Dune Gazette, 2011-05-03" in shown
    assert "“Ada Brook was sworn in as mayor of Lakeside.”" in shown
    assert shown.endswith("0 answers recorded.\n")


def test_answers_are_decisions_with_who_and_why(ask: Ask, piped: Callable[[str], Ran]) -> None:
    ran = piped("n two dates of birth\ny\nskip\n")
    assert (ran.status, ran.out.splitlines()[-1]) == (0, "2 answers recorded.")
    first, second = decisions(ask)
    assert (first["act"], first["by"], first["why"]) == ("not_same", "Jo Day", "two dates of birth")
    assert (second["act"], second["why"], second["taken_back"]) == ("same", "", None)
    assert [each["names"] for each in open_questions(ask)] == [
        ["home secretary", "home secretary, United Kingdom"]
    ]
    assert "two dates of birth" in ask("review", "--answered").out


def test_an_answer_that_is_none_is_asked_again_and_the_end_of_input_quits(
    piped: Callable[[str], Ran],
) -> None:
    ran = piped("perhaps\n")
    assert "Answer y, n, s, u or q." in ran.out
    assert (ran.status, ran.out.splitlines()[-1]) == (0, "0 answers recorded.")


def test_undo_takes_the_last_answer_back_and_asks_again(ask: Ask, piped: Callable[[str], Ran]) -> None:
    ran = piped("y\nu\nn\nq\n")
    assert "Taken back: decision" in ran.out
    same, taken_back, not_same = decisions(ask)
    assert [each["act"] for each in (same, taken_back, not_same)] == ["same", "take_back", "not_same"]
    assert same["taken_back"] == taken_back["id"]
    assert ran.out.splitlines()[-1] == "1 answer recorded."


def test_undo_with_nothing_answered_is_told(piped: Callable[[str], Ran]) -> None:
    ran = piped("undo\nq\n")
    assert ran.err.startswith("holdover: nothing was answered yet; an earlier decision is taken back with")


def test_a_decision_is_taken_back_by_its_id(ask: Ask, piped: Callable[[str], Ran]) -> None:
    piped("y\nq\n")
    (made,) = decisions(ask)
    ran = ask("review", "--undo", str(made["id"]), "--why", "misread")
    assert ran.status == 0
    assert ran.out.startswith(f"Taken back: {str(made['id'])[:12]}, by decision ")
    assert [each["why"] for each in decisions(ask)] == ["", "misread"]
    assert len(open_questions(ask)) == 3
    assert ask("review", "--undo", str(made["id"])[:12]).err.endswith("was taken back before\n")
    assert "no decision has an id that begins with “ffffff”" in ask("review", "--undo", "ffffff").err


def test_a_decision_that_contradicts_is_refused_with_those_that_it_contradicts(ask: Ask) -> None:
    persons = open_questions(ask)[0]["persons"]
    assert isinstance(persons, list)
    assert ask("decide", "same", *persons, "--by", "Jo Day").status == 0
    ran = ask("decide", "not-same", *reversed(persons))
    assert (ran.status, ran.out) == (1, "")
    assert "contradicts a decision that stands" in ran.err
    assert "by Jo Day on" in ran.err
    assert len(decisions(ask)) == 1


def test_a_claim_is_rejected_by_its_id(ask: Ask) -> None:
    who = ("who", "mayor of Dunes", "--on", "2012-01-01", "--format", "json")
    (tenure,) = json.loads(ask(*who).out)
    assert ask("decide", "reject", tenure["claims"][0], "--why", "another Dunes").status == 0
    assert json.loads(ask(*who).out) == []
    assert ask("decide", "reject", "0" * 64).err.startswith("holdover: “000000000000000000")


def test_where_nothing_is_open_that_is_told(ask: Ask, piped: Callable[[str], Ran]) -> None:
    piped("n\nn\nn\n")
    for ran in (piped(""), ask("review", "--list")):
        assert (ran.status, ran.err) == (1, "holdover: no question is open\n")
    assert ask("review", "--list", "--format", "json").out == "[]\n"


def test_only_one_thing_is_asked_for_at_a_time(ask: Ask) -> None:
    assert ask("review", "--list", "--answered").status == 2
    assert ask("decide", "perhaps", "a").status == 2


@pytest.fixture
def terminal(record: Path) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """`holdover review` at a terminal of its own: the other end of it, and the process."""
    here, there = pty.openpty()
    environment = os.environ | {"COLUMNS": "100", "TERM": "dumb"}
    command = (*COMMAND, "review", "--by", "Jo Day", "--record", str(record))
    with subprocess.Popen(command, stdin=there, stdout=there, stderr=there, env=environment) as process:
        os.close(there)
        yield here, process
        process.kill()
        os.close(here)


def shown_until(words: str, here: int) -> str:
    """What the terminal shows until these words, or until half a minute has gone."""
    shown, until = "", time.monotonic() + 30
    while words not in shown and time.monotonic() < until:
        if select.select([here], [], [], 1)[0]:
            shown += os.read(here, 4096).decode()
    assert words in shown
    return shown


def test_at_a_terminal_each_answer_is_on_the_disk_before_the_next_question(
    terminal: tuple[int, subprocess.Popen[bytes]], record: Path
) -> None:
    here, process = terminal
    first = shown_until("a reason may follow: ", here)
    assert "Ada Brook" in first
    os.write(here, b"y one diary\n")
    second = shown_until("a reason may follow: ", here)
    assert "Cy Dean" in second
    process.kill()
    process.wait()
    with Record.open(record) as opened:
        (made,) = opened.decisions()
    assert (made.decision.act, made.decision.by, made.decision.why) == ("same", "Jo Day", "one diary")
