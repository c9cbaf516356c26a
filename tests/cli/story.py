"""A small record for the verbs to be asked about: a clerk who went, in two tellings, and who came after."""

from holdover.claim import Capacity, Claim, Group, Kind, Span, Status
from holdover.extraction import Extraction
from holdover.report import Report
from holdover.when import PartialDate, Period, parse_when

OFFICE = "clerk of Lakeside County"


def claim(
    text: str,
    kind: str,
    who: str | Group,
    when: str | None,
    *,
    office: str = OFFICE,
    capacity: str = "permanent",
    status: str = "actual",
    by: str | None = None,
    sources: tuple[str, ...] = (),
) -> Claim:
    date: PartialDate | Period | None = parse_when(when) if when else None
    return Claim(
        kind=Kind(kind),
        status=Status(status),
        person=who if isinstance(who, str) else None,
        group=None if isinstance(who, str) else who,
        office=office,
        capacity=Capacity(capacity),
        by=by,
        date=date,
        sources=sources,
        trigger=text,
        evidence=text,
        span=Span(0, len(text)),
        confidence=0.9,
        reader="test/1",
    )


def report(publisher: str, published: str, text: str, *claims: Claim) -> Extraction:
    when = PartialDate.parse(published)
    url = f"https://{publisher.lower().replace(' ', '-')}.example.com/{published}"
    return Extraction(Report(text, publisher=publisher, published=when, url=url), claims, ())


def story() -> list[Extraction]:
    took = "Ada Brook took office as clerk of Lakeside County on May 2, 2011."
    order = "The governor asked all eleven county clerks to resign."
    fired = "Governor Lee fired Ada Brook, the county clerk, on Friday."
    quit_ = "Brook resigned on Friday, an aide said."
    after = "Cy Dean is the acting clerk of Lakeside County since Saturday."
    clerks = Group("all eleven county clerks", 11, 11)
    return [
        report(
            "The Lakeside Post", "2011-05-03", took, claim(took, "took_office", "Ada Brook", "2011-05-02")
        ),
        report(
            "The Lakeside Post",
            "2019-05-02",
            order,
            claim(order, "asked_to_resign", clerks, "2019-05-02", office="county clerk", by="the governor"),
        ),
        report(
            "The Lakeside Post",
            "2019-05-04",
            fired,
            claim(fired, "removed", "Ada Brook", "2019-05-03", by="Governor Lee"),
        ),
        report(
            "Harbor Times",
            "2019-05-04",
            quit_,
            claim(quit_, "resigned", "Ada Brook", "2019-05-03", sources=("an aide",)),
        ),
        report(
            "Harbor Times",
            "2019-05-06",
            after,
            claim(after, "took_office", "Cy Dean", "2019-05-04", capacity="acting"),
        ),
        report(
            "Harbor Times",
            "2019-06-01",
            "Jo Brook became clerk of Dune County on Saturday.",
            claim(
                "Jo Brook became clerk of Dune County on Saturday.",
                "took_office",
                "Jo Brook",
                "2019-06-01",
                office="clerk of Dune County",
            ),
        ),
    ]
