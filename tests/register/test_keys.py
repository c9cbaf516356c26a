"""Keys of datasets: one key is one, two of one scheme are two, and names decide where keys are silent."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from recording import reporting
from saying import says

from holdover.claim import Kind
from holdover.ledger.entry import Entry
from holdover.ledger.store import Ledger
from holdover.register.answers import Answers
from holdover.register.offices import office_of
from holdover.register.reconcile import reconcile
from holdover.register.refresh import refresh

SENATOR = "United States senator for Nevada"
MAYOR = "mayor of Boston"


def persons(*told: Entry) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Names and keys of each person told of."""
    found = reconcile(office_of(MAYOR), told).persons
    return sorted((person.names, person.keys) for person in found)


def says_mayor(who: str, when: str, key: str | None = None) -> Entry:
    return says("took_office", who, when, office=MAYOR, person_key=key)


def test_one_key_is_one_person_whatever_the_names() -> None:
    told = (says_mayor("Peter Gray", "2001", "mps:5"), says_mayor("Lord Gray", "2001", "mps:5"))
    assert persons(*told) == [(("Peter Gray", "Lord Gray"), ("mps:5",))]


def test_two_keys_of_one_scheme_are_two_people_of_one_name() -> None:
    told = (says_mayor("John Gray", "2001", "mps:5"), says_mayor("John Gray", "2011", "mps:6"))
    assert persons(*told) == [(("John Gray",), ("mps:5",)), (("John Gray",), ("mps:6",))]


def test_keys_of_different_schemes_leave_it_to_the_names() -> None:
    told = (says_mayor("John Gray", "2001", "mps:5"), says_mayor("John Gray", "2001", "people:9"))
    assert persons(*told) == [(("John Gray",), ("mps:5", "people:9"))]


def test_a_name_without_key_is_the_one_person_of_the_name() -> None:
    told = (says_mayor("John Gray", "2001", "mps:5"), says_mayor("Gray", "2001"))
    assert persons(*told) == [(("John Gray", "Gray"), ("mps:5",))]


def test_a_name_without_key_that_two_keys_share_is_neither() -> None:
    told = (
        says_mayor("John Gray", "2001", "mps:5"),
        says_mayor("John Gray", "2011", "mps:6"),
        says_mayor("John Gray", "2011"),
    )
    assert (("John Gray",), ()) in persons(*told)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "holdover.db") as opened:
        yield opened


def answers(ledger: Ledger, *told: Entry) -> Answers:
    for entry in told:
        ledger.append(reporting(entry))
        refresh(ledger)
    return Answers(ledger)


def says_senator(who: str, when: str, key: str | None = None, office: str = SENATOR) -> Entry:
    return says("took_office", who, when, office=office, office_key=key, known="2019-01-01")


def holders(told: Answers, office: str) -> set[str]:
    return {holder.tenure.person.name for holder in told.who(told.offices(office)[0].id, date(2018, 1, 1))}


def test_two_keys_are_two_offices_of_one_name(ledger: Ledger) -> None:
    told = answers(
        ledger, says_senator("Ann Lee", "2013", "seats:1"), says_senator("Joon Kim", "2013", "seats:3")
    )
    assert [each.key for each in told.offices(SENATOR)] == ["seats:1", "seats:3"]
    assert holders(told, "seats:1") == {"Ann Lee"}


def test_news_of_an_office_goes_to_the_one_of_a_dataset(ledger: Ledger) -> None:
    told = answers(
        ledger,
        says_senator("Joon Kim", "2013", office=MAYOR),
        says_senator("Ann Lee", "2015", "posts:1", MAYOR),
    )
    assert [each.key for each in told.offices(MAYOR)] == ["posts:1"]
    assert [each.person.name for each in told.office(told.offices("posts:1")[0].id)] == [
        "Joon Kim",
        "Ann Lee",
    ]


def test_news_that_may_be_of_two_seats_goes_to_neither(ledger: Ledger) -> None:
    told = answers(
        ledger,
        says_senator("Ann Lee", "2013", "seats:1"),
        says_senator("Bob Ray", "2014"),
        says_senator("Joon Kim", "2013", "seats:3"),
    )
    assert holders(told, "seats:1") == {"Ann Lee"}
    assert holders(told, office_of(SENATOR).id) == {"Bob Ray"}


def test_one_key_is_one_office_whatever_it_is_called(ledger: Ledger) -> None:
    told = answers(
        ledger,
        says_senator("Ann Lee", "2013", "posts:1", "minister for health, Department of Health"),
        says_senator("Joon Kim", "2014", "posts:1", "minister for care, Department of Care"),
    )
    assert holders(told, "posts:1") == {"Ann Lee", "Joon Kim"}
    for body in ("Department of Health", "Department of Care"):
        assert len(told.body(body, date(2018, 1, 1))) == 2


def test_a_person_is_one_across_offices_by_the_key(ledger: Ledger) -> None:
    told = answers(
        ledger,
        says("took_office", "Peter Gray", "2001", office=MAYOR, person_key="mps:5"),
        says("took_office", "Lord Gray", "2011", office="minister for trade", person_key="mps:5"),
        says("took_office", "Peter Gray", "2011", office="governor of Nevada", person_key="mps:6"),
    )
    (career,) = told.persons("mps:5")
    assert career.person.names == ("Peter Gray", "Lord Gray")
    assert [each.office.name for each in career.tenures] == ["mayor, Boston", "minister of trade"]
    assert len(told.persons("Peter Gray")) == 2


def test_who_is_on_leave_keeps_the_office(ledger: Ledger) -> None:
    period = "2016-01-01/2018-01-01"
    told = answers(
        ledger,
        says("served", "Ann Lee", period, office=MAYOR, known="2019-01-01"),
        says("on_leave", "Ann Lee", "2017-02-01/2017-08-01", office=MAYOR, known="2019-01-01"),
    )
    office = told.offices(MAYOR)[0].id
    absent = {month: told.who(office, date(2017, month, 1))[0].absent for month in (1, 2, 7, 8)}
    assert absent == {1: None, 2: Kind.ON_LEAVE, 7: Kind.ON_LEAVE, 8: None}


def test_the_end_of_a_term_told_before_it_is_only_planned() -> None:
    told = says("served", "Ann Lee", "2017-01-03/2023-01-03", office=MAYOR, known="2019-01-01")
    (tenure,) = reconcile(office_of(MAYOR), [told]).tenures
    assert tenure.end is not None
    assert (tenure.end.status, str(tenure.end.date)) == ("planned", "2023-01-03")
    assert tenure.held_on(date(2022, 12, 31)) == "certain"
    assert tenure.held_on(date(2023, 1, 3)) == "possible"
