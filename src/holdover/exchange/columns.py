"""Which column of a plain CSV file is what: given as ``person=Name,office=Post`` or as a TOML file."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from holdover.errors import InputError

MEANINGS = {
    "person": "the person's name",
    "person_key": "the dataset's own name for the person",
    "office": "the title of the office",
    "office_key": "the dataset's own name for the office",
    "body": "the department, court or chamber",
    "place": "the country, state or district",
    "start": "the first day in office",
    "end": "the first day out of office",
    "capacity": "permanent, acting, interim or caretaker",
    "by": "who appointed",
}
"""What a column can be."""
_NEEDED = ("person", "office")


def columns_of(maps: Iterable[str]) -> Mapping[str, str]:
    """The map that the texts give together. Raises ``InputError`` where one says nothing that can be used."""
    columns: dict[str, str] = {}
    for text in maps:
        columns |= _in_file(Path(text)) if text.endswith(".toml") else _in_words(text)
    unknown = columns.keys() - MEANINGS.keys()
    if unknown:
        raise InputError("--map", f"“{min(unknown)}” is none of {', '.join(MEANINGS)}")
    return columns


def check_columns(columns: Mapping[str, str], header: Iterable[str], place: str) -> None:
    """Raise ``InputError`` unless person and office are mapped, and each mapped column is in the header."""
    there = list(header)
    for meaning in _NEEDED:
        if meaning not in columns:
            raise InputError(place, f"no column is the {meaning}; say which, as --map {meaning}=COLUMN")
    for meaning, column in columns.items():
        if column not in there:
            raise InputError(
                place, f"there is no column “{column}” for {meaning}; it has {', '.join(there[:20])}"
            )


def _in_words(text: str) -> dict[str, str]:
    found = {}
    for part in text.split(","):
        meaning, equals, column = part.partition("=")
        if not (equals and meaning.strip() and column.strip()):
            raise InputError("--map", f"“{part}” does not say which column is what; write person=Name")
        found[meaning.strip()] = column.strip()
    return found


def _in_file(path: Path) -> dict[str, str]:
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(str(path), f"it cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise InputError(str(path), f"it is not UTF-8 at byte {error.start}; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise InputError(str(path), f"it is no TOML: {error}") from None
    wrong = [name for name, column in found.items() if not isinstance(column, str)]
    if wrong:
        raise InputError(str(path), f'“{wrong[0]}” is no column; write: {wrong[0]} = "Name of the column"')
    return found
