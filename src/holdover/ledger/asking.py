"""Short questions asked often, past all that SQLAlchemy would do with each.

A look-up in an index takes some ten microseconds. To find a statement in SQLAlchemy's cache, to take a
connection from its pool, to begin and to roll back take twenty times as long, and on PostgreSQL four ways to
the server. Here a statement is made text once for each kind of database, and goes alone to the driver: one
statement sees one moment without a transaction.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Protocol, cast

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

Rows = list[tuple[Any, ...]]

_BEGIN = {"sqlite": "BEGIN", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}
_LONGEST_LIST = 512


class _Cursor(Protocol):
    def fetchall(self) -> Rows: ...


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


class InHex(FunctionElement[str]):
    """A digest in hex, as texts have it."""

    type = sa.Text()
    inherit_cache = True


class AsOneText(FunctionElement[str]):
    """The texts of all rows as one, with a blank between each two."""

    type = sa.Text()
    inherit_cache = True


def _written(function: type[FunctionElement[str]], dialect: str, form: str) -> None:
    """Say how a kind of database writes a function."""

    @compiles(function, dialect)
    def write(element: FunctionElement[str], compiler: SQLCompiler, **given: object) -> str:
        return form.format(compiler.process(element.clauses, **given))


_written(InHex, "sqlite", "lower(hex({}))")
_written(InHex, "postgresql", "encode({}, 'hex')")
_written(AsOneText, "sqlite", "group_concat({}, ' ')")
_written(AsOneText, "postgresql", "string_agg({}, ' ')")


class Ask(Protocol):
    """Asks one question among several that are answered as of one moment."""

    def __call__(self, statement: Statement, /, **values: object) -> Rows:
        """All rows."""


def one_of(column: sa.Column[Any], name: str, number: int) -> sa.ColumnElement[bool]:
    """Whether a column is one of so many values; ``lists`` gives them."""
    return column.in_([sa.bindparam(f"{name}{at}", type_=column.type) for at in range(number)])


def lists(name: str, values: Sequence[object]) -> Iterator[tuple[int, dict[str, object]]]:
    """A list of any length for ``one_of``, in parts: each with its length, a power of two, and its values.

    The last value is repeated until the length is one, so that few statements serve lists of all lengths.
    """
    for first in range(0, len(values), _LONGEST_LIST):
        part = values[first : first + _LONGEST_LIST]
        number = 1 << (len(part) - 1).bit_length()
        yield number, {f"{name}{at}": part[min(at, len(part) - 1)] for at in range(number)}


def through(connection: sa.Connection) -> Ask:
    """Asks in the transaction of a connection."""

    def ask(statement: Statement, /, **values: object) -> Rows:
        text, given = statement.compiled(connection.dialect)
        return [tuple(row) for row in connection.exec_driver_sql(text, {**given, **values})]

    return ask


class Asking:
    """Asks a database through connections kept for it; any number of threads may ask at once."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._idle: deque[_Driver] = deque()

    def ask(self, statement: Statement, values: Mapping[str, object]) -> Rows:
        """All rows. Raises what SQLAlchemy would."""
        text, given = statement.compiled(self._engine.dialect)
        driver, rows = self._run(text, {**given, **values})
        self._idle.append(driver)
        return rows

    @contextmanager
    def of_one_moment(self) -> Iterator[Ask]:
        """Something to ask several questions by, all answered as of one moment."""
        driver, _ = self._run(_BEGIN[self._engine.dialect.name], {}, gives_rows=False)

        def ask(statement: Statement, /, **values: object) -> Rows:
            text, given = statement.compiled(self._engine.dialect)
            return self._rows(driver, text, {**given, **values})

        try:
            yield ask
            self._rows(driver, "ROLLBACK", {}, gives_rows=False)
        except BaseException:
            driver.close()
            raise
        self._idle.append(driver)

    def close(self) -> None:
        """Let go of the connections."""
        while self._idle:
            self._idle.pop().close()

    def _run(
        self, text: str, values: Mapping[str, object], *, gives_rows: bool = True
    ) -> tuple[_Driver, Rows]:
        """The rows of a text, and the connection that gave them, which is the caller's to go on with."""
        while True:
            try:
                driver, is_new = self._idle.pop(), False
            except IndexError:  # asked for by another thread meanwhile, or there is none
                driver, is_new = self._connect(), True
            try:
                return driver, self._rows(driver, text, values, gives_rows=gives_rows)
            except sa.exc.DBAPIError:
                # A server may have ended what lay idle since; psycopg's connections tell that they were.
                was_ended = not is_new and getattr(driver, "closed", False)
                driver.close()
                if not was_ended:
                    raise

    def _rows(
        self, driver: _Driver, text: str, values: Mapping[str, object], *, gives_rows: bool = True
    ) -> Rows:
        try:
            cursor = driver.execute(text, values)
            return cursor.fetchall() if gives_rows else []
        except self._engine.dialect.loaded_dbapi.Error as error:
            raise _as_sqlalchemy_raises(text, error) from error

    def _connect(self) -> _Driver:
        try:
            pooled = self._engine.raw_connection()
        except self._engine.dialect.loaded_dbapi.Error as error:
            raise _as_sqlalchemy_raises("connect", error) from error
        driver = cast("_Driver", pooled.driver_connection)
        pooled.detach()  # it is closed here, and not by the pool
        if self._engine.dialect.name != "sqlite":
            driver.autocommit = True
        return driver


def _as_sqlalchemy_raises(text: str, error: BaseException) -> sa.exc.DBAPIError:
    return sa.exc.DBAPIError(text, None, cast("Exception", error))
