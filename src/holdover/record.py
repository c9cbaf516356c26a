"""The record: reports are taken in, questions answered; each method is a verb of the command line."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from holdover.decision import Act, Decision
from holdover.errors import HoldoverError
from holdover.extraction import Extraction
from holdover.json_form import Row
from holdover.ledger.store import BATCH, Ledger
from holdover.register import deciding
from holdover.register.answers import Answers, Holder
from holdover.register.careers import Career
from holdover.register.change import Change
from holdover.register.cited import Citations, CitedDispute, CitedQuestion, CitedTenure
from holdover.register.deciding import Made
from holdover.register.holdovers import Holdovers
from holdover.register.lengths import Lengths, lengths
from holdover.register.meant import (
    Nobody,
    check_body,
    nobody_in,
    office_meant,
    offices_meant,
    person_meant,
)
from holdover.register.open_questions import open_questions
from holdover.register.refresh import rebuild, refresh
from holdover.register.roll import Roll
from holdover.register.state import is_current
from holdover.register.succession import Vacancy
from holdover.register.succession_list import SuccessionList
from holdover.register.tenure import Tenure
from holdover.register.transitions import TRANSITION_DAYS, Transition, transitions
from holdover.register.turnover import Year, turnover
from holdover.report import Report

if TYPE_CHECKING:
    from holdover.exchange.options import Options
    from holdover.law.asking import Clocks
    from holdover.law.clock import Clock

RECORD_VARIABLE = "HOLDOVER_RECORD"
DEFAULT_RECORD = "holdover.db"


@dataclass(frozen=True, slots=True)
class Added:
    """What an ``add`` came to: reports that are new, known before, refused; new claims, and new decisions."""

    new: int = 0
    known: int = 0
    refused: int = 0
    claims: int = 0
    decisions: int = 0


def _raise(refusal: HoldoverError) -> None:
    raise refusal


class Record:
    """A record of who holds public office, in SQLite or PostgreSQL.

    Use it in a ``with`` statement, or ``close`` it. Every method raises a ``LedgerError`` where the database
    cannot be read or written. Offices and persons are named by their names or ids; a name that nobody has
    raises ``UnknownNameError``, one that may mean several ``AmbiguousNameError`` (``register.meant``).
    ``known`` asks what was known on a day; without it, all that is known now counts.
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
        self,
        reports: Iterable[Report | Extraction],
        *,
        jobs: int = 1,
        refuse: Callable[[HoldoverError], None] = _raise,
        batch: int = BATCH,
    ) -> Added:
        """Record reports and what is read in them; one given as an ``Extraction`` has been read already.

        They are taken as they come, each whole or not at all. One whose claims do not stand in its text is
        refused: ``refuse`` is called with the reason, and raises it unless another one is given. They are
        recorded up to ``batch`` at a time; with 1, reading that breaks off loses nothing that was read
        before. The register is brought up to them in as many processes as ``jobs``; where these are several
        and the reports many, one writes while the next are taken.
        """
        added = self._append(_read(reports), refuse, batch, beside=jobs > 1 and batch > 1)
        refresh(self.ledger, jobs=jobs)
        return added

    def _append(
        self,
        reports: Iterable[Extraction],
        refuse: Callable[[HoldoverError], None],
        batch: int = BATCH,
        *,
        beside: bool,
    ) -> Added:
        """Record reports as they come; the register is to be refreshed afterwards."""
        new = known = refused = claims = 0
        for receipt in self.ledger.append_all(reports, batch=batch, beside=beside):
            if receipt.refused is not None:
                refused += 1
                refuse(receipt.refused)
            elif receipt.new:
                new, claims = new + 1, claims + receipt.claims
            else:
                known += 1
        return Added(new, known, refused, claims)

    def import_records(
        self,
        format_: str,
        files: Sequence[str | Path],
        options: "Options | None" = None,
        *,
        jobs: int = 1,
        refuse: Callable[[HoldoverError], None] = _raise,
        watch: Callable[[str, int, int], None] = lambda _step, _done, _total: None,
    ) -> Added:
        """Record what existing records of office-holders tell, each claim with its rows as evidence.

        ``format_`` is one of ``exchange.formats.Dataset``: ``congress``, ``ifg``, ``popolo``, ``ftm``,
        ``csv``. Rows that the record holds are passed over, so that an import broken off goes on when it is
        run again. What the dataset says of offices and bodies that go on under other names is recorded as
        decisions. ``refuse`` is called with the reason for each row that cannot be used, and with a
        ``FileError`` where a file cannot be read on, which ends it; it raises them unless another one is
        given. ``watch`` is told how far it has come: of "rows" in bytes read, then of "register" in offices
        worked out, by as many processes as ``jobs``.
        """
        # What reads datasets takes longer to load than an answer takes to find.
        from holdover.exchange import formats  # noqa: PLC0415
        from holdover.exchange.options import Options  # noqa: PLC0415
        from holdover.exchange.source import FileError  # noqa: PLC0415

        told: list[Decision] = []
        refused = 0

        def refusing(reason: HoldoverError) -> None:
            nonlocal refused
            refused += not isinstance(reason, FileError)
            refuse(reason)

        taken = formats.taken(
            format_,
            files,
            options or Options(),
            refuse=refusing,
            decide=told.append,
            watch=partial(watch, "rows"),
        )
        added = self._append(taken, refusing, beside=jobs > 1)
        decisions = self._take_over(told)
        refresh(self.ledger, jobs=jobs, progress=lambda done, due: watch("register", done, done + due))
        return replace(added, refused=refused, decisions=decisions)

    def rebuild(
        self,
        *,
        jobs: int = 1,
        watch: Callable[[str, int, int], None] = lambda _step, _done, _total: None,
    ) -> int:
        """Make the register anew from all that is recorded; give how many offices are in it.

        Nothing recorded is touched. ``jobs`` processes work; ``watch`` is told how far "register" has come.
        """
        return rebuild(self.ledger, jobs=jobs, progress=lambda done, due: watch("register", done, done + due))

    def who(self, office: str, *, on: date | None = None, known: date | None = None) -> tuple[Holder, ...]:
        """Who held the office on a day, today if none is given; the certain before the possible."""
        answers, day = self._answers(), on or _today()
        holders = answers.who(office_meant(answers, office).id, day, known)
        return Holdovers(answers, known).among(holders, day)

    def nobody(self, office: str, *, on: date | None = None, known: date | None = None) -> Nobody:
        """Of an office that nobody held on a day: whether it was vacant, and which other may be meant."""
        answers = self._answers()
        return nobody_in(answers, office_meant(answers, office), on or _today(), known)

    def body(
        self, name: str | None = None, *, on: date | None = None, known: date | None = None
    ) -> tuple[Holder, ...]:
        """Everyone in office in a body on a day, today if none is given; in every body without a name."""
        answers, day = self._answers(), on or _today()
        holders = answers.body(name, day, known)
        check_body(answers, name, known, holders)
        return Holdovers(answers, known).among(holders, day)

    def vacancies(
        self, name: str | None = None, *, on: date | None = None, known: date | None = None
    ) -> tuple[Vacancy, ...]:
        """The vacancies, certain or possible, on a day in the one-seat offices of a body, or of all."""
        answers = self._answers()
        found = answers.vacant_in_body(name, on or _today(), known)
        check_body(answers, name, known, found)
        return found

    def person(self, name: str, *, known: date | None = None) -> Career:
        """A person's tenures, in the order of time."""
        answers = self._answers()
        career = person_meant(answers, name, known)
        holdovers = Holdovers(answers, known).by_tenure(career.tenures, known or _today())
        return replace(career, holdovers=holdovers)

    def office(self, name: str, *, known: date | None = None) -> SuccessionList:
        """All who held the office, and when it was vacant."""
        answers = self._answers()
        office = answers.standing(office_meant(answers, name), known)
        tenures = answers.office(office.id, known)
        return SuccessionList(
            office,
            tenures,
            answers.vacancies(office.id, known),
            answers.office_doubts(office, known),
            Holdovers(answers, known).by_tenure(tenures, known or _today()),
            answers.unnamed(office.id, known),
        )

    def turnover(
        self,
        body: str,
        *,
        from_: date | None = None,
        to: date | None = None,
        known: date | None = None,
    ) -> tuple[Year, ...]:
        """How the offices of a body changed hands, year by year: ``turnover.Year`` defines the rates.

        From the first entry and to today (or the day ``known``), where no days are given, both included.
        """
        tenures, vacancies = self._of_body(body, known)
        return turnover(tenures, vacancies, from_, _last(to, known))

    def lengths(
        self,
        body: str | None = None,
        *,
        office: str | None = None,
        from_: date | None = None,
        to: date | None = None,
        known: date | None = None,
    ) -> tuple[Lengths, ...]:
        """How long people stay in the offices of a body, of all bodies, or in one office, by the day ``to``.

        Counted are those who came from the day ``from_`` on.
        """
        answers = self._answers()
        if office is not None:
            tenures = answers.office(answers.standing(office_meant(answers, office), known).id, known)
        else:
            tenures, _ = self._of_body(body, known)
        return lengths(tenures, from_, _last(to, known))

    def transitions(
        self,
        body: str | None,
        days: Sequence[date],
        *,
        after: Sequence[int] = TRANSITION_DAYS,
        known: date | None = None,
    ) -> tuple[Transition, ...]:
        """What became of a body, or of all, after each of the days, so many days ``after``.

        A later day that has not come yet, or had not on the day ``known``, is left out.
        """
        tenures, _ = self._of_body(body, known)
        return transitions(tenures, days, after, _last(None, known))

    def _of_body(
        self, name: str | None, known: date | None
    ) -> tuple[tuple[Tenure, ...], tuple[Vacancy, ...]]:
        """All tenures and vacancies of a body that there is, or of all."""
        answers = self._answers()
        tenures, vacancies = answers.all_of_body(name, known)
        check_body(answers, name, known, tenures or vacancies)
        return tenures, vacancies

    def changes(self, from_: date, to: date, *, known: date | None = None) -> tuple[Change, ...]:
        """Who came into office and who left one, from the first day to the last, both included."""
        return self._answers().changes(from_, to, known)

    def rolls(self, *, known: date | None = None) -> tuple[Roll, ...]:
        """The orders over groups, and what became of each person under them."""
        return self._answers().rolls(known)

    def disputes(self, *, office: str | None = None, known: date | None = None) -> tuple[CitedDispute, ...]:
        """What cannot all be true, of one office or of all, with the words of each side."""
        answers = self._answers()
        id_ = None if office is None else office_meant(answers, office).id
        citations = Citations(self.ledger)
        return tuple(citations.of_dispute(dispute) for dispute in answers.disputes(known, id_))

    def why(
        self, person: str, *, office: str | None = None, known: date | None = None
    ) -> tuple[CitedTenure, ...]:
        """The tenures of a person, or the one of that id, each with all claims that carry it."""
        answers = self._answers()
        one = answers.tenure(person, known)
        tenures = (one,) if one else person_meant(answers, person, known).tenures
        id_ = None if office is None else answers.standing(office_meant(answers, office), known).id
        citations = Citations(self.ledger)
        return tuple(citations.of_tenure(each) for each in tenures if id_ in (None, each.office.id))

    def clocks(
        self,
        office: str | None = None,
        *,
        on: date | None = None,
        known: date | None = None,
        readings: Mapping[str, str] | None = None,
    ) -> "tuple[Clock, ...]":
        """The clocks that run on a day (today, if none is given), the nearest to its end first.

        Of one office, its regular holder's term too; without one, of all offices held for a time. ``known``
        is the day as known on which they are asked; ``readings`` choose an answer to a disputed question by
        its id, else the one followed on the day applies.
        """
        answers = self._answers()
        offices = offices_meant(answers, office) if office else None
        return self._clocks(answers, on, known).running(offices, readings)

    def plot_clocks(
        self, office: str, file: Path, *, on: date | None = None, known: date | None = None
    ) -> None:
        """Draw an office's clocks over time, as SVG or PNG by the file's name. Raises ``PlotError``."""
        answers = self._answers()
        self._clocks(answers, on, known).draw(office_meant(answers, office), file)

    def export(self, *, known: date | None = None) -> Iterator[Row]:
        """The whole register as rows that JSON can write, each with its claims; see ``exchange.export``."""
        # Most questions need nothing of it.
        from holdover.exchange.export import export  # noqa: PLC0415

        self._answers()
        return export(self.ledger, known)

    def questions(self, name: str | None = None, *, known: date | None = None) -> Iterator[CitedQuestion]:
        """Which persons, and which offices, may be one: the open questions, with the words of both sides.

        They come one by one, about all or about those of a name; what is decided meanwhile counts.
        """
        self._answers()
        citations = Citations(self.ledger)
        return (citations.of_question(each) for each in open_questions(self.ledger, name, known))

    def decide(self, act: Act, subjects: Iterable[str], *, by: str, why: str) -> Decision:
        """Record a reviewer's decision, made now: ``decision.Act`` tells what its subjects are.

        Raises ``JudgementError`` where a subject is none, and where it contradicts decisions that stand.
        """
        self._answers()
        return deciding.decide(self.ledger, Decision(act, tuple(subjects), by, datetime.now(UTC), why))

    def take_back(self, decision: str, *, by: str, why: str) -> Decision:
        """Record that a decision, named by its id or the beginning of it, no longer holds."""
        return self.decide(Act.TAKE_BACK, (deciding.id_of(self.ledger, decision),), by=by, why=why)

    def decisions(self) -> tuple[Made, ...]:
        """All decisions, in the order of time, and whether they were taken back."""
        return deciding.made(self.ledger)

    def _take_over(self, decisions: Iterable[Decision]) -> int:
        """Record decisions that come with a dataset, unless they were made before; give how many were new."""
        held = {_told_by(each) for each in self.ledger.decisions()}
        new = [each for each in decisions if _told_by(each) not in held]
        for each in new:
            self.ledger.decide(each)
        return len(new)

    def _answers(self) -> Answers:
        """The register, brought up to the ledger first where somebody else recorded more."""
        if not is_current(self.ledger.database):
            refresh(self.ledger)
        return Answers(self.ledger)

    def _clocks(self, answers: Answers, on: date | None, known: date | None) -> "Clocks":
        # The law takes longer to load than the register's answers take to find.
        from holdover.law import asking  # noqa: PLC0415

        return asking.Clocks(answers, self.ledger.report, on or _today(), known)


def _told_by(decision: Decision) -> tuple[object, ...]:
    """All of a decision but its time, which is another at each import of a dataset without a date."""
    return decision.act, decision.subjects, decision.by, decision.why


def _read(reports: Iterable[Report | Extraction]) -> Iterator[Extraction]:
    # The reader takes longer to load than an answer takes to find.
    from holdover.reading import read  # noqa: PLC0415

    return (each if isinstance(each, Extraction) else read(each) for each in reports)


def _today() -> date:
    return datetime.now().astimezone().date()


def _last(to: date | None, known: date | None) -> date:
    """The last day that can be counted: nobody knows who will be in office."""
    last = min(known or date.max, _today())
    return min(to, last) if to else last
