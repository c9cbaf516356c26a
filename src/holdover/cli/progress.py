"""How far long work has come, shown to whoever watches standard error."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def counted(items: Iterable[Item]) -> Iterator[Item]:
    """The items as they go by; on a terminal that shows nothing else, their number and the time."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:,.0f} reports"), TimeElapsedColumn())
    # Standard output is left alone: rows go there, and not to the console of the progress.
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("", total=None)
        for item in items:
            yield item
            progress.advance(task)
