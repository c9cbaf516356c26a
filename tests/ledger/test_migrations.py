"""A record that an older Holdover wrote is brought up to date with all that is in it, on both stores."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from telling import told as telling

from holdover.ledger import database, rows
from holdover.ledger.store import Ledger

RECORDED = datetime(2019, 5, 2, 8, 30, tzinfo=UTC)


def engine_of(place: str) -> sa.Engine:
    return sa.create_engine(place if "://" in place else f"sqlite:///{place}")


def made_by_the_first_version(place: str) -> None:
    """A record of the first schema, with one report and its claim in it, as its version wrote them."""
    story = telling("Ada Brook")
    (claim,) = story.claims
    engine = engine_of(place)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(database._MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        tables = sa.MetaData()
        tables.reflect(connection)
        report = tables.tables["report"]
        days = (date(2019, 5, 1), RECORDED.replace(tzinfo=None) if "://" not in place else RECORDED)
        connection.execute(report.insert().values((1, *rows.of_report(story.report), *days)))
        names = [column.name for column in tables.tables["claim"].columns if column.name != "row"]
        id_, *told = rows.of_claim(claim, story.report)
        values = dict(zip(names, (id_, 1, *told), strict=False))
        connection.execute(tables.tables["claim"].insert().values(values | {"sources": list(claim.sources)}))
    engine.dispose()


def test_a_record_of_the_first_schema_keeps_all_that_it_holds(place: str) -> None:
    made_by_the_first_version(place)
    story = telling("Ada Brook")
    with Ledger.open(place, create=False) as ledger:
        (entry,) = ledger.entries()
        assert (entry.claim, entry.claim.person_key, entry.claim.office_key) == (story.claims[0], None, None)
        assert ledger.report(story.report.digest) == story.report
        # What it held is known for the same, and what is new is recorded beside it.
        receipts = list(ledger.append_all([story, telling("Bo Lark")]))
        assert [receipt.claims for receipt in receipts] == [0, 1]
        assert ledger.counts().claims == 2


def test_the_older_rows_can_still_be_neither_changed_nor_removed(place: str) -> None:
    made_by_the_first_version(place)
    Ledger.open(place, create=False).close()
    engine = engine_of(place)
    for statement in ("UPDATE claim SET person_key = 'x:1'", "DELETE FROM claim"):
        with pytest.raises(sa.exc.DBAPIError, match="append-only"), engine.begin() as connection:
            connection.exec_driver_sql(statement)
    engine.dispose()
