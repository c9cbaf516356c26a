"""Processes that record and refresh at once, one of them killed, leave the register of one at ease."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from benchmarks.generate import extractions
from kept import Kept

from holdover.ledger.store import Ledger
from holdover.register.refresh import refresh

REPORTS = list(extractions(250))
RECORDED = datetime(2025, 1, 1, tzinfo=UTC)  # undated reports count as known from then


def record(place: str, seed: int, *, beside: bool = False) -> None:
    """Record most of the reports in some order, refreshing all along; say so after each refresh."""
    order = Random(seed)  # noqa: S311 - a seed, no secret
    told = order.sample(REPORTS, k=len(REPORTS) * 3 // 4)
    with Ledger.open(place) as ledger:
        while told:
            some = [told.pop() for _ in range(min(order.randint(1, 40), len(told)))]
            receipts = ledger.append_all(some, batch=15, recorded=RECORDED, beside=beside)
            assert all(not receipt.refused for receipt in receipts)
            refresh(ledger)
            sys.stdout.write("refreshed\n")
            sys.stdout.flush()


def started(place: str, seed: int, *, beside: bool = False) -> subprocess.Popen[str]:
    """``record``, in a process of its own."""
    here = Path(__file__).parent
    return subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"import test_concurrent_recording as t; t.record({place!r}, {seed}, {beside=})",
        ],
        env=os.environ | {"PYTHONPATH": f"{here}{os.pathsep}{here.parents[1]}"},
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_processes_that_record_at_once_and_are_killed_give_one_register(
    place: str, tmp_path: Path, seed: int
) -> None:
    Ledger.open(place).close()
    with (
        started(place, seed, beside=True) as killed,
        started(place, seed + 10) as one,
        started(place, seed + 20, beside=True) as other,
    ):
        assert killed.stdout
        for _ in range(seed):
            killed.stdout.readline()
        killed.kill()
        for process in (one, other):
            process.communicate()
            assert process.returncode == 0
    with Ledger.open(place) as ledger, Ledger.open(tmp_path / "at-ease.db") as at_ease:
        list(ledger.append_all(REPORTS[::-1], recorded=RECORDED))  # what the killed one left out
        list(at_ease.append_all(REPORTS, recorded=RECORDED))
        refresh(ledger)
        refresh(at_ease)
        left, expected = Kept.of(ledger), Kept.of(at_ease)
        assert left.spans == expected.spans
        assert left.findings(None) == expected.findings(None)
