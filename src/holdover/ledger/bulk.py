"""Many rows at once, past all that SQLAlchemy would do with each: this is the way of ten million rows."""

from collections.abc import Callable, Sequence
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

Row = tuple[object, ...]
"""The values of a row, in the order of its table's columns and as the database's driver takes them."""


def insert_rows(
    connection: sa.Connection, table: sa.Table, rows: Sequence[Row], *, numbered: bool = True
) -> None:
    """Add rows to a table. Where they are not ``numbered``, the database does so: they have no ``row``."""
    if not rows:
        return
    columns = [column.name for column in table.columns if numbered or column.name != "row"]
    if connection.dialect.name == "sqlite":
        statement = sa.insert(table).compile(dialect=connection.dialect, column_keys=columns)
        connection.exec_driver_sql(str(statement), cast("list[tuple[Any, ...]]", rows))
    else:
        _copy(connection, table, columns, rows)


def add_missing(connection: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> None:
    """Add rows to a table; those that are there already are passed over."""
    if not rows:
        return
    columns = [column.name for column in table.columns]
    if connection.dialect.name == "sqlite":
        statement = sqlite.insert(table).on_conflict_do_nothing()
        text = str(statement.compile(dialect=connection.dialect, column_keys=columns))
        connection.exec_driver_sql(text, cast("list[tuple[Any, ...]]", rows))
    else:
        values = [dict(zip(columns, row, strict=True)) for row in rows]
        connection.execute(postgresql.insert(table).on_conflict_do_nothing(), values)


def binder(connection: sa.Connection, column: sa.Column[Any]) -> Callable[[Any], object]:
    """What makes of a value in a column that which the database's driver takes."""
    dialect = connection.dialect
    return column.type.dialect_impl(dialect).bind_processor(dialect) or _as_it_is


def _as_it_is(value: object) -> object:
    return value


def _copy(connection: sa.Connection, table: sa.Table, columns: Sequence[str], rows: Sequence[Row]) -> None:
    import psycopg  # noqa: PLC0415 - needed only by those who have PostgreSQL

    driver = cast("psycopg.Connection[Any]", connection.connection.driver_connection)
    quoted = connection.dialect.identifier_preparer.quote
    command = f"COPY {quoted(table.name)} ({', '.join(map(quoted, columns))}) FROM STDIN"
    try:
        with driver.cursor() as cursor, cursor.copy(command.encode()) as copy:
            for row in rows:
                copy.write_row(row)
    except psycopg.Error as error:
        raise sa.exc.DBAPIError(command, None, error) from error
