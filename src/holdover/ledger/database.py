"""Opening the database of a ledger: SQLite by path, PostgreSQL by URL; made or brought up to date."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPIConnection

from holdover.ledger.asking import Ask, Asking, Rows, Statement
from holdover.ledger.failures import (
    LedgerError,
    MissingRecordError,
    NewerRecordError,
    NotARecordError,
    UnreachableError,
    told_plainly,
)
from holdover.ledger.schema import REVISION, VERSION_TABLE

if TYPE_CHECKING:
    import sqlite3

# Half a minute: longer than any batch takes, shorter than anybody waits.
_PATIENCE = 30.0
_FETCH = 1_000
# Writers to PostgreSQL take turns at this lock, so that row numbers are in the order of commits and "all
# after row N" misses nothing. The number only has to be nobody else's: "Holdover" in ASCII.
_WRITERS = 0x486F6C646F766572
_PASSWORD = re.compile(r"(?<=[^/]):[^/]*(?=@)")  # in what may be no URL at all
_MIGRATIONS = Path(__file__).parent / "migrations"


class Database:
    """One database: an engine, and the name by which errors speak of it."""

    def __init__(self, where: str | Path, *, create: bool) -> None:
        url = _url(where)
        self.where = url.render_as_string(hide_password=False)
        self.name = url.database or "" if url.get_backend_name() == "sqlite" else _shown(str(where))
        self._may_be_made(url, create=create)
        self.engine = _engine(url)
        self._asking = Asking(self.engine)
        try:
            self._bring_up_to_date(create=create)
        except BaseException:
            self.close()
            raise

    @property
    def is_sqlite(self) -> bool:
        """Whether this is a file of SQLite's."""
        return self.engine.dialect.name == "sqlite"

    def close(self) -> None:
        """Let go of every connection."""
        self._asking.close()
        self.engine.dispose()

    def ask(self, statement: Statement, /, **values: object) -> Rows:
        """The rows of a short question, past all that stands around others (``asking``)."""
        with told_plainly(self.name):
            return self._asking.ask(statement, values)

    @contextmanager
    def asking(self) -> Iterator[Ask]:
        """Several short questions, all answered as of one moment."""
        with told_plainly(self.name), self._asking.of_one_moment() as ask:
            yield ask

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection for asking; all its answers are of one moment."""
        with told_plainly(self.name), self.engine.connect() as connection:
            if self.is_sqlite:
                connection.exec_driver_sql("BEGIN")
            else:
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction in which nobody else writes; it is kept only if nothing is raised."""
        with told_plainly(self.name), self.engine.connect() as connection:
            if self.is_sqlite:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            else:
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_WRITERS)))
            yield connection
            connection.commit()

    def stream(self, query: sa.Select[*tuple[Any, ...]]) -> Iterator[sa.Row[*tuple[Any, ...]]]:
        """The rows of a query, some at a time, all of one moment."""
        with (
            self.reading() as connection,
            connection.execution_options(yield_per=_FETCH).execute(query) as result,
        ):
            yield from result

    def _may_be_made(self, url: sa.URL, *, create: bool) -> None:
        """Refuse where the record is missing and not to be made, before anything is touched."""
        if url.get_backend_name() != "sqlite":
            return
        path = Path(self.name)
        if path.is_dir():
            raise NotARecordError(f"{path}: is a folder; name a file in it with --record")
        if not path.exists() and not create:
            raise MissingRecordError(
                f"{path}: there is no record here; make one with: holdover add FILE, "
                "or name another with --record"
            )
        if not path.parent.is_dir():
            raise MissingRecordError(f"{path}: there is no folder {path.parent}; make it first")

    def _bring_up_to_date(self, *, create: bool) -> None:
        with self.reading() as connection:
            version = self._version(connection)
        if version == REVISION:
            return
        if version is None and not create:
            raise MissingRecordError(
                f"{self.name}: there is no record here; make one with: holdover add FILE"
            )
        if version is None and self.is_sqlite:
            self._write_ahead()
        with self.writing() as connection:
            # Another process may have made it while this one waited for its turn.
            if self._version(connection) != REVISION:
                _migrate(connection)

    def _version(self, connection: sa.Connection) -> str | None:
        """The schema of the database, ``None`` where it is empty. Raises where this one cannot use it."""
        tables = set(sa.inspect(connection).get_table_names())
        if VERSION_TABLE not in tables:
            if tables:
                raise NotARecordError(
                    f"{self.name}: this database is not a record of Holdover's (it has the table "
                    f"“{min(tables)}”); name another with --record"
                )
            return None
        version = connection.scalar(sa.select(sa.column("version_num")).select_from(sa.table(VERSION_TABLE)))
        if version is None or version > REVISION:
            raise NewerRecordError(
                f"{self.name}: a newer Holdover wrote it (schema {version}, this one knows {REVISION}); "
                "upgrade with: pip install --upgrade holdover"
            )
        return str(version)

    def _write_ahead(self) -> None:
        # Readers go on while one writes. The file remembers it, so it is said once, never to a foreign file.
        # SQLite changes it in no transaction.
        with told_plainly(self.name), self.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")


def _url(where: str | Path) -> sa.URL:
    text = str(where)
    if "://" not in text:
        return sa.URL.create("sqlite", database=str(Path(text).absolute()))
    try:
        url = sa.make_url(text)
    except (sa.exc.ArgumentError, ValueError) as error:
        where = _PASSWORD.sub("", text)
        raise LedgerError(f"{where}: is no URL of a database; write postgresql://user@host/name") from error
    if url.get_backend_name() == "sqlite" and url.database:
        return url
    if url.drivername in {"postgres", "postgresql"}:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername == "postgresql+psycopg":
        return url
    raise LedgerError(f"{_shown(text)}: a record is a file of SQLite's or postgresql://user@host/name")


def _shown(text: str) -> str:
    """The URL as it was given, without its password."""
    url = sa.make_url(text).difference_update_query(["password"])
    return url._replace(password=None).render_as_string()


def _engine(url: sa.URL) -> sa.Engine:
    try:
        if url.get_backend_name() != "sqlite":
            return sa.create_engine(url, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise UnreachableError(
            "PostgreSQL needs one package more; install it with: pip install 'holdover[postgres]'"
        ) from error
    arguments = {"timeout": _PATIENCE, "check_same_thread": False}
    engine = sa.create_engine(_as_it_lies(url), connect_args=arguments, poolclass=sa.QueuePool)
    sa.event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _as_it_lies(url: sa.URL) -> sa.URL:
    """The URL by which SQLite reads a file in a folder that nobody here may write to.

    It would else put the files beside it by which readers and writers watch for one another. Where there are
    any, somebody is writing, and they are needed.
    """
    path = Path(url.database or "")
    if not path.exists() or os.access(path.parent, os.W_OK) or Path(f"{path}-wal").exists():
        return url
    return url.set(database=f"file:{quote(str(path))}", query={"immutable": "1", "uri": "true"})


def _prepare_sqlite(driver: DBAPIConnection, _record: object) -> None:
    connection = cast("sqlite3.Connection", driver)
    # The driver would begin transactions late, and only for some statements; `writing` does it itself.
    connection.isolation_level = None
    for setting in (
        # A commit is on the disk when it returns: no recorded report is lost, not even to a power cut.
        "synchronous = FULL",
        # Without it, REPLACE would remove a row behind the back of the trigger that forbids it.
        "recursive_triggers = ON",
        "foreign_keys = ON",
        "cache_size = -32768",  # 32 MiB, in KiB
        # Pages (64 MiB) that the log takes before they go into the file: those of an index are written again
        # with nearly every transaction, and so go there once.
        "wal_autocheckpoint = 16384",
    ):
        connection.execute(f"PRAGMA {setting}")


def _migrate(connection: sa.Connection) -> None:
    # Loaded only when there is something to do: it costs more time than most questions do.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
