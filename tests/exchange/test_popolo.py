"""Popolo JSON: memberships joined with persons, posts, organizations and areas."""

import json
from datetime import date
from pathlib import Path

import pytest

from holdover import Record

FILE = {
    "persons": [{"id": "p1", "name": "Ann Lee"}, {"id": "p2", "name": "Bob Ray"}],
    "organizations": [
        {"id": "g1", "name": "Council of Lakeside", "classification": "legislature"},
        {"id": "g2", "name": "Lake Party", "classification": "party"},
    ],
    "areas": [{"id": "a1", "name": "North Shore"}],
    "posts": [{"id": "o1", "label": "speaker", "organization_id": "g1"}],
    "memberships": [
        {"person_id": "p1", "post_id": "o1", "start_date": "2001-01", "end_date": "2005-05-01"},
        {"person_id": "p2", "role": "councillor", "organization_id": "g1", "area_id": "a1"},
        {"person_id": "p2", "organization_id": "g2", "start_date": "2001"},
        {"person_id": "p3", "post_id": "o1"},
        {"person_id": "p2", "post_id": "o7"},
        {"person_id": "p2", "post_id": "o1", "start_date": "2001-02-30"},
        {"person_id": "p2"},
    ],
}


def imported(tmp_path: Path, text: str) -> tuple[Record, list[str]]:
    path = tmp_path / "lakeside.json"
    path.write_text(text)
    refused: list[str] = []
    record = Record.open(tmp_path / "holdover.db")
    record.import_records("popolo", [path], refuse=lambda reason: refused.append(str(reason)))
    return record, refused


def test_memberships_become_tenures_of_posts_and_bodies(tmp_path: Path) -> None:
    record, _ = imported(tmp_path, json.dumps(FILE))
    with record:
        (speaker,) = record.who("lakeside-post:o1", on=date(2003, 1, 1))
        assert speaker.tenure.person.keys == ("lakeside-person:p1",)
        assert str(speaker.tenure.end and speaker.tenure.end.date) == "2005-05-01"
        (ray,) = record.person("Bob Ray").tenures
        assert (ray.office.name, ray.end) == ("councillor, Council of Lakeside, North Shore", None)


def test_what_cannot_be_used_is_told_with_its_place(tmp_path: Path) -> None:
    record, refused = imported(tmp_path, json.dumps(FILE))
    record.close()
    assert [reason.partition(": ")[0] for reason in refused] == [
        f"{tmp_path / 'lakeside.json'}:memberships[{at}]" for at in (3, 4, 5, 6)
    ]


@pytest.mark.parametrize("text", ["{", "[]", '{"persons": []}', "[" * 100_000])
def test_what_is_no_popolo_is_refused(tmp_path: Path, text: str) -> None:
    record, refused = imported(tmp_path, text)
    record.close()
    assert len(refused) == 1


def test_an_object_without_an_id_is_nobodys(tmp_path: Path) -> None:
    nameless = {"persons": [{"name": "Ann Lee"}], "memberships": [{"person_id": "None", "role": "mayor"}]}
    record, refused = imported(tmp_path, json.dumps(nameless))
    record.close()
    assert ["its person_id None is none of the persons" in each for each in refused] == [True]
