"""What goes into the ledger comes out of it, once and unchanged."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa
from telling import many, told

from holdover.claim import Capacity, Group, Kind, Span
from holdover.decision import Act, Decision
from holdover.errors import UngroundedError
from holdover.extraction import Extraction
from holdover.ledger.door import UnstorableError
from holdover.ledger.store import Counts, Ledger
from holdover.report import Medium, Report
from holdover.when import PartialDate, Period

NOON = datetime(2017, 4, 1, 12, tzinfo=UTC)


def test_a_report_comes_back_as_it_was_appended(ledger: Ledger) -> None:
    report = Report(
        text="Ångström & “Söhne” 🎉 said nothing.",
        title="Nothing",
        publisher="The Example Post",
        url="https://example.org/1",
        published=PartialDate.parse("2017-03"),
        medium=Medium.STATEMENT,
        author="A. Writer",
        agency="Wire",
        corrects="story-0",
        key="story-1",
    )
    assert ledger.append(Extraction(report, (), ()))
    back = ledger.report(report.digest)
    assert back == report
    assert back.key == "story-1"


def test_a_claim_comes_back_with_all_that_it_says(ledger: Ledger) -> None:
    plain = told()
    claim = replace(
        plain.claims[0],
        person=None,
        group=Group("over 40", 41, None),
        capacity=Capacity.ACTING,
        by="the attorney general",
        date=Period(None, PartialDate.parse("[2017-03-10..2017-03-12]")),
        sources=("the paper", "two insiders"),
    )
    ledger.append(replace(plain, claims=(claim,)))
    (entry,) = ledger.entries()
    assert entry.claim == claim
    assert (entry.report, entry.publisher, entry.known) == (
        plain.report.digest,
        "The Example Post",
        date(2017, 3, 11),
    )


def test_attributions_come_back_in_the_order_of_the_text(ledger: Ledger) -> None:
    plain = told()
    first = plain.attributions[0]
    declined = replace(first, content=(), direct=True, channel="tweet", chain=("a paper", "an official"))
    ledger.append(replace(plain, attributions=(first, declined)))
    assert ledger.attributions(plain.report.digest) == (first, declined)


def test_appending_twice_changes_nothing(ledger: Ledger) -> None:
    assert ledger.append(told())
    assert not ledger.append(told())
    assert not ledger.append(told(confidence=0.4))
    assert ledger.counts() == Counts(reports=1, claims=1, attributions=1, decisions=0)


def test_a_newer_reader_adds_what_it_found_in_a_report_held_before(ledger: Ledger) -> None:
    ledger.append(told(reader="rules/1"))
    assert ledger.append(told(reader="rules/2"))
    assert [entry.claim.reader for entry in ledger.entries()] == ["rules/1", "rules/2"]
    assert ledger.counts().attributions == 1


def test_the_same_report_twice_in_one_batch_is_held_once(ledger: Ledger) -> None:
    receipts = list(ledger.append_all([told(), told(), told(reader="rules/2")]))
    assert [(receipt.new, receipt.claims) for receipt in receipts] == [(True, 1), (False, 0), (True, 1)]
    assert ledger.counts() == Counts(reports=1, claims=2, attributions=1, decisions=0)


def test_batches_give_the_same_as_one_by_one(ledger: Ledger) -> None:
    receipts = list(ledger.append_all(iter(many(7)), batch=3))
    assert [receipt.report for receipt in receipts] == [each.report for each in many(7)]
    assert [entry.claim for entry in ledger.entries()] == [each.claims[0] for each in many(7)]


def test_nothing_is_taken_from_a_stream_before_its_batch_is_due(ledger: Ledger) -> None:
    taken: list[Extraction] = []

    def stream() -> Iterator[Extraction]:
        for each in many(6):
            taken.append(each)
            yield each

    receipts = ledger.append_all(stream(), batch=2)
    next(receipts)
    assert (len(taken), ledger.counts().reports) == (2, 2)


def test_an_ungrounded_claim_is_refused_by_name_and_keeps_nothing_else_out(ledger: Ledger) -> None:
    good, bad = told(), told(office="mayor of Lyon", key="story-7")
    moved = replace(bad, claims=(replace(bad.claims[0], span=Span(0, 9)),))
    receipts = list(ledger.append_all([moved, good]))
    assert receipts[1].new
    assert "story-7" in str(receipts[0].refused)
    with pytest.raises(UngroundedError, match="do not stand at 0-9"):
        ledger.append(moved)
    assert ledger.counts().reports == 1


def test_an_attribution_outside_of_the_text_is_refused(ledger: Ledger) -> None:
    good = told()
    outside = replace(good.attributions[0], cue=(Span(5, 5_000),))
    with pytest.raises(UngroundedError, match="5-5000"):
        ledger.append(replace(good, attributions=(outside,)))


@pytest.mark.parametrize("text", ["half \ud800 a character", "a NUL\0 in it"])
def test_text_that_no_database_keeps_is_refused(ledger: Ledger, text: str) -> None:
    with pytest.raises(UnstorableError):
        ledger.append(Extraction(Report(text), (), ()))
    with pytest.raises(UnstorableError):
        ledger.append(Extraction(Report("fine", publisher=text), (), ()))


def test_a_month_counts_as_known_on_its_last_day(ledger: Ledger) -> None:
    ledger.append(told(published=PartialDate.parse("2017-02")))
    assert [entry.known for entry in ledger.entries()] == [date(2017, 2, 28)]


def test_a_dateless_report_is_known_from_the_day_of_its_first_recording(ledger: Ledger) -> None:
    dateless = told(published=None)
    ledger.append(dateless, recorded=NOON)
    ledger.append(told(published=None, reader="rules/2"), recorded=NOON + timedelta(days=9))
    assert {entry.known for entry in ledger.entries()} == {date(2017, 4, 1)}


def test_a_correction_marks_what_it_corrects_whichever_comes_first(ledger: Ledger) -> None:
    later = PartialDate.day(date(2017, 3, 14))
    ledger.append(told("By Key", key="story-1"))
    ledger.append(told("By Key, Again", corrects="story-1", published=later))
    ledger.append(told("By URL, Again", corrects="https://example.org/2", published=later))
    ledger.append(told("By URL", url="https://example.org/2"))
    corrected = {entry.claim.person: entry.corrected for entry in ledger.entries()}
    assert corrected["By Key"] == corrected["By URL"] == date(2017, 3, 14)
    assert corrected["By Key, Again"] is corrected["By URL, Again"] is None


def test_nobody_corrects_the_reports_of_another_publisher(ledger: Ledger) -> None:
    ledger.append(told(url="https://example.org/1"))
    ledger.append(told("Somebody Else", corrects="https://example.org/1", publisher="A Rival"))
    assert {entry.corrected for entry in ledger.entries()} == {None}


def test_entries_are_found_by_office_by_id_and_by_row(ledger: Ledger) -> None:
    ledger.append(told())
    ledger.append(told("Anna Example", "mayor of Lyon"))
    ledger.append(told("Carl Example", "mayor of Lyon", Kind.ELECTED))
    first, *lyon = ledger.entries()
    assert list(ledger.entries_about(["mayor of Lyon", "nobody's office"])) == lyon
    assert list(ledger.entries_of([first.id, "00" * 32])) == [first]
    assert list(ledger.entries(after=1)) == lyon


def test_a_decision_comes_back_and_is_held_once(ledger: Ledger) -> None:
    at = datetime(2017, 3, 12, 9, 30, tzinfo=timezone(timedelta(hours=-5)))
    decision = Decision(Act.REJECT, ("a", "b"), "A Reviewer", at, "misread")
    assert ledger.decide(decision)
    assert not ledger.decide(decision)
    assert list(ledger.decisions()) == [decision]
    assert next(ledger.decisions()).id == decision.id


@pytest.mark.parametrize("table", ["report", "claim", "attribution", "decision"])
@pytest.mark.parametrize("change", ["UPDATE {0} SET row = row", "DELETE FROM {0}"])
def test_the_database_refuses_to_change_or_remove_a_row(ledger: Ledger, table: str, change: str) -> None:
    ledger.append(told())
    ledger.decide(Decision(Act.ACCEPT, ("a",), "A Reviewer", NOON, "right"))
    with (
        ledger.database.engine.connect() as connection,
        pytest.raises(sa.exc.DBAPIError, match="append-only"),
    ):
        connection.exec_driver_sql(change.format(table))
