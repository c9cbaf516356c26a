"""YAML that is none is refused in plain words, whichever parser read it."""

import pytest
import yaml

from holdover import yaml_errors

LOADERS = [yaml.BaseLoader, *([yaml.CBaseLoader] if hasattr(yaml, "CBaseLoader") else [])]


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\n\tb: 2\n", 2, "indented with a tab"),
        ("a: 1\nb: @home\n", 2, "mark of YAML's own"),
        ("a: 1\nb: x: y\n", 2, "a colon too many"),
        ("a: 1\nwords\n", 3, "a line has no colon"),
        ("a:\n  - b\n c: 1\n", 3, "not indented as"),
        ("a: [1, 2\n", 2, "a bracket is not closed"),
        ('a: "x\n', 2, "is not closed"),
        ('a: "x\\y"\n', 1, "a backslash"),
        ("a: *b\n", 1, "begins with “*”"),
        ("a: 1\n---\nb: 2\n", 2, "a second document"),
    ],
)
def test_what_is_wrong_is_told_in_plain_words_with_its_line(
    loader: type[yaml.BaseLoader], text: str, line: int, words: str
) -> None:
    with pytest.raises(yaml.YAMLError) as error:
        yaml.compose(text, loader)
    at, told = yaml_errors.told(error.value)
    assert words in told
    assert at == line


def test_what_has_no_line_is_told_too() -> None:
    with pytest.raises(yaml.YAMLError) as error:
        yaml.compose("a: \x01", yaml.BaseLoader)
    assert yaml_errors.told(error.value) == (None, "its colons, quotes or blanks are wrong")
