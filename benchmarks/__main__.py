"""Speed, measured beside something plainer in the same run: ``make bench``."""

import argparse
import os
import platform
import tempfile
from pathlib import Path

from rich.console import Console

from benchmarks.measured import Lookup, lookups_as_table, speeds_as_table
from benchmarks.record import measure_record
from benchmarks.triage import measure_triage
from benchmarks.words import measure_words

SIZES = (10_000, 100_000, 1_000_000)


def main() -> None:
    """Measure reading, recording and asking, and print what came out as tables."""
    arguments = _arguments()
    sizes = arguments.claims or SIZES[: 1 if arguments.quick else len(SIZES)]
    console = Console()
    console.print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}")
    speeds = [measure_words(), *measure_triage()]
    lookups: list[Lookup] = []
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        for size in sizes:
            console.print(f"a ledger of {size:,} claims …")
            of_size, asked = measure_record(Path(folder) / f"{size}.db", size, arguments.jobs)
            speeds += of_size
            lookups += asked
    console.print(speeds_as_table(speeds))
    console.print(lookups_as_table(lookups))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure how fast Holdover is.")
    parser.add_argument("--quick", action="store_true", help="the smallest size only: a minute and not ten")
    parser.add_argument("--claims", type=int, action="append", help="a size; may be given several times")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes for the register")
    parser.add_argument("--folder", help="where to make the ledgers; else where temporary files go")
    return parser.parse_args()


if __name__ == "__main__":
    main()
