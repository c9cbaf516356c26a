"""Words that take a change back, or leave it a mere mention."""

from dataclasses import replace

import pytest

from holdover.claim import Claim, Kind, Span, Status
from holdover.reading.reader import read_by_rule, read_text
from holdover.reading.scope import in_scope


def only(text: str) -> Claim:
    (claim,) = read_text(text, published="2021-05-04", reader=read_by_rule).claims
    return claim


@pytest.mark.parametrize(
    "text",
    [
        "Nobody had asked Maria Lopez, the attorney general, to resign, she said.",
        "No one has ever asked Interior Minister Ana Reyes to step down.",
        "The president has not asked Interior Minister Ana Reyes to step down.",
    ],
)
def test_a_request_that_nobody_made_is_denied(text: str) -> None:
    claim = only(text)
    assert (claim.kind, claim.status) == (Kind.ASKED_TO_RESIGN, Status.DENIED)


def test_a_request_that_was_made_stays_actual() -> None:
    claim = only("The president has now asked Interior Minister Ana Reyes to step down.")
    assert (claim.kind, claim.status) == (Kind.ASKED_TO_RESIGN, Status.ACTUAL)


def test_nobody_of_another_clause_denies_nothing() -> None:
    claim = only("Nobody was surprised when the president fired Interior Minister Ana Reyes.")
    assert (claim.kind, claim.status) == (Kind.REMOVED, Status.ACTUAL)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("is being mentioned for", Status.POSSIBLE),
        ("has been widely tipped for", Status.POSSIBLE),
        ("was appointed, as mentioned, to", Status.ACTUAL),
    ],
)
def test_who_is_only_mentioned_for_a_post_does_not_come_to_it(words: str, status: Status) -> None:
    told = only("Ana Reyes was appointed auditor general.")
    evidence = f"Ana Reyes {words} the post of auditor general."
    trigger = words.partition(",")[0]
    claim = replace(told, evidence=evidence, trigger=trigger, span=Span(0, len(evidence)))
    assert in_scope(claim).status is status
