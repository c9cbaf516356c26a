"""Popolo JSON, as civic projects publish it: persons, organizations, posts, and memberships that join them.

The day of a membership's end is taken to be the first day out of office. Popolo does not say which it is; one
membership in published files commonly ends on the day on which the next begins.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from holdover.claim import Kind
from holdover.errors import InputError
from holdover.exchange.options import Options
from holdover.exchange.row import Dataset, Named, Row, Telling, row_of
from holdover.exchange.source import Files, file_name
from holdover.extraction import Extraction
from holdover.when import Period

_READER = "import-popolo/1"
# Membership of these is no public office.
_NO_BODIES = frozenset({"party", "faction", "parliamentary group", "coalition"})
_JOINED = ("persons", "organizations", "posts", "areas")

Item = Mapping[str, Any]


def read(files: Files, options: Options) -> Iterator[Extraction | InputError]:
    """A report for each membership in a body; in the place of what cannot be used, the reason."""
    paths = files.paths()
    files.expect(paths)
    for path in paths:
        file = _File(files, path, options)
        memberships = file.items("memberships")
        for at, item in enumerate(memberships):
            files.advance(path.stat().st_size // len(memberships))
            try:
                if report := file.report(file.row("memberships", at, item)):
                    yield report
            except InputError as error:
                yield error


class _File:
    """One file: its lists, and what memberships join in them, by id."""

    def __init__(self, files: Files, path: Path, options: Options) -> None:
        self._path = path
        self._content = _content(files, path)
        self._scheme = options.scheme or file_name(path).removesuffix(".json")
        title = options.title or file_name(path)
        self._dataset = Dataset(title, options.publisher, options.url, _READER, options.published)
        self._joined = {
            name: {
                str(item["id"]): self.row(name, at, item)
                for at, item in enumerate(self.items(name))
                if item.get("id") is not None
            }
            for name in _JOINED
        }

    def items(self, name: str) -> list[Item]:
        """The objects in a list of the file; none where there is no such list."""
        found = self._content.get(name)
        return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []

    def row(self, name: str, at: int, item: Item) -> Row:
        """The plain values of an object as a row; its place is the list and the number in it, from 0."""
        cells = [(field, str(value)) for field, value in item.items() if isinstance(value, str | int | float)]
        return row_of(self._path, f"{name}[{at}]", cells)

    def report(self, membership: Row) -> Extraction | None:
        """What the membership tells; ``None`` where it is no office, as in a party."""
        person = self._need(membership, "persons", "person_id")
        post = self._find(membership, "posts", "post_id")
        of = self._find(membership, "organizations", "organization_id")
        of = of or (self._find(post, "organizations", "organization_id") if post else None)
        area = self._find(membership, "areas", "area_id")
        area = area or (self._find(post, "areas", "area_id") if post else None)
        if of and (of.get("classification") or "").lower() in _NO_BODIES:
            return None
        rows = [membership, person, *(row for row in (post, of, area) if row)]
        held = membership.period("start_date", "end_date")
        words = next(
            (
                f"{each}: {membership.cells[each]}"
                for each in ("start_date", "end_date")
                if membership.get(each)
            ),
            f"person_id: {membership.need('person_id')}",
        )
        telling = Telling(self._dataset, rows)
        telling.tell(
            Kind.SERVED,
            Named(person.need("name"), f"{self._scheme}-person:{person.need('id')}"),
            self._office(membership, post, of, area),
            None if held == Period(None, None) else held,
            words=words,
        )
        return telling.extraction()

    def _office(self, membership: Row, post: Row | None, of: Row | None, area: Row | None) -> Named:
        told = [row.get(name) for row in (post, membership) if row for name in ("label", "role")]
        title = next(filter(None, told), "member" if of else None)
        if title is None:
            raise membership.error("it names no post, no role and no organization")
        name = ", ".join((title, *(row.need("name") for row in (of, area) if row)))
        return Named(name, f"{self._scheme}-post:{post.need('id')}" if post else None)

    def _find(self, row: Row, name: str, column: str) -> Row | None:
        """The object that a row points at; ``None`` where it points at none."""
        return self._need(row, name, column) if row.get(column) else None

    def _need(self, row: Row, name: str, column: str) -> Row:
        found = self._joined[name].get(row.need(column))
        if found is None:
            raise row.error(
                f"its {column} {row.need(column)} is none of the {name}",
                reason=f"its {column} is none of the {name}",
            )
        return found


def _content(files: Files, path: Path) -> Mapping[str, Any]:
    try:
        with files.text(path, advance=False) as text:  # the whole file is read before anything is done
            content = json.load(text)
    except json.JSONDecodeError as error:
        raise InputError(f"{path}:{error.lineno}", f"it is no JSON: {error.msg}") from None
    except RecursionError:
        raise InputError(str(path), "it is nested too deep to be Popolo") from None
    if not isinstance(content, dict) or not isinstance(content.get("memberships"), list):
        raise InputError(str(path), "it is no Popolo: a JSON object with the list “memberships” is needed")
    return content
