"""Triage: what cannot tell a change is not read, and what is read is read as it is in the whole text."""

import pytest

from holdover.claim import Kind
from holdover.reading import lexicon, read, read_changes
from holdover.reading.document import Document
from holdover.reading.triage import may_tell, telling
from holdover.reading.triage_words import spellings_of_offices, words_that_matter
from holdover.report import Report

FILLER = "Rain fell on the hills all week. Walkers were told to keep to the paths. The river rose. "
STORY = "Mayor Lynn Barrow resigned on Friday, her lawyer said. "


@pytest.mark.parametrize("text", ["", FILLER, "The agenda dragged on; regenerate the stamp.", "\udcff\u202e"])
def test_a_text_that_names_no_office_cannot_tell_a_change(text: str) -> None:
    assert not may_tell(text)
    assert read_changes(Report(text)).claims == ()


@pytest.mark.parametrize(
    "text",
    ["the mayor", "THE MAYOR", "Mayors!", "(MP)", "Gov. Smith", "in the Senate", "Prime Minister", "DA"],
)
def test_a_text_that_names_an_office_may_tell_a_change(text: str) -> None:
    assert may_tell(text)


@pytest.mark.parametrize("title", ["U.S. attorney", "US attorney", "US Attorney", "United States attorney"])
def test_a_title_behind_the_name_of_a_country_is_looked_for_as_it_is_written(title: str) -> None:
    assert may_tell(f"She is the {title} in Ohio.")


def test_every_public_title_of_the_reader_is_looked_for_and_no_private_one() -> None:
    spelled, words = set(spellings_of_offices()), words_that_matter()
    short = {" ".join(words) for words in lexicon.short_titles()}
    for title, standing in lexicon.titles().entries():
        if standing.kind != "private":
            assert may_tell(title.upper() if title in short else title), title
            assert title in words
        elif title not in short:
            assert title not in spelled


def test_every_trigger_but_the_commonest_marks_a_sentence() -> None:
    words = words_that_matter()
    missing = {
        phrase for phrase, _ in lexicon.triggers().entries() if phrase not in words and "*" not in phrase
    }
    assert {"was", "were"} <= missing
    assert not {"resigned", "sworn in", "became", "dismissal"} & missing


def test_only_the_sentences_that_matter_and_their_neighbors_are_read() -> None:
    part = telling(Document(Report(FILLER * 3 + STORY + FILLER * 3)))
    assert part is not None
    told = [part.text[slice(*part.span(sentence))] for sentence in part.sentences]
    assert told == ["The river rose.", STORY.strip(), "Rain fell on the hills all week."]


def test_a_report_in_which_no_sentence_matters_is_skipped() -> None:
    assert telling(Document(Report(FILLER))) is None


def test_places_are_those_of_the_whole_text_and_the_source_is_kept() -> None:
    report = Report(FILLER * 5 + STORY + FILLER)
    (claim,) = read_changes(report).claims
    claim.check_grounded(report)
    assert (claim.kind, claim.person, claim.sources) == (Kind.RESIGNED, "Lynn Barrow", ("her lawyer",))
    assert claim.span.begin == len(FILLER * 5)


def test_the_changes_are_those_of_reading_the_whole() -> None:
    report = Report(
        f"{FILLER}Tom Adler, the finance minister, spoke for an hour. {FILLER}"
        f"The ministry said nothing. On Monday Adler stepped down. {FILLER}His successor is Ana Reis."
    )
    assert read_changes(report).claims == read(report).claims != ()


def test_no_attributions_are_looked_for() -> None:
    assert read_changes(Report(STORY)).attributions == ()


@pytest.mark.parametrize(
    "title",
    [
        "state's attorney",
        "state’s attorney",
        "state 's attorney",
        "Lt. Gov.",
        "Lt . Gov .",
        "State 's Attorney",
    ],
)
def test_a_title_is_found_as_written_and_as_stored_word_by_word(title: str) -> None:
    assert may_tell(f"On Friday the {title} quit.")
