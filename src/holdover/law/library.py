"""The law as a whole, read from files that a lawyer can read and amend."""

import tomllib
from datetime import date
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from holdover.errors import HoldoverError
from holdover.form_errors import told
from holdover.law.authority import Authority, Counting, Part, Period
from holdover.law.facts import FactKind

_M = TypeVar("_M", bound=BaseModel)


class BadAuthorityError(HoldoverError):
    """A file of authorities says something that no authority can say."""


class Happening(Part):
    """A public event that provisions count from, known without any report."""

    kind: FactKind
    day: date
    says: str
    source: str


class Law(Part):
    """Everything that the files say: authorities, ways of counting, public events."""

    authorities: tuple[Authority, ...]
    countings: tuple[Counting, ...]
    calendars: dict[str, tuple[Happening, ...]]

    def authority(self, name: str) -> Authority:
        """The authority of that id. Raises ``KeyError``."""
        return {authority.id: authority for authority in self.authorities}[name]

    def covering(self, office: str, capacity: str, day: date) -> tuple[Authority, ...]:
        """The authorities for a capacity in an office, as in force on the day."""
        return tuple(
            authority
            for authority in self.authorities
            if authority.capacity == capacity and authority.was_law(day) and authority.covers.office(office)
        )

    def counting(self, period: Period) -> Counting:
        """How a period's days are counted."""
        return {counting.id: counting for counting in self.countings}[period.counting or ""]

    def happenings(self, authority: Authority, kind: FactKind) -> tuple[Happening, ...]:
        """The public events of a kind that an authority counts from."""
        known = self.calendars.get(authority.calendar or "", ())
        return tuple(event for event in known if event.kind is kind)


@lru_cache(maxsize=1)
def load_law() -> Law:
    """The law that ships with Holdover. Raises ``BadAuthorityError`` where a file is wrong."""
    return read_law(files("holdover.law") / "authorities")


def read_law(folder: Traversable) -> Law:
    """The law of a folder of TOML files: one authority each, and `_countings.toml`, `_calendars.toml`.

    Raises ``BadAuthorityError``, which names file and key.
    """
    authorities = [
        _read(Authority, file)
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".toml") and not file.name.startswith("_")
    ]
    return _checked(
        Law(
            authorities=tuple(authorities),
            countings=_read(_Countings, folder / "_countings.toml").countings,
            calendars=_read(_Calendars, folder / "_calendars.toml").calendars,
        )
    )


class _Countings(Part):
    countings: tuple[Counting, ...]


class _Calendars(Part):
    calendars: dict[str, tuple[Happening, ...]]


def _read(model: type[_M], file: Traversable) -> _M:
    try:
        return model.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise BadAuthorityError(f"{file.name}: not TOML: {error}") from error
    except ValidationError as error:
        raise BadAuthorityError(f"{file.name}: {told(error)}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise BadAuthorityError(f"{file.name}: cannot be read: {error}") from error


def _checked(law: Law) -> Law:
    countings = {counting.id for counting in law.countings}
    for authority in law.authorities:
        for period in authority.periods:
            if period.counting and period.counting not in countings:
                raise BadAuthorityError(
                    f"{authority.id}.toml: periods.{period.id}.counting: no way of counting"
                    f" `{period.counting}` in _countings.toml; there are {sorted(countings)}"
                )
        if authority.calendar and authority.calendar not in law.calendars:
            raise BadAuthorityError(
                f"{authority.id}.toml: calendar: no `{authority.calendar}` in _calendars.toml"
            )
    return law
