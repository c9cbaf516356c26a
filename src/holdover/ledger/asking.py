"""Short questions asked often, past all that SQLAlchemy would do with each.

A look-up in an index takes some ten microseconds. To find a statement in SQLAlchemy's cache, to take a
connection from its pool, to begin and to roll back take twenty times as long, and on PostgreSQL four ways to
the server. Here a statement is made text once for each kind of database, and goes alone to the driver: one
statement sees one moment without a transaction.
"""

from collections import deque
from collections.abc import Mapping
from typing import Any, Protocol, cast

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

_Rows = list[tuple[Any, ...]]


class _Cursor(Protocol):
    def fetchall(self) -> _Rows: ...


class _Driver(Protocol):
    """What a connection of ``sqlite3`` and one of ``psycopg`` have in common."""

    autocommit: bool

    def execute(self, text: str, values: Mapping[str, object], /) -> _Cursor: ...

    def close(self) -> None: ...


class Statement:
    """A query whose values are given by name (``sa.bindparam``), as plain as drivers take them.

    What it gives are plain rows: a digest is its 32 bytes.
    """

    def __init__(self, query: sa.Select[*tuple[Any, ...]]) -> None:
        self._query = query
        self._compiled: dict[str, tuple[str, Mapping[str, Any]]] = {}

    def compiled(self, dialect: sa.Dialect) -> tuple[str, Mapping[str, Any]]:
        """The text, and the values that it has from the beginning."""
        if dialect.name not in self._compiled:
            # Named in both, so that values are given to both in one way.
            named = sqlite.dialect(paramstyle="named") if dialect.name == "sqlite" else dialect
            compiled = self._query.compile(dialect=named)
            self._compiled[dialect.name] = str(compiled), compiled.params
        return self._compiled[dialect.name]


class Asking:
    """Asks a database through connections kept for it; any number of threads may ask at once."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._idle: deque[_Driver] = deque()

    def ask(self, statement: Statement, values: Mapping[str, object]) -> _Rows:
        """All rows. Raises what SQLAlchemy would."""
        text, given = statement.compiled(self._engine.dialect)
        error_of_driver = self._engine.dialect.loaded_dbapi.Error
        try:
            return self._ask(text, {**given, **values})
        except error_of_driver as error:
            raise sa.exc.DBAPIError(text, values, cast("Exception", error)) from error

    def close(self) -> None:
        """Let go of the connections."""
        while self._idle:
            self._idle.pop().close()

    def _ask(self, text: str, values: Mapping[str, object]) -> _Rows:
        while True:
            try:
                driver, is_new = self._idle.pop(), False
            except IndexError:  # asked for by another thread meanwhile, or there is none
                driver, is_new = self._connect(), True
            try:
                rows = driver.execute(text, values).fetchall()
            except self._engine.dialect.loaded_dbapi.Error:
                # A server may have ended what lay idle since; psycopg's connections tell that they were.
                was_ended = not is_new and getattr(driver, "closed", False)
                driver.close()
                if not was_ended:
                    raise
            else:
                self._idle.append(driver)
                return rows

    def _connect(self) -> _Driver:
        pooled = self._engine.raw_connection()
        driver = cast("_Driver", pooled.driver_connection)
        pooled.detach()  # it is closed here, and not by the pool
        if self._engine.dialect.name != "sqlite":
            driver.autocommit = True
        return driver
