"""The verb that gives the whole register out."""

from typing import TYPE_CHECKING

import typer

from holdover.cli.options import KnownOption, RecordOption

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from holdover.json_form import Row

EXAMPLE = "Example: holdover export --known 2017-03-31 > register.jsonl"


def export(*, known: KnownOption = None, record: RecordOption = None) -> None:
    """Print the whole register as JSON lines: tenures, vacancies, disputes and rolls with their claims.

    The same register gives the same bytes, whenever and in whatever order it was recorded.
    """
    from holdover.cli.rendering import json_lines
    from holdover.cli.words import tell
    from holdover.record import Record

    with Record.open(record, create=False) as opened:
        rows = _Counted(opened.export(known=known))
        json_lines(rows)
    if not rows.count:
        tell("nothing is known of any office" + (" as of that day" if known else ""))
        raise typer.Exit(1)


class _Counted:
    """Rows as they go by; ``count`` is how many did."""

    def __init__(self, rows: "Iterable[Row]") -> None:
        self.count = 0
        self._rows = rows

    def __iter__(self) -> "Iterator[Row]":
        for row in self._rows:
            self.count += 1
            yield row
