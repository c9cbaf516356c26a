"""What was measured, and the tables that show it."""

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


@dataclass(frozen=True, slots=True)
class Lookup:
    """How long a question takes, in seconds: at most ``median`` for half of them, ``p99`` for 99 in 100.

    ``floor`` is the median of the statements alone, through Python's ``sqlite3``, nothing made of the rows.
    """

    what: str
    claims: int
    median: float
    p99: float
    floor: float


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


def lookups_as_table(lookups: Iterable[Lookup]) -> Table:
    """A row for each question at each size."""
    table = Table(title="Questions, in milliseconds")
    for name in ("question", "claims", "median", "p99", "plain sqlite3, median", "ratio"):
        table.add_column(name, justify="left" if name == "question" else "right")
    for each in lookups:
        table.add_row(
            each.what,
            f"{each.claims:,}",
            f"{each.median * 1000:.2f}",
            f"{each.p99 * 1000:.2f}",
            f"{each.floor * 1000:.2f}",
            f"{each.median / each.floor:.1f}",
        )
    return table
