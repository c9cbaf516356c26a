"""What a model tells is held against the report: only what stands there becomes a claim."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdover.claim import Capacity, Claim, Group, Kind, Span, Status
from holdover.reading.document import Document
from holdover.reading.llm.answer import ToldChange, changes_in
from holdover.reading.llm.ground import DroppedError, Ground
from holdover.reading.llm.spent import Dropped
from holdover.report import Medium, Report
from holdover.when import PartialDate

FIELDS = sorted({"changes", "text", "max", *ToldChange.model_fields})


def grounded(report: Report, section: Span | None = None, /, **told: object) -> Claim | Dropped:
    """The claim, or why there is none."""
    given = {"trigger": "resigned", "kind": "resigned", "status": "actual", **told}
    ground = Ground(Document(report), "llm/m")
    try:
        claim = ground.claim(ToldChange.model_validate(given), section or Span(0, len(report.text)))
    except DroppedError as error:
        return error.reason
    claim.check_grounded(report)
    return claim


def kept(report: Report, section: Span | None = None, /, **told: object) -> Claim:
    claim = grounded(report, section, **told)
    assert isinstance(claim, Claim)
    return claim


def test_quotes_and_line_ends_count_as_those_of_the_report_which_the_claim_has() -> None:
    report = Report("Mayor Niamh O’Hare\nsaid “no” and resigned.")
    claim = kept(report, evidence='Mayor Niamh O\'Hare said "no" and resigned.', person="Niamh O'Hare")
    assert claim.evidence == report.text
    assert claim.person == "Niamh O’Hare"


def test_words_told_twice_are_placed_in_the_section_that_was_asked_for_or_else_nearest_to_it() -> None:
    text = "She resigned. Ada Brook spoke. She resigned. It rained. She resigned. Snow fell by the lake."
    report, evidence = Report(text), "She resigned."
    first, second, third = (at for at in range(len(text)) if text.startswith(evidence, at))

    def place(begin: int, end: int) -> int:
        return kept(report, Span(begin, end), evidence=evidence, person="Ada Brook").span.begin

    assert place(0, len(text)) == first
    assert place(second - 5, third) == second
    assert place(len(text) - 10, len(text)) == third
    assert place(second + 14, third - 6) == second


def test_the_trigger_is_a_whole_word_of_the_evidence() -> None:
    report = Report("Ada Brook has resigned.")
    told = {"evidence": report.text, "person": "Ada Brook"}
    assert kept(report, **told, trigger="has resigned").trigger == "has resigned"
    assert grounded(report, **told, trigger="resign") is Dropped.TRIGGER
    assert grounded(report, **told, trigger=" ") is Dropped.TRIGGER


@pytest.mark.parametrize(
    "person", ["he", "He", "The mayor", "mayor", "Ada", "Ada Brooks", "a" * 500, "Brook."]
)
def test_only_a_name_that_stands_whole_in_the_report_is_a_person(person: str) -> None:
    report = Report("He resigned, said Adaline Brooke. The mayor Ada Brook, she said, was tired.")
    told = grounded(report, evidence="He resigned, said Adaline Brooke.", person=person)
    assert told is Dropped.PERSON or (person == "Ada" and isinstance(told, Claim))


def test_evidence_begins_and_ends_with_whole_words() -> None:
    report = Report("She resigned today, Ada Brook.")
    assert kept(report, evidence="She resigned", person="Ada Brook").span == Span(0, 12)
    assert grounded(report, evidence="he resigned", person="Ada Brook") is Dropped.EVIDENCE
    assert grounded(report, evidence="She resigned tod", person="Ada Brook") is Dropped.EVIDENCE


def test_the_author_of_a_statement_may_be_the_person() -> None:
    report = Report("I resigned today.", author="Ada Brook", medium=Medium.STATEMENT)
    assert kept(report, evidence="I resigned today.", person="Ada Brook").person == "Ada Brook"


def test_an_office_is_in_words_of_the_report_joined_as_a_reader_would() -> None:
    report = Report("Ghana's finance minister, Kofi Owusu, resigned.")
    told = {"evidence": report.text, "person": "Kofi Owusu"}
    assert kept(report, **told, office="minister of finance of Ghana").capacity is Capacity.PERMANENT
    assert kept(report, **told, office="finance ministers").office
    assert grounded(report, **told, office="finance minister of Togo") is Dropped.OFFICE
    assert grounded(report, **told, office="of the") is Dropped.OFFICE
    without = kept(report, **told, office=None, capacity="acting")
    assert (without.office, without.capacity) == (None, None)


def test_nobody_acts_in_an_office_where_the_report_has_no_word_of_it() -> None:
    report = Report("Mayor Ada Brook resigned; Cy Dean is interim mayor.")
    told = {"evidence": report.text, "person": "Ada Brook", "office": "Mayor"}
    assert grounded(report, **told, capacity="acting") is Dropped.CAPACITY
    assert kept(report, **told, capacity="permanent").capacity is Capacity.PERMANENT
    told |= {"person": "Cy Dean", "kind": "took_office", "trigger": "is"}
    assert kept(report, **told, capacity="interim").capacity is Capacity.INTERIM


def test_dots_in_an_office_make_no_difference() -> None:
    report = Report("The U.S. attorney Ada Brook resigned.")
    assert (
        kept(report, evidence=report.text, person="Ada Brook", office="US attorney").office == "US attorney"
    )


def test_nobody_leaves_the_office_that_the_report_gives_to_somebody_else() -> None:
    report = Report("Mayor Ada Brook resigned on Friday, said Sheriff Cy Dean.")
    told = {"evidence": report.text, "person": "Ada Brook"}
    assert grounded(report, **told, office="Sheriff") is Dropped.OTHERS_OFFICE
    assert kept(report, **told, office="Mayor").office == "Mayor"
    # Who comes into an office comes into that of another.
    coming = kept(report, **told, office="Sheriff", kind="appointed")
    assert coming.kind is Kind.APPOINTED


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("46 prosecutors", 46, 46),
        ("over 40 prosecutors", 41, None),
        ("prosecutors", 2, None),
        ("a judge", 1, 1),
    ],
)
def test_people_are_counted_by_their_words_and_not_by_the_model(
    words: str, least: int, most: int | None
) -> None:
    report = Report(f"Yesterday {words} resigned.")
    told = {"text": words, "min": 900, "max": 1 if most == 1 else 1_000}
    assert kept(report, evidence=report.text, group=told).group == Group(words, least, most)


def test_a_change_of_nobody_or_of_a_person_and_a_group_is_none() -> None:
    report = Report("Ada Brook and 46 prosecutors resigned.")
    assert grounded(report, evidence=report.text) is Dropped.FORM
    both = {"person": "Ada Brook", "group": {"text": "46 prosecutors"}}
    assert grounded(report, evidence=report.text, **both) is Dropped.FORM


@pytest.mark.parametrize(
    ("published", "told", "ok"),
    [
        ("2019-05-05", {"date": "2019-05-03"}, True),
        ("2019-05", {"date": "2019-05-03"}, True),
        ("2019-05-05", {"date": "2019-05-06"}, False),
        ("2019-05-05", {"date": "2019-05-06", "status": "planned"}, True),
        ("2019-05-05", {"date": "2014/2019", "kind": "served"}, True),
        ("2019-05-05", {"date": "2014", "kind": "served"}, False),
        ("2019-05-05", {"date": "2014/2019"}, False),
        ("2019-05-05", {"date": "2020/..", "kind": "served"}, False),
        ("2019-05-05", {"date": "yesterday"}, False),
        ("2019-05-05", {"date": "2019-02-30"}, False),
        ("2019-05-05", {"date": " "}, True),
        (None, {"date": "2014"}, True),
        (None, {"date": "2014-06"}, True),
        (None, {"date": "2019-05-03"}, False),
    ],
)
def test_a_date_is_one_that_can_be(published: str | None, told: dict[str, str], ok: bool) -> None:
    report = Report(
        "Ada Brook resigned on Friday; she came in 2014.",
        published=PartialDate.parse(published) if published else None,
    )
    claim = grounded(report, evidence=report.text, person="Ada Brook", **told)
    assert claim is Dropped.DATE if not ok else isinstance(claim, Claim)


def test_sources_and_agents_are_in_words_of_the_report() -> None:
    report = Report("Two insiders told the Post that Ada Brook was removed by Governor Cy Dean.")
    told = {
        "evidence": report.text,
        "person": "Ada Brook",
        "kind": "removed",
        "trigger": "removed",
    }
    claim = kept(report, **told, sources=["the Post", "Two insiders", ""], by="Governor Cy Dean")
    assert claim.sources == ("the Post", "Two insiders")
    assert claim.by == "Governor Cy Dean"
    assert grounded(report, **told, sources=["the Times"]) is Dropped.SOURCE
    assert grounded(report, **told, sources=["the Post"] * 11) is Dropped.SOURCE
    assert grounded(report, **told, by="President Dean") is Dropped.BY


_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.sampled_from(["resigned", "actual"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=11),
)


@given(_values)
def test_an_answer_of_any_shape_is_read_or_refused_as_a_whole(value: object) -> None:
    told = changes_in(json.dumps({"changes": [value]}))
    assert len(told) == 1
    for shapeless in (json.dumps(value), json.dumps({"changes": value}), str(value)):
        with suppress(ValueError):
            changes_in(shapeless)


def test_what_only_datasets_tell_is_no_change_of_a_report() -> None:
    told = '{"changes": [{"evidence": "x", "trigger": "x", "kind": "on_leave", "status": "actual"}]}'
    assert changes_in(told) == (None,)


@given(
    st.text("Ada .’'\n", max_size=40),
    st.fixed_dictionaries(
        {name: st.text("Ada .’'\n", max_size=6) for name in ("evidence", "trigger", "person", "office", "by")}
    ),
    st.integers(0, 40),
)
def test_every_claim_that_is_kept_is_grounded(text: str, told: dict[str, str], at: int) -> None:
    claim = grounded(Report(text), Span(min(at, len(text)), len(text)), **told)
    assert claim in set(Dropped) or isinstance(claim, Claim)


def test_statuses_are_as_told() -> None:
    report = Report("Ada Brook has not resigned.")
    assert kept(report, evidence=report.text, person="Ada Brook", status="denied").status is Status.DENIED
