"""The register given out as rows: whole, with its words, and the same whenever it was recorded."""

import json
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cli.story import claim, report, story
from holdover import Record
from holdover.exchange.export import export
from holdover.extraction import Extraction
from holdover.json_form import Row, line
from holdover.ledger.store import Ledger
from holdover.register.refresh import refresh


def exported(batches: Iterable[Sequence[Extraction]], recorded: datetime | None = None) -> str:
    """What a new record gives out to which these were added, one batch after the other."""
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "r.db") as ledger:
        for batch in batches:
            list(ledger.append_all(batch, recorded=recorded))
            refresh(ledger)
        return "\n".join(map(line, export(ledger)))


@pytest.fixture
def rows(place: str) -> list[Row]:
    with Record.open(place) as record:
        record.add(story())
        return list(record.export())


def test_each_sort_of_finding_comes_with_the_words_that_carry_it(rows: list[Row]) -> None:
    assert [row["sort"] for row in rows] == ["tenure", "tenure", "tenure", "dispute", "unnamed", "roll"]
    brook = next(row for row in rows if "Ada Brook" in str(row.get("person")) and row["sort"] == "tenure")
    assert isinstance(brook["end"], dict)
    told = brook["end"]["claims"][0]
    assert told["evidence"] == "Governor Lee fired Ada Brook, the county clerk, on Friday."
    assert told["report"]["publisher"] == "The Lakeside Post"
    assert told["known"] == "2019-05-04"


def test_a_claim_that_carries_an_edge_is_not_told_again_beside_it(rows: list[Row]) -> None:
    tenures = [json.loads(line(row)) for row in rows if row["sort"] == "tenure"]
    assert tenures
    for row in tenures:
        edges = [each["id"] for edge in (row["start"], row["end"]) if edge for each in edge["claims"]]
        assert not {*edges} & {each["id"] for each in row["claims"]}


def test_offices_come_in_the_order_of_their_ids_and_rolls_last(rows: list[Row]) -> None:
    offices = [row["office"]["id"] for row in rows if "office" in row]  # type: ignore[index]
    assert offices == sorted(offices)
    assert rows[-1]["sort"] == "roll"


@settings(max_examples=10, deadline=None)
@given(st.permutations(story()), st.integers(1, 6))
def test_the_order_and_the_batches_of_recording_change_no_byte(told: list[Extraction], size: int) -> None:
    batches = [told[first : first + size] for first in range(0, len(told), size)]
    assert exported(batches) == exported([story()])


def test_the_time_of_recording_changes_no_byte_though_a_report_has_no_date() -> None:
    undated = [
        Extraction(replace(each.report, published=None), each.claims, each.attributions) for each in story()
    ]
    one, other = (exported([undated], datetime(year, 6, 1, tzinfo=UTC)) for year in (2020, 2021))
    assert one == other
    assert '"known": null' in one


def test_as_known_on_a_day_it_is_what_the_reports_until_then_give(tmp_path: Path) -> None:
    day = date(2019, 5, 4)
    early = [each for each in story() if each.report.published.latest <= day]  # type: ignore[union-attr,operator]
    with Record.open(tmp_path / "r.db") as record:
        record.add(story())
        assert "\n".join(map(line, record.export(known=day))) == exported([early])


def test_a_vacancy_and_who_was_only_named_are_given_too(tmp_path: Path) -> None:
    text = "Mayor Ada Brook of Lakeside, sworn in on 2 May 2011, left on 3 May 2019; Cy Dean is nominated."
    told = report(
        "Harbor Times",
        "2019-05-04",
        text,
        claim(text, "took_office", "Ada Brook", "2011-05-02", office="mayor of Lakeside"),
        claim(text, "left", "Ada Brook", "2019-05-03", office="mayor of Lakeside"),
        claim(text, "nominated", "Cy Dean", "2019-05-04", office="mayor of Lakeside"),
    )
    with Record.open(tmp_path / "r.db") as record:
        record.add([told])
        tenure, vacancy, mention = record.export()
    assert (tenure["sort"], vacancy["sort"], mention["sort"]) == ("tenure", "vacancy", "mention")
    assert (vacancy["start"], vacancy["end"]) == ("2019-05-03", None)
    assert mention["claims"][0]["kind"] == "nominated"  # type: ignore[index]
