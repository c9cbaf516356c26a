"""The tables of the ledger, as queries see them; ``migrations/`` makes them."""

from datetime import UTC, datetime

import sqlalchemy as sa

REVISION = "0002"
"""The newest schema that this version of Holdover knows."""

VERSION_TABLE = "holdover_version"
"""Where a database says which schema it has; a database without it is not Holdover's."""


class Digest(sa.types.TypeDecorator[str]):
    """A SHA-256 in hex, kept as its 32 bytes: half the size, which counts in an index of ten million."""

    impl = sa.LargeBinary(32)
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> bytes | None:
        """To the database."""
        return None if value is None else bytes.fromhex(value)

    def process_result_value(self, value: bytes | None, dialect: sa.Dialect) -> str | None:
        """From the database."""
        return None if value is None else value.hex()


class Moment(sa.types.TypeDecorator[datetime]):
    """A time in UTC. SQLite knows no time zones, so none is kept there."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """To the database."""
        if value is None or dialect.name == "postgresql":
            return value
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """From the database."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# SQLite gives row numbers of its own only to a column declared INTEGER.
Row = sa.BigInteger().with_variant(sa.Integer, "sqlite")

metadata = sa.MetaData()

report = sa.Table(
    "report",
    metadata,
    sa.Column("row", Row, primary_key=True),
    sa.Column("digest", Digest, nullable=False, unique=True),
    sa.Column("key", sa.Text),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("title", sa.Text),
    sa.Column("publisher", sa.Text),
    sa.Column("url", sa.Text),
    sa.Column("published", sa.Text),
    sa.Column("medium", sa.Text, nullable=False),
    sa.Column("author", sa.Text),
    sa.Column("agency", sa.Text),
    sa.Column("corrects", sa.Text),
    sa.Column("known", sa.Date, nullable=False),
    sa.Column("recorded", Moment, nullable=False),
    sa.Index("report_by_key", "key"),
    sa.Index("report_by_url", "url"),
    sa.Index("report_by_corrects", "corrects"),
)

claim = sa.Table(
    "claim",
    metadata,
    sa.Column("row", Row, primary_key=True),
    sa.Column("id", Digest, nullable=False, unique=True),
    sa.Column("report", Row, sa.ForeignKey("report.row"), nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("person", sa.Text),
    sa.Column("group_text", sa.Text),
    sa.Column("group_least", sa.BigInteger),
    sa.Column("group_most", sa.BigInteger),
    sa.Column("office", sa.Text),
    sa.Column("capacity", sa.Text),
    sa.Column("by_whom", sa.Text),
    sa.Column("date", sa.Text),
    sa.Column("sources", sa.JSON, nullable=False),
    sa.Column("trigger_words", sa.Text, nullable=False),
    sa.Column("begins", sa.Integer, nullable=False),
    sa.Column("ends", sa.Integer, nullable=False),
    sa.Column("confidence", sa.Float, nullable=False),
    sa.Column("reader", sa.Text, nullable=False),
    sa.Column("person_key", sa.Text),
    sa.Column("office_key", sa.Text),
    sa.Index("claim_by_report", "report"),
    sa.Index("claim_by_office", "office"),
)

attribution = sa.Table(
    "attribution",
    metadata,
    sa.Column("row", Row, primary_key=True),
    sa.Column("report", Row, sa.ForeignKey("report.row"), nullable=False),
    sa.Column("source", sa.JSON, nullable=False),
    sa.Column("cue", sa.JSON, nullable=False),
    sa.Column("content", sa.JSON, nullable=False),
    sa.Column("direct", sa.Boolean, nullable=False),
    sa.Column("channel", sa.Text),
    sa.Column("chain", sa.JSON, nullable=False),
    sa.Index("attribution_by_report", "report"),
)

decision = sa.Table(
    "decision",
    metadata,
    sa.Column("row", Row, primary_key=True),
    sa.Column("id", Digest, nullable=False, unique=True),
    sa.Column("act", sa.Text, nullable=False),
    sa.Column("subjects", sa.JSON, nullable=False),
    sa.Column("by_whom", sa.Text, nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
)
