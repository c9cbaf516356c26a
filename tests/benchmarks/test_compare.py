"""The comparison: its data, its systems, and what it makes of their answers."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from benchmarks.compare import DisagreementError, check_same, compare, room
from benchmarks.figures import Asked, Figures, Load
from benchmarks.generate import extractions
from benchmarks.systems import Held
from benchmarks.usage import PeakMemory, processor_seconds

from benchmarks import postgresql


def test_made_up_reports_are_the_same_for_the_same_seed() -> None:
    assert list(extractions(300)) == list(extractions(300))
    assert list(extractions(300)) != list(extractions(300, seed=2))
    assert sum(len(each.claims) for each in extractions(300)) in (300, 301)


def test_made_up_claims_stand_in_their_reports() -> None:
    for each in extractions(300):
        for claim in each.claims:
            claim.check_grounded(each.report)


def test_made_up_reports_have_bodies_seats_corrections_and_persons_of_two_offices() -> None:
    made = list(extractions(5_000))
    claims = [claim for each in made for claim in each.claims]
    held = {(claim.person, claim.office) for claim in claims if claim.kind == "took_office"}
    assert {claim.office for claim in claims if (claim.office or "").startswith("member of the")}
    assert any(each.report.corrects for each in made)
    assert max(Counter(person for person, _ in held).values()) > 1


@pytest.mark.slow
@pytest.mark.skipif(postgresql.programs() is None, reason="no PostgreSQL here")
def test_every_system_gives_the_same_answers_and_is_measured() -> None:
    figures = Figures()
    with room() as folder:
        compare(400, folder, figures, jobs=1, budget=0.05)
    assert len(figures.systems) == 4
    assert len(figures.asked) == 4 * 5
    assert all(each.disk > 0 and each.memory > 0 and each.seconds > 0 for each in figures.loads)


def test_another_answer_stops_the_comparison() -> None:
    one = Held("certain", "mayor..boston", "Ann Lee", "permanent", "2014", "", frozenset("a"))
    same = Counter([one])
    check_same("who", {"here": same, "there": same})
    with pytest.raises(DisagreementError, match=r"who: .*there alone says .*acting"):
        check_same("who", {"here": same, "there": Counter([one._replace(capacity="acting")])})
    with pytest.raises(DisagreementError):
        check_same("who", {"here": same, "there": Counter([one, one])})


def test_figures_are_kept_and_shown_with_their_ratios(tmp_path: Path) -> None:
    figures = Figures(
        ["some machine"],
        [
            Load("ours", 1_000, 2.0, 4.0, 5_000_000, 90_000_000),
            Load("theirs", 1_000, 1.0, 1.0, 1_000_000, 80_000_000),
        ],
        [
            Asked("ours", 1_000, "who", 0.002, 0.01, 0.001, 9),
            Asked("theirs", 1_000, "who", 0.003, 0.01, 0.004, 9),
        ],
    )
    figures.write(tmp_path / "figures.json")
    assert Figures.read(tmp_path / "figures.json") == figures
    table = figures.as_markdown()
    assert "| who | 1,000 | 2.00 | 3.00 (1.5×) |" in table
    assert "| who | 1,000 | 1.00 | 4.00 (4×) |" in table
    assert "| claims a second | 1,000 | 500 | 1,000 |" in table
    assert "| claims a second of one processor | 1,000 | 250 | 1,000 |" in table


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="Linux tells it")
def test_memory_is_that_of_a_process_and_of_what_it_starts() -> None:
    hold = "import sys; held = bytearray(b'x') * 60_000_000; print(flush=True); sys.stdin.read()"
    start = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hold!r}])"
    with (
        subprocess.Popen(
            [sys.executable, "-c", start], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process,
        PeakMemory(process.pid) as memory,
    ):
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.readline()
        while memory.bytes < 60_000_000:
            assert process.poll() is None
        process.stdin.close()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="Linux tells it")
def test_processor_time_is_that_of_a_process_and_of_what_it_started() -> None:
    work = "sum(range(30_000_000))"
    start = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}]); print(flush=True)"
    with subprocess.Popen(
        [sys.executable, "-c", f"{start}; sys.stdin.read()"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.readline()
        assert processor_seconds(process.pid) > 0.1
        process.stdin.close()
