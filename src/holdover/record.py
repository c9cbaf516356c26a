"""The record: reports are taken in, questions answered; each method is a verb of the command line."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Self

from holdover.errors import HoldoverError
from holdover.extraction import Extraction
from holdover.law.authority import load_law
from holdover.law.clock import Clock, clocks, nearest_first
from holdover.law.facts import Facts
from holdover.law.history import facts_on
from holdover.law.notice import noticed_facts
from holdover.law.plot import PlotError, draw
from holdover.law.timeline import timeline
from holdover.ledger.store import Ledger
from holdover.reading import read
from holdover.register.answers import Answers
from holdover.register.refresh import refresh
from holdover.register.tenure import Office
from holdover.report import Medium, Report

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

    def clocks(
        self,
        office: str | None = None,
        *,
        on: date | None = None,
        known: date | None = None,
        readings: Mapping[str, str] | None = None,
    ) -> tuple[Clock, ...]:
        """The clocks that run on a day (today, if none is given), the nearest to its end first.

        Of one office, its regular holder's term too; without one, of all offices held for a time. ``known``
        is the day as known on which they are asked; ``readings`` choose an answer to a disputed question by
        its id, else the one followed on the day applies.
        """
        day = on or datetime.now(UTC).date()
        refresh(self.ledger)
        answers = Answers(self.ledger)
        offices = answers.offices(office) if office else answers.held_for_a_time(day, known)
        found = (
            clock for each in offices for clock in clocks(self._facts(each, day, known), load_law(), readings)
        )
        return tuple(sorted(found, key=nearest_first))

    def _facts(self, office: Office, on: date, known: date | None) -> Facts:
        """What the record tells of an office's vacancy on a day."""
        answers = Answers(self.ledger)
        entries = [entry for entry in answers.told(office.id, known) if entry.corrected is None]
        notices = sorted({entry.report for entry in entries if entry.medium is Medium.NOTICE})
        reports = (self.ledger.report(digest) for digest in notices)
        noticed = [fact for report in reports if report for fact in noticed_facts(report)]
        claims = {entry.id: entry.claim for entry in entries}
        return facts_on(on, office, answers.office(office.id, known), claims, noticed)

    def plot_clocks(
        self, office: str, file: Path, *, on: date | None = None, known: date | None = None
    ) -> None:
        """Draw an office's clocks over time, as SVG or PNG by the file's name. Raises ``PlotError``."""
        day = on or datetime.now(UTC).date()
        refresh(self.ledger)
        named = Answers(self.ledger).offices(office)
        if len(named) != 1:
            told = f"{len(named)} offices; name one" if named else "no office that the record knows"
            raise PlotError(f"“{office}” names {told}")
        draw(timeline(self._facts(named[0], day, known), load_law()), file)
