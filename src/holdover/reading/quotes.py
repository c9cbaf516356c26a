"""Quotations in a text: which marks open, which close, and what runs on over a paragraph's end."""

from dataclasses import dataclass

from holdover.reading.document import Document

# What closes a quotation that the key opened. A straight mark closes itself, and some texts turn marks over.
_CLOSERS = {"“": "”“", "„": "“”", "«": "»", '"': '"', "‘": "’‘", "'": "'", "”": "”", "’": "’"}
_MARKS = frozenset(_CLOSERS) | {"»"}
# Straight and single marks do not tell by themselves whether they open; what stands before them does.
_BEFORE_OPENING = frozenset("([{—–-:/“\"‘'")


@dataclass(frozen=True, slots=True)
class Quotation:
    """The tokens from an opening mark to its closing mark, ``first`` included and ``last`` not."""

    first: int
    last: int


def find_quotations(document: Document) -> tuple[Quotation, ...]:
    """The outermost quotations, in order.

    A mark that is never closed ends at its paragraph's end: so news writes speech that runs on in the next
    paragraph, where a new mark opens it again.
    """
    found: list[Quotation] = []
    first = None
    for at, token in enumerate(document.tokens):
        if first is not None and _begins_paragraph(document, at):
            found.append(Quotation(first, at))
            first = None
        if token.text not in _MARKS:
            continue
        if first is None:
            if _opens(document, at):
                first = at
        elif token.text in _CLOSERS[document.tokens[first].text] and _closes(document, at):
            found.append(Quotation(first, at + 1))
            first = None
    if first is not None:
        found.append(Quotation(first, len(document.tokens)))
    return tuple(quotation for quotation in found if quotation.last - quotation.first > 1)


def _begins_paragraph(document: Document, at: int) -> bool:
    return "\n" in document.text[document.tokens[at - 1].end : document.tokens[at].begin]


def _opens(document: Document, at: int) -> bool:
    token = document.tokens[at]
    if token.text in "“„«":
        return True
    if token.text == "»":
        return False
    before = document.text[token.begin - 1 : token.begin]
    after = document.text[token.end : token.end + 1]
    return (
        (not before or before.isspace() or before in _BEFORE_OPENING) and bool(after) and not after.isspace()
    )


def _closes(document: Document, at: int) -> bool:
    token = document.tokens[at]
    if token.text in "”»":
        return True
    before = document.text[token.begin - 1 : token.begin]
    after = document.text[token.end : token.end + 1]
    # An apostrophe between letters, or after a space, closes nothing.
    return not before.isspace() and not (token.text in "’'" and after.isalnum())
