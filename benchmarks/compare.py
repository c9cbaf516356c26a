"""Holdover beside others on the same claims, asked the same, with answers checked: ``make bench``."""

import argparse
import os
import platform
import sqlite3
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from benchmarks import postgresql
from benchmarks.figures import Asked, Figures, Load
from benchmarks.generate import extractions
from benchmarks.measured import quantile
from benchmarks.plot import draw
from benchmarks.questions import Ask, Kind, drawn
from benchmarks.ready import lay_ready
from benchmarks.resolved import Resolved
from benchmarks.systems import Asking, Held, System
from benchmarks.systems.handmade import HandMade
from benchmarks.systems.oxigraph import Oxigraph
from benchmarks.systems.record import Holdover
from benchmarks.usage import PeakMemory, Spent, processor_seconds

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

SIZES = (10_000, 100_000, 1_000_000)

_RECORD = "holdover.db"
_REPORTS = "reports"
_QUESTIONS = 1_000  # of each kind, as far as the time for them reaches
_BLOCK = 10  # so many are asked of one system before the next has its turn: all share what else goes on
_CHECKED = 50  # so many answers of each kind must be the same everywhere
# What both databases of PostgreSQL get, beside what it has by itself.
_SETTINGS = {
    "shared_buffers": "512MB",
    "maintenance_work_mem": "256MB",
    "max_wal_size": "4GB",
    "random_page_cost": "1.1",
    "jit": "off",
}


class DisagreementError(Exception):
    """Two systems gave different answers to one question."""


def main() -> None:
    """Compare at each size, and print the figures as tables in Markdown."""
    arguments = _arguments()
    figures = Figures([_machine()])
    for claims in arguments.sizes:
        with room(arguments.folder) as folder:
            compare(
                claims, folder, figures, jobs=arguments.jobs, budget=arguments.budget, alone=arguments.alone
            )
        if arguments.figures:
            figures.write(arguments.figures)
    print(figures.as_markdown())
    if arguments.plot:
        draw(figures, arguments.plot)


def compare(
    claims: int, folder: Path, figures: Figures, *, jobs: int, budget: float, alone: bool = False
) -> None:
    """Load that many claims into every system, and ask for so many seconds a kind of question and system.

    With ``alone``, Holdover on SQLite is the only one.

    Raises ``DisagreementError`` where two systems give different answers.
    """
    busy = _busy()
    lay_ready(extractions(claims), folder / _REPORTS)
    with _systems(folder, jobs, alone=alone) as (first, *others):
        figures.loads.append(_loaded(first, claims))
        resolved = Resolved(folder / _RECORD)
        for system in others:
            system.prepare(resolved)
            figures.loads.append(_loaded(system, claims))
        kinds = drawn(resolved.versions(), _QUESTIONS)
        with ExitStack() as opened:
            asking = {each: opened.enter_context(each.asking()) for each in (first, *others)}
            for kind in kinds:
                figures.asked += _ask(asking, kind, claims, budget)
    figures.circumstances.append(f"{claims:,} claims: {_busy()} at the end, {busy} at the beginning")


def check_same(question: str, answers: Mapping[str, Counter[Held]]) -> None:
    """Raise ``DisagreementError`` unless all answers to a question are the same."""
    (first, expected), *others = answers.items()
    for name, told in others:
        if told != expected:
            only = [list((one - other).elements())[:1] for one, other in ((expected, told), (told, expected))]
            raise DisagreementError(f"{question}: {first} alone says {only[0]}, {name} alone says {only[1]}")


@contextmanager
def room(where: str | None = None) -> Iterator[Path]:
    """A folder for the data of all systems, for as long as it takes."""
    with tempfile.TemporaryDirectory(prefix="holdover-bench-", dir=where) as folder:
        Path(folder).chmod(0o711)  # the server may be another user's
        yield Path(folder)


@contextmanager
def _systems(folder: Path, jobs: int, *, alone: bool) -> Iterator[Sequence[System]]:
    """All systems, empty; the first is the one in whose record the others find what is resolved."""
    reports = folder / _REPORTS
    first = Holdover("Holdover, SQLite", str(folder / _RECORD), jobs, reports)
    if alone:
        yield (first,)
        return
    programs = postgresql.programs()
    if programs is None:
        raise SystemExit("the comparison needs PostgreSQL; on Debian: apt-get install postgresql")
    with ExitStack() as running:
        one, two = (
            running.enter_context(postgresql.running(programs, _SETTINGS, str(folder))) for _ in range(2)
        )
        yield (
            first,
            Holdover("Holdover, PostgreSQL", one.url, jobs, reports, one.process),
            HandMade(two.url, two.process, folder / "rows"),
            Oxigraph(folder / "graph", folder / "graph.ttl"),
        )


def _loaded(system: System, claims: int) -> Load:
    """Load in a process of its own; what it uses is watched, with what the server does."""
    before = processor_seconds(system.server) if system.server else 0.0
    context = get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_load, args=(system, sender))
    process.start()
    sender.close()
    with PeakMemory(*(each for each in (process.pid, system.server) if each)) as memory:
        try:
            spent: Spent = receiver.recv()
        except EOFError:
            raise SystemExit(f"{system.name}: the load failed, see above") from None
    process.join()
    busy = spent.processor + (processor_seconds(system.server) - before if system.server else 0.0)
    system.settle()
    print(
        f"{system.name}: {claims:,} claims in {spent.seconds:,.1f} s, {busy:,.1f} s of processors", flush=True
    )
    return Load(system.name, claims, spent.seconds, busy, system.size(), memory.bytes)


def _load(system: System, sender: "Connection[Spent, None]") -> None:
    sender.send(system.load())


@dataclass
class _Asked:
    """A system that is being asked, and the time so far: that of each question, and of processors."""

    system: System
    asking: Asking
    times: list[float] = field(default_factory=list)
    processor: float = 0.0

    def ask(self, questions: Sequence[Ask]) -> list[object]:
        """Ask some questions; give the answers."""
        answers = []
        busy = self._busy()
        for question in questions:
            begun = perf_counter()
            answers.append(question(self.asking))
            self.times.append(perf_counter() - begun)
        self.processor += self._busy() - busy
        return answers

    def figures(self, kind: Kind, claims: int) -> Asked:
        """What it came to."""
        number = len(self.times)
        median, p99 = (quantile(self.times, share) for share in (0.5, 0.99))
        return Asked(self.system.name, claims, kind.name, median, p99, self.processor / number, number)

    def _busy(self) -> float:
        return process_time() + (processor_seconds(self.system.server) if self.system.server else 0.0)


def _ask(systems: Mapping[System, Asking], kind: Kind, claims: int, budget: float) -> Iterator[Asked]:
    asked = [_Asked(*each) for each in systems.items()]
    for each in asked:
        kind.questions[0](each.asking)  # the first makes connections and fills caches
    for first in range(0, len(kind.questions), _BLOCK):
        lines: dict[int, dict[str, Counter[Held]]] = defaultdict(dict)
        for each in asked:
            if sum(each.times) < budget:
                answers = each.ask(kind.questions[first : first + _BLOCK])
                for at, answer in enumerate(answers[: max(_CHECKED - first, 0)], first):
                    lines[at][each.system.name] = Counter(each.asking.held(answer))
        for at, told in lines.items():
            check_same(f"{kind.name}, question {at}", told)
    for each in asked:
        found = each.figures(kind, claims)
        print(f"{found.system}: {kind.name}: {found.median * 1000:.2f} ms, {found.number} asked", flush=True)
        yield found


def _machine() -> str:
    return (
        f"{datetime.now(UTC):%d %B %Y}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"Oxigraph {version('pyoxigraph')}, {os.cpu_count()} cores, {platform.machine()}"
    )


def _busy() -> str:
    return f"load average {os.getloadavg()[0]:.1f}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compare", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="how many claims, each size anew")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes for the register")
    parser.add_argument(
        "--budget", type=float, default=20.0, help="seconds a system gets for a kind of question"
    )
    parser.add_argument("--alone", action="store_true", help="Holdover on SQLite, and nothing beside it")
    parser.add_argument("--folder", help="where to keep data meanwhile; else where temporary files go")
    parser.add_argument("--figures", type=Path, help="a JSON file to keep the figures in")
    parser.add_argument("--plot", type=Path, help="a picture of the figures, PNG")
    return parser.parse_args()


if __name__ == "__main__":
    main()
