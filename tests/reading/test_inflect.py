"""Verbs of the word lists are named once, and found in every form."""

import pytest

from holdover.reading import lexicon
from holdover.reading.inflect import forms_of


@pytest.mark.parametrize(
    ("phrase", "forms"),
    [
        ("resign", {"resign", "resigns", "resigned", "resigning"}),
        ("step down", {"step down", "steps down", "stepped down", "stepping down"}),
        ("bury", {"bury", "buries", "buried", "burying"}),
        ("die in office", {"die in office", "dies in office", "died in office", "dying in office"}),
        ("give way", {"give way", "gives way", "gave way", "given way", "giving way"}),
        ("quit", {"quit", "quits", "quitting"}),
    ],
)
def test_a_phrase_is_inflected_by_its_first_word(phrase: str, forms: set[str]) -> None:
    assert set(forms_of(phrase)) == forms


def test_to_be_has_all_its_forms() -> None:
    assert {"is gone", "was gone", "were gone", "being gone"} <= set(forms_of("be gone"))


@pytest.mark.parametrize("form", ["resigned", "handing in his notice", "swore in", "is overthrown"])
def test_every_form_of_a_trigger_is_one(form: str) -> None:
    words = form.split()
    table = lexicon.triggers()
    assert any(table.match(words, at, len(words)) for at in range(len(words)))


def test_no_verb_says_two_things() -> None:
    told: dict[tuple[str, str], tuple[str, str]] = {}
    for entry in lexicon.trigger_entries("verb"):
        meaning = (entry["kind"], entry["frame"])
        for form in lexicon.verb_forms(entry):
            key = (form, entry.get("particle", ""))
            assert told.setdefault(key, meaning) == meaning, form
