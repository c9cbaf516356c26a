"""Pages that show commands and what they print: their blocks run again, in order, on a record of their own.

`python tests/docs/pages.py` writes what is printed now into the pages (`make docs` calls it).
"""

import io
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from unittest.mock import patch

from holdover.cli import main

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", ROOT / "docs" / "tour.md")

_BLOCK = re.compile(r"```console\n(?P<body>\$ holdover .*?)```\n", re.DOTALL)
_COMMAND = re.compile(r"^\$ (?P<command>holdover .*(?:\\\n.*)*)\n", re.MULTILINE)


def run_again(page: str) -> str:
    """The page, with what its commands print now. A block whose first command is not `holdover` stays."""
    return _BLOCK.sub(lambda block: f"```console\n{_run_block(block['body'])}```\n", page)


def _run_block(body: str) -> str:
    commands = [match["command"] for match in _COMMAND.finditer(body)]
    return "\n".join(f"$ {command}\n{_printed(command)}" for command in commands)


def _printed(command: str) -> str:
    """What a command prints, on standard output and standard error alike."""
    out = io.StringIO()
    arguments = [piece for word in shlex.split(command.replace("\\\n", " ")) for piece in _expanded(word)]
    with (
        patch.object(sys, "argv", arguments),
        redirect_stdout(out),
        redirect_stderr(out),
        suppress(SystemExit),
    ):
        main()
    return out.getvalue()


def _expanded(word: str) -> list[str]:
    """The files that a word with an asterisk stands for, as a shell would put them."""
    return sorted(str(path) for path in Path().glob(word)) if "*" in word else [word]


@contextmanager
def fresh_record() -> Iterator[None]:
    """The root of the repository as the current folder, a record that is not there yet, 80 columns."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        settings = {"HOLDOVER_RECORD": str(Path(folder) / "holdover.db"), "COLUMNS": "80"}
        with patch.dict(os.environ, settings):
            os.chdir(ROOT)
            try:
                yield
            finally:
                os.chdir(before)


def rewrite() -> None:
    """Write into each page what its commands print now."""
    for path in PAGES:
        with fresh_record():
            path.write_text(run_again(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    rewrite()
