"""The page of the commands says what the commands say."""

from pathlib import Path

from holdover.cli.manual import page

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"


def test_the_page_has_every_verb_and_every_option() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `make docs`"


def test_every_verb_has_an_example() -> None:
    verbs = [section for section in page().split("\n## ")[2:] if "COMMAND [ARGS]" not in section]
    assert verbs
    assert [section for section in verbs if "\n  Example: holdover " not in section] == []
