"""What is no record, or cannot be used as one, is told in one line and left as it was."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from telling import many, told

from holdover.ledger import database, schema
from holdover.ledger.failures import (
    DamagedError,
    FullDiskError,
    LedgerError,
    MissingRecordError,
    NewerRecordError,
    NotARecordError,
    UnreachableError,
)
from holdover.ledger.store import Ledger

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def refusal(kind: type[LedgerError], place: str | Path, *, create: bool = True) -> str:
    """The one line in which opening is refused."""
    with pytest.raises(kind) as caught:
        Ledger.open(place, create=create)
    line = str(caught.value)
    assert "\n" not in line
    return line


def test_a_record_is_made_and_opened_again(place: str) -> None:
    with Ledger.open(place) as ledger:
        ledger.append(told())
    with Ledger.open(place, create=False) as ledger:
        assert ledger.counts().claims == 1


def test_a_missing_record_is_not_made_unasked(place: str) -> None:
    assert "holdover add" in refusal(MissingRecordError, place, create=False)
    if "://" not in place:
        assert not Path(place).exists()


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    assert "is a folder" in refusal(NotARecordError, tmp_path)


def test_a_record_needs_its_folder(tmp_path: Path) -> None:
    assert "no folder" in refusal(MissingRecordError, tmp_path / "none" / "holdover.db")


def test_any_other_file_is_left_alone(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear reader,\n" * 100)
    assert "letter.txt" in refusal(NotARecordError, letter)
    assert letter.read_text() == "Dear reader,\n" * 100


def test_the_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "songs.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE song (title TEXT)")
    before = other.read_bytes()
    assert "“song”" in refusal(NotARecordError, other)
    assert other.read_bytes() == before


def test_a_record_of_a_newer_version_is_left_alone(place: str) -> None:
    with Ledger.open(place) as ledger, ledger.database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE holdover_version SET version_num = '9999'")
    assert "pip install --upgrade" in refusal(NewerRecordError, place)


def test_a_damaged_record_says_so(tmp_path: Path) -> None:
    place = tmp_path / "holdover.db"
    with Ledger.open(place) as ledger:
        list(ledger.append_all(many(300)))
    with place.open("r+b") as file:
        file.seek(40_000)
        file.write(b"\xff" * 100_000)
    with Ledger.open(place) as ledger, pytest.raises(DamagedError, match="damaged"):
        list(ledger.entries())


@pytest.mark.parametrize(
    ("place", "what"),
    [
        ("mysql://somebody@host/name", "postgresql://"),
        ("sqlite://", "postgresql://"),
        ("://", "postgresql://"),
    ],
)
def test_another_kind_of_database_is_refused(place: str, what: str) -> None:
    assert what in refusal(LedgerError, place)


def test_a_server_that_does_not_answer_is_told_without_the_password() -> None:
    line = refusal(UnreachableError, "postgresql://somebody:secret@127.0.0.1:1/name?connect_timeout=2")
    assert "does not answer" in line
    assert "secret" not in line


def test_a_full_disk_loses_nothing_that_was_recorded(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "holdover.db") as ledger:
        # SQLite's own limit raises what a full disk raises, and needs no disk.
        sa.event.listen(ledger.database.engine, "connect", _limit_pages)
        ledger.database.engine.dispose()
        _fill(ledger)


def test_a_disk_that_is_really_full_loses_nothing_either(small_disk: Path) -> None:
    with Ledger.open(small_disk / "holdover.db") as ledger:
        _fill(ledger)


def _fill(ledger: Ledger) -> None:
    acknowledged: list[str] = []
    with pytest.raises(FullDiskError, match="make room"):
        acknowledged.extend(receipt.report.digest for receipt in ledger.append_all(many(9_000), batch=50))
    held = [entry.report for entry in ledger.entries()]
    assert held == acknowledged
    assert len(held) >= 50


def _limit_pages(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA max_page_count = 100")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte."""
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", tmp_path], check=False, capture_output=True
    )
    if mounted.returncode != 0:
        pytest.skip("mounting a small disk is not allowed here")
    yield tmp_path
    subprocess.run(["umount", tmp_path], check=True)


AS_NOBODY = """
import os, sys
from holdover.errors import HoldoverError
from holdover.ledger.store import Ledger
from telling import told
Ledger.open(sys.argv[1]).close()  # loads all that is loaded late, while it may still be read
if os.geteuid() == 0:
    os.setuid(65534)
try:
    with Ledger.open(sys.argv[2]) as ledger:
        print(ledger.counts().claims, "claim read")
        ledger.append(told("Joon Kim"))
except HoldoverError as error:
    print(type(error).__name__, error)
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter."""
    folder = Path(tempfile.mkdtemp(prefix="holdover-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize("record", ["new.db", "held.db"])
def test_a_place_that_may_not_be_written_says_so(open_folder: Path, tmp_path: Path, record: str) -> None:
    with Ledger.open(open_folder / "held.db") as ledger:
        ledger.append(told())
    (open_folder / "held.db").chmod(0o444)
    open_folder.chmod(0o555)
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, tmp_path / "scratch.db", open_folder / record],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent)},
        capture_output=True,
        text=True,
        check=True,
    )
    *read, refused = done.stdout.splitlines()
    assert refused.startswith("ReadOnlyError ")
    assert record in refused
    assert read == (["1 claim read"] if record == "held.db" else [])


def test_a_record_of_the_first_schema_is_brought_up_to_date_with_nothing_lost(tmp_path: Path) -> None:
    place, held = tmp_path / "old.db", many(20)
    with Ledger.open(place) as ledger:
        list(ledger.append_all(held, recorded=NOON))
        before = list(ledger.entries())
    _as_of_the_first_schema(place)
    with Ledger.open(place, create=False) as ledger:
        assert list(ledger.entries()) == before
        assert [receipt.new for receipt in ledger.append_all(held)] == [False] * 20
        keyed = replace(held[0].claims[0], person_key="people:1", office_key="posts:1")
        assert ledger.append(replace(held[0], claims=(keyed,)))
        assert [entry.claim.office_key for entry in ledger.entries()] == [None] * 20 + ["posts:1"]
        with (
            pytest.raises(sa.exc.IntegrityError, match="append-only"),
            ledger.database.writing() as connection,
        ):
            connection.execute(sa.delete(schema.claim))


def _as_of_the_first_schema(place: Path) -> None:
    """Make the record one that the first version wrote: without the columns that were added since."""
    with closing(sqlite3.connect(place)) as connection, connection:
        for column in ("person_key", "office_key"):
            connection.execute(f"ALTER TABLE claim DROP COLUMN {column}")
        connection.execute("UPDATE holdover_version SET version_num = '0001'")


def test_the_migrations_make_the_tables_that_the_queries_see(place: str) -> None:
    with Ledger.open(place) as ledger, ledger.database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": schema.VERSION_TABLE})
        assert compare_metadata(context, schema.metadata) == []


def test_the_newest_migration_is_the_schema_that_the_code_expects() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(database.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == schema.REVISION


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("postgresql://ada:s3cret@127.0.0.1:1/town", "postgresql://ada@127.0.0.1:1/town: the database"),
        ("postgres://127.0.0.1:1/town?password=s3cret", "postgres://127.0.0.1:1/town: the database"),
        ("mysql://ada:s3cret@host/town", "mysql://ada@host/town: a record is"),
        ("postgresql://ada:s3cret@host:port/town", "postgresql://ada@host:port/town: is no URL"),
    ],
)
def test_a_url_is_told_as_it_was_given_and_without_its_password(given: str, shown: str) -> None:
    with pytest.raises(LedgerError) as refused:
        Ledger.open(given)
    assert str(refused.value).startswith(shown)
    assert "s3cret" not in str(refused.value)
