"""What the register makes of the story, given what a careful person finds in its reports."""

from datetime import date
from functools import cache
from hashlib import sha256

from march_2017 import Expected, expected, reports

from holdover.claim import Capacity, Claim, Group, Kind, Span, Status
from holdover.ledger.entry import Entry
from holdover.register.dispute import About
from holdover.register.known import as_known_on
from holdover.register.offices import office_of
from holdover.register.reconcile import OfficeHistory, reconcile
from holdover.register.roll import Standing
from holdover.register.rolls import rolls_of
from holdover.register.tenure import Certainty
from holdover.when import parse_when

MANHATTAN = office_of("US attorney, Southern District of New York")
TITLE = "United States attorney"


def claim_of(expectation: Expected) -> Claim:
    fields, text = expectation.fields, reports()[expectation.report].text
    begin = text.index(fields["evidence"])
    group = fields["group"]
    return Claim(
        kind=Kind(fields["kind"]),
        status=Status(fields["status"]),
        person=fields["person"],
        group=Group(group["text"], group["min"], group["max"]) if group else None,
        office=fields["office"],
        capacity=Capacity(fields["capacity"]) if fields["capacity"] else None,
        by=fields["by"],
        date=parse_when(fields["date"]) if fields["date"] else None,
        sources=tuple(fields["sources"]),
        trigger=fields["trigger"],
        evidence=fields["evidence"],
        span=Span(begin, begin + len(fields["evidence"])),
        confidence=1.0,
        reader="careful person/1",
    )


def day_known(report: str) -> date:
    published = reports()[report].published
    assert published is not None
    assert published.latest is not None
    return published.latest


@cache
def entries() -> tuple[Entry, ...]:
    corrected = {report.corrects: day_known(key) for key, report in reports().items() if report.corrects}
    found = []
    for expectation in expected("changes"):
        report, claim = reports()[expectation.report], claim_of(expectation)
        identity = sha256(f"{report.digest}{claim.content_key}".encode()).hexdigest()
        found.append(
            Entry(
                identity,
                claim,
                report.digest,
                day_known(expectation.report),
                corrected.get(expectation.report),
                report.publisher,
                report.author,
                report.agency,
                report.medium,
            )
        )
    return tuple(found)


def manhattan(known: date = date.max) -> OfficeHistory:
    told = [each for each in entries() if each.claim.office and office_of(each.claim.office) == MANHATTAN]
    return reconcile(MANHATTAN, *as_known_on(known, told))


def test_bharara_came_in_2009_and_was_removed_and_kim_acts_after_him() -> None:
    bharara, kim = manhattan().tenures
    assert bharara.start
    assert bharara.end
    assert kim.start
    assert (str(bharara.start.date), str(bharara.end.date)) == ("2009-08-13", "2017-03-11")
    assert (bharara.end.kind, kim.capacity, str(kim.start.date)) == (
        Kind.REMOVED,
        Capacity.ACTING,
        "2017-03-11",
    )
    assert bharara.held_on(date(2017, 3, 10)) is Certainty.CERTAIN
    assert bharara.held_on(date(2017, 3, 12)) is None
    assert kim.held_on(date(2017, 3, 12)) is Certainty.CERTAIN


def test_on_9_march_nothing_of_the_order_was_known() -> None:
    (bharara,) = manhattan(date(2017, 3, 9)).tenures
    assert bharara.end is None
    told = [each.claim.kind for each in entries() if each.id in bharara.claims]
    assert Kind.ASKED_TO_RESIGN not in told


def test_removed_stands_against_resigned_with_removed_preferred() -> None:
    (dispute,) = manhattan().disputes
    assert dispute.about is About.HOW_ENDED
    assert [side.says for side in dispute.sides] == ["removed", "resigned"]


def test_the_paper_that_took_its_word_back_carries_nothing_any_more() -> None:
    wrong = {each.id for each in entries() if each.corrected}
    assert wrong
    assert wrong & {claim for side in manhattan(date(2017, 3, 11)).disputes[0].sides for claim in side.claims}
    after = manhattan()
    assert not wrong & {
        claim for dispute in after.disputes for side in dispute.sides for claim in side.claims
    }
    assert wrong & {claim for tenure in after.tenures for claim in tenure.claims}


def test_the_roll_has_46_who_may_be_over_40_and_says_what_became_of_those_named() -> None:
    told = [each for each in entries() if each.claim.office and office_of(each.claim.office).title == TITLE]
    of_1993, of_2017 = rolls_of(TITLE, told).rolls
    assert (str(of_1993.date), of_1993.members) == ("1993-03", ())
    assert (of_2017.by, str(of_2017.date), of_2017.agree) == ("Jeff Sessions", "2017-03-10", True)
    assert {(count.least, count.most) for count in of_2017.counts} == {(46, 46), (41, None)}
    standings = {each.person.name: each.standing for each in of_2017.members}
    assert standings["Preet Bharara"] is Standing.REMOVED
    assert standings["Rod Rosenstein"] is standings["Dana Boente"] is Standing.KEPT
    assert standings["Zachary Fardon"] is Standing.RESIGNED
    (bharara,) = [each for each in of_2017.members if each.person.name == "Preet Bharara"]
    assert Standing.REFUSED in [step.standing for step in bharara.steps]
