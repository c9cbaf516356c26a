"""Quotations in a text: which marks open, which close, and what runs on over a paragraph's end."""

from collections.abc import Iterator
from dataclasses import dataclass

from holdover.reading.document import Document

# What closes a quotation that the key opened. A straight mark closes itself, and some texts turn marks over.
_CLOSERS = {
    "“": ("”", "“", '"'),
    "„": ("“", "”"),
    "«": ("»",),
    '"': ('"', "”"),
    "‘": ("’", "‘"),
    "'": ("'",),
    "”": ("”",),
    "’": ("’",),
    "''": ("''", '"'),
    "``": ("''", "``"),
}
_MARKS = frozenset(_CLOSERS) | {"»"}
_CHARACTERS = frozenset("".join(_MARKS))
_SINGLE = frozenset("'’‘")
# A straight or single mark does not tell by itself whether it opens; what stands before it does.
_BEFORE_OPENING = frozenset("([{—–-:/“\"‘'")
_NEVER_OPENS = frozenset({"»"})
_ALWAYS_OPENS = frozenset({"“", "„", "«", "``"})
_ALWAYS_CLOSES = frozenset({"”", "»"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """The tokens from an opening mark to its closing mark, ``first`` included and ``last`` not."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Mark:
    text: str
    first: int
    last: int


def find_quotations(document: Document) -> tuple[Quotation, ...]:
    """The outermost quotations, in order.

    A mark that is never closed ends at its paragraph's end: so news writes speech that runs on in the next
    paragraph, where a new mark opens it again.
    """
    found: list[Quotation] = []
    opened: _Mark | None = None
    end = 0
    for mark in _marks(document):
        if opened is not None and mark.first >= end:
            found += _unclosed(opened, end)
            opened = None
        if opened is None and _opens(document, mark):
            opened, end = mark, document.line_end(mark.first)
        elif opened is None:
            continue
        elif mark.text in _CLOSERS[opened.text] and _closes(document, mark):
            found.append(Quotation(opened.first, mark.last))
            opened = None
    if opened is not None:
        found += _unclosed(opened, end)
    return tuple(quotation for quotation in found if quotation.last - quotation.first > 2)


def _unclosed(opened: _Mark, end: int) -> list[Quotation]:
    # A single mark without its fellow is an apostrophe.
    return [] if opened.text in _SINGLE else [Quotation(opened.first, end)]


def _marks(document: Document) -> Iterator[_Mark]:
    tokens, text, last = document.tokens, document.text, 0
    for at, token in enumerate(tokens):
        if token.text not in _CHARACTERS or at < last:
            continue
        double = token.text in "'`" and text[token.begin : token.end + 1] == 2 * token.text
        last = min(at + 1 + double, len(tokens))
        mark = text[token.begin : tokens[last - 1].end]
        if mark in _MARKS:
            yield _Mark(mark, at, last)


def _opens(document: Document, mark: _Mark) -> bool:
    if mark.text in _ALWAYS_OPENS or mark.text in _NEVER_OPENS:
        return mark.text in _ALWAYS_OPENS
    before, after = _around(document, mark)
    return (
        (not before or before.isspace() or before in _BEFORE_OPENING) and bool(after) and not after.isspace()
    )


def _closes(document: Document, mark: _Mark) -> bool:
    if mark.text in _ALWAYS_CLOSES:
        return True
    before, after = _around(document, mark)
    # An apostrophe between letters closes nothing, nor does a mark between a space and a letter.
    return not (before.isspace() and after.isalnum()) and not (mark.text in "’'‘“" and after.isalnum())


def _around(document: Document, mark: _Mark) -> tuple[str, str]:
    begin, end = document.tokens[mark.first].begin, document.tokens[mark.last - 1].end
    return document.text[max(0, begin - 1) : begin], document.text[end : end + 1]
