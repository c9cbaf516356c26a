"""A long text in sections that a model can take in: whole paragraphs where they fit, and no overlap."""

from collections.abc import Iterator

from holdover.claim import Span

LONGEST = 8_000  # characters, some 2,000 tokens: small models lose the thread of more
_ENDS = ("\n\n", "\n", ". ", " ")  # where to cut, the best first


def sections(text: str, longest: int = LONGEST) -> Iterator[Span]:
    """Where the sections stand, in order. Together they are the text, but for those that are blank."""
    begin = 0
    while begin < len(text):
        end = _end(text, begin, longest)
        if not text[begin:end].isspace():
            yield Span(begin, end)
        begin = end


def _end(text: str, begin: int, longest: int) -> int:
    limit = begin + longest
    if limit >= len(text):
        return len(text)
    for mark in _ENDS:
        if (at := text.rfind(mark, begin + longest // 2, limit)) >= 0:
            return at + len(mark)
    return limit
