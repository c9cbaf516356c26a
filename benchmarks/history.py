"""The history of the reader's scores, one row a measurement, kept in ``docs/reading.md``."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "reading.md"
_HEAD = "| date | commit | set |"


def add_rows(scores: dict[str, str], page: Path = PAGE) -> None:
    """Put a row for each set of reports, with its scores as they are to be shown, first into the table."""
    lines = page.read_text(encoding="utf-8").split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith(_HEAD)) + 2
    day, commit = datetime.now(UTC).date(), _commit()
    lines[at:at] = [f"| {day} | `{commit}` | {name} | {told} |" for name, told in scores.items()]
    page.write_text("\n".join(lines), encoding="utf-8")


def _commit() -> str:
    command = ["git", "rev-parse", "--short", "HEAD"]
    done = subprocess.run(command, cwd=PAGE.parent, capture_output=True, text=True, check=True)  # noqa: S603
    return done.stdout.strip()
