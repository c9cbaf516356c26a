"""The laws of the register as its tables keep them: however a ledger was filled, it has one register."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import chain
from random import Random

import pytest
from benchmarks.postgresql import new_schema
from hypothesis import given
from hypothesis import strategies as st
from kept import Kept, emptiable, empty
from made import DAYS, KNOWN, NAMES, ORDERS, WHEN, Numbered, law
from recording import reporting
from saying import MANHATTAN, says

from holdover.claim import Kind, Status
from holdover.decision import Act, Decision
from holdover.extraction import Extraction
from holdover.ledger.entry import Entry
from holdover.ledger.rows import claim_id
from holdover.ledger.store import Ledger
from holdover.register import noting
from holdover.register import refresh as refreshing
from holdover.register.finding import Finding
from holdover.register.identity import person_id
from holdover.register.known import as_known_on
from holdover.register.mention import Mention
from holdover.register.offices import office_of
from holdover.register.reconcile import reconcile
from holdover.register.refresh import Progress, refresh
from holdover.register.tenure import Office
from holdover.register.units import joined


def report_of(key: str, corrects: str | None, **told: object) -> Extraction:
    return reporting(says(**told), key=key, corrects=corrects)  # type: ignore[arg-type]


REPORTS = Numbered(
    report_of,
    {
        "kind": tuple(Kind),
        "who": NAMES,
        "when": WHEN,
        "known": KNOWN,
        "publisher": ("A", "B", "Department of Justice"),
        "office": (MANHATTAN, "US attorney for Manhattan", "senator from Nevada", "mayor of Boston"),
        "status": (Status.ACTUAL, Status.ACTUAL, *Status),
        "sources": ((), (), ("two officials",), ("Ann Lee",)),
        "person_key": (None, None, "people:1", "people:2", "mps:1"),
        "office_key": (None, None, "posts:1", "posts:2", "seats:1"),
        "key": ("x", "y", "z"),
        "corrects": (None, None, None, "x", "y"),
    },
)


def decision_on(
    act: Act, first: int, second: int, day: int, *, reports: Sequence[Extraction], before: Sequence[Decision]
) -> Decision:
    """A decision on claims, offices or persons of these reports, or one that takes back one before."""
    claims = [(each.report, claim) for each in reports for claim in each.claims]
    offices = [office_of(claim.office or "", claim.office_key or "") for _, claim in claims]
    match act:
        case Act.SAME | Act.NOT_SAME if first % 2:
            subjects = [office.id for office in offices]
        case Act.SAME | Act.NOT_SAME:
            subjects = [
                person_id(office, claim.person or "", claim.person_key or "")
                for office, (_, claim) in zip(offices, claims, strict=True)
            ]
        case Act.TAKE_BACK:
            subjects = [each.id for each in before] or ["none"]
        case _:
            subjects = [claim_id(report, claim) for report, claim in claims]
    chosen = (subjects[first % len(subjects)], subjects[second % len(subjects)])
    of_one = chosen[:1] if act is Act.TAKE_BACK else chosen
    return Decision(act, tuple(dict.fromkeys(of_one)), "reviewer", datetime(2017, 3, day, tzinfo=UTC), "seen")


DECISIONS = Numbered(
    decision_on,
    {"act": tuple(Act), "first": tuple(range(6)), "second": tuple(range(6)), "day": (12, 1, 31)},
)


@dataclass(frozen=True)
class Story:
    """Reports and decisions, to be recorded in any order."""

    reports: list[Extraction]
    decisions: list[Decision]


def _story(numbers: tuple[list[int], list[int]]) -> Story:
    reports = [REPORTS(number) for number in numbers[0]]
    decisions: list[Decision] = []
    for number in numbers[1]:
        decisions.append(DECISIONS(number, reports=reports, before=decisions))
    return Story(reports, decisions)


STORIES: st.SearchStrategy[Story] = st.tuples(
    st.lists(REPORTS.numbers, min_size=1, max_size=6), st.lists(DECISIONS.numbers, max_size=2)
).map(_story)


@pytest.fixture(autouse=True, scope="module")
def small_steps() -> Iterator[None]:
    """New claims are looked through, and units worked out, a few at a time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(noting, "_AT_ONCE", 5)
        patch.setattr(refreshing, "_UNITS", 3)
        yield


@pytest.fixture(scope="module")
def in_memory() -> Iterator[tuple[Ledger, Ledger]]:
    """Two ledgers of SQLite's that are on no disk."""
    with (
        in_shared_memory("one") as first,
        in_shared_memory("other") as second,
        emptiable(first) as one,
        emptiable(second) as other,
    ):
        yield one, other


@contextmanager
def in_shared_memory(name: str) -> Iterator[str]:
    """The URL of a database that all connections share, and that is there as long as one of them is open."""
    where = f"file:{name}?mode=memory&cache=shared"
    with closing(sqlite3.connect(where, uri=True)):
        yield f"sqlite:///{where}&uri=true"


@pytest.fixture(scope="module")
def on_a_server(postgresql: str) -> Iterator[Ledger]:
    """A ledger in a schema of PostgreSQL."""
    with new_schema(postgresql) as own, emptiable(own) as ledger:
        yield ledger


class BrokenOffError(Exception):
    """A refresh was broken off."""


def break_off(_done: int, _due: int) -> None:
    raise BrokenOffError


def record_at_once(ledger: Ledger, story: Story) -> None:
    empty(ledger)
    list(ledger.append_all(story.reports))
    for decision in story.decisions:
        ledger.decide(decision)
    refresh(ledger)


def record_piece_by_piece(ledger: Ledger, story: Story, order: Random) -> None:
    """In any order, some reports twice, in batches; a refresh is broken off, or reports come meanwhile."""
    empty(ledger)
    pieces: list[Extraction | Decision] = [*story.reports, *story.decisions, *story.reports[:2]]
    order.shuffle(pieces)

    def record() -> None:
        piece = pieces.pop()
        if isinstance(piece, Decision):
            ledger.decide(piece)
        else:
            ledger.append(piece)

    def record_meanwhile(_done: int, _due: int) -> None:
        if pieces:
            record()

    ways: list[Progress] = [break_off, record_meanwhile, lambda _done, _due: None]
    while pieces:
        for _ in range(min(order.randint(3, 8), len(pieces))):
            record()
        with suppress(BrokenOffError):
            refresh(ledger, progress=order.choice(ways))
    refresh(ledger)


def reckoned(told: Sequence[Entry], decided: Sequence[Decision], known: date | None) -> set[Finding]:
    """What a ledger's entries tell, without any table of the register; not who was only named."""
    entries, ruled = as_known_on(known or date.max, told, decided)
    standing = joined([office_told(entry) for entry in entries], ruled)
    histories = [
        reconcile(office, [each for each in entries if standing[office_told(each).id] == office], ruled)
        for office in {*standing.values()}
    ]
    findings: Iterator[tuple[Finding, ...]] = (
        (*each.tenures, *each.disputes, *each.vacancies) for each in histories
    )
    return set(chain.from_iterable(findings))


def office_told(entry: Entry) -> Office:
    return office_of(entry.claim.office or "", entry.claim.office_key or "")


def check_laws(one: Ledger, other: Ledger, story: Story, order: Random, day: date) -> None:
    """Recorded in any way the story is one register, and as known on a day it is what was told by then."""
    record_at_once(one, story)
    record_piece_by_piece(other, story, order)
    before, after = Kept.of(one), Kept.of(other)
    assert after.spans == before.spans
    told, decided = list(one.entries()), list(one.decisions())
    for known in (day, None):
        found = before.findings(known)
        assert after.findings(known) == found
        assert {each for each in found if not isinstance(each, Mention)} == reckoned(told, decided, known)


@law()
@given(STORIES, ORDERS, DAYS)
def test_any_way_of_recording_gives_the_one_register_that_a_reckoning_gives_in_sqlite(
    in_memory: tuple[Ledger, Ledger], story: Story, order: Random, day: date
) -> None:
    check_laws(*in_memory, story, order, day)


@law()
@given(STORIES, ORDERS, DAYS)
def test_any_way_of_recording_in_postgresql_gives_the_one_register_that_sqlite_has(
    in_memory: tuple[Ledger, Ledger], on_a_server: Ledger, story: Story, order: Random, day: date
) -> None:
    check_laws(in_memory[0], on_a_server, story, order, day)
