"""A fresh ledger for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from holdover.ledger.store import Ledger


@pytest.fixture
def place(tmp_path: Path) -> str:
    """Where a record may be made."""
    return str(tmp_path / "holdover.db")


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger.open(place) as opened:
        yield opened
