"""Markdown with a front matter of metadata, in YAML between two lines of three hyphens."""

import re

import yaml
from pydantic import ValidationError

from holdover import yaml_errors
from holdover.errors import InputError
from holdover.form_errors import told
from holdover.json_form import ReportForm
from holdover.reading.formats.piece import Told

_FRONT_MATTER = re.compile(
    r"---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_BEGUN = re.compile(r"---[ \t]*\r?\n[\w-]+:(?:[ \t\r\n]|\Z)")  # and not a rule drawn above a text
_MAX_FRONT_MATTER = 20_000
_KEYS = frozenset(ReportForm.model_fields) - {"text"}
_NULL = "tag:yaml.org,2002:null"


def report_in_markdown(text: str, place: str) -> Told:
    """The report below its front matter; without one, all of it. The Markdown itself is left as it is.

    Raises ``InputError`` where the front matter is no flat YAML or does not end, or a value in it is wrong.
    """
    front = _FRONT_MATTER.match(text)
    if front is None and _BEGUN.match(text):
        raise InputError(
            f"{place}:1", "its front matter does not end; write a line of three hyphens below it"
        )
    fields = _front_matter(front["yaml"], place) if front else {}
    body = text[front.end() :].strip("\r\n") if front else text
    try:
        report = ReportForm.model_validate(
            {key: fields[key] for key in fields.keys() & _KEYS} | {"text": body}
        ).report()
    except ValidationError as error:
        raise InputError(place, told(error)) from None
    return Told(report, tuple(_unknown(key, place) for key in fields if key not in _KEYS))


def _unknown(key: str, place: str) -> str:
    return f"{place}: “{key[:40]}” is left out: it is none of {', '.join(sorted(_KEYS))}"


def _front_matter(source: str, place: str) -> dict[str, str | None]:
    """Its keys and values, every value as the text that stands there: no date or number is guessed.

    The YAML is parsed but never constructed, so that no tag, alias or merge in it can do or cost anything.
    """
    if len(source) > _MAX_FRONT_MATTER:
        raise InputError(place, f"its front matter is longer than {_MAX_FRONT_MATTER:,} characters")
    try:
        node = yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        line, problem = yaml_errors.told(error)
        raise InputError(f"{place}:{(line or 0) + 1}", f"its front matter is not YAML: {problem}") from None
    except RecursionError:
        raise InputError(place, "its front matter is not YAML; write lines such as “title: …”") from None
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise InputError(f"{place}:2", "its front matter must be lines of “key: value”")
    fields: dict[str, str | None] = {}
    for key, value in node.value:
        name, text = _field(key, value, place)
        if name in fields:
            raise InputError(
                f"{place}:{key.start_mark.line + 2}", f"“{name[:40]}” stands there a second time"
            )
        fields[name] = text
    return fields


def _field(key: yaml.Node, value: yaml.Node, place: str) -> tuple[str, str | None]:
    if not isinstance(key, yaml.ScalarNode) or not isinstance(value, yaml.ScalarNode):
        number = key.start_mark.line + 2
        raise InputError(f"{place}:{number}", "its front matter may hold only texts, one a key")
    return key.value, None if value.tag == _NULL else value.value
