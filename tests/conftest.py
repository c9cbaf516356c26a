"""What the tests of several rooms need: a place for a record, on both stores, and a ledger there."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from benchmarks import postgresql as server
from holdover.ledger.store import Ledger

# No test fails on a clock, however busy the machine.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
# On how many examples the laws of the register are tried: those of `make test`, and of `make soak`.
# Only a soak looks for new ones each time: whether `make test` passes is no matter of chance.
settings.register_profile("ci", settings.get_profile("patient"), max_examples=2_000, derandomize=True)
settings.register_profile("soak", settings.get_profile("patient"), max_examples=50_000)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a record may be made: a file, or a schema of its own in a PostgreSQL database."""
    if request.param == "sqlite":
        yield str(tmp_path / "holdover.db")
        return
    with server.new_schema(request.getfixturevalue("postgresql")) as own:
        yield own


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger.open(place) as opened:
        yield opened


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of an empty database: the one in HOLDOVER_TEST_POSTGRES, or a server started for the tests."""
    if url := os.environ.get("HOLDOVER_TEST_POSTGRES"):
        yield url
        return
    programs = server.programs()
    if programs is None:
        pytest.skip("no PostgreSQL here; install it or name a database in HOLDOVER_TEST_POSTGRES")
    with server.running(programs, {"fsync": "off"}) as started:
        yield started.url
