"""The YAML files of unitedstates/congress-legislators (public domain): people, each with terms in office.

``legislators-current``, ``legislators-historical`` and ``executive`` have one form. A term is half-open, as
tenures are: the next term begins on the day on which the last one ends (2019-01-03), and who dies or resigns
on a day is taken to be out of office on it.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

import yaml

from holdover import yaml_errors
from holdover.claim import Kind
from holdover.errors import InputError
from holdover.exchange.options import Options
from holdover.exchange.row import Dataset, Named, Row, Telling, row_of
from holdover.exchange.source import Files
from holdover.extraction import Extraction
from holdover.when import PartialDate

_READER = "import-congress/1"
# Text only, nothing is ever constructed; in C, if PyYAML was built so: ten times faster.
_LOADER: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_LONGEST_ITEM = 500_000  # characters; the longest career is a tenth of it
_EXECUTIVE = {
    "prez": Named("president of the United States", "us-office:president"),
    "viceprez": Named("vice president of the United States", "us-office:vice-president"),
}
# How a term came about, where it is told. Who was elected was so by the first day of the term; on what day is
# not told.
_ENTERED = {
    "appointment": Kind.APPOINTED,
    "election": Kind.ELECTED,
    "special-election": Kind.ELECTED,
    "succession": Kind.TOOK_OFFICE,  # of a president who died or resigned
}
_SCHEMES = ("bioguide", "govtrack", "icpsr_prez")


def read(files: Files, options: Options) -> Iterator[Extraction | InputError]:
    """A report for each term; in the place of what cannot be used, the reason."""
    dataset = Dataset(
        options.title or "congress-legislators",
        options.publisher or "unitedstates/congress-legislators",
        options.url or "https://github.com/unitedstates/congress-legislators",
        _READER,
        options.published,
    )
    paths = files.paths()
    files.expect(paths)
    for path in paths:
        for item in _items(files, path):
            yield from (item,) if isinstance(item, InputError) else _reports(dataset, item)


class _Item:
    """One person of a file: the node of YAML, and the line on which it begins."""

    def __init__(self, path: Path, line: int, node: yaml.MappingNode) -> None:
        self._path, self._line = path, line
        self._fields = {key.value: value for key, value in node.value if isinstance(key, yaml.ScalarNode)}

    def person(self) -> Row:
        """Ids and names as one row."""
        cells = [
            (f"{part}.{name}", value)
            for part in ("id", "name")
            if isinstance(self._fields.get(part), yaml.MappingNode)
            for name, value in _scalars(self._fields[part])
        ]
        return row_of(self._path, self._line, cells)

    def terms(self) -> Iterator[Row]:
        """The terms, a row each."""
        terms = self._fields.get("terms")
        if not isinstance(terms, yaml.SequenceNode):
            raise InputError(f"{self._path}:{self._line}", "it has no list of terms")
        for term in terms.value:
            if isinstance(term, yaml.MappingNode):
                yield row_of(self._path, self._line + term.start_mark.line, _scalars(term))


def _items(files: Files, path: Path) -> Iterator[_Item | InputError]:
    """The items of the list that the file is, one at a time: each begins a line with a hyphen."""
    begun, lines, length = 1, list[str](), 0
    with files.text(path) as text:
        for number, line in enumerate(text, 1):
            if line.startswith("- ") and lines:
                yield from _item(path, begun, lines)
                begun, lines, length = number, [], 0
            length += len(line)
            if length > _LONGEST_ITEM:
                raise InputError(
                    f"{path}:{begun}", "an entry goes on without end; is this a list of people in YAML?"
                )
            if line.startswith(("#", "---")) and not lines:
                begun = number + 1
                continue
            lines.append(line)
        yield from _item(path, begun, lines)


def _item(path: Path, line: int, lines: Sequence[str]) -> Iterator[_Item | InputError]:
    if not any(each.strip() for each in lines):
        return
    try:
        node = yaml.compose("".join(lines), _LOADER)
    except yaml.YAMLError as error:
        within, problem = yaml_errors.told(error)
        yield InputError(f"{path}:{line + (within or 1) - 1}", f"it is no YAML: {problem}")
        return
    people = node.value if isinstance(node, yaml.SequenceNode) else []
    if len(people) == 1 and isinstance(people[0], yaml.MappingNode):
        yield _Item(path, line, people[0])
    else:
        yield InputError(f"{path}:{line}", "it is no person with terms")


def _scalars(node: yaml.Node) -> list[tuple[str, str]]:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    plain = (pair for pair in pairs if all(isinstance(each, yaml.ScalarNode) for each in pair))
    return [(key.value, value.value) for key, value in plain]


def _reports(dataset: Dataset, item: _Item) -> Iterator[Extraction | InputError]:
    try:
        row = item.person()
        person = _named(row)
        terms = list(item.terms())
    except InputError as error:
        yield error
        return
    for term in terms:
        try:
            yield _report(dataset, row, person, term)
        except InputError as error:
            yield error


def _report(dataset: Dataset, row: Row, person: Named, term: Row) -> Extraction:
    telling = Telling(dataset, (term, row))
    office, start = _office(term), term.need("start")
    held = term.period("start", "end")
    telling.tell(Kind.SERVED, person, office, held, words=f"start: {start}")
    how = term.get("how")
    if kind := _ENTERED.get(how or ""):
        by = held.start and PartialDate(None, held.start.latest)
        on = by if kind is Kind.ELECTED else held.start
        telling.tell(kind, person, office, on, words=f"how: {how}")
    return telling.extraction()


def _named(row: Row) -> Named:
    parts = [row.get(f"name.{part}") for part in ("first", "middle", "last", "suffix")]
    name = row.get("name.official_full") or " ".join(filter(None, parts))
    if not name:
        raise row.error("it has no name")
    key = next((f"{scheme}:{id_}" for scheme in _SCHEMES if (id_ := row.get(f"id.{scheme}"))), None)
    if key is None:
        raise row.error("it has no id of the Biographical Directory (bioguide) nor of GovTrack")
    return Named(name, key)


def _office(term: Row) -> Named:
    kind = term.need("type")
    if kind in _EXECUTIVE:
        return _EXECUTIVE[kind]
    code = term.need("state")
    if code not in _states():
        raise term.error(f"there is no state of the code “{code}”", reason="there is no such state")
    state = _states()[code]
    match kind:
        case "sen":
            seat = term.need("class")
            return Named(f"United States senator for {state}", f"us-senate:{code}-{seat}")
        case "rep":
            district = term.need("district")
            which = "at-large" if district == "0" else _ordinal(term, district)
            return Named(
                f"United States representative, {state}'s {which} district", f"us-house:{code}-{district}"
            )
    raise term.error(
        f"there is no type of term “{kind}”; known are rep, sen, prez and viceprez",
        reason="there is no such type of term",
    )


def _ordinal(term: Row, number: str) -> str:
    if number == "-1":  # a seat of several before there were districts
        return "undivided"
    if not (number.isascii() and number.isdigit()):
        raise term.error(f"“{number}” is no number of a district", reason="its district is no number")
    teens = number[-2:-1] == "1"
    ending = "th" if teens else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
    return f"{number}{ending}"


@cache
def _states() -> Mapping[str, str]:
    text = (files("holdover.exchange") / "data" / "states.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["code"]: row["name"] for row in rows}
