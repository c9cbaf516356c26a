"""A killed process loses no acknowledged report and leaves no half one; many at once do no harm."""

import os
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from telling import told

from holdover.claim import Kind
from holdover.extraction import Extraction
from holdover.ledger.store import Ledger

CLAIMS = 3  # in each report below


def story(number: int) -> Extraction:
    """A report with several claims."""
    plain = told(office=f"mayor of town {number}")
    claims = tuple(replace(plain.claims[0], kind=kind) for kind in (Kind.REMOVED, Kind.LEFT, Kind.SERVED))
    return replace(plain, claims=claims)


def append_for_ever(place: str, *, beside: bool = False) -> None:
    """Append reports without end, and say of each when it is recorded."""
    numbers = iter(range(1_000_000))
    with Ledger.open(place) as ledger:
        for receipt in ledger.append_all(map(story, numbers), batch=7, beside=beside):
            sys.stdout.write(f"{receipt.report.digest}\n")
            sys.stdout.flush()


def append_some(place: str, first: int, last: int) -> None:
    """Append some reports, in an order of their own."""
    numbers = list(range(first, last))
    random.Random(first).shuffle(numbers)  # noqa: S311 - a seed, no secret
    with Ledger.open(place) as ledger:
        assert not any(receipt.refused for receipt in ledger.append_all(map(story, numbers), batch=9))


def started(call: str, *arguments: object, **named: object) -> subprocess.Popen[str]:
    """One of the functions above, in a process of its own."""
    given = ", ".join([*map(repr, arguments), *(f"{name}={each!r}" for name, each in named.items())])
    return subprocess.Popen(
        [sys.executable, "-c", f"import test_durability; test_durability.{call}({given})"],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent)},
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize(("seed", "beside"), [(1, False), (2, False), (3, True), (4, True)])
def test_a_killed_process_loses_nothing_and_leaves_no_half_report(
    place: str, seed: int, *, beside: bool
) -> None:
    lines = random.Random(seed).randrange(1, 900)  # noqa: S311 - a seed, no secret
    with started("append_for_ever", place, beside=beside) as process:
        assert process.stdout
        acknowledged = [process.stdout.readline().strip() for _ in range(lines)]
        process.send_signal(signal.SIGKILL)
        acknowledged += process.stdout.read().split("\n")[:-1]
    with Ledger.open(place) as ledger:
        held = Counter(entry.report for entry in ledger.entries())
        assert set(held) >= set(acknowledged)
        assert set(held.values()) == {CLAIMS}
        assert ledger.counts().reports == ledger.counts().attributions == len(held)


def test_what_a_killed_process_left_out_can_be_appended_afterwards(place: str, tmp_path: Path) -> None:
    with started("append_for_ever", place) as process:
        assert process.stdout
        process.stdout.readline()
        process.kill()
    with Ledger.open(place) as cut, Ledger.open(tmp_path / "whole.db") as whole:
        number = cut.counts().reports + 20
        for ledger in (cut, whole):
            list(ledger.append_all(map(story, range(number))))
        assert list(contents(cut)) == list(contents(whole))


def test_many_processes_at_once_lose_and_double_nothing(place: str) -> None:
    # None has made the record yet: they race for that too.
    processes = [started("append_some", place, first, first + 150) for first in (0, 50, 100)]
    assert [process.wait() for process in processes] == [0, 0, 0]
    for process in processes:
        assert process.stdout
        process.stdout.close()
    with Ledger.open(place) as ledger:
        assert ledger.counts().reports == ledger.counts().attributions == 250
        entries = [entry.id for entry in ledger.entries()]
        assert len(entries) == len(set(entries)) == 250 * CLAIMS


def contents(ledger: Ledger) -> Iterator[object]:
    """All that a ledger holds, by identity."""
    for entry in sorted(ledger.entries(), key=lambda entry: entry.id):
        yield entry, ledger.report(entry.report), ledger.attributions(entry.report)
