"""The word lists in ``data/``, as they lie there."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_DATA = files("holdover.reading") / "data"


@cache
def read_data(name: str) -> dict[str, Any]:
    """A TOML file of the reading room, read once."""
    return tomllib.loads(read_text(name))


def read_text(name: str) -> str:
    """The text of a file of the reading room."""
    return (_DATA / name).read_text(encoding="utf-8")
