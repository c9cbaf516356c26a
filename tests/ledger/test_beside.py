"""Batches written by a process beside this one come to the same as those that this one writes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakSet

import pytest
from telling import many, told

from holdover.claim import Span
from holdover.extraction import Extraction
from holdover.ledger.failures import MissingRecordError
from holdover.ledger.store import Ledger
from holdover.ledger.writing import Receipt

if TYPE_CHECKING:
    from holdover.report import Report


def ungrounded() -> Extraction:
    """A report that no ledger takes in."""
    plain = told(key="story-x")
    return replace(plain, claims=(replace(plain.claims[0], span=Span(0, 9)),))


def brief(receipt: Receipt) -> tuple[str, bool, int, bool]:
    """What a receipt says."""
    return receipt.report.digest, receipt.new, receipt.claims, receipt.refused is not None


def test_receipts_come_in_order_and_entries_in_theirs(place: str, ledger: Ledger) -> None:
    stories = [*many(5), ungrounded(), *many(3), *many(4, start=5)]
    beside = [brief(each) for each in ledger.append_all(stories, batch=2, beside=True)]
    with Ledger.open("sqlite:///:memory:") as alone:
        assert beside == [brief(each) for each in alone.append_all(stories, batch=2)]
        assert list(ledger.entries()) == list(alone.entries())
        assert ledger.counts() == alone.counts()


def test_what_breaks_off_leaves_whole_batches(ledger: Ledger) -> None:
    def breaking_off() -> Iterator[Extraction]:
        yield from many(9)
        raise OSError("the wire is cut")

    receipts: list[Receipt] = []
    with pytest.raises(OSError, match="the wire is cut"):
        receipts.extend(ledger.append_all(breaking_off(), batch=2, beside=True))
    held = {entry.report for entry in ledger.entries()}
    assert len(held) % 2 == 0
    assert held >= {each.report.digest for each in receipts}
    assert sum(each.new for each in ledger.append_all(many(9))) == 9 - len(held)


def test_a_record_that_is_gone_is_told_as_such(tmp_path: Path) -> None:
    file = tmp_path / "holdover.db"

    def taken_away() -> Iterator[Extraction]:
        yield from many(2)
        file.unlink()
        yield from many(4, start=2)

    with Ledger.open(file) as ledger, pytest.raises(MissingRecordError, match="there is no record here"):
        list(ledger.append_all(taken_away(), batch=2, beside=True))


@pytest.mark.parametrize("beside", [False, True])
def test_only_a_few_batches_are_held_at_once(place: str, *, beside: bool) -> None:
    alive: WeakSet[Report] = WeakSet()

    def noted() -> Iterator[Extraction]:
        for number in range(160):
            story = told(office=f"mayor of town {number}")
            alive.add(story.report)
            yield story

    with Ledger.open(place) as ledger:
        held = [len(alive) for _ in ledger.append_all(noted(), batch=2, beside=beside)]
    assert len(held) == 160
    assert max(held) <= 10
