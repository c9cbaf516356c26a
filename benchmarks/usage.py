"""What processes, and all that they start, use of memory and of the processors (Linux)."""

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from time import perf_counter
from typing import NamedTuple, Self

_EVERY = 0.2  # seconds


class Spent(NamedTuple):
    """Seconds that passed, and seconds for which processors were kept busy."""

    seconds: float
    processor: float

    @classmethod
    def until_now(cls) -> Self:
        """Those of this process, and of all that it started, from some moment in the past on."""
        return cls(perf_counter(), processor_seconds(os.getpid()))

    def less(self, other: "Spent") -> "Spent":
        """What was spent beside that."""
        return Spent(self.seconds - other.seconds, self.processor - other.processor)


class PeakMemory:
    """The most memory that some processes, and all that they start, ever had together.

    Looks five times a second, in a thread, for as long as a ``with`` block runs. What several processes share
    counts once: the kernel tells each one's proportional share (PSS).
    """

    def __init__(self, *processes: int) -> None:
        self._processes = processes
        self._over = Event()
        self._thread = Thread(target=self._watch, daemon=True)
        self.bytes = 0

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(_EVERY):
            found = {process for first in self._processes for process in _with_children(first)}
            self.bytes = max(self.bytes, sum(map(_share, found)))


def processor_seconds(process: int) -> float:
    """How long a process, and those that it started, kept a processor busy."""
    return sum(map(_seconds, set(_with_children(process))))


def _seconds(process: int) -> float:
    """Those of one process, and of its children that have ended."""
    try:
        told = Path(f"/proc/{process}/stat").read_text()
    except OSError:  # it ended meanwhile
        return 0.0
    ticks = told.rpartition(")")[2].split()[11:15]  # the name, in brackets, may have blanks in it
    return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def _with_children(process: int) -> Iterator[int]:
    yield process
    try:
        tasks = [task.read_text() for task in Path(f"/proc/{process}/task").glob("*/children")]
    except OSError:  # it ended meanwhile
        return
    for child in " ".join(tasks).split():
        yield from _with_children(int(child))


def _share(process: int) -> int:
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:  # it ended meanwhile
        return 0
    return next((int(line.split()[1]) * 1024 for line in told.splitlines() if line.startswith("Pss:")), 0)
