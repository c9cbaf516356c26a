"""Texts made comparable: without case, accents and marks."""

import re
import unicodedata
from functools import lru_cache
from hashlib import sha256

_LONGEST_SLUG = 96


@lru_cache(maxsize=32_768)
def fold(text: str) -> str:
    """The text without case, accents, dots and doubled blanks: "St.  José" is "st jose"."""
    if text.isascii():
        return " ".join(text.replace(".", "").lower().split())
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'").replace("–", "-"))
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return " ".join(bare.replace(".", "").casefold().split())


def slug(text: str) -> str:
    """A short form of the text for ids: small letters, digits and hyphens; long texts end in a hash."""
    short = re.sub(r"[^\w]+", "-", fold(text)).strip("-")
    if len(short) <= _LONGEST_SLUG:
        return short
    return f"{short[:_LONGEST_SLUG]}-{digest(short)[:8]}"


def digest(*parts: str) -> str:
    """SHA-256, in hex, of the parts."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
