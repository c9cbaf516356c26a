"""The record: reports are taken in, questions answered; each method is a verb of the command line."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from holdover.errors import HoldoverError
from holdover.extraction import Extraction
from holdover.ledger.store import Ledger
from holdover.reading import read
from holdover.report import Report

RECORD_VARIABLE = "HOLDOVER_RECORD"
DEFAULT_RECORD = "holdover.db"


@dataclass(frozen=True, slots=True)
class Added:
    """What an ``add`` came to: reports that are new, those that were known before, and the new claims."""

    new: int = 0
    known: int = 0
    refused: int = 0
    claims: int = 0


def _raise(refusal: HoldoverError) -> None:
    raise refusal


class Record:
    """A record of who holds public office, in SQLite or PostgreSQL.

    Use it in a ``with`` statement, or ``close`` it. Every method raises a ``LedgerError`` where the database
    cannot be read or written.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    @classmethod
    def open(cls, where: str | Path | None = None, *, create: bool = True) -> Self:
        """Open the record at a path or a database URL.

        Without one, the variable HOLDOVER_RECORD names it, else it is ``holdover.db`` in the current folder.
        Raises ``MissingRecordError`` where there is none and ``create`` is false.
        """
        return cls(Ledger.open(where or os.environ.get(RECORD_VARIABLE) or DEFAULT_RECORD, create=create))

    def close(self) -> None:
        """Let go of the database."""
        self.ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(
        self, reports: Iterable[Report | Extraction], *, refuse: Callable[[HoldoverError], None] = _raise
    ) -> Added:
        """Record reports and what is read in them; one given as an ``Extraction`` has been read already.

        They are taken as they come, each whole or not at all. One whose claims do not stand in its text is
        refused: ``refuse`` is called with the reason, and raises it unless another one is given.
        """
        extractions = (each if isinstance(each, Extraction) else read(each) for each in reports)
        new = known = refused = claims = 0
        for receipt in self.ledger.append_all(extractions):
            if receipt.refused is not None:
                refused += 1
                refuse(receipt.refused)
            elif receipt.new:
                new, claims = new + 1, claims + receipt.claims
            else:
                known += 1
        return Added(new, known, refused, claims)
