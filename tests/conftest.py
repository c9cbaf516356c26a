"""What the tests of several rooms need: a place for a record, on both stores, and a ledger there."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from holdover.ledger.store import Ledger


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a record may be made: a file, or a schema of its own in a PostgreSQL database."""
    if request.param == "sqlite":
        yield str(tmp_path / "holdover.db")
        return
    url = sa.make_url(request.getfixturevalue("postgresql")).set(drivername="postgresql+psycopg")
    server = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.exec_driver_sql("CREATE SCHEMA fresh")
        own = url.update_query_dict({"options": "-csearch_path=fresh"})
        yield own.render_as_string(hide_password=False)
        connection.exec_driver_sql("DROP SCHEMA fresh CASCADE")
    server.dispose()


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger.open(place) as opened:
        yield opened


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of an empty database: the one in HOLDOVER_TEST_POSTGRES, or a server started for the tests."""
    if url := os.environ.get("HOLDOVER_TEST_POSTGRES"):
        yield url
        return
    programs = _programs()
    if programs is None:
        pytest.skip("no PostgreSQL here; install it or name a database in HOLDOVER_TEST_POSTGRES")
    home = Path(tempfile.mkdtemp(prefix="holdover-postgresql-"))
    # PostgreSQL does not run as root; Debian's nobody will do.
    user = "nobody" if os.geteuid() == 0 else None
    if user:
        shutil.chown(home, user)
    data, logs = home / "data", home / "log"
    try:
        _run(user, programs / "initdb", "-D", data, "-U", "holdover", "-A", "trust", "--no-sync")
        settings = f"-k {home} -c listen_addresses='' -c fsync=off"
        _run(user, programs / "pg_ctl", "-D", data, "-l", logs, "-w", "-o", settings, "start")
        yield f"postgresql://holdover@/postgres?host={home}"
        _run(user, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home)


def _programs() -> Path | None:
    """Where Debian, or the search path, has PostgreSQL's programs."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = installed[-1] if installed else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def _run(user: str | None, *command: str | Path) -> None:
    # The server must not keep the tests' own output open, and nobody may not enter the tests' own folder.
    subprocess.run(command, user=user, cwd="/", check=True, stdout=subprocess.DEVNULL)
