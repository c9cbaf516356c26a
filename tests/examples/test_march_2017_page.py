"""The page on March 2017 goes through whole reports, and says of each sentence what is expected of it."""

import re
from pathlib import Path

import pytest
from march_2017 import expected, reports

from holdover.reading.document import Document

PAGE = (Path(__file__).parents[2] / "docs" / "march-2017.md").read_text("utf-8")
KEYS = ("justice-department-2017-03-10-a", "bharara-post-2017-03-11", "hudson-courier-2017-03-12")


def blocks() -> list[tuple[str, str]]:
    """Each quoted sentence of the page, and what the page says of it."""
    quoted = re.findall(r"^> (.+)\n\n((?:(?!^[>#]).*\n)*)", PAGE, re.MULTILINE)
    return [(sentence, re.sub(r"\s+", " ", told)) for sentence, told in quoted]


def test_the_page_quotes_every_sentence_of_its_reports_in_order() -> None:
    sentences = []
    for key in KEYS:
        document = Document(reports()[key])
        sentences += [document.text[slice(*document.span(sentence))] for sentence in document.sentences]
    assert [sentence for sentence, _ in blocks()] == sentences


@pytest.mark.parametrize(("sentence", "told"), blocks(), ids=lambda text: text[:40])
def test_the_page_names_every_claim_and_attribution_that_a_sentence_becomes(sentence: str, told: str) -> None:
    changes = [one.fields for one in expected("changes") if one.report in KEYS]
    here = [fields for fields in changes if fields["evidence"] == sentence]
    for fields in here:
        assert f"`{fields['kind']}`" in told
        assert fields["status"] == "actual" or f"`{fields['status']}`" in told
    says = [
        one
        for one in expected("attributions")
        if one.report in KEYS and f"{one.fields['source']}" in sentence and one.fields["cue"] in sentence
    ]
    assert bool(says) == bool(re.search(r"\b[Aa]n attribution\b", told))
    assert told.startswith("Nothing") != bool(here or says) or "The second half" in told
