"""The markup of the corpus, read."""

import pytest
from training.corpus import AnnotatedReport, MarkupError, parse, to_json

from holdover.claim import Capacity, Group, Kind, Status

TEXT = """# 7 | Harbor board | Quay News | 2015-06-02
Ilse Brandt left the harbor board on Monday.
Her chair stays empty.

Over 40 pilots had asked her to stay on the board.
"""


def read(annotations: str, text: str = TEXT) -> AnnotatedReport:
    (report,) = parse(text + annotations, "ports")
    return report


def words(report: AnnotatedReport, field: str, change: int = 0) -> list[str]:
    return [report.text[slice(*span)] for span in report.changes[change].spans[field]]


def test_sentences_are_joined_by_a_space_and_paragraphs_by_an_empty_line() -> None:
    report = read("=> none")
    assert report.text == (
        "Ilse Brandt left the harbor board on Monday. Her chair stays empty.\n\n"
        "Over 40 pilots had asked her to stay on the board."
    )
    assert [report.text[slice(*span)] for span in report.sentences][1] == "Her chair stays empty."
    assert (report.id, report.publisher, report.published) == ("ports-7", "Quay News", "2015-06-02")
    assert report.changes == ()


def test_a_change_is_read_with_the_places_of_its_words() -> None:
    report = read("=> left | Ilse Brandt | harbor board | left | on 2015-06-01 ~ Monday")
    (change,) = report.changes
    assert (change.kind, change.status, change.capacity) == (Kind.LEFT, Status.ACTUAL, Capacity.PERMANENT)
    assert str(change.date) == "2015-06-01"
    assert report.text[slice(*change.evidence)] == report.text[slice(*report.sentences[0])]
    assert [words(report, field) for field in ("person", "office", "trigger", "date")] == [
        ["Ilse Brandt"],
        ["harbor board"],
        ["left"],
        ["Monday"],
    ]


def test_words_are_taken_from_the_sentence_of_the_trigger() -> None:
    report = read("=> asked_to_stay | Ilse Brandt ~ her | board | asked | by Over 40 pilots")
    (change,) = report.changes
    assert change.spans["office"][0].begin > change.evidence.begin
    assert change.spans["person"][0].begin > change.evidence.begin


def test_a_group_has_its_bounds() -> None:
    report = read("=> served | [Over 40 pilots: 41..] | ? | asked")
    assert report.changes[0].group == Group("Over 40 pilots", 41, None)
    assert report.changes[0].capacity is None


def test_sources_are_a_chain_outermost_first() -> None:
    report = read("=> left possible | Ilse Brandt | harbor board | left | says Ilse Brandt > Over 40 pilots")
    assert report.changes[0].sources == ("Ilse Brandt", "Over 40 pilots")
    assert words(report, "source") == ["Ilse Brandt", "Over 40 pilots"]


def test_what_the_text_has_no_words_for_has_no_span() -> None:
    report = read("=> left | Ilse Brandt | chair of the port ~ - | left | as interim")
    assert "office" not in report.changes[0].spans
    assert report.changes[0].capacity is Capacity.INTERIM


def test_the_json_has_the_fields_of_the_reader() -> None:
    report = read("=> asked_to_stay | Ilse Brandt ~ her | harbor board | asked | by Over 40 pilots")
    (change,) = to_json(report)["changes"]
    assert change["trigger"] == "asked"
    assert change["evidence"] == "Over 40 pilots had asked her to stay on the board."
    assert (change["person"], change["group"], change["by"]) == ("Ilse Brandt", None, "Over 40 pilots")


@pytest.mark.parametrize(
    ("annotation", "complaint"),
    [
        ("=> left | Ilse Brandt | board", "an annotation is"),
        ("=> went | Ilse Brandt | harbor board | left", "went"),
        ("=> left often | Ilse Brandt | harbor board | left", "often"),
        ("=> left | Ilse Brand | harbor board | left", "“Ilse Brand” is not in the text"),
        ("=> left | Ilse Brandt | harbor board | resigned", "“resigned” is not in the text"),
        ("=> left | Ilse Brandt | harbor board | board", "stands 2 times"),
        ("=> left | Ilse Brandt | harbor board | board@3", "no number 3"),
        ("=> left | Ilse Brandt | harbor board | Monday. Her", "over the end of a sentence"),
        ("=> left | Ilse Brandt | harbor board | left | on Monday", "not a date"),
        ("=> left | Ilse Brandt | harbor board | left | on 2010/.. ~ Monday", "every other kind one date"),
        ("=> left | Ilse Brandt | harbor board | left | since Monday", "should be one of"),
        ("=> left | [pilots] | harbor board | left", "a group is"),
        ("", "has no annotation"),
        ("=> none\nMore text.", "text stands after"),
    ],
)
def test_a_broken_annotation_is_refused_with_file_and_line(annotation: str, complaint: str) -> None:
    with pytest.raises(MarkupError, match=complaint) as refused:
        read(annotation)
    assert str(refused.value).startswith("ports.txt line ")


def test_a_file_that_does_not_begin_with_a_head_is_refused() -> None:
    with pytest.raises(MarkupError, match="line 1"):
        list(parse("No head.\n=> none", "ports"))
