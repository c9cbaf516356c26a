"""Offices and bodies that go on under other names."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from recording import reporting
from saying import says

from holdover.decision import Act, Decision
from holdover.ledger.entry import Entry
from holdover.ledger.store import Ledger
from holdover.record import Record
from holdover.register.answers import Holder
from holdover.register.offices import office_of
from holdover.register.refresh import refresh

OLD = ("minister for ferries, Harbor Office", "posts:1")
NEW = ("minister for ferries, Department of Coasts", "posts:2")
LAST = ("minister for ferries, Department of Seas", "posts:3")
PIER = ("minister for piers, Harbor Office", "posts:9")


def held(who: str, when: str, post: tuple[str, str]) -> Entry:
    return says("served", who, when, office=post[0], office_key=post[1], known="2015-06-01", medium="dataset")


TOLD = (
    held("Ann Lee", "2001-01-01/2004-05-01", OLD),
    held("Bob Ray", "2004-05-01/2008-03-01", OLD),
    held("Bob Ray", "2008-03-01/2010-01-01", NEW),
    held("Joon Kim", "2012-02-01/..", LAST),
    held("Cora Dale", "2001-01-01/..", PIER),
)


def rules(act: Act, *subjects: str, on: str = "2016-01-01") -> Decision:
    return Decision(act, subjects, "A Reviewer", datetime.fromisoformat(on).replace(tzinfo=UTC), "renamed")


def id_of(post: tuple[str, str]) -> str:
    return office_of(*post).id


FERRIES = rules(Act.CONTINUES, id_of(OLD), id_of(NEW), id_of(LAST))
BODIES = rules(Act.CONTINUES, "body:Harbor Office", "body:Department of Coasts", "body:Department of Seas")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record(Ledger.open(tmp_path / "holdover.db")) as opened:
        for each in TOLD:
            opened.ledger.append(reporting(each))
        for decision in (FERRIES, BODIES):
            opened.ledger.decide(decision)
        refresh(opened.ledger)
        yield opened


def shown(holders: tuple[Holder, ...]) -> list[tuple[str, str, str | None]]:
    return [(each.tenure.person.name, each.tenure.office.name, each.tenure.office.key) for each in holders]


def test_it_answers_by_the_old_name_and_the_new_with_the_name_of_the_day(record: Record) -> None:
    for name in (*OLD, *NEW, *LAST):
        assert shown(record.who(name, on=date(2002, 1, 1))) == [
            ("Ann Lee", "minister of ferries, Harbor Office", "posts:1")
        ]
        assert shown(record.who(name, on=date(2009, 1, 1))) == [
            ("Bob Ray", "minister of ferries, Department of Coasts", "posts:2")
        ]


def test_it_is_one_office_with_the_first_id_and_the_last_name(record: Record) -> None:
    for name in (*OLD, *LAST):
        found = record.office(name)
        assert (found.office.id, found.office.key) == (id_of(OLD), "posts:3")
        assert [(each.person.name, each.office.key) for each in found.tenures] == [
            ("Ann Lee", "posts:1"),
            ("Bob Ray", "posts:1"),
            ("Bob Ray", "posts:2"),
            ("Joon Kim", "posts:3"),
        ]
        assert {each.office.id for each in found.tenures} == {id_of(OLD)}


def test_a_renamed_body_is_meant_by_all_its_names(record: Record) -> None:
    for name in ("Harbor Office", "Department of Coasts", "department of seas"):
        assert [who for who, *_ in shown(record.body(name, on=date(2013, 1, 1)))] == ["Joon Kim", "Cora Dale"]


def test_a_person_is_one_through_the_renaming(record: Record) -> None:
    assert [each.office.key for each in record.person("Bob Ray").tenures] == ["posts:1", "posts:2"]
    assert len(record.why("Bob Ray", office="posts:2")) == 2


def test_before_it_was_known_the_offices_were_two(record: Record) -> None:
    eve = date(2015, 12, 31)
    assert shown(record.who(NEW[1], on=date(2002, 1, 1), known=eve)) == []
    assert record.office(NEW[1], known=eve).office.key == "posts:2"
    assert len(record.office(OLD[1], known=eve).tenures) == 2
    assert record.body("Department of Coasts", on=date(2002, 1, 1), known=eve) == ()


def test_it_can_be_taken_back(record: Record) -> None:
    record.decide(Act.TAKE_BACK, [FERRIES.id], by="A Reviewer", why="two offices after all")
    assert record.who(NEW[1], on=date(2002, 1, 1)) == ()


def test_news_of_a_name_that_several_had_in_turn_is_of_the_one_office(record: Record) -> None:
    news = says("served", "Dan Oak", "2006", office="minister for ferries, Harbor Office", known="2015-07-01")
    record.add([reporting(news)])
    assert [who for who, *_ in shown(record.who("posts:3", on=date(2006, 6, 1)))] == ["Bob Ray", "Dan Oak"]


def test_an_office_that_went_to_another_body_is_in_each_at_its_time(record: Record) -> None:
    record.decide(Act.TAKE_BACK, [BODIES.id], by="A Reviewer", why="not renamed, split")
    day = date(2013, 1, 1)
    assert [who for who, *_ in shown(record.body("Harbor Office", on=day))] == ["Cora Dale"]
    assert [who for who, *_ in shown(record.body("Department of Seas", on=day))] == ["Joon Kim"]
    assert record.body("Department of Seas", on=date(2002, 1, 1)) == ()


def test_a_body_of_just_that_name_goes_before_those_with_longer_names(record: Record) -> None:
    for body in ("Department of Roads", "Department of Roads, Rails and Bridges"):
        office = f"minister for maps, {body}"
        record.add([reporting(held(f"Minister of {body}", "2001-01-01/..", (office, f"posts:{body}")))])
    for body in ("Department of Roads", "Department of Roads, Rails and Bridges"):
        (holder,) = record.body(body, on=date(2013, 1, 1))
        assert holder.tenure.office.key == f"posts:{body}"
    assert len(record.body("Roads", on=date(2013, 1, 1))) == 2
