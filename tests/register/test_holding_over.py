"""Holdovers: past the term, or left from an administration that is gone, by the register's own record."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from recording import reporting
from saying import MANHATTAN, says

from holdover.decision import Act
from holdover.law.library import load_law
from holdover.ledger.entry import Entry
from holdover.record import Record
from holdover.register.appointments import appointment_to
from holdover.register.holding_over import HoldingOver, Reason
from holdover.register.offices import office_of
from holdover.register.tenure import Certainty

PRESIDENT = "president of the United States"


@pytest.fixture
def record(place: str) -> Iterator[Record]:
    with Record.open(place) as opened:
        yield opened


def add(record: Record, *told: Entry) -> None:
    record.add(reporting(each) for each in told)


def president(name: str, start: str, end: str | None) -> list[Entry]:
    told = [says("took_office", name, start, office=PRESIDENT, known=start)]
    return [*told, says("left", name, end, office=PRESIDENT, known=end)] if end else told


def appointed(when: str = "2015-06-01", by: str | None = "the president", name: str = "Ann Lee") -> Entry:
    return says("appointed", name, when, by=by, known="2015-12-31")


def holdover(record: Record, on: str, known: str | None = None) -> HoldingOver | None:
    (holder,) = record.who(
        MANHATTAN, on=date.fromisoformat(on), known=date.fromisoformat(known) if known else None
    )
    return holder.holdover


PRESIDENTS = [*president("Al Moss", "2009-01-20", "2017-01-20"), *president("Di Pine", "2017-01-20", None)]


def test_who_stays_when_the_appointing_president_has_gone_is_a_holdover(record: Record) -> None:
    add(record, *PRESIDENTS, appointed(by="Al Moss"))
    assert holdover(record, "2017-01-19") is None
    found = holdover(record, "2017-01-20")
    assert found is not None
    (ground,) = found.grounds
    assert (ground.reason, str(ground.since)) == (Reason.ADMINISTRATION, "2017-01-20")
    assert ground.says == "appointed under Al Moss, who left"
    assert ground.citation == "28 U.S.C. 541(a), (b)"
    told = {entry.claim.person for entry in record.ledger.entries_of(ground.claims)}
    assert told == {"Ann Lee", "Al Moss"}


def test_the_president_is_whoever_was_president_then(record: Record) -> None:
    add(record, *PRESIDENTS, appointed(by="President"))
    found = holdover(record, "2017-03-01")
    assert found is not None
    assert found.on(date(2017, 3, 1)) is Certainty.CERTAIN


def test_a_president_of_whom_no_first_day_is_told_appointed_nobody_while_another_was_in_office(
    record: Record,
) -> None:
    add(
        record,
        *PRESIDENTS,
        appointed(),
        says("elected", "Jo Oak", None, office=PRESIDENT, known="2015-01-01"),
    )
    found = holdover(record, "2017-03-01")
    assert found is not None
    assert found.grounds[0].says == "appointed under Al Moss, who left"
    assert found.on(date(2017, 3, 1)) is Certainty.CERTAIN


def test_whom_the_new_president_appointed_is_none(record: Record) -> None:
    add(record, *PRESIDENTS, says("appointed", "Ann Lee", "2017-02-01", by="Pine", known="2017-02-02"))
    assert holdover(record, "2017-03-01") is None


def test_whom_somebody_else_appointed_is_none_by_that(record: Record) -> None:
    add(record, *PRESIDENTS, appointed(by="Chief Judge Cy Dean"))
    assert holdover(record, "2017-03-01") is None


def test_without_the_president_s_tenure_nothing_is_said_of_the_administration(record: Record) -> None:
    add(record, appointed(by="Al Moss"))
    assert holdover(record, "2017-03-01") is None


def test_past_four_years_a_united_states_attorney_is_a_holdover(record: Record) -> None:
    add(record, appointed("2009-08-13"))
    assert holdover(record, "2013-08-12") is None
    found = holdover(record, "2013-08-13")
    assert found is not None
    assert [(each.reason, str(each.since)) for each in found.grounds] == [(Reason.TERM, "2013-08-13")]


def test_who_was_appointed_again_has_a_new_term(record: Record) -> None:
    add(record, appointed("2009-08-13"), appointed("2013-09-01"))
    assert holdover(record, "2014-01-01") is None
    found = holdover(record, "2017-09-01")
    assert found is not None
    assert found.grounds[0].says == "past a term of 4 years from 2013-09-01"


def test_a_rejected_appointment_gives_no_new_term(record: Record) -> None:
    add(record, appointed("2009-08-13"), appointed("2013-09-01"))
    (again,) = (e for e in record.ledger.entries() if str(e.claim.date) == "2013-09-01")
    record.decide(Act.REJECT, [again.id], by="Jo Day", why="misread")
    assert holdover(record, "2014-01-01") is not None


def test_a_year_alone_leaves_the_last_year_possible(record: Record) -> None:
    add(record, says("took_office", "Ann Lee", "2009", known="2009-12-31"))
    found = holdover(record, "2013-06-01")
    assert found is not None
    assert found.on(date(2013, 6, 1)) is Certainty.POSSIBLE
    assert holdover(record, "2012-12-31") is None


def test_two_terms_of_one_president_are_one_administration(record: Record) -> None:
    terms = [*president("Al Moss", "2009-01-20", "2013-01-20"), *president("Al Moss", "2013-01-20", None)]
    add(record, *terms, appointed("2012-06-01", by="Al Moss"))
    assert holdover(record, "2014-01-01") is None


def test_as_known_before_the_president_left_nobody_was_left_behind(record: Record) -> None:
    add(record, *PRESIDENTS, appointed(by="Al Moss"))
    assert holdover(record, "2017-03-01", known="2016-12-31") is None
    assert holdover(record, "2017-03-01", known="2017-01-20") is not None


def test_acting_holders_and_offices_without_a_rule_are_never_holdovers(record: Record) -> None:
    add(record, says("took_office", "Ann Lee", "2009-01-01", capacity="acting", known="2009-01-02"))
    assert holdover(record, "2017-03-01") is None
    assert appointment_to(office_of("judge, Southern District of New York")) is None
    assert appointment_to(office_of("attorney general of Ohio")) is None
    assert appointment_to(office_of("US attorney general")) is not None


def test_a_list_of_an_office_tells_who_was_a_holdover_in_the_end(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.db") as record:
        add(record, appointed("2009-08-13"), says("left", "Ann Lee", "2012-01-01", known="2012-01-02"))
        add(record, says("appointed", "Bob Ray", "2012-02-01", known="2012-02-02"))
        listed = record.office(MANHATTAN)
    lee, ray = listed.tenures
    assert listed.holdovers.keys() == {ray.id}
    assert lee.person.name == "Ann Lee"


def test_the_term_is_the_one_that_the_law_counts() -> None:
    """One rule stands in two rooms, for the register knows nothing of the law: they must say the same."""
    rule = appointment_to(office_of(MANHATTAN))
    assert rule is not None
    authority = load_law().authority("us-541")
    assert authority.period("term").years == rule.years
    assert authority.in_force[0].starts == rule.since
