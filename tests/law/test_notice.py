"""Notices: official acts in YAML become claims on their own lines, and facts that no claim can tell."""

from pathlib import Path

import pytest

from holdover.claim import Capacity, Kind
from holdover.law.facts import FactKind, Ground
from holdover.law.notice import BadNoticeError, noticed_facts, read_notice
from holdover.report import Medium, Report

NOTICE = """\
office: U.S. attorney for the District of Utah
publisher: Department of Justice
published: 2019-09-02
acts:
  - vacancy: 2019-03-01
    person: Old Holder
    how: resigned
  - acting: 2019-03-01
    person: Ada Birch
    as: first assistant
    since: 2018-01-01
  - interim_appointed_by_attorney_general: 2019-04-01
    person: Carl Dunn
  - nominated: 2019-05
    person: Eva Frost
  - nomination_returned: unknown
    person: Eva Frost
  - resigned: 2019-07-01
    person: Carl Dunn
  - court_appointed: 2019-08-01
    person: Gil Hart
  - first_assistant_named: 2019-08-02
    person: Iva Jones
  - senate_out: 2019-08-05
    until: 2019-09-10
"""


def test_each_act_that_is_a_change_is_a_claim_on_its_own_lines() -> None:
    extraction = read_notice(NOTICE, "notice.yaml")
    for claim in extraction.claims:
        claim.check_grounded(extraction.report)
    assert [(c.kind, c.capacity, c.person, c.by, str(c.date)) for c in extraction.claims] == [
        (Kind.RESIGNED, Capacity.PERMANENT, "Old Holder", None, "2019-03-01"),
        (Kind.APPOINTED, Capacity.ACTING, "Ada Birch", None, "2019-03-01"),
        (Kind.APPOINTED, Capacity.INTERIM, "Carl Dunn", "attorney general", "2019-04-01"),
        (Kind.NOMINATED, Capacity.PERMANENT, "Eva Frost", None, "2019-05"),
        (Kind.WITHDRAWN, Capacity.PERMANENT, "Eva Frost", None, "None"),
        (Kind.RESIGNED, Capacity.INTERIM, "Carl Dunn", None, "2019-07-01"),
        (Kind.APPOINTED, Capacity.INTERIM, "Gil Hart", "court", "2019-08-01"),
    ]
    assert extraction.claims[2].evidence == (
        "interim_appointed_by_attorney_general: 2019-04-01\n    person: Carl Dunn"
    )


def test_the_notice_in_the_docs_is_one() -> None:
    page = (Path(__file__).parents[2] / "docs" / "clocks.md").read_text(encoding="utf-8")
    shown = page.partition("```yaml\n")[2].partition("```")[0]
    assert [claim.person for claim in read_notice(shown, "docs").claims] == [
        "Preet Bharara",
        "Joon Kim",
        "Geoffrey Berman",
        "Geoffrey Berman",
    ]


def test_the_report_is_the_notice_itself() -> None:
    report = read_notice(NOTICE, "notice.yaml").report
    assert (report.text, report.medium, report.publisher, str(report.published)) == (
        NOTICE,
        Medium.NOTICE,
        "Department of Justice",
        "2019-09-02",
    )


def test_facts_without_a_kind_of_claim_are_read_again_from_the_report() -> None:
    facts = noticed_facts(read_notice(NOTICE, "notice.yaml").report)
    assert [(fact.kind, fact.person, str(fact.date)) for fact in facts] == [
        (FactKind.ACTING_BEGAN, "Ada Birch", "2019-03-01"),
        (FactKind.FIRST_ASSISTANT, "Iva Jones", "2019-08-02"),
        (FactKind.SENATE_OUT, None, "2019-08-05"),
    ]
    assert facts[0].ground is Ground.FIRST_ASSISTANT


@pytest.mark.parametrize("post", list(Ground))
def test_each_post_from_which_somebody_acts_can_be_told(post: Ground) -> None:
    told = f"office: x\nacts:\n  - acting: 2019-01-01\n    person: A\n    as: {post}\n"
    (fact,) = noticed_facts(read_notice(told, "notice.yaml").report)
    assert fact.ground is post


@pytest.mark.parametrize("text", ["A press release.\n\nacts: many", "acts: [", "office: x"])
def test_another_official_text_tells_no_such_facts(text: str) -> None:
    assert noticed_facts(Report(text, medium=Medium.NOTICE)) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "a list of `key: value` lines is wanted here"),
        ("office: x", "a notice needs `office` and a list of `acts`"),
        ("office: x\nacts: []", "a notice needs `office` and a list of `acts`"),
        ("office: x\nact: []", "line 2: act: no such key"),
        ("office: x\nacts:\n  - soon", "line 3"),
        ("office: x\nacts:\n  - feast: 2019-01-01", "line 3: feast: no such act; docs/clocks.md"),
        ("office: x\nacts:\n  - vacansy: 2019-01-01", "line 3: vacansy: no such act; did you mean vacancy"),
        (
            "office: x\nacts:\n  - person: A",
            "line 3: give each act one word with its day, as “vacancy”; here: none",
        ),
        ("office: x\nacts:\n  - vacancy: soon", "line 3: “soon” is not a date"),
        ("office: x\nacts:\n  - acting: 2019-01-01\n    since: soon", "line 4: “soon” is not a date"),
        ("office: x\npublished: soon\nacts:\n  - vacancy: 2019-01-01", "line 2: “soon” is not a date"),
        (
            "office: x\nacts:\n  - acting: 2019-01-01\n    as: a friend",
            "line 4: as: one of Senate-confirmed first assistant",
        ),
        ("office: x\nacts:\n  - senate_out: 2019-01-01", "no act in it is a change in office"),
        ("office: [x\n", "line 2: not YAML: a bracket is not closed"),
        ("office: x\noffice: y\n", "line 2: office: told twice; keep one of them"),
        (
            "office: x\nacts:\n  - vacancy: 2019-01-01\n    person: A\n    person: B",
            "line 5: person: told twice",
        ),
        ("office: x\nacts:\n  - vacancy: [x]", "line 3: a plain value is wanted here"),
        ("acts: " + "[" * 50_000, "nested too deeply"),
        ("a: &a [x]\nb: *a", "a: no such key"),
        ("x" * 100_001, "longer than 100000 characters"),
    ],
)
def test_what_is_not_of_the_form_is_told_in_one_line_that_names_the_place(text: str, told: str) -> None:
    with pytest.raises(BadNoticeError) as error:
        read_notice(text, "notice.yaml")
    assert str(error.value).startswith("notice.yaml: ")
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_a_report_nested_too_deeply_to_be_a_notice_fixes_nothing() -> None:
    assert noticed_facts(Report("acts: " + "[" * 50_000, medium=Medium.NOTICE)) == ()
