"""Find where a text speaks of a time."""

import re
from collections.abc import Iterator

from holdover.claim import Span

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_NUMBER = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|several|a\s+few|a\s+couple\s+of)"
)
_UNIT = r"(?:day|week|month|year|decade)s?"
_YEAR = r"(?:1[5-9]|20)\d\d"
# The first alternative that fits at a place is taken: the fuller come first.
_DATE = re.compile(
    rf"\b(?:{_YEAR}-\d\d-\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}(?:,?\s+{_YEAR})?\b"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!\s*%)(?:,?\s+{_YEAR}\b)?"
    rf"|{_MONTH}(?:\s+of)?,?\s+{_YEAR}\b|{_MONTH}(?:\s+of)?\s+(?:last|this|next)\s+year\b"
    r"|(?:the\s+)?end\s+of\s+(?:the|this|next)\s+(?:year|month)\b"
    r"|(?<=\bin )the\s+(?:spring|summer|autumn|fall|winter)\b"
    rf"|(?:early|late|mid|this|last|next)[\s-]{_MONTH}(?!\w)"
    rf"|(?<=\bin )(?:early |late |mid-)?{_MONTH}(?!\w)|(?<=\bsince ){_MONTH}(?!\w)"
    rf"|(?<=\buntil ){_MONTH}(?!\w)|(?<=\bthat ){_MONTH}(?!\w)|(?<=\bfrom ){_MONTH}(?!\w)"
    rf"|(?:last|this|next|previous)\s+(?:{_DAY}|week|month|year|spring|summer|autumn|fall|winter|weekend|night)\b"
    rf"|{_DAY}(?:\s+(?:morning|afternoon|evening|night))?\b"
    r"|(?:yesterday|today|tonight|tomorrow)\b|(?:over\s+)?the\s+weekend\b|this\s+(?:morning|afternoon|evening)\b"
    r"|the\s+day\s+after\b"
    rf"|{_NUMBER}(?:\s+and\s+a\s+half)?\s+{_UNIT}\s+(?:ago|earlier|later|before|after)\b"
    rf"|(?:the\s+)?{_YEAR}s\b|(?:the\s+)?(?:early|mid|late)[\s-](?:the\s+)?{_YEAR}s?\b"
    rf"|{_YEAR}(?:\s*[-–/]\s*(?:{_YEAR}|\d\d))?(?![\d,.]*\d|%)\b"
    rf"|(?:nearly\s+|almost\s+|more\s+than\s+|over\s+|about\s+|just\s+)?{_NUMBER}(?:\s+and\s+a\s+half)?[\s-]{_UNIT}\b"
    r"|until\s+recently\b|(?:moments|minutes)\s+ago\b|the\s+same\s+(?:day|morning|afternoon|evening|night)\b)",
    re.IGNORECASE,
)
# A number that looks like a year is one only where no unit or money stands by it.
_NO_YEAR = re.compile(r"[$£€#]\s*$")
_BEFORE_IN_DATELINE = re.compile(
    r"(?:^|\n)[^\S\n]*[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+)*(?:, [A-Z][\w. ]{1,30})?,? ?$"
)
_AFTER_IN_DATELINE = re.compile(r"\s*(?:\([^)\n]{1,40}\)\s*)?(?:-{1,2}|–|—)\s")
_DATELINE = 70  # characters of the place that a dateline begins with


def find_dates(text: str) -> Iterator[Span]:
    """Where the expressions of time stand, in the order of the text: days, months, years, lengths of time."""
    for match in _DATE.finditer(text):
        is_number = _NO_YEAR.search(text, max(0, match.start() - 3), match.start()) is not None
        if not is_number and not _is_of_dateline(text, match):
            yield Span(match.start(), match.end())


def _is_of_dateline(text: str, match: re.Match[str]) -> bool:
    """As in "NAIROBI, June 11 (Wire) - …": when the report was sent, and no change of its first sentence."""
    is_before = _BEFORE_IN_DATELINE.search(text, max(0, match.start() - _DATELINE), match.start())
    return is_before is not None and _AFTER_IN_DATELINE.match(text, match.end()) is not None
