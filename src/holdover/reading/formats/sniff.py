"""Which format some bytes are in, told by the file's name or by how they begin."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import PurePath

from holdover.errors import InputError
from holdover.reading.formats.piece import Format

SNIFFED_BYTES = 4096

_BY_SUFFIX = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
}
_HTML_START = re.compile(
    rb"<(?:!doctype\s+html|\?xml|!--|html|head|body|meta|article|div|p)\b", re.IGNORECASE
)
# How the files begin that people try first, and what to do with each.
_KNOWN_BINARY = (
    (b"%PDF", "it is a PDF; take its text out first, as with pdftotext"),
    (b"PK\x03\x04", "it is a ZIP archive or an office document; save its text as a .txt file"),
    (b"\x1f\x8b", "it is compressed; decompress it first, as with `zcat FILE | holdover read -`"),
    (b"\x28\xb5\x2f\xfd", "it is compressed; decompress it first, as with `zstdcat FILE | holdover read -`"),
    (b"SQLite format 3\0", "it is a database; name a record with --record"),
)


def format_of(place: str, head: bytes) -> Format:
    """The format of a file that begins with ``head``: by its suffix, else by its first bytes."""
    named = _BY_SUFFIX.get(PurePath(place).suffix.lower())
    if named is not None:
        return named
    start = head.removeprefix(BOM_UTF8).lstrip()
    if start.startswith(b"{"):
        return Format.JSONL
    if start.startswith(b"["):
        raise InputError(place, "it looks like a JSON array; give one report a line, as `jq -c '.[]'` does")
    if _HTML_START.match(start):
        return Format.HTML
    return Format.MARKDOWN if start.startswith((b"---\n", b"---\r\n")) else Format.TEXT


def refuse_binary(place: str, head: bytes) -> None:
    """Raise ``InputError`` where the first bytes are not those of a text."""
    for magic, advice in _KNOWN_BINARY:
        if head.startswith(magic):
            raise InputError(place, advice)
    if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise InputError(place, "it is UTF-16, not UTF-8; name that with --encoding utf-16")
    if b"\0" in head:
        raise InputError(place, f"it is not a text: byte {head.index(0)} is zero")
