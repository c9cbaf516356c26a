"""How fast reports are recorded, the register takes them in, and questions are answered, at one size."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.generate import FIRST_DAY, LAST_DAY, extractions
from benchmarks.measured import Lookup, Speed, quantile, seconds
from holdover.ledger.store import Ledger
from holdover.register.answers import Answers
from holdover.register.catalog import FOREVER
from holdover.register.refresh import refresh

_BATCH = 500  # the ledger's own
_QUESTIONS = 1_000


class Question(NamedTuple):
    """An office, the day asked about, and the day as known on which; ``None`` is today."""

    office: str
    on: date
    known: date | None


def measure_record(place: Path, claims: int, jobs: int) -> tuple[list[Speed], list[Lookup]]:
    """Make a record of that many claims and ask it, measuring."""
    with Ledger.open(place) as ledger:
        recorded = _recorded(ledger, place, claims)
        took = seconds(lambda: refresh(ledger, jobs=jobs))
        taken_in = Speed(f"claims into the register, {jobs} processes", claims, claims / took)
        return [recorded, taken_in], _asked(ledger, place, claims)


def _recorded(ledger: Ledger, place: Path, claims: int) -> Speed:
    """Record generated reports; beside it, their texts put into one table by Python's own ``sqlite3``."""
    making = seconds(lambda: [None for _ in extractions(claims)])
    took = seconds(lambda: [None for _ in ledger.append_all(extractions(claims), batch=_BATCH)]) - making
    reports = ledger.counts().reports
    with closing(sqlite3.connect(place.with_suffix(".plain"), isolation_level=None)) as plain:
        beside = seconds(lambda: _insert_plainly(plain, claims)) - making
    return Speed("reports recorded", claims, reports / took, "rows inserted by sqlite3", reports / beside)


def _insert_plainly(plain: sqlite3.Connection, claims: int) -> None:
    """The same texts in the same batches, as surely on the disk."""
    plain.execute("PRAGMA journal_mode = WAL")
    plain.execute("PRAGMA synchronous = FULL")
    plain.execute("CREATE TABLE report (digest TEXT PRIMARY KEY, text TEXT, publisher TEXT)")
    plain.execute("BEGIN")
    for at, each in enumerate(extractions(claims)):
        row = (each.report.digest, each.report.text, each.report.publisher)
        plain.execute("INSERT OR IGNORE INTO report VALUES (?, ?, ?)", row)
        if at % _BATCH == 0:
            plain.execute("COMMIT")
            plain.execute("BEGIN")
    plain.execute("COMMIT")


def _asked(ledger: Ledger, place: Path, claims: int) -> list[Lookup]:
    answers = Answers(ledger)
    with closing(sqlite3.connect(place)) as plain:
        questions = _questions(plain)
        today = [each._replace(known=None) for each in questions]
        return [
            _lookup("who, on a day", claims, today, answers.who, plain),
            _lookup("who, on a day as known on a day", claims, questions, answers.who, plain),
        ]


def _questions(plain: sqlite3.Connection) -> list[Question]:
    """Offices as often as there is news of them, on any days."""
    random = Random(7)
    (last,) = plain.execute("SELECT max(row) FROM register_version").fetchone()
    days = (LAST_DAY - FIRST_DAY).days
    found = []
    for _ in range(_QUESTIONS):
        at = (random.randint(1, last),)
        (office,) = plain.execute("SELECT office FROM register_version WHERE row >= ? LIMIT 1", at).fetchone()
        on, known = (FIRST_DAY + timedelta(days=random.randrange(days)) for _ in range(2))
        found.append(Question(office, on, known))
    return found


def _lookup(
    what: str,
    claims: int,
    questions: list[Question],
    ask: Callable[[str, date, date | None], object],
    plain: sqlite3.Connection,
) -> Lookup:
    ask(*questions[0])  # the first makes the connection
    times = [seconds(lambda each=each: ask(*each)) for each in questions]  # type: ignore[misc]
    floor = [seconds(lambda each=each: _ask_plainly(plain, each)) for each in questions]  # type: ignore[misc]
    return Lookup(what, claims, quantile(times, 0.5), quantile(times, 0.99), quantile(floor, 0.5))


def _ask_plainly(plain: sqlite3.Connection, question: Question) -> None:
    """The statements behind ``Answers.who``, and nothing made of their rows."""
    on, known = question.on.toordinal(), question.known.toordinal() if question.known else FOREVER - 1
    rows = plain.execute(
        "SELECT finding, body FROM register_version WHERE sort = 1 AND office = ? AND valid_from <= ?"
        " AND valid_until > ? AND known_until > ? AND known_from <= ?",
        (question.office, on, on, known, known),
    ).fetchall()
    for finding, _ in rows:
        plain.execute(
            "SELECT path, claim FROM register_citation WHERE finding = ? AND known_until > ?"
            " AND known_from <= ? ORDER BY place",
            (finding, known, known),
        ).fetchall()
