"""`--reader`: a second reader from the command line, what it costs, and what it needs."""

import json
from pathlib import Path

import pytest

from chat_server import Server, change, saying, sending, serving, telling
from cli.running import Run
from holdover.ledger.store import Ledger

TEXT = "Ada Brook resigned as mayor of Lakeside on Friday.\n\nNobody had asked her to. Hints were dropped."
MORE = change(
    evidence="Nobody had asked her to.", trigger="asked", kind="asked_to_resign", status="denied", date=None
)

SUBTLE = change(
    evidence="Hints were dropped.", trigger="Hints were dropped", kind="urged_to_resign", date=None
)
"""What Holdover's own reader does not find."""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "a.md"
    path.write_text(f"---\ntitle: Mayor goes\npublished: 2019-05-05\n---\n{TEXT}\n")
    return path


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("URL", "MODEL", "KEY", "PRICE_IN", "PRICE_OUT", "TIMEOUT"):
        monkeypatch.delenv(f"HOLDOVER_LLM_{name}", raising=False)


def use(server: Server, monkeypatch: pytest.MonkeyPatch, **more: str) -> None:
    settings = {"URL": server.url, "MODEL": "small", "KEY": "sk-secret", **more}
    for name, value in settings.items():
        monkeypatch.setenv(f"HOLDOVER_LLM_{name}", value)


def test_its_changes_are_shown_and_its_cost_told_beside_them(
    holdover: Run, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(telling(change(), MORE, change(person="Bea Wolfe"))) as server:
        use(server, monkeypatch, PRICE_IN="5", PRICE_OUT="10")
        ran = holdover("read", report, "--reader", "llm", "--format", "json")
    (read,) = json.loads(ran.out)
    assert [each["reader"] for each in read["changes"]] == ["llm/small"] * 2
    assert ran.status == 0
    spent, dropped = ran.err.splitlines()
    assert spent.startswith("holdover: second reader small: 1 call in ")
    assert spent.endswith(
        "0 of them tried again; 100 tokens in, 20 out; cost 0.0007, in the currency of the prices set; "
        "2 changes kept"
    )
    assert dropped == "holdover: second reader: 1 change dropped: 1 person not in the report"
    assert "sk-secret" not in ran.err


def test_both_readers_are_recorded_side_by_side(
    holdover: Run, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = tmp_path / "holdover.db"
    with serving(telling(change(), SUBTLE)) as server:
        use(server, monkeypatch)
        ran = holdover("add", report, "--reader", "both", "--record", record)
    assert ran.out.startswith("Recorded 1 report telling of ")
    assert "no prices set" in ran.err
    with Ledger.open(record, create=False) as ledger:
        readers = {entry.claim.reader.split("/")[0] for entry in ledger.entries()}
    assert {"llm", "rules"} <= readers


@pytest.mark.parametrize("verb", ["read", "add"])
def test_without_settings_it_says_what_to_set(holdover: Run, report: Path, verb: str, tmp_path: Path) -> None:
    more = ["--record", tmp_path / "x.db"] if verb == "add" else []
    ran = holdover(verb, report, "--reader", "llm", *more)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("holdover: the second reader is not set up: put HOLDOVER_LLM_URL (")
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "x.db").exists()


def test_a_report_without_a_usable_answer_is_refused_by_name_and_the_next_is_read(
    holdover: Run, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "b.md"
    other.write_text(TEXT)
    with serving(saying("{", finish="length"), telling(MORE)) as server:
        use(server, monkeypatch)
        ran = holdover("read", report, other, "--reader", "llm", "--format", "jsonl")
    assert ran.status == 1
    assert len(ran.out.splitlines()) == 1
    assert f"holdover: {report}: the second reader's answer was cut off" in ran.err


def test_what_was_read_before_the_endpoint_fails_is_recorded(
    holdover: Run, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, record = tmp_path / "b.md", tmp_path / "holdover.db"
    other.write_text(TEXT)
    with serving(telling(change()), sending(401, b"")) as server:
        use(server, monkeypatch)
        ran = holdover("add", report, other, "--reader", "llm", "--record", record)
    assert ran.status == 1
    assert "refuses the key (HTTP 401); check HOLDOVER_LLM_KEY" in ran.err
    assert "2 calls" in ran.err
    with Ledger.open(record, create=False) as ledger:
        assert (ledger.counts().reports, ledger.counts().claims) == (1, 1)


@pytest.mark.parametrize("options", [("--only", "changes"), ("--jobs", 2)])
def test_what_a_second_reader_cannot_do_is_wrong_usage(
    holdover: Run, report: Path, options: tuple[object, ...]
) -> None:
    assert holdover("read", report, "--reader", "both", *options).status == 2
    assert holdover("add", report, "--reader", "llm", "--notice").status == 2


def test_holdovers_own_reader_asks_nobody(
    holdover: Run, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(telling(change())) as server:
        use(server, monkeypatch)
        ran = holdover("read", report)
        assert server.asked == []
    assert (ran.status, ran.err) == (0, "")
