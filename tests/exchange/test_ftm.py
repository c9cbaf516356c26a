"""FollowTheMoney entities as JSON lines: occupancies joined with persons and positions."""

import gzip
import importlib.util
import json
from datetime import date
from pathlib import Path

import pytest

from holdover import Record
from holdover.exchange.options import Options
from holdover.register.tenure import Tenure
from holdover.when import PartialDate

OPTIONS = Options(published=PartialDate.day(date(2020, 1, 1)))
has_library = importlib.util.find_spec("followthemoney") is not None

Line = dict[str, object]


def entity(schema: str, id_: str, caption: str | None = None, /, **properties: list[str]) -> Line:
    return {"id": id_, "schema": schema, "caption": caption, "properties": properties}


def holds(id_: str, holder: str = "p1", post: str = "o1", **properties: list[str]) -> Line:
    return entity("Occupancy", id_, holder=[holder], post=[post], **properties)


ANN = entity("Person", "p1", "Ann Lee", name=["Anne Lee", "Ann Lee"], country=["us"])
BOB = entity("Person", "p2", name=["Bob Ray"])
MAYOR = entity("Position", "o1", name=["Mayor of Lakeside"], country=["us"])
SPEAKER = entity("Position", "o2", name=["Speaker"], organization=["g1"], country=["gh"])
COUNCIL = entity("PublicBody", "g1", name=["Council of Lakeside"])
JOINED = (ANN, BOB, MAYOR, SPEAKER, COUNCIL, entity("Company", "c1", name=["Lake Ltd"]))


def imported(tmp_path: Path, *lines: Line | str) -> tuple[Record, list[str]]:
    path = tmp_path / "peps.ftm.json.gz"
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_bytes(gzip.compress(text.encode()))
    refused: list[str] = []
    record = Record.open(tmp_path / "holdover.db")
    record.import_records("ftm", [path], OPTIONS, refuse=lambda reason: refused.append(str(reason)))
    return record, refused


def tenures(tmp_path: Path, *lines: Line) -> tuple[Tenure, ...]:
    """Those that Ann Lee has, by these lines alone."""
    record, refused = imported(tmp_path, *JOINED, *lines)
    with record:
        assert refused == []
        return record.person("peps-person:p1").tenures


def edges(tenure: Tenure) -> tuple[str, str]:
    start, end = tenure.start, tenure.end
    return f"{start.kind} {start.date}" if start else "", f"{end.kind} {end.date}" if end else ""


def test_an_occupancy_is_a_tenure_of_the_person_in_the_position(tmp_path: Path) -> None:
    record, refused = imported(
        tmp_path,
        holds("a1", startDate=["2001-05"], endDate=["2005-06-01T00:00:00"]),  # before what it leads to
        *JOINED,
        holds("a2", "p2", "o2", startDate=["2005"]),
    )
    with record:
        assert refused == []
        (mayor,) = record.who("peps-post:o1", on=date(2003, 1, 1))
        assert mayor.tenure.person.name == "Ann Lee"
        assert mayor.tenure.office.name == "mayor, Lakeside, United States"
        assert edges(mayor.tenure) == ("served 2001-05", "served 2005-06-01")
        (speaker,) = record.who("peps-post:o2", on=date(2010, 1, 1))
        assert speaker.tenure.office.name == "speaker, Council of Lakeside, Ghana"
        (why,) = record.why("peps-person:p1")
        assert why.start[0].report.text.splitlines() == [
            "peps.ftm.json; id: a1; schema: Occupancy; holder: p1; post: o1; startDate: 2001-05; "
            "endDate: 2005-06-01T00:00:00",
            "peps.ftm.json; id: p1; schema: Person; caption: Ann Lee; name: Anne Lee | Ann Lee; country: us",
            "peps.ftm.json; id: o1; schema: Position; name: Mayor of Lakeside; country: us",
        ]


def test_dates_that_agree_are_one_and_others_are_disputed(tmp_path: Path) -> None:
    (tenure,) = tenures(tmp_path, holds("a1", startDate=["2001", "2001-05", "2001-05-04"]))
    assert edges(tenure) == ("served 2001-05-04", "")
    record, _ = imported(tmp_path, *JOINED, holds("a2", "p2", startDate=["2001", "2003"]))
    with record:
        assert [each.dispute.about for each in record.disputes(office="peps-post:o1")] == ["when it began"]


def test_what_has_ended_without_a_date_ended_by_the_day_of_publication(tmp_path: Path) -> None:
    (tenure,) = tenures(tmp_path, holds("a1", startDate=["2001"], status=["ended"]))
    assert edges(tenure) == ("served 2001", "left [2001-01-01..2020-01-01]")


def test_of_what_is_unknown_nothing_is_certain_after_its_start(tmp_path: Path) -> None:
    (tenure,) = tenures(tmp_path, holds("a1", startDate=["2001-05-04"], status=["unknown"]))
    assert [tenure.held_on(date(year, 6, 1)) for year in (2000, 2001, 2019)] == [None, "possible", "possible"]


def test_a_date_alone_is_a_day_in_office(tmp_path: Path) -> None:
    (tenure,) = tenures(tmp_path, holds("a1", date=["2004-03-01"], status=["current"]))
    assert tenure.held_on(date(2004, 3, 1)) == "certain"
    assert tenure.held_on(date(2004, 2, 1)) == "possible"


def test_an_election_is_told_beside_the_time(tmp_path: Path) -> None:
    record, _ = imported(
        tmp_path, *JOINED, holds("a1", startDate=["2001-01-03"], electionDate=["2000-11-07"])
    )
    with record:
        assert {each.claim.kind for each in record.ledger.entries()} == {"served", "elected"}


def test_what_cannot_be_used_is_told_with_its_line(tmp_path: Path) -> None:
    record, refused = imported(
        tmp_path,
        *JOINED,
        "{",
        '{"id": "x"}',
        holds("a1", "p9"),
        holds("a2", post="c1"),
        holds("a3", startDate=["2005"], endDate=["2001"]),
        entity("Occupancy", "a4", holder=["p1"]),
        entity("Occupancy", "a5", holder=["p1", "p2"], post=["o1"]),
        holds("a6", startDate=["2001"]),
    )
    with record:
        assert len(record.who("peps-post:o1", on=date(2003, 1, 1))) == 1
    assert [reason.partition(": ")[2].partition(": ")[0] for reason in refused] == [
        "it is no JSON",
        "it is no entity",
        "its holder p9 is in none of the files",
        "its post c1 is in none of the files",
        "it ends (2001) before it starts (2005)",
        "it has no “post”" if not has_library or "Required" not in refused[5] else "it is no valid Occupancy",
        "it has several of “holder”",
    ]
    assert [reason.partition(": ")[0] for reason in refused] == [
        f"{tmp_path / 'peps.ftm.json.gz'}:{line}" for line in (7, 8, 9, 10, 11, 12, 13)
    ]


@pytest.mark.skipif(not has_library, reason="the library followthemoney is not installed")
def test_with_the_library_what_its_model_finds_invalid_is_refused(tmp_path: Path) -> None:
    nowhere = entity("Position", "o3", name=["Mayor"], country=["nowhere"])
    wrong = holds("a1", post="o3"), holds("a2", startDate=["2001-13"])
    record, refused = imported(tmp_path, *JOINED, nowhere, *wrong)
    record.close()
    assert "no valid Position: country" in refused[0]
    assert "no valid Occupancy: startDate" in refused[1]


@pytest.mark.skipif(has_library, reason="the library followthemoney is installed")
def test_without_the_library_a_date_is_checked_all_the_same(tmp_path: Path) -> None:
    record, refused = imported(tmp_path, *JOINED, holds("a1", startDate=["2001-13"]))
    record.close()
    assert ["startDate: “2001-13” is not a date" in each for each in refused] == [True]
