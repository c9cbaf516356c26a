"""Reports with a claim in them, to be recorded."""

from datetime import date

from holdover.attribution import Attribution
from holdover.claim import Claim, Kind, Span, Status
from holdover.extraction import Extraction
from holdover.report import Report
from holdover.when import PartialDate

DAY = PartialDate.day(date(2017, 3, 11))


def told(
    person: str = "Preet Bharara",
    office: str = "United States attorney",
    kind: Kind = Kind.REMOVED,
    *,
    reader: str = "rules/1",
    published: PartialDate | None = DAY,
    publisher: str | None = "The Example Post",
    key: str | None = None,
    url: str | None = None,
    corrects: str | None = None,
    confidence: float = 0.9,
) -> Extraction:
    """One report: that this happened to that person in that office."""
    sentence = f"{person} was {kind.value} as {office}"
    text = f"WASHINGTON — {sentence}, an official said."
    begin = text.index(sentence)
    claim = Claim(
        kind=kind,
        status=Status.ACTUAL,
        person=person,
        group=None,
        office=office,
        capacity=None,
        by=None,
        date=published,
        sources=("an official",),
        trigger=kind.value,
        evidence=sentence,
        span=Span(begin, begin + len(sentence)),
        confidence=confidence,
        reader=reader,
    )
    said = text.index("an official")
    attribution = Attribution(
        source=(Span(said, said + 11),),
        cue=(Span(said + 12, said + 16),),
        content=(Span(begin, begin + len(sentence)),),
        chain=("an official",),
    )
    report = Report(text=text, publisher=publisher, published=published, key=key, url=url, corrects=corrects)
    return Extraction(report, (claim,), (attribution,))


def many(number: int, *, start: int = 0) -> list[Extraction]:
    """Reports that differ."""
    return [told(office=f"mayor of town {index}") for index in range(start, start + number)]
