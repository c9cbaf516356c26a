"""What is written as JSON comes back equal; what is not of the form is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdover.attribution import Attribution
from holdover.claim import Capacity, Claim, Group, Kind, Span, Status
from holdover.errors import InputError
from holdover.extraction import Extraction
from holdover.json_form import ExtractionForm, ReportForm, indented, line, of_extraction
from holdover.report import Medium, Report
from holdover.when import PartialDate, Period

texts = st.text(max_size=20)
maybe = st.none() | texts
dates = st.dates().map(PartialDate.day) | st.sampled_from(
    [PartialDate.parse("2017"), PartialDate.parse("2017-03"), PartialDate.parse("[2017-03-10..]")]
)
periods = st.builds(Period, st.none() | dates, st.none() | dates)
groups = st.builds(Group, texts, st.integers(1, 9), st.none() | st.integers(9, 99))


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    begin = draw(st.integers(0, len(text) - 1))
    return Span(begin, draw(st.integers(begin + 1, len(text))))


@st.composite
def claims(draw: st.DrawFn, text: str) -> Claim:
    begin, end = span = draw(spans(text))
    person = draw(maybe)
    return Claim(
        kind=draw(st.sampled_from(Kind)),
        status=draw(st.sampled_from(Status)),
        person=person,
        group=draw(groups) if person is None else None,
        office=draw(maybe),
        capacity=draw(st.none() | st.sampled_from(Capacity)),
        by=draw(maybe),
        date=draw(st.none() | dates | periods),
        sources=tuple(draw(st.lists(texts, max_size=2))),
        trigger=text[begin],
        evidence=text[begin:end],
        span=span,
        confidence=draw(st.floats(0, 1)),
        reader=draw(texts),
        person_key=draw(maybe),
        office_key=draw(maybe),
    )


@st.composite
def attributions(draw: st.DrawFn, text: str) -> Attribution:
    pieces = st.lists(spans(text), max_size=2).map(tuple)
    return Attribution(
        source=draw(pieces),
        cue=draw(pieces),
        content=draw(pieces),
        direct=draw(st.booleans()),
        channel=draw(maybe),
        chain=tuple(draw(st.lists(texts, max_size=2))),
    )


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    text = draw(st.text(min_size=1, max_size=60))
    report = Report(
        text=text,
        title=draw(maybe),
        publisher=draw(maybe),
        url=draw(maybe),
        published=draw(st.none() | dates),
        medium=draw(st.sampled_from(Medium)),
        author=draw(maybe),
        agency=draw(maybe),
        corrects=draw(maybe),
        key=draw(st.none() | st.text(min_size=1, max_size=9)),
    )
    return Extraction(
        report,
        tuple(draw(st.lists(claims(text), max_size=2))),
        tuple(draw(st.lists(attributions(text), max_size=2))),
    )


@given(extractions(), st.sampled_from([line, indented]))
def test_an_extraction_comes_back_equal(extraction: Extraction, write: object) -> None:
    assert callable(write)
    back = ExtractionForm.from_json(write(of_extraction(extraction)), "here").extraction("here")
    assert back == extraction
    assert back.report.key == extraction.report.key


@given(extractions())
def test_a_line_is_one_line_to_every_program(extraction: Extraction) -> None:
    assert len(line(of_extraction(extraction)).splitlines()) == 1


def test_half_a_surrogate_pair_can_still_be_written() -> None:
    written = line({"text": "a\ud800b\u2028"})
    assert written.encode() == rb'{"text": "a\ud800b\u2028"}'
    assert json.loads(written) == {"text": "a\ud800b\u2028"}


def told(change: dict[str, object], **report: object) -> str:
    """Why a good extraction is refused once some of its fields are changed."""
    text = "The clerk resigned."
    claim = Claim(
        kind=Kind.RESIGNED,
        status=Status.ACTUAL,
        person=None,
        group=Group("The clerk", 1, 1),
        office="clerk",
        capacity=Capacity.PERMANENT,
        by=None,
        date=None,
        sources=(),
        trigger="resigned",
        evidence=text,
        span=Span(0, len(text)),
        confidence=0.5,
        reader="test/1",
    )
    row = json.loads(line(of_extraction(Extraction(Report(text), (claim,), ()))))
    row["changes"][0].update(change)
    row["report"].update(report)
    with pytest.raises(InputError) as refused:
        ExtractionForm.from_json(line(row), "a.jsonl:3").extraction("a.jsonl:3")
    return str(refused.value)


def test_what_is_not_of_the_form_is_refused_with_the_place_and_the_field() -> None:
    assert told({"kind": "vanished"}).startswith("a.jsonl:3: changes.0.kind: it must be 'nominated'")
    assert told({"date": "2017-13"}).startswith("a.jsonl:3: changes.0.date: “2017-13” is not a date")
    assert told({"person": "Jo"}) == (
        "a.jsonl:3: a claim is about a person or about a group: give exactly one of them"
    )


def test_words_that_do_not_stand_in_the_report_are_refused() -> None:
    assert "do not stand at 1-19" in told({"span": [1, 19]})
    assert "digest is another" in told({}, text="The clerk was removed.")


def test_a_report_from_outside_may_leave_out_all_but_its_text() -> None:
    assert ReportForm.from_json('{"text": "x", "title": " "}', "here").report() == Report("x")
