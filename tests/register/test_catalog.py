"""The register's tables answer what a reckoning from nothing would, on any day, as known on any day."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from recording import reporting
from saying import says

from holdover.claim import Kind, Status
from holdover.decision import Act, Decision
from holdover.extraction import Extraction
from holdover.ledger.store import Ledger
from holdover.register.answers import Answers
from holdover.register.known import as_known_on
from holdover.register.offices import office_of
from holdover.register.reconcile import reconcile
from holdover.register.refresh import rebuild, refresh

MANHATTAN = "US attorney, Southern District of New York"
OFFICES = (MANHATTAN, "US attorney for Manhattan", "senator from Nevada", "mayor of Boston")
NAMES = ("Ann Lee", "Lee", "A. Lee", "Joon Kim", "Kim", "Bob Ray")
DAYS = st.dates(date(2017, 1, 1), date(2017, 12, 31))


@st.composite
def reports(draw: st.DrawFn) -> Extraction:
    entry = says(
        draw(st.sampled_from(list(Kind))),
        draw(st.sampled_from(NAMES)),
        draw(
            st.none()
            | DAYS.map(date.isoformat)
            | st.sampled_from(("2016", "2017-03", "2016/2017", "2016/.."))
        ),
        office=draw(st.sampled_from(OFFICES)),
        status=draw(st.sampled_from([Status.ACTUAL, Status.ACTUAL, *Status])),
        known=draw(DAYS).isoformat(),
        publisher=draw(st.sampled_from(("A", "B", "Department of Justice"))),
        sources=draw(st.sampled_from(((), (), ("two officials",), ("Ann Lee",)))),
    )
    key = draw(st.sampled_from("xyz"))
    return reporting(entry, key=key, corrects=draw(st.sampled_from((None, None, None, "x", "y"))))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty record, to be copied: making one takes longer than all else in these tests."""
    place = tmp_path_factory.mktemp("record") / "empty.db"
    Ledger.open(place).close()
    return place


def fresh(empty: Path) -> Ledger:
    """A new record beside the empty one."""
    place = empty.with_name("fresh.db")
    for old in empty.parent.glob("fresh.db*"):
        old.unlink()
    shutil.copy(empty, place)
    return Ledger.open(place)


def everything(ledger: Ledger, days: list[date | None]) -> list[object]:
    """All answers about all offices, as known on each of the days."""
    answers = Answers(ledger)
    offices = {office_of(text).id for text in OFFICES}
    return [
        (day, office, answers.office(office, day), answers.disputes(day, office))
        for day in days
        for office in sorted(offices)
    ]


def reckoned(ledger: Ledger, days: list[date | None]) -> list[object]:
    """The same, without any table of the register."""
    offices = {office_of(text) for text in OFFICES}
    entries, decisions = list(ledger.entries()), list(ledger.decisions())
    found: list[object] = []
    for day in days:
        for office in sorted(offices, key=lambda each: each.id):
            own = [each for each in entries if office_of(each.claim.office or "") == office]
            history = reconcile(office, *as_known_on(day or date.max, own, decisions))
            disputes = tuple(sorted(history.disputes, key=lambda each: (each.office.name, each.id)))
            found.append((day, office.id, history.tenures, disputes))
    return found


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_answers_are_those_of_a_reckoning_from_nothing(empty: Path, data: st.DataObject) -> None:
    batches = data.draw(st.lists(st.lists(reports(), min_size=1, max_size=6), min_size=1, max_size=4))
    with fresh(empty) as ledger:
        for batch in batches:
            list(ledger.append_all(batch))
            if ids := [entry.id for entry in ledger.entries()]:
                for act in data.draw(
                    st.lists(st.sampled_from((Act.REJECT, Act.PREFER, Act.ACCEPT)), max_size=2)
                ):
                    at = datetime.combine(data.draw(DAYS), datetime.min.time(), UTC)
                    ledger.decide(Decision(act, (data.draw(st.sampled_from(ids)),), "A Reviewer", at, "seen"))
            refresh(ledger)
        known = {entry.known for entry in ledger.entries()} | {
            decision.at.date() for decision in ledger.decisions()
        }
        days: list[date | None] = [*sorted(known), date(2016, 1, 1), None]
        after_batches = everything(ledger, days)
        assert after_batches == reckoned(ledger, days)
        rebuild(ledger)
        assert everything(ledger, days) == after_batches
