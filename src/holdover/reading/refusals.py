"""Refusals to speak: "declined to comment", "has not responded to a request", "could not be reached"."""

import re
from functools import cache

from holdover.reading.data_files import read_data


@cache
def refusal() -> re.Pattern[str]:
    """The words of a refusal, whole: the verb group, and what was asked for."""
    lists = {name: "".join(words.split("\n")) for name, words in read_data("cues.toml")["declining"].items()}
    negated = rf"(?:{lists['helpers']})(?: not|n[’']t| never)(?: \w+ly| yet)?"
    asked_for = rf"(?: (?:to|for|on))?(?: [\w-]+){{0,3}} (?:{lists['objects']})"
    further = r"(?: (?:for|seeking|about|asking)(?: \w+){0,2} (?:comment|interview|matter))?"
    acts = rf"(?:{lists['refusing']}|{negated}) (?:{lists['acts']})(?:{asked_for}{further})?"
    # "did not respond with anger": who answers in some way does not refuse to speak.
    return re.compile(
        rf"(?<!\w)(?:{acts}|{lists['fixed']})(?!\w)(?! (?:with|by|that|whether|how))", re.IGNORECASE
    )
