"""The page on formats names every field of what is given and of what is printed."""

from cli.story import story
from docs.pages import ROOT
from holdover.attribution import Attribution
from holdover.extraction import Extraction
from holdover.json_form import ReportForm, of_extraction

PAGE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")


def fields(value: object) -> set[str]:
    """Every key in a JSON value."""
    if isinstance(value, list):
        return {name for each in value for name in fields(each)}
    if isinstance(value, dict):
        return set(value).union(*map(fields, value.values()))
    return set()


def test_every_key_of_a_report_as_it_is_given_is_told() -> None:
    given = PAGE.partition("## A report, as it is given")[2].partition("## JSON")[0]
    assert [name for name in ReportForm.model_fields if f"`{name}`" not in given] == []


def test_every_field_of_what_is_read_is_told() -> None:
    about_a_group = story()[1]
    extraction = Extraction(about_a_group.report, about_a_group.claims, (Attribution((), (), ()),))
    written = PAGE.partition("## JSON")[2]
    assert [name for name in sorted(fields(of_extraction(extraction))) if f'"{name}"' not in written] == []
