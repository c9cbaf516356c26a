"""The register's tables answer what a reckoning from nothing would, on any day, as known on any day."""

import shutil
from collections.abc import Iterator
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
from holdover.ledger.entry import Entry
from holdover.ledger.store import Ledger
from holdover.register import noting
from holdover.register import refresh as refreshing
from holdover.register.answers import Answers
from holdover.register.continuity import named_as_then
from holdover.register.identity import identify, person_id
from holdover.register.known import as_known_on
from holdover.register.offices import office_of
from holdover.register.reconcile import reconcile, sightings
from holdover.register.refresh import Progress, rebuild, refresh
from holdover.register.rulings import Rulings
from holdover.register.tenure import Office, Person
from holdover.register.units import joined

MANHATTAN = "US attorney, Southern District of New York"
OFFICES = (MANHATTAN, "US attorney for Manhattan", "senator from Nevada", "mayor of Boston")
NAMES = ("Ann Lee", "Lee", "A. Lee", "Joon Kim", "Kim", "Bob Ray")
OFFICE_KEYS = ("posts:1", "posts:2", "seats:1")
PERSON_KEYS = ("people:1", "people:2", "mps:1")
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
        person_key=draw(st.sampled_from((None, None, *PERSON_KEYS))),
        office_key=draw(st.sampled_from((None, None, *OFFICE_KEYS))),
    )
    key = draw(st.sampled_from("xyz"))
    return reporting(entry, key=key, corrects=draw(st.sampled_from((None, None, None, "x", "y"))))


def office_told(entry: Entry) -> Office:
    return office_of(entry.claim.office or "", entry.claim.office_key or "")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty record, to be copied: making one takes longer than all else in these tests."""
    place = tmp_path_factory.mktemp("record") / "empty.db"
    Ledger.open(place).close()
    return place


@pytest.fixture(autouse=True, scope="module")
def small_steps() -> Iterator[None]:
    """New claims are looked through a few at a time, and units worked out a few at a time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(noting, "_AT_ONCE", 3)
        patch.setattr(refreshing, "_UNITS", 2)
        yield


def fresh(empty: Path) -> Ledger:
    """A new record beside the empty one."""
    place = empty.with_name("fresh.db")
    for old in empty.parent.glob("fresh.db*"):
        old.unlink()
    shutil.copy(empty, place)
    return Ledger.open(place)


@st.composite
def decisions(draw: st.DrawFn, ledger: Ledger) -> Decision:
    """A decision on what the ledger holds; now and then one that takes another back."""
    entries, held = list(ledger.entries()), list(ledger.decisions())
    act = draw(st.sampled_from([act for act in Act if held or act is not Act.TAKE_BACK]))
    offices = sorted({office_told(entry).id for entry in entries})
    persons = sorted(
        {
            person_id(office_told(entry), entry.claim.person or "", entry.claim.person_key or "")
            for entry in entries
        }
    )
    if act is Act.TAKE_BACK:
        subjects = [draw(st.sampled_from([decision.id for decision in held]))]
    elif act in (Act.SAME, Act.NOT_SAME):
        subjects = draw(
            st.lists(st.sampled_from(draw(st.sampled_from((offices, persons)))), min_size=2, max_size=2)
        )
    elif act is Act.CONTINUES:
        subjects = draw(st.lists(st.sampled_from(offices), min_size=2, max_size=3))
    else:
        subjects = draw(st.lists(st.sampled_from([entry.id for entry in entries]), min_size=1, max_size=2))
    at = datetime.combine(draw(DAYS), datetime.min.time(), UTC)
    return Decision(act, tuple(subjects), "A Reviewer", at, "seen")


def recording(ledger: Ledger, late: list[Extraction]) -> Progress:
    """Others go on recording while units are worked out."""

    def record(_done: int, _due: int) -> None:
        if late:
            ledger.append(late.pop())

    return record


def everything(ledger: Ledger, days: list[date | None]) -> list[object]:
    """All answers about all offices, as known on each of the days."""
    answers = Answers(ledger)
    offices = sorted({office_of(text, key).id for text in OFFICES for key in ("", *OFFICE_KEYS)})
    return [
        (
            day,
            office,
            answers.office(office, day),
            answers.disputes(day, office),
            answers.vacancies(office, day),
        )
        for day in days
        for office in offices
    ]


def reckoned(ledger: Ledger, days: list[date | None]) -> list[object]:
    """The same, without any table of the register."""
    offices = sorted({office_of(text, key).id for text in OFFICES for key in ("", *OFFICE_KEYS)})
    found: list[object] = []
    for day in days:
        entries, ruled = as_known_on(day or date.max, ledger.entries(), ledger.decisions())
        standing = joined([office_told(entry) for entry in entries], ruled)
        told, continued = {entry.id: office_told(entry) for entry in entries}, Rulings.of(ruled).continued
        for office in offices:
            stands = standing.get(office)
            own = [each for each in entries if standing[office_told(each).id] is stands]
            history = reconcile(stands or office_of(MANHATTAN), own, ruled)
            disputes = tuple(sorted(history.disputes, key=lambda each: (each.office.name, each.id)))
            vacancies = tuple(sorted(history.vacancies, key=lambda each: (str(each.start), each.id)))
            tenures = tuple(named_as_then(each, told, continued) for each in history.tenures)
            found.append((day, office, tenures, disputes, vacancies))
    return found


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_answers_are_those_of_a_reckoning_from_nothing(empty: Path, data: st.DataObject) -> None:
    batches = data.draw(st.lists(st.lists(reports(), min_size=1, max_size=6), min_size=1, max_size=4))
    with fresh(empty) as ledger:
        for batch in batches:
            list(ledger.append_all(batch))
            for _ in range(data.draw(st.integers(0, 2))):
                ledger.decide(data.draw(decisions(ledger)))
            late = data.draw(st.lists(reports(), max_size=2))
            refresh(ledger, progress=recording(ledger, late))
        refresh(ledger)
        known = {entry.known for entry in ledger.entries()} | {
            decision.at.date() for decision in ledger.decisions()
        }
        days: list[date | None] = [*sorted(known), date(2016, 1, 1), None]
        after_batches = everything(ledger, days)
        assert after_batches == reckoned(ledger, days)
        rebuild(ledger)
        assert everything(ledger, days) == after_batches


def persons_reckoned(ledger: Ledger, day: date | None) -> dict[str, tuple[Person, set[str]]]:
    """Every person known on the day, with the ids of the tenures held: without any table of the register."""
    entries, ruled = as_known_on(day or date.max, ledger.entries(), ledger.decisions())
    standing = joined([office_told(entry) for entry in entries], ruled)
    histories = []
    for office in {*standing.values()}:
        own = [each for each in entries if standing[office_told(each).id] == office]
        histories.append((reconcile(office, own, ruled), own))
    found = [each for history, own in histories for each in sightings(history, own)]
    one = identify(found, Rulings.of(ruled)).persons
    persons: dict[str, tuple[Person, set[str]]] = {each.id: (each, set()) for each in one.values()}
    for tenure in (each for history, _ in histories for each in history.tenures):
        persons[one[tenure.person.id].id][1].add(tenure.id)
    return persons


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_persons_are_those_of_a_reckoning_over_all_offices(empty: Path, data: st.DataObject) -> None:
    with fresh(empty) as ledger:
        list(ledger.append_all(data.draw(st.lists(reports(), min_size=1, max_size=10))))
        for _ in range(data.draw(st.integers(0, 2))):
            ledger.decide(data.draw(decisions(ledger)))
        refresh(ledger)
        answers = Answers(ledger)
        for day in (None, data.draw(DAYS)):
            persons = persons_reckoned(ledger, day)
            for name in ("Lee", "Ann Lee", "Kim", "ray"):
                wanted = set(name.casefold().split())
                expected = {
                    id_: (person, tenures)
                    for id_, (person, tenures) in persons.items()
                    if any(wanted <= set(each.casefold().replace(".", "").split()) for each in person.names)
                }
                careers = {
                    career.person.id: (career.person, {tenure.id for tenure in career.tenures})
                    for career in answers.persons(name, day)
                }
                assert careers == expected
