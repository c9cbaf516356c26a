"""Four tables to which rows are only ever added."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ROW = sa.BigInteger().with_variant(sa.Integer, "sqlite")
DIGEST = sa.LargeBinary(32)
MOMENT = sa.DateTime(timezone=True)
TABLES = ("report", "claim", "attribution", "decision")


def upgrade() -> None:
    """Make the tables, and the triggers that refuse to change or remove a row."""
    _reports()
    _claims()
    _attributions()
    _decisions()
    if op.get_bind().dialect.name == "sqlite":
        _forbid_changes_on_sqlite()
    else:
        _forbid_changes_on_postgresql()


def _reports() -> None:
    op.create_table(
        "report",
        sa.Column("row", ROW, primary_key=True),
        sa.Column("digest", DIGEST, nullable=False, unique=True),
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
        sa.Column("recorded", MOMENT, nullable=False),
    )
    for column in ("key", "url", "corrects"):
        op.create_index(f"report_by_{column}", "report", [column])


def _claims() -> None:
    op.create_table(
        "claim",
        sa.Column("row", ROW, primary_key=True),
        sa.Column("id", DIGEST, nullable=False, unique=True),
        sa.Column("report", ROW, sa.ForeignKey("report.row"), nullable=False),
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
    )
    for column in ("report", "office"):
        op.create_index(f"claim_by_{column}", "claim", [column])


def _attributions() -> None:
    op.create_table(
        "attribution",
        sa.Column("row", ROW, primary_key=True),
        sa.Column("report", ROW, sa.ForeignKey("report.row"), nullable=False),
        sa.Column("source", sa.JSON, nullable=False),
        sa.Column("cue", sa.JSON, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("direct", sa.Boolean, nullable=False),
        sa.Column("channel", sa.Text),
        sa.Column("chain", sa.JSON, nullable=False),
    )
    op.create_index("attribution_by_report", "attribution", ["report"])


def _decisions() -> None:
    op.create_table(
        "decision",
        sa.Column("row", ROW, primary_key=True),
        sa.Column("id", DIGEST, nullable=False, unique=True),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("subjects", sa.JSON, nullable=False),
        sa.Column("by_whom", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
    )


def _forbid_changes_on_sqlite() -> None:
    for table in TABLES:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
            )


def _forbid_changes_on_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION holdover_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$"
    )
    for table in TABLES:
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION holdover_append_only()"
        )
