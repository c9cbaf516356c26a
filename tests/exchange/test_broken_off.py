"""An import that is killed goes on when it is run again, and ends in the same register."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from tables import write_ifg

from holdover import Record
from holdover.exchange.options import Options
from holdover.json_form import line
from holdover.ledger.store import Ledger
from holdover.when import PartialDate

ROWS = 1_600
KILLS = 3
OPTIONS = Options(published=PartialDate.day(date(2020, 1, 1)))
IMPORT = """
import sys
from test_broken_off import OPTIONS
from holdover import Record
with Record.open(sys.argv[1]) as record:
    record.import_records("ifg", [sys.argv[2]], OPTIONS)
"""


@pytest.fixture(scope="module")
def ministers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Many appointments to posts of an organization and, later, of the one that it was renamed as."""
    chance, renamed = random.Random(3), date(2005, 3, 1)  # noqa: S311 - it guards nothing
    appointments = ["id,person_id,post_id,start_date,end_date\n"]
    for number in range(ROWS):
        start = renamed + timedelta(days=chance.randrange(-4_000, 4_000))
        held = f"{'n' if start >= renamed else 'o'}{chance.randrange(20)}"
        appointments.append(f"a{number},p{chance.randrange(400)},{held},{start},\n")
    for post in range(20):
        appointments.append(f"x{post},p{post},o{post},2001-01-01,{renamed}\n")
        appointments.append(f"y{post},p{post},n{post},{renamed},2006-01-01\n")
    return write_ifg(
        tmp_path_factory.mktemp("ministers") / "ifg",
        appointment="".join(appointments),
        appointment_characteristics="appointment_id,is_acting,is_on_leave,start_date,end_date\n",
        person="id,name,start_date,end_date\n" + "".join(f"p{at},Person {at},,\n" for at in range(400)),
        post="id,organisation_id,name\n"
        + "".join(f"{at}{post},{at},Minister {post}\n" for at in "on" for post in range(20)),
        organisation="id,name,start_date,end_date\no,Old Office,,\nn,New Office,,\n",
        organisation_link="type,predecessor_organisation_id,successor_organisation_id,link_start_date\n"
        f"Name change,o,n,{renamed}\n",
    )


def exported(record: Record) -> bytes:
    return "\n".join(map(line, record.export())).encode()


@pytest.fixture(scope="module")
def undisturbed(ministers: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    with Record.open(tmp_path_factory.mktemp("whole") / "whole.db") as record:
        record.import_records("ifg", [ministers], OPTIONS)
        return exported(record)


@contextmanager
def importing(place: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-c", IMPORT, place, str(folder)]
    with subprocess.Popen(command, cwd=Path(__file__).parent, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.kill()


def reports_in(place: str) -> int:
    """How many reports are in the record, 0 while it is being made."""
    try:
        with Ledger.open(place, create=False) as ledger:
            return ledger.counts().reports
    except Exception:  # noqa: BLE001 - whatever a half-made record says
        return 0


@pytest.mark.slow
def test_a_killed_import_ends_in_the_register_of_one_left_alone(
    place: str, ministers: Path, undisturbed: bytes
) -> None:
    chance, killed = random.Random(), 0  # noqa: S311 - it guards nothing
    # The last is killed when all is recorded, while the register is worked out.
    for some in (*sorted(chance.randrange(1, ROWS) for _ in range(KILLS - 1)), ROWS):
        with importing(place, ministers) as process:
            while process.poll() is None and reports_in(place) < some:
                time.sleep(0.05)
            time.sleep(chance.random() / 10)
            process.send_signal(signal.SIGKILL)
            killed += process.wait() == -signal.SIGKILL
    assert killed
    with importing(place, ministers) as process:
        assert process.wait() == 0
    with Record.open(place) as record:
        assert exported(record) == undisturbed
        added = record.import_records("ifg", [ministers], OPTIONS)
        assert (added.new, added.claims, added.decisions) == (0, 0, 0)
