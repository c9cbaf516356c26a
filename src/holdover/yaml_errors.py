"""What is wrong with YAML from outside, in words for whoever wrote it and not for whoever parses it."""

import yaml

_INDENTED = "a line is not indented as those around it"
# By what PyYAML says, in Python or in C; the first that is found in it.
_WORDS = {
    "'\\t' that cannot start": "a line is indented with a tab; use blanks",
    "tab character": "a line is indented with a tab; use blanks",
    "cannot start any token": "a value begins with a mark of YAML's own (@, %, `); put it in quotes",
    "mapping values are not allowed": "a line has a colon too many, or is indented too far; quote the text",
    "could not find expected ':'": "a line has no colon; write “key: value”",
    "expected <block end>": _INDENTED,
    "did not find expected key": _INDENTED,
    "did not find expected '-'": _INDENTED,
    "expected ',' or": "a bracket is not closed",
    "end of stream": "a quotation mark or a bracket is not closed",
    "escape character": "a backslash stands in double quotes; use single ones",
    "undefined alias": "a value begins with “*”; put it in quotes",
    "another document": "a second document begins; one is wanted",
}
_OTHERWISE = "its colons, quotes or blanks are wrong"


def told(error: yaml.YAMLError) -> tuple[int | None, str]:
    """The line on which it went wrong, from 1, where that is known; and what is wrong there."""
    problem = str(getattr(error, "problem", None) or error)
    words = next((words for said, words in _WORDS.items() if said in problem), _OTHERWISE)
    mark = getattr(error, "problem_mark", None)
    return (mark.line + 1 if mark else None), words
