"""Which fact a word for an event is: ``words.toml``, read once."""

import tomllib
from functools import lru_cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from holdover.law.facts import Appointer, FactKind


class Word(BaseModel):
    """What a word means."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: FactKind
    by: Appointer | None = None
    ends_tenure: bool = False
    longer_too: bool = False


@lru_cache(maxsize=1)
def known_words() -> dict[str, Word]:
    """Every word for an event that is understood."""
    raw = tomllib.loads((files("holdover.law") / "words.toml").read_text(encoding="utf-8"))
    return {name: Word.model_validate(entry) for name, entry in raw.items()}


def word_for(text: str) -> Word | None:
    """What a word for an event means; a longer one may be as the known word that it begins with."""
    known = known_words()
    if text in known:
        return known[text]
    parts = text.split("_")
    for length in range(len(parts) - 1, 0, -1):
        word = known.get("_".join(parts[:length]))
        if word and word.longer_too:
            return word
    return None
