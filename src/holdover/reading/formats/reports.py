"""One piece turned into the report that it holds."""

import re
from codecs import BOM_UTF8, lookup

from holdover.errors import InputError
from holdover.json_form import ReportForm
from holdover.reading.formats.markdown import report_in_markdown
from holdover.reading.formats.piece import Format, Piece, Told

# Where a page may name its own encoding, as browsers look for it (WHATWG HTML, "prescan a byte stream").
_PRESCANNED_BYTES = 1024
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
# Names that browsers take for windows-1252, of which the real thing is a part (WHATWG Encoding).
_TAKEN_FOR_WINDOWS = frozenset(("ascii", "us-ascii", "iso-8859-1", "latin1", "latin-1"))
# Python's own codecs that no browser takes for a page's. A page names its encoding at will, and `punycode`
# needs time that grows with the square of its length.
_NOT_OF_PAGES = frozenset(("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"))


def report_in(piece: Piece) -> Told:
    """The report that a piece holds. Raises ``InputError``, which names the piece, where there is none."""
    text = decoded(piece)
    if not text.strip():
        raise InputError(piece.place, "it is empty")
    match piece.format:
        case Format.JSONL:
            return Told(ReportForm.from_json(text, piece.place).report())
        case Format.MARKDOWN:
            return report_in_markdown(text, piece.place)
        case Format.HTML:
            # It takes longer to load than most commands take to run.
            from holdover.reading.formats.article import report_in_page  # noqa: PLC0415

            return Told(report_in_page(text, piece.place))
        case Format.TEXT:
            return Told(ReportForm(text=_without_nul(text, piece.place)).report())


def decoded(piece: Piece) -> str:
    """The piece's text. Raises ``InputError``, which names the first byte that is not of its encoding."""
    encoding = piece.encoding or (piece.format is Format.HTML and _declared(piece.data)) or "utf-8"
    try:
        return str(piece.data.removeprefix(BOM_UTF8), encoding)
    except LookupError:
        raise InputError(piece.place, f"there is no encoding {encoding!r}; try utf-8 or cp1252") from None
    except UnicodeDecodeError as error:
        at, wrong = error.start, piece.data[error.start]
        raise InputError(
            piece.place,
            f"byte {at} (0x{wrong:02x}) is not {encoding.upper()}; name it with --encoding, as cp1252",
        ) from None


def _declared(page: bytes) -> str | None:
    """The encoding that a page names for itself, where it is one that there is."""
    found = _META_CHARSET.search(page[:_PRESCANNED_BYTES])
    if not found:
        return None
    name = found[1].decode("ascii", "replace").lower()
    try:
        codec = lookup(name).name
    except LookupError:
        return None
    if codec in _NOT_OF_PAGES:
        return None
    return "cp1252" if name in _TAKEN_FOR_WINDOWS else name


def _without_nul(text: str, place: str) -> str:
    if "\0" in text:
        raise InputError(place, f"it is not a text: it holds a NUL character, at {text.index(chr(0))}")
    return text
