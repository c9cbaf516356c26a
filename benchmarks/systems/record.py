"""Holdover itself, on either store."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import psycopg

from benchmarks.ready import laid_ready
from benchmarks.resolved import Resolved
from benchmarks.systems import Held
from benchmarks.usage import Spent
from holdover.ledger.store import Ledger
from holdover.register.answers import Answers, Holder
from holdover.register.careers import Career
from holdover.register.change import Change
from holdover.register.refresh import refresh
from holdover.register.tenure import Tenure


@dataclass(frozen=True)
class Holdover:
    """A record: all the reports with their claims, and the register that was worked out from them."""

    name: str
    where: str
    jobs: int
    reports: Path
    server: int | None = None

    def prepare(self, resolved: Resolved) -> None:
        """Nothing: it takes in the reports themselves."""

    def load(self) -> Spent:
        """Read the reports from where they lie ready, record them, and work the register out."""
        begun = Spent.until_now()
        with Ledger.open(self.where) as ledger:
            for _ in ledger.append_all(laid_ready(self.reports), beside=self.jobs > 1):
                pass
            refresh(ledger, jobs=self.jobs)
        return Spent.until_now().less(begun)

    def settle(self) -> None:
        """Let PostgreSQL look through its new tables."""
        if self.server is not None:
            vacuum(self.where)

    def size(self) -> int:
        """Bytes of the file with its log, or of the tables with their indexes."""
        if self.server is not None:
            return size_of_tables(self.where)
        files = (Path(self.where), Path(f"{self.where}-wal"))
        return sum(each.stat().st_size for each in files if each.exists())

    @contextmanager
    def asking(self) -> Iterator["AskingHoldover"]:
        """Open the record."""
        with Ledger.open(self.where, create=False) as ledger:
            yield AskingHoldover(Answers(ledger))


class AskingHoldover:
    """A record's answers."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers

    def who(self, office: str, on: date, known: date | None) -> tuple[Holder, ...]:
        """``holdover who``."""
        return self._answers.who(office, on, known)

    def career(self, person: str) -> tuple[Career, ...]:
        """``holdover person``."""
        return self._answers.persons(person)

    def body(self, name: str, on: date) -> tuple[Holder, ...]:
        """``holdover body``."""
        return self._answers.body(name, on)

    def changes(self, first: date, last: date) -> tuple[Change, ...]:
        """``holdover changes``."""
        return self._answers.changes(first, last)

    def held(self, answer: object) -> Iterator[Held]:
        """The lines of any of these."""
        assert isinstance(answer, tuple)  # noqa: S101 - each of the answers above is one
        for each in answer:
            match each:
                case Holder(tenure=tenure, certainty=certainty):
                    yield _line(certainty, tenure)
                case Change(which=which, tenure=tenure):
                    yield _line(which, tenure)
                case Career(tenures=tenures):
                    yield from (_line("", tenure) for tenure in tenures)


def _line(what: str, tenure: Tenure) -> Held:
    began, ended = (edge and edge.date for edge in (tenure.start, tenure.end))
    return Held(
        what,
        tenure.office.id,
        tenure.person.name,
        tenure.capacity,
        str(began or ""),
        str(ended or ""),
        frozenset(tenure.claims),
    )


def vacuum(url: str) -> None:
    """What PostgreSQL does by itself some time after a load: count rows, mark pages that all may see."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


def size_of_tables(url: str) -> int:
    """Bytes of all tables of a PostgreSQL database that are not its own, with their indexes."""
    with psycopg.connect(url) as connection:
        row = connection.execute(
            "SELECT coalesce(sum(pg_total_relation_size(oid)), 0) FROM pg_class"
            " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        ).fetchone()
    return int(row[0]) if row else 0
