"""Commands that were run, and commands run as processes of their own."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

COMMAND = (sys.executable, "-c", "from holdover.cli import main; main()")


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    status: object
    out: str
    err: str


Run = Callable[..., Ran]


@contextmanager
def started(*arguments: object) -> Iterator[subprocess.Popen[bytes]]:
    """The command line as a process, in a group of its own, ended when the test is done with it."""
    pipe = subprocess.PIPE
    command = (*COMMAND, *map(str, arguments))
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, start_new_session=True) as process:
        try:
            yield process
        finally:
            process.kill()


def sent(process: subprocess.Popen[bytes], content: bytes) -> None:
    """Write to a process's standard input and leave it open."""
    assert process.stdin
    process.stdin.write(content)
    process.stdin.flush()


def first_line(process: subprocess.Popen[bytes]) -> bytes:
    """Wait for the first line of a process's standard output."""
    assert process.stdout
    return process.stdout.readline()


def left(process: subprocess.Popen[bytes]) -> tuple[int, bytes]:
    """Wait for a process to end; its exit status, and all that it wrote to standard error."""
    status = process.wait(30)
    assert process.stderr
    return status, process.stderr.read()


def living(group: int) -> list[int]:
    """The processes of a group that still run (one that merely was not collected yet does not)."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, of = stat.read_text().rpartition(")")[2].split()[:3]
            if int(of) == group and state != "Z":
                found.append(int(stat.parent.name))
    return found
