"""Entities of FollowTheMoney: read from JSON lines, checked, and kept on the disk until asked for."""

import csv
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files as resources
from pathlib import Path
from typing import Any, Self

from holdover.errors import InputError
from holdover.exchange.row import Row, row_of
from holdover.exchange.source import Files

_LONGEST_LINE = 10_000_000  # characters; the largest entities that are published have a tenth of it
_OCCUPANCY = "Occupancy"
_JOINED = ("Person", "Position", "Organization", "PublicBody", "LegalEntity")  # what occupancies lead to
# Of what is joined only this is quoted: a person can have hundreds of other values.
_QUOTED = ("name", "birthDate", "country", "subnationalArea", "organization")


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity: its id, its schema, its properties, and the row that quotes it."""

    id: str
    schema: str
    caption: str | None
    properties: Mapping[str, tuple[str, ...]]
    row: Row

    def get(self, name: str) -> tuple[str, ...]:
        """The values of a property; none where it is not told."""
        return self.properties.get(name, ())

    @property
    def name(self) -> str:
        """The name that its publisher chose, else its first. Raises ``RowError`` where it has none."""
        name = self.caption or next(iter(self.get("name")), None)
        if name is None:
            raise self.row.error("it has no “name”")
        return name

    @property
    def country(self) -> str | None:
        """The name of its country, where it has one and the code is known."""
        codes = self.get("country")
        return _countries().get(codes[0].casefold()) if len(codes) == 1 else None


class Entities:
    """The entities that occupancies lead to, by id; of several lines of one id the first counts.

    They are kept in a temporary database that goes to the disk where it grows, and is gone when closed.
    """

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        database.execute("CREATE TABLE entity (id PRIMARY KEY, path, line, text) WITHOUT ROWID")

    @classmethod
    @contextmanager
    def kept(cls) -> Iterator[Self]:
        """A place for entities, for as long as they are needed."""
        with closing(sqlite3.connect("", isolation_level=None)) as database:
            yield cls(database)

    def take(self, files: Files, path: Path) -> Iterator[InputError]:
        """Keep those in a file; give what is no entity."""
        for number, text in _lines(files, path):
            try:
                found = _object(path, number, text)
            except InputError as error:
                yield error
                continue
            if found.get("schema") in _JOINED:
                row = (str(found.get("id")), str(path), number, text)
                self._database.execute("INSERT OR IGNORE INTO entity VALUES (?, ?, ?, ?)", row)

    def find(self, entity: Entity, name: str) -> Entity | None:
        """What the entity points at; ``None`` where that is nothing, or not in the files."""
        for id_ in entity.get(name):
            query = "SELECT path, line, text FROM entity WHERE id = ?"
            if found := self._database.execute(query, (id_,)).fetchone():
                path, number, text = found
                return checked(_entity(Path(path), number, _object(Path(path), number, text)))
        return None

    def need(self, entity: Entity, name: str) -> Entity:
        """The same. Raises ``RowError`` where there is none, or there are several."""
        entity.row.need(name)
        if len(entity.get(name)) > 1:
            raise entity.row.error(f"it has several of “{name}”")
        found = self.find(entity, name)
        if found is None:
            raise entity.row.error(
                f"its {name} {entity.get(name)[0]} is in none of the files",
                reason=f"its {name} is in none of the files",
            )
        return found


def occupancies(files: Files, path: Path) -> Iterator[Entity | InputError]:
    """The occupancies in a file; what is none at all is passed over, as ``Entities.take`` tells of it."""
    for number, text in _lines(files, path):
        # Most entities are of other schemas; looking is far cheaper than reading JSON.
        if f'"{_OCCUPANCY}"' not in text:
            continue
        try:
            found = _object(path, number, text)
        except InputError:
            continue
        if found.get("schema") == _OCCUPANCY:
            try:
                yield checked(_entity(path, number, found))
            except InputError as error:
                yield error


def checked(entity: Entity) -> Entity:
    """The entity. Raises ``RowError`` where the library of FollowTheMoney is there and finds it invalid."""
    model = _model()
    schema = model and model.get(entity.schema)
    if schema is None:
        return entity
    from followthemoney.exc import InvalidData  # noqa: PLC0415 - an extra

    try:
        schema.validate({"properties": {name: list(values) for name, values in entity.properties.items()}})
    except InvalidData as error:
        wrong = getattr(error, "errors", {}).get("properties") or {}
        problem = "; ".join(f"{name}: {reason}" for name, reason in wrong.items()) or str(error)
        raise entity.row.error(
            f"it is no valid {entity.schema}: {problem}",
            reason=f"it is no valid {entity.schema}: {', '.join(wrong) or error}",
        ) from None
    return entity


def _lines(files: Files, path: Path) -> Iterator[tuple[int, str]]:
    """The lines with something in them, by their numbers."""
    with files.text(path) as text:
        number = 0
        while line := text.readline(_LONGEST_LINE):
            number += 1
            if len(line) == _LONGEST_LINE:
                raise InputError(f"{path}:{number}", "a line goes on without end; are these JSON lines?")
            if line.strip():
                yield number, line


def _object(path: Path, number: int, text: str) -> Mapping[str, Any]:
    place = f"{path}:{number}"
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(place, f"it is no JSON: {error.msg}") from None
    except RecursionError:
        raise InputError(place, "it is nested too deep to be an entity") from None
    if isinstance(found, dict) and isinstance(found.get("schema"), str) and found.get("id"):
        return found
    raise InputError(place, "it is no entity: an object with “id”, “schema” and “properties” is needed")


def _entity(path: Path, number: int, found: Mapping[str, Any]) -> Entity:
    told = found.get("properties")
    properties = {
        str(name): tuple(filter(None, map(_plain, values if isinstance(values, list) else [values])))
        for name, values in (told.items() if isinstance(told, dict) else ())
    }
    schema, caption = found["schema"], found.get("caption")
    quoted = properties if schema == _OCCUPANCY else _QUOTED
    cells = [("id", str(found["id"])), ("schema", schema), ("caption", caption if caption else None)]
    cells += [(name, " | ".join(properties[name])) for name in quoted if name in properties]
    row = row_of(path, number, [(name, str(cell)) for name, cell in cells if cell])
    return Entity(str(found["id"]), schema, row.get("caption"), properties, row)


def _plain(value: object) -> str:
    """A value as text; of an entity that stands inside another its id."""
    if isinstance(value, dict):
        value = value.get("id")
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


@cache
def _model() -> Any:  # noqa: ANN401 - the library has no stubs
    """The model of FollowTheMoney, where its library is installed."""
    try:
        from followthemoney import model  # noqa: PLC0415 - an extra
    except ImportError:
        return None
    return model


@cache
def _countries() -> Mapping[str, str]:
    text = (resources("holdover.exchange") / "data" / "countries.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["code"]: row["name"] for row in rows}
