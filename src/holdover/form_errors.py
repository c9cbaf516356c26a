"""What is wrong with a value from outside, in words for whoever wrote it and not for whoever checks it."""

import re

from pydantic import ValidationError

_WORDS = {
    "missing": "it is missing",
    "extra_forbidden": "there is no such key",
    "string_type": "it must be text",
    "int_type": "it must be a whole number",
    "int_parsing": "it must be a whole number",
    "int_from_float": "it must be a whole number",
    "float_type": "it must be a number",
    "float_parsing": "it must be a number",
    "bool_type": "it must be true or false",
    "bool_parsing": "it must be true or false",
    "list_type": "it must be a list",
    "tuple_type": "it must be a list",
    "dict_type": "it must be an object, with keys",
    "model_type": "it must be an object, with keys",
    "model_attributes_type": "it must be an object, with keys",
    "date_type": "it must be a day, as 2017-03-11",
    "date_from_datetime_parsing": "it must be a day, as 2017-03-11",
    "date_parsing": "it must be a day, as 2017-03-11",
}
"""By pydantic's names for what can be wrong: https://docs.pydantic.dev/latest/errors/validation_errors/"""


def told(error: ValidationError) -> str:
    """All that is wrong with the value, on one line, each with its key; the value is not quoted."""
    found = error.errors(include_url=False, include_input=False, include_context=False)
    return "; ".join(
        ": ".join(
            filter(None, (".".join(map(str, each["loc"])), _WORDS.get(each["type"]) or _said(each["msg"])))
        )
        for each in found
    )


def _said(message: str) -> str:
    """What pydantic says, or what a check of ours said through it."""
    message = message.removeprefix("Value error, ").replace("Input should be", "it must be")
    return re.sub(r"Invalid JSON: (.*) at line \d+ column (\d+)", r"not JSON at column \2: \1", message)
