"""A PostgreSQL server of one's own, for as long as it takes; the tests start theirs here too."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

import sqlalchemy as sa


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs: the URL of its empty database, and the id of its first process."""

    url: str
    process: int


def programs() -> Path | None:
    """Where Debian, or the search path, has PostgreSQL's programs."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = installed[-1] if installed else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@contextmanager
def running(where: Path, settings: Mapping[str, str], folder: str | None = None) -> Iterator[Server]:
    """Start a server with the programs in a folder, and remove it and its data at the end."""
    home = Path(tempfile.mkdtemp(prefix="holdover-postgresql-", dir=folder))
    # PostgreSQL does not run as root; Debian's nobody will do.
    user = "nobody" if os.geteuid() == 0 else None
    if user:
        shutil.chown(home, user)
    data, logs = home / "data", home / "log"
    options = " ".join(f"-c {name}={value}" for name, value in settings.items())
    try:
        _run(user, where / "initdb", "-D", data, "-U", "holdover", "-A", "trust", "--no-sync")
        listening = f"-k {home} -c listen_addresses='' {options}"
        _run(user, where / "pg_ctl", "-D", data, "-l", logs, "-w", "-o", listening, "start")
        try:
            process = int((data / "postmaster.pid").read_text().split()[0])
            yield Server(f"postgresql://holdover@/postgres?host={home}", process)
        finally:
            _run(user, where / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home)


@contextmanager
def new_schema(database: str) -> Iterator[str]:
    """The URL of an empty schema in the database of that URL, for as long as it is used."""
    url = sa.make_url(database).set(drivername="postgresql+psycopg")
    name = f"fresh_{token_hex(4)}"
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {name}")
        own = url.update_query_dict({"options": f"-csearch_path={name}"})
        yield own.render_as_string(hide_password=False)
        connection.exec_driver_sql(f"DROP SCHEMA {name} CASCADE")
    engine.dispose()


def _run(user: str | None, *command: str | Path) -> None:
    # The server must not keep the caller's own output open, and nobody may not enter the caller's own folder.
    subprocess.run(command, user=user, cwd="/", check=True, stdout=subprocess.DEVNULL)
