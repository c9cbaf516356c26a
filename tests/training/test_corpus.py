"""The corpus as it stands: every annotation in order, every kind of change in it."""

import json
from collections import Counter

import pytest
from training.corpus import AnnotatedReport, read_corpus
from training.corpus.__main__ import REPORTS
from training.corpus.figures import figures

from holdover.claim import Claim, Kind, Span, Status
from holdover.report import Report
from holdover.when import parse_when

CORPUS = tuple(read_corpus(REPORTS))


def test_every_report_has_an_id_of_its_own() -> None:
    assert max(Counter(report.id for report in CORPUS).values()) == 1


def test_no_text_stands_twice() -> None:
    assert max(Counter(report.text for report in CORPUS).values()) == 1


@pytest.mark.parametrize("report", CORPUS, ids=lambda report: report.id)
def test_a_report_is_in_order(report: AnnotatedReport) -> None:
    assert Report(text=report.text, published=None).text.strip() == report.text
    for change in report.changes:
        claim = Claim(
            change.kind,
            change.status,
            change.person,
            change.group,
            change.office,
            change.capacity,
            change.by,
            change.date,
            change.sources,
            trigger=report.text[slice(*change.spans["trigger"][0])],
            evidence=report.text[slice(*change.evidence)],
            span=Span(*change.evidence),
            confidence=1.0,
            reader="corpus",
        )
        claim.check_grounded(Report(text=report.text))
    said = [
        (change.kind, change.status, change.person, change.group, change.office, str(change.date))
        for change in report.changes
    ]
    assert len(said) == len(set(said))


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.ON_LEAVE])
def test_every_kind_is_there(kind: Kind) -> None:
    assert sum(change.kind is kind for report in CORPUS for change in report.changes) >= 25


@pytest.mark.parametrize("status", Status)
def test_every_status_is_there(status: Status) -> None:
    assert sum(change.status is status for report in CORPUS for change in report.changes) >= 25


def test_an_annotation_of_a_real_report_has_its_fields_and_places_and_no_text() -> None:
    lines = (REPORTS.parent / "polnear.jsonl").read_text("utf-8").splitlines()
    reports = [json.loads(line) for line in lines]
    assert len({report["id"] for report in reports}) == len(reports)
    for change in (change for report in reports for change in report["changes"]):
        assert Kind(change["kind"]) and Status(change["status"])
        assert (change["person"] is None) != (change["group"] is None)
        assert change["date"] is None or parse_when(change["date"])
        begin, end = change["span"]
        assert all(begin <= first < last <= end for first, last in change["spans"]["trigger"])
        assert not {"text", "evidence", "trigger"} & set(change)


def test_the_readme_has_the_figures() -> None:
    readme = (REPORTS.parent / "README.md").read_text("utf-8")
    assert readme.endswith("\n".join(figures(CORPUS)) + "\n"), "see `python -m training.corpus --figures`"
