"""``python -m benchmarks.registers``: answers from imported registers against the files themselves.

The files are those in ``../shared/registers``, where that is. Every answer is compared as a set, and where
one differs the difference is printed. Exit status 1 where an answer differs.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.registers import congress, ifg

REGISTERS = Path(__file__).parents[3] / "shared" / "registers"
CHECKS: dict[str, Callable[[Path, Path, random.Random], int]] = {
    "uk-ifg": ifg.check,
    "us-congress": congress.check,
}


def main() -> int:
    """Compare all registers that are there; give 1 where an answer differs, else 0."""
    arguments = _arguments()
    differing = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, check in CHECKS.items():
            source: Path = arguments.registers / name
            if source.is_dir():
                differing += check(source, Path(folder) / f"{name}.db", random.Random(arguments.seed))
            else:
                print(f"registers: skipped {name}, nothing at {source}")
    return min(differing, 1)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.registers", description=__doc__)
    parser.add_argument("--registers", type=Path, default=REGISTERS, help="the folder of the registers")
    parser.add_argument("--seed", type=int, default=4, help="chooses the days that are asked about")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
