from holdover.attribution import Attribution, quoted
from holdover.claim import Span
from holdover.reading.attribution import find_attributions, sources_of
from holdover.reading.document import Document
from holdover.report import Report


def attributions_of(text: str) -> list[Attribution]:
    return list(find_attributions(Document(Report(text))))


def parts(attribution: Attribution, text: str) -> tuple[str, str, str]:
    report = Report(text)
    return (
        quoted(attribution.source, report),
        quoted(attribution.cue, report),
        quoted(attribution.content, report),
    )


def test_an_indirect_saying_has_source_cue_and_content() -> None:
    text = "The minister said that the director had resigned."
    (found,) = attributions_of(text)
    assert parts(found, text) == ("The minister", "said", "that the director had resigned")
    assert not found.direct


def test_a_quotation_before_its_cue_is_direct() -> None:
    text = "“I did not resign,” Bharara said."
    (found,) = attributions_of(text)
    assert parts(found, text) == ("Bharara", "said", "“I did not resign,”")
    assert found.direct


def test_words_inside_a_content_have_its_source_and_others_none() -> None:
    text = "The minister said that the director had resigned. The office is empty."
    found = find_attributions(Document(Report(text)))
    begin = text.index("the director")
    assert sources_of(Span(begin, begin + 12), found) == ("The minister",)
    assert sources_of(Span(text.index("The office"), len(text)), found) == ()
