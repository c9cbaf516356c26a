"""Runs the migrations on the connection, and in the transaction, that ``ledger.database`` hands over."""

from alembic import context

from holdover.ledger.schema import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
)
context.run_migrations()
