"""What a database can refuse, as sentences for the one who has to mend it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from holdover.errors import HoldoverError


class LedgerError(HoldoverError):
    """The record could not be opened, read or written."""


class MissingRecordError(LedgerError):
    """There is no record at the place named."""


class NotARecordError(LedgerError):
    """The file or database named is not Holdover's."""


class NewerRecordError(LedgerError):
    """The record was written by a newer version of Holdover."""


class ReadOnlyError(LedgerError):
    """The record, or its folder, may not be written."""


class FullDiskError(LedgerError):
    """No room is left for the record."""


class BusyError(LedgerError):
    """Another process keeps the record locked."""


class DamagedError(LedgerError):
    """The file of the record is damaged."""


class UnreachableError(LedgerError):
    """The database server cannot be reached, or lets nobody in."""


# SQLite's primary result codes: https://www.sqlite.org/rescode.html
_SQLITE: dict[int, tuple[type[LedgerError], str]] = {
    sqlite3.SQLITE_NOTADB: (
        NotARecordError,
        "{where}: this file is not a record of Holdover's; name another with --record",
    ),
    sqlite3.SQLITE_READONLY: (
        ReadOnlyError,
        "{where}: may not be written; change the permissions of the file and its folder, "
        "or name another with --record",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        ReadOnlyError,
        "{where}: cannot be opened or made there; change the permissions of its folder, "
        "or name another with --record",
    ),
    sqlite3.SQLITE_FULL: (
        FullDiskError,
        "{where}: no space is left on the disk; what was recorded before is safe, make room and run it again",
    ),
    sqlite3.SQLITE_IOERR: (
        FullDiskError,
        "{where}: the disk cannot be read or written; what was recorded before is safe, "
        "check the disk and its free space and run it again",
    ),
    sqlite3.SQLITE_BUSY: (
        BusyError,
        "{where}: another process keeps the record locked; wait until it is done and run it again",
    ),
    sqlite3.SQLITE_CORRUPT: (
        DamagedError,
        "{where}: the file is damaged; restore a copy, or save what is left with: sqlite3 {where} .recover",
    ),
}
# PostgreSQL's classes of error: https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRESQL: dict[str, tuple[type[LedgerError], str]] = {
    "25": (ReadOnlyError, "{where}: this database may not be written; name its primary server"),
    "42501": (ReadOnlyError, "{where}: this user may not write here; grant it CREATE on the schema"),
    "53": (FullDiskError, "{where}: the server has no room left; make some and run it again"),
    "55": (BusyError, "{where}: another process keeps the record locked; run it again when it is done"),
    "40": (BusyError, "{where}: another process was in the way; run it again"),
}


@contextmanager
def told_plainly(where: str) -> Iterator[None]:
    """Turn what the database refuses into one ``LedgerError`` that says what to do about it."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        known = (
            _on_sqlite(error.orig) if isinstance(error.orig, sqlite3.Error) else _on_postgresql(error.orig)
        )
        if known is None:
            raise
        kind, sentence = known
        raise kind(sentence.format(where=where)) from error


def _on_sqlite(error: sqlite3.Error) -> tuple[type[LedgerError], str] | None:
    # The low byte is the primary code, the rest says more than anybody can act on.
    return _SQLITE.get(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF)


def _on_postgresql(error: BaseException | None) -> tuple[type[LedgerError], str] | None:
    state = getattr(error, "sqlstate", None)
    if state is None or state.startswith(("08", "28")) or state == "3D000":
        return UnreachableError, f"{{where}}: the database does not answer: {_first_line(error)}"
    return _POSTGRESQL.get(state) or _POSTGRESQL.get(state[:2])


def _first_line(error: BaseException | None) -> str:
    # Braces would be read as places to fill in.
    return (str(error).strip().splitlines() or ["no reason given"])[0].replace("{", "(").replace("}", ")")
