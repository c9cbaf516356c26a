"""The reader finds what the story of March 2017 cannot do without."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark import ParameterSet
from march_2017 import Expected, expected, reports

from holdover.attribution import Attribution, quoted
from holdover.claim import Claim, Span
from holdover.extraction import Extraction
from holdover.reading import read

# What share of the careful person's whole list is found; raised when the reader gets better, never lowered.
LEAST_CHANGES = 0.71
LEAST_ATTRIBUTIONS = 0.75
MOST_STRAY = 2  # changes read that a careful person does not find; the trained judge brought them


UNREAD = frozenset(Path(__file__).with_name("march-2017-unread.txt").read_text("utf-8").splitlines())


@cache
def reading(report: str) -> Extraction:
    return read(reports()[report])


def essential(what: str) -> list[ParameterSet]:
    """What the story needs, a test each. What the reader is known to miss is listed, and expected to fail."""
    not_yet = pytest.mark.xfail(reason="not read yet: march-2017-unread.txt", strict=False)
    return [
        pytest.param(one, id=str(one), marks=not_yet if str(one) in UNREAD else ())
        for one in expected(what)
        if one.essential
    ]


@pytest.mark.parametrize("change", essential("changes"))
def test_an_essential_change_is_read(change: Expected) -> None:
    claims = reading(change.report).claims
    assert any(tells(claim, change.fields) for claim in claims), "\n".join(map(str, claims))


@pytest.mark.parametrize("attribution", essential("attributions"))
def test_an_essential_attribution_is_read(attribution: Expected) -> None:
    found = reading(attribution.report)
    assert any(attributes(each, found, attribution.fields) for each in found.attributions), found.attributions


def test_most_of_the_changes_that_a_careful_person_finds_are_read() -> None:
    share = share_found("changes", lambda one, found: any(tells(claim, one.fields) for claim in found.claims))
    assert share >= LEAST_CHANGES


def test_most_of_the_attributions_worth_naming_are_read() -> None:
    share = share_found(
        "attributions",
        lambda one, found: any(attributes(each, found, one.fields) for each in found.attributions),
    )
    assert share >= LEAST_ATTRIBUTIONS


def test_few_changes_are_read_that_a_careful_person_does_not_find() -> None:
    fields_by_report: dict[str, list[dict[str, Any]]] = {}
    for change in expected("changes"):
        fields_by_report.setdefault(change.report, []).append(change.fields)
    stray = [
        f"{report}: {claim.status} {claim.kind}, {claim.person or claim.group}: {claim.evidence}"
        for report, wanted in fields_by_report.items()
        for claim in reading(report).claims
        if not any(is_about(claim, fields) for fields in wanted)
    ]
    assert len(stray) <= MOST_STRAY, "\n".join(stray)


def share_found(what: str, is_found: Callable[[Expected, Extraction], bool]) -> float:
    """The share found of all that is expected; printed, with what is missed, under ``pytest -s``."""
    wanted = expected(what)
    missed = [one for one in wanted if not is_found(one, reading(one.report))]
    share = 1 - len(missed) / len(wanted)
    print(f"\n{what}: {share:.0%} of {len(wanted)} found; missed:", *missed, sep="\n  ")  # noqa: T201
    return share


def is_about(claim: Claim, fields: dict[str, Any]) -> bool:
    """Whether a claim tells of the change at all: what happened, how far, and to whom."""
    return (claim.kind, claim.status) == (fields["kind"], fields["status"]) and same_who(claim, fields)


def tells(claim: Claim, fields: dict[str, Any]) -> bool:
    """Whether a claim says all that is expected of the change."""
    return (
        is_about(claim, fields)
        and claim.capacity == fields["capacity"]
        and words(claim.office) == words(fields["office"])
        and words(claim.by) == words(fields["by"])
        and same_date(str(claim.date) if claim.date else None, fields["date"])
        and [words(source) for source in claim.sources] == [words(source) for source in fields["sources"]]
    )


def same_who(claim: Claim, fields: dict[str, Any]) -> bool:
    if claim.group is None:
        return bool(claim.person == fields["person"])
    group = fields["group"] or {"min": None, "max": None}
    return bool((claim.group.least, claim.group.most) == (group["min"], group["max"]))


def same_date(told: str | None, wanted: str | None) -> bool:
    """Whether the dates are one. A tenure's end may be left to the claim that tells how it ended."""
    start, slash, _ = (wanted or "").partition("/")
    return told in (wanted, f"{start}/.." if slash else wanted)


def attributes(attribution: Attribution, found: Extraction, fields: dict[str, Any]) -> bool:
    """Whether an attribution has the expected source, cue and content (or none), and its chain."""
    report = found.report

    def meets(spans: tuple[Span, ...], wanted: str | None) -> bool:
        return words(wanted) <= words(quoted(spans, report)) if wanted else not spans

    return (
        meets(attribution.source, fields["source"])
        and meets(attribution.cue, fields["cue"])
        and meets(attribution.content, fields["content"])
        and [words(name) for name in attribution.chain] == [words(name) for name in fields["chain"]]
        and attribution.direct == fields["direct"]
        and attribution.channel == fields["channel"]
    )


def words(text: str | None) -> frozenset[str]:
    """The words that carry meaning; "U.S." and "US" are "United States", as every reader knows."""
    plain = re.sub(r"\bU\.?S\b\.?", "United States", text or "")
    return frozenset(re.findall(r"\w+", plain.casefold())) - {"the", "a", "an", "of", "for", "in", "s"}
