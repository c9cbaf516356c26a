"""Speeds, and the table that shows them."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from time import perf_counter

from rich.table import Table


@dataclass(frozen=True, slots=True)
class Speed:
    """So many things a second, at one size; beside what something plainer does with the same."""

    what: str
    size: int
    a_second: float
    beside: str = ""
    beside_a_second: float | None = None


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def quantile(times: Sequence[float], share: float) -> float:
    """The time that this share of all times does not exceed."""
    return sorted(times)[math.ceil(share * len(times)) - 1]


def speeds_as_table(speeds: Iterable[Speed]) -> Table:
    """A row for each speed."""
    table = Table(title="Speeds")
    for name in ("what", "size", "a second", "beside", "a second", "ratio"):
        table.add_column(name, justify="left" if name in ("what", "beside") else "right")
    for each in speeds:
        cells = [each.what, f"{each.size:,}", f"{each.a_second:,.0f}", each.beside]
        if each.beside_a_second:
            cells += [f"{each.beside_a_second:,.0f}", f"{each.a_second / each.beside_a_second:.3f}"]
        table.add_row(*cells)
    return table
