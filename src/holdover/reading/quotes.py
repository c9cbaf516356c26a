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
    for paragraph_last, marks in _marks_by_paragraph(document):
        opened = None
        for mark in marks:
            if opened is None:
                opened = mark if _opens(document, mark) else None
            elif mark.text in _CLOSERS[opened.text] and _closes(document, mark):
                found.append(Quotation(opened.first, mark.last))
                opened = None
        # A single mark without its fellow is an apostrophe.
        if opened is not None and opened.text not in "’'‘":
            found.append(Quotation(opened.first, paragraph_last))
    return tuple(quotation for quotation in found if quotation.last - quotation.first > 2)


def _marks_by_paragraph(document: Document) -> Iterator[tuple[int, list[_Mark]]]:
    tokens, text = document.tokens, document.text
    marks: list[_Mark] = []
    at = 0
    while at < len(tokens):
        if at and marks and "\n" in text[tokens[at - 1].end : tokens[at].begin]:
            yield at, marks
            marks = []
        token = tokens[at]
        double = (
            token.text in "'`"
            and at + 1 < len(tokens)
            and text[token.begin : token.end + 1] == 2 * token.text
        )
        last = at + 1 + double
        mark = text[token.begin : tokens[last - 1].end]
        if mark in _MARKS:
            marks.append(_Mark(mark, at, last))
        at = last
    yield len(tokens), marks


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
