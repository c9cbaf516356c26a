"""The help of every verb as one page: `python -m holdover.cli.manual > docs/commands.md` writes it."""

import sys
from collections.abc import Iterator

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from holdover.cli.app import app

_OPENING = """# Commands

The help of every verb, as `holdover VERB --help` prints it. This page is made by `make docs`.
"""


def page() -> str:
    """The page, in Markdown."""
    sections = (
        f"## {name}\n\n```text\n{help_}\n```\n" for name, help_ in _helps(get_command(app), "holdover")
    )
    return "\n".join((_OPENING, *sections))


def _helps(command: object, name: str) -> Iterator[tuple[str, str]]:
    """Names and helps of a command and of all below it."""
    if isinstance(command, TyperCommand | TyperGroup):
        yield name, typer.Context(command, info_name=name, terminal_width=80).get_help()
    if isinstance(command, TyperGroup):
        for verb, below in command.commands.items():
            yield from _helps(below, f"{name} {verb}")


if __name__ == "__main__":
    sys.stdout.write(page())
