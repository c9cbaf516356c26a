"""An import that is killed goes on when it is run again, and ends in the same record."""

import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from holdover import Record
from holdover.exchange.options import Options
from holdover.ledger.store import Ledger
from holdover.when import PartialDate

ROWS = 4_000
OPTIONS = Options(
    published=PartialDate.day(date(2020, 1, 1)),
    columns={"person": "Name", "office": "Post", "start": "From"},
)
IMPORT = """
import sys
from pathlib import Path
from test_broken_off import OPTIONS
from holdover import Record
with Record.open(sys.argv[1]) as record:
    record.import_records("csv", [sys.argv[2]], OPTIONS)
"""


def everything(record: Record) -> list[object]:
    entries = sorted(record.ledger.entries(), key=lambda entry: entry.id)
    return [*entries, *record.body(on=date(2005, 1, 1))]


def test_a_killed_import_ends_as_one_that_was_left_alone(tmp_path: Path) -> None:
    table = tmp_path / "mayors.csv"
    rows = (
        f"Person {number % 700},mayor of town {number % 40},{1900 + number % 100}" for number in range(ROWS)
    )
    table.write_text("\n".join(("Name,Post,From", *rows)))
    place = tmp_path / "killed.db"
    process = subprocess.Popen(
        [sys.executable, "-c", IMPORT, place, table], cwd=Path(__file__).parent, stderr=subprocess.DEVNULL
    )
    while process.poll() is None and not _has_some(place):
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    with Record.open(place) as record, Record.open(tmp_path / "whole.db") as whole:
        before = record.ledger.counts().reports
        added = record.import_records("csv", [table], OPTIONS)
        assert added.known >= before
        whole.import_records("csv", [table], OPTIONS)
        assert record.ledger.counts() == whole.ledger.counts()
        assert everything(record) == everything(whole)


def _has_some(place: Path) -> bool:
    if not place.exists():
        return False
    try:
        with Ledger.open(place, create=False) as ledger:
            return ledger.counts().reports > 0
    except Exception:  # noqa: BLE001 - it is just being made
        return False
