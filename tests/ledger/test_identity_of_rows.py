"""Identities never change: what was recorded by any Holdover before is found again by every later one."""

from dataclasses import replace

from holdover.claim import Capacity, Claim, Group, Kind, Span, Status
from holdover.ledger.rows import claim_id
from holdover.report import Report
from holdover.when import PartialDate, Period

TEXT = "The clerk of Averton was fired on Monday, the mayor said."
REPORT = Report(
    TEXT,
    title="Clerk out",
    publisher="The Example Post",
    published=PartialDate.parse("2017-03"),
    agency="Wire",
    key="story-1",
)
OF_A_GROUP = Claim(
    kind=Kind.REMOVED,
    status=Status.ACTUAL,
    person=None,
    group=Group("over 40", 41, None),
    office="clerk of Averton",
    capacity=Capacity.ACTING,
    by="the mayor",
    date=Period(None, PartialDate.parse("[2017-03-10..2017-03-12]")),
    sources=("the paper", "the mayor"),
    trigger="was fired",
    evidence=TEXT[:41],
    span=Span(0, 41),
    confidence=0.9,
    reader="rules/1",
)
BY_KEY = Claim(
    kind=Kind.SERVED,
    status=Status.DENIED,
    person="Ada Brook",
    group=None,
    office=None,
    capacity=None,
    by=None,
    date=PartialDate.parse("2017"),
    sources=(),
    trigger="fired",
    evidence=TEXT[:41],
    span=Span(0, 41),
    confidence=0.9,
    reader="rules/1",
    person_key="a:1",
)


def test_a_report_is_known_by_what_it_was_always_known_by() -> None:
    assert REPORT.digest == "83218f4e369ec2ba2a9c5b918ece3f135556ea374729d6f34c286ea8f9b592fc"


def test_a_claim_is_known_by_what_it_was_always_known_by() -> None:
    found = [claim_id(REPORT, each) for each in (OF_A_GROUP, BY_KEY)]
    assert found == [
        "192c38c306bf4ddd936e1d3ffdb0ca9564aa81c44e70223bce828dd4dff3a684",
        "06e0a01efb8028d46ac89195c64db50e56284e1691ed5d6eed0b5db451b4e353",
    ]


def test_how_sure_the_reader_was_is_no_part_of_what_a_claim_says() -> None:
    assert claim_id(REPORT, replace(BY_KEY, confidence=0.1)) == claim_id(REPORT, BY_KEY)
