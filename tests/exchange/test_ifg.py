"""Ministers of the United Kingdom: appointments joined with persons, posts and characteristics."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tables import IFG, write_ifg

from holdover import Record
from holdover.errors import InputError
from holdover.exchange.options import Options
from holdover.register.offices import office_of
from holdover.when import PartialDate

OPTIONS = Options(published=PartialDate.day(date(2020, 1, 1)))


@pytest.fixture
def refused() -> list[str]:
    return []


@pytest.fixture
def record(tmp_path: Path, refused: list[str]) -> Iterator[Record]:
    with Record.open(tmp_path / "holdover.db") as opened:
        opened.import_records(
            "ifg", [write_ifg(tmp_path / "ifg")], OPTIONS, refuse=lambda reason: refused.append(str(reason))
        )
        yield opened


def government(record: Record, day: str) -> set[tuple[str, str, str, str | None]]:
    return {
        (each.tenure.person.keys[0], each.tenure.office.key or "", each.tenure.capacity, each.absent)
        for each in record.body("Department of Water", on=date.fromisoformat(day))
    }


def test_the_end_is_the_first_day_out_of_office(record: Record) -> None:
    brook = ("ifg-person:p1", "ifg-post:o1", "permanent", None)
    hill = ("ifg-person:p2", "ifg-post:o1", "permanent", None)
    assert government(record, "2005-05-31") == {brook}
    assert government(record, "2005-06-01") == {hill}


def test_leave_and_acting_have_their_own_times(record: Record) -> None:
    on_leave = ("ifg-person:p1", "ifg-post:o1", "permanent", "on_leave")
    acting = ("ifg-person:p3", "ifg-post:o2", "acting", None)
    assert government(record, "2003-01-01") == {on_leave}
    assert on_leave not in government(record, "2003-07-01")
    assert acting not in government(record, "2004-04-30")
    assert acting in government(record, "2004-05-01")
    assert acting not in government(record, "2004-09-01")


def test_a_person_has_all_names_and_is_found_by_the_key(record: Record) -> None:
    names = ("Baroness Brook of Lakeside", "Ada Brook")
    assert record.person("Ada Brook").person.names == names
    assert record.person("ifg-person:p1").person.names == names


def test_what_cannot_be_used_is_told_and_keeps_nothing_else_out(refused: list[str], record: Record) -> None:
    assert [reason.partition("/ifg/")[2] for reason in refused] == [
        "appointment.csv.gz:5: its post_id o9 is in no row of post.csv",
        "appointment.csv.gz:6: it ends (2007-01-01) before it starts (2008-01-01)",
        "appointment.csv.gz:7: its person_id p9 is in no row of person.csv",
        "appointment.csv.gz:8: start_date: “2009-13-01” is not a date; write it as 2017-03-11, 2017-03 or "
        "2017 (EDTF, ISO 8601-2)",
        "appointment.csv.gz:9: it has no “start_date”",
    ]
    assert len(record.body("Department of Water", on=date(2004, 3, 1))) == 2


def test_the_rows_joined_are_the_evidence(record: Record) -> None:
    (tenure,) = record.why("Ben Hill")
    ((entry, report),) = ((each.entry, each.report) for each in tenure.start)
    assert entry.claim.evidence == report.text.splitlines()[0]
    assert report.text.startswith(
        "appointment.csv; id: a2; person_id: p2; post_id: o1; start_date: 2005-06-01"
    )
    assert report.id == "appointment.csv:3 person.csv:4 post.csv:2 organisation.csv:2"
    assert report.text.splitlines()[1] == "person.csv; id: p2; name: Ben Hill"


def test_importing_again_adds_nothing_and_only_what_is_missing(tmp_path: Path) -> None:
    rows = IFG["appointment"].splitlines(keepends=True)
    part = write_ifg(tmp_path / "ifg", appointment="".join(rows[:2]))
    with Record.open(tmp_path / "holdover.db") as record:
        assert record.import_records("ifg", [part], OPTIONS).new == 1
        whole = write_ifg(tmp_path / "ifg", appointment="".join(rows[:4]))
        added = record.import_records("ifg", [whole], OPTIONS)
        assert (added.new, added.known) == (2, 1)
        added = record.import_records("ifg", [whole], OPTIONS)
        assert (added.new, added.claims, added.known) == (0, 0, 3)


def test_a_row_that_is_there_twice_counts_once(tmp_path: Path) -> None:
    rows = IFG["appointment"].splitlines(keepends=True)
    twice = write_ifg(tmp_path / "ifg", appointment="".join((*rows[:2], rows[1])))
    with Record.open(tmp_path / "holdover.db") as record:
        assert record.import_records("ifg", [twice], OPTIONS).new == 1


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    folder = write_ifg(tmp_path / "ifg")
    (folder / "post.csv.gz").unlink()
    with (
        Record.open(tmp_path / "holdover.db") as record,
        pytest.raises(InputError, match=r"lacks .* post\.csv"),
    ):
        record.import_records("ifg", [folder])


def posts_held(record: Record, office: str) -> list[str | None]:
    return [each.office.key for each in record.office(office).tenures]


def test_a_post_goes_on_where_its_organization_is_renamed(record: Record) -> None:
    for post in ("ifg-post:o4", "ifg-post:o5", "Minister for Ferries, Harbor Office"):
        assert posts_held(record, post) == ["ifg-post:o4", "ifg-post:o5"]
    (before, after) = record.office("ifg-post:o4").tenures
    assert (before.office.name, after.office.name) == (
        "minister of ferries, Harbor Office",
        "minister of ferries, Department of Coasts",
    )


def test_posts_that_were_held_at_once_are_two(record: Record) -> None:
    assert posts_held(record, "ifg-post:o7") == ["ifg-post:o7"]


def test_a_post_that_could_go_on_as_either_of_two_goes_on_as_neither(record: Record) -> None:
    assert [posts_held(record, f"ifg-post:{post}") for post in ("o9a", "o9b", "o9c")] == [
        ["ifg-post:o9a"],
        ["ifg-post:o9b"],
        ["ifg-post:o9c"],
    ]


def test_a_renamed_organization_is_meant_by_both_names(record: Record) -> None:
    day = date(2011, 12, 1)
    old, new = (record.body(name, on=day) for name in ("Harbor Office", "Department of Coasts"))
    assert old == new
    assert "ifg-post:o6" in {each.tenure.office.key for each in old}


def test_that_a_post_goes_on_is_a_decision_with_the_row_as_its_reason(record: Record) -> None:
    told = {decision.subjects[0]: decision for decision in record.ledger.decisions()}
    ferries = office_of("Minister for Ferries, Harbor Office", "ifg-post:o4").id
    assert sorted(told) == ["body:Harbor Office", ferries]
    renamed = told["body:Harbor Office"]
    assert (renamed.act, renamed.by, renamed.at.date()) == ("continues", "import-ifg/1", date(2020, 1, 1))
    assert renamed.why.startswith(
        "organisation_link.csv; id: l1; type: Name change; predecessor_organisation_id: g2"
    )


def test_merged_organizations_are_one_from_the_day_of_the_merger(tmp_path: Path) -> None:
    header, *_ = IFG["organisation_link"].splitlines(keepends=True)
    links = f"{header}l3,Merger,g1,g3,2011-04-04,2011-04-05\nl4,Merger,g2,g3,2011-04-04,2011-04-05\n"
    folder = write_ifg(tmp_path / "ifg", organisation_link=links)
    with Record.open(tmp_path / "holdover.db") as record:
        record.import_records("ifg", [folder], OPTIONS, refuse=lambda _: None)
        subjects = [
            each.subjects for each in record.ledger.decisions() if each.subjects[0].startswith("body")
        ]
        assert subjects == [
            ("body:Department of Water", "body:Department of Coasts@2011-04-04"),
            ("body:Harbor Office", "body:Department of Coasts@2011-04-04"),
        ]
        before, after = date(2011, 4, 1), date(2011, 5, 1)
        assert {each.tenure.office.body for each in record.body("Harbor Office", on=before)} == {
            "Harbor Office"
        }
        assert record.body("Harbor Office", on=after) == record.body("Department of Coasts", on=after) != ()


def test_a_link_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    header, *_ = IFG["organisation_link"].splitlines(keepends=True)
    links = header + "l3,Name change,g2,g7,2011-04-04,2011-04-04\nl4,Merger,g2,g3,,\n"
    folder = write_ifg(tmp_path / "ifg", organisation_link=links)
    told: list[str] = []
    with Record.open(tmp_path / "holdover.db") as record:
        record.import_records("ifg", [folder], OPTIONS, refuse=lambda reason: told.append(str(reason)))
    assert [reason.partition("/ifg/")[2] for reason in told[-2:]] == [
        "organisation_link.csv.gz:2: its successor_organisation_id g7 is in no row of organisation.csv",
        "organisation_link.csv.gz:3: it has no “link_start_date”",
    ]


def test_importing_without_a_day_of_publication_decides_nothing_twice(tmp_path: Path) -> None:
    folder = write_ifg(tmp_path / "ifg")
    with Record.open(tmp_path / "holdover.db") as record:
        counts = [record.import_records("ifg", [folder], refuse=lambda _: None).decisions for _ in range(2)]
    assert counts == [2, 0]
