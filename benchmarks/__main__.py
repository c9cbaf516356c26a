"""How fast reports are read, beside something plainer in the same run: ``make speeds``."""

import os
import platform

from rich.console import Console

from benchmarks.measured import speeds_as_table
from benchmarks.triage import measure_triage
from benchmarks.words import measure_words


def main() -> None:
    """Measure, and print what came out as a table."""
    console = Console()
    console.print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}")
    console.print(speeds_as_table([measure_words(), *measure_triage()]))


if __name__ == "__main__":
    main()
