"""Read how many people are meant: "46" is 46 to 46, "over 40" is 41 or more, "dozens" is 24 or more."""

import re

_NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split()
    )
} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "both": 2,
}
_VAGUE = (
    (re.compile(r"several dozens?|dozens"), 24),
    (re.compile(r"hundreds"), 200),
    (re.compile(r"scores"), 40),
    (re.compile(r"several|few"), 3),
    (re.compile(r"couple"), 2),
)
_DOZEN = re.compile(r"(a|two|three) dozen")
_MORE = re.compile(r"more\s+than|over")
_AT_LEAST = re.compile(r"at\s+least")
_FEWER = re.compile(r"fewer\s+than|nearly|almost|up\s+to")
_ROUND = re.compile(r"about|around|some")


def resolve_count(words: str) -> tuple[int, int | None]:
    """The least and the most; ``None`` where nothing bounds it above."""
    words = words.casefold()
    number = _number(words)
    if number is None:
        return next((least for pattern, least in _VAGUE if pattern.search(words)), 2), None
    if _MORE.match(words):
        return number + 1, None
    if _AT_LEAST.match(words):
        return number, None
    if _FEWER.match(words):
        return 1, number
    return number, None if _ROUND.match(words) else number


def _number(words: str) -> int | None:
    if dozen := _DOZEN.search(words):
        return {"a": 12, "two": 24, "three": 36}[dozen[1]]
    if digits := re.search(r"\d[\d,]*", words):
        return int(digits.group().replace(",", ""))
    return next((_NUMBERS[word] for word in words.split() if word in _NUMBERS), None)
