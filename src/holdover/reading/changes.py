"""Changes in office that a document tells."""

import re

from holdover.claim import Claim, Kind, Status
from holdover.reading.document import Document

READER = "rules/1"
_RESIGNED = re.compile(r"\b(?P<person>(?:[A-Z]\w+ ){1,3})(?:has |have )?(?P<trigger>resigned|stepped down)\b")


def find_changes(document: Document) -> tuple[Claim, ...]:
    """The changes that a document tells, in the order of the text."""
    claims = []
    for sentence in document.sentences:
        span = document.span(sentence)
        evidence = document.text[span.begin : span.end]
        if match := _RESIGNED.search(evidence):
            claims.append(
                Claim(
                    kind=Kind.RESIGNED,
                    status=Status.ACTUAL,
                    person=match["person"].strip(),
                    group=None,
                    office=None,
                    capacity=None,
                    by=None,
                    date=None,
                    sources=(),
                    trigger=match["trigger"],
                    evidence=evidence,
                    span=span,
                    confidence=0.5,
                    reader=READER,
                )
            )
    return tuple(claims)
