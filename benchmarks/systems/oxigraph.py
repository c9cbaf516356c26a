"""The model of Wikidata in a graph store: statements of positions held, with qualifiers and references.

Wikidata has no known time. Statements and references are given it here as qualifiers of their own, and so are
the days between which an edge lies, with days far off where there is no bound: what is always there needs no
OPTIONAL, which is slow.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TextIO
from urllib.parse import quote, unquote

from pyoxigraph import Literal, QuerySolution, QuerySolutions, RdfFormat, Store

from benchmarks.resolved import Days, Resolved, Source, Version
from benchmarks.systems import Held
from benchmarks.usage import Spent
from holdover.register.tenure import Office

_WIKIDATA = "http://www.wikidata.org"
_PREFIXES = {
    "wd": f"{_WIKIDATA}/entity/",
    "s": f"{_WIKIDATA}/entity/statement/",
    "ref": f"{_WIKIDATA}/reference/",
    "p": f"{_WIKIDATA}/prop/",
    "ps": f"{_WIKIDATA}/prop/statement/",
    "pq": f"{_WIKIDATA}/prop/qualifier/",
    "pr": f"{_WIKIDATA}/prop/reference/",
    "wdt": f"{_WIKIDATA}/prop/direct/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "own": "urn:holdover:",
}
_FIRST, _LAST = date(1, 1, 1), date(9999, 12, 31)
_NEVER = Days(_LAST, _FIRST)

# FILTER and BIND come after all patterns. A BIND among these would cut them into groups, each to be found in
# the whole graph before they are joined: a hundred times as slow.
_SELECT = """
SELECT ?statement ?what ?office ?person ?capacity ?began ?ended ?claim WHERE {{
  {found}
  ?statement ps:P39 ?office ; own:capacity ?capacity ; pq:P580 ?began ; pq:P582 ?ended ;
    own:knownFrom ?from ; own:knownUntil ?until ; prov:wasDerivedFrom ?reference .
  ?holder p:P39 ?statement ; rdfs:label ?person .
  ?reference pr:P248 ?claim ; own:knownFrom ?cited ; own:knownUntil ?dropped .
  FILTER({known})
  {when}
}}"""
_NOW = "?until = {last} && ?dropped = {last}"
_THEN = "?from <= {known} && ?until > {known} && ?cited <= {known} && ?dropped > {known}"
_VALID = """?statement own:possibleFrom ?earliest ; own:possibleUntil ?latest ;
    own:certainFrom ?sure ; own:certainUntil ?unsure ."""
_ON = """FILTER(?earliest <= {on} && ?latest > {on})
  BIND(IF(?sure <= {on} && ?unsure > {on}, "certain", "possible") AS ?what)"""
_OF_OFFICE = f"?statement ps:P39 {{office}} . {_VALID}"
_OF_BODY = f"?body rdfs:label {{body}} . ?office wdt:P361 ?body . {_VALID}"
_OF_PERSON = "?holder rdfs:label {person} ."
_CHANGED = "?statement own:{which}From ?earliest ; own:{which}Until ?latest ."
_WHAT = ' BIND("{what}" AS ?what)'
_BETWEEN = "FILTER(?earliest <= {last} && ?latest > {first})"


@dataclass(frozen=True)
class Oxigraph:
    """Resolved tenures as statements in a graph on the disk."""

    folder: Path
    prepared: Path
    name: str = "Oxigraph, SPARQL"
    server: None = None

    def prepare(self, resolved: Resolved) -> None:
        """Write the graph as Turtle."""
        by_tenure = (
            groupby(resolved.versions(), lambda each: each.tenure),
            groupby(resolved.sources(), lambda each: each.tenure),
        )
        with self.prepared.open("w", encoding="utf-8") as file:
            graph = _Graph(file)
            for (one, versions), (other, sources) in zip(*by_tenure, strict=True):
                if one != other:
                    raise ValueError(f"tenure {min(one, other)} cites nothing, or is none")
                graph.write(list(versions), list(sources))

    def load(self) -> Spent:
        """Load the graph in bulk."""
        begun = Spent.until_now()
        store = Store(self.folder)
        store.bulk_load(path=self.prepared, format=RdfFormat.TURTLE)
        store.flush()
        return Spent.until_now().less(begun)

    def settle(self) -> None:
        """Merge what the load left in layers."""
        Store(self.folder).optimize()

    def size(self) -> int:
        """Bytes of the store's folder."""
        return sum(file.stat().st_size for file in self.folder.rglob("*") if file.is_file())

    @contextmanager
    def asking(self) -> Iterator["AskingOxigraph"]:
        """Open the store."""
        yield AskingOxigraph(Store.read_only(str(self.folder)))


class _Graph:
    """Turtle, written statement by statement."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._persons: dict[str, int] = {}
        self._offices: set[str] = set()
        for name, iri in _PREFIXES.items():
            file.write(f"@prefix {name}: <{iri}> .\n")

    def write(self, versions: Sequence[Version], sources: Sequence[Source]) -> None:
        """A tenure: a statement for each version, and a reference for each source that any of them shares."""
        for source in sources:
            self._file.write(
                f"ref:{source.row} pr:P248 wd:{source.claim} ; {_span('known', source.known)} .\n"
            )
        for version in versions:
            references = ", ".join(f"ref:{each.row}" for each in sources if _meet(each.known, version.known))
            self._file.write(
                f"{self._person(version.person)} p:P39 s:{version.row} .\n"
                f"s:{version.row} ps:P39 {self._office(version.office)} ; "
                f'own:capacity "{version.capacity}" ; '
                f'pq:P580 "{version.began}" ; pq:P582 "{version.ended}" ; '
                f"{_span('possible', version.possible or _NEVER)} ; "
                f"{_span('certain', version.certain or _NEVER)} ; "
                f"{_span('known', version.known)} ; "
                + "".join(
                    f"{_span(which, days)} ; "
                    for which, days in (("began", version.began_in), ("ended", version.ended_in))
                    if days
                )
                + f"prov:wasDerivedFrom {references} .\n"
            )

    def _person(self, name: str) -> str:
        new = name not in self._persons
        iri = f"wd:P{self._persons.setdefault(name, len(self._persons))}"
        if new:
            self._file.write(f"{iri} rdfs:label {Literal(name)} .\n")
        return iri

    def _office(self, office: Office) -> str:
        iri = _entity(office.id)
        if office.id not in self._offices:
            self._offices.add(office.id)
            self._file.write(f"{iri} rdfs:label {Literal(office.name)} .\n")
            if office.body:
                body = _entity(office.body)
                self._file.write(f"{iri} wdt:P361 {body} .\n{body} rdfs:label {Literal(office.body)} .\n")
        return iri


class AskingOxigraph:
    """The questions as SPARQL. A solution is a statement and one of its claims."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def who(self, office: str, on: date, known: date | None) -> list[QuerySolution]:
        """By office."""
        return self._select(_OF_OFFICE.format(office=_entity(office)), _ON.format(on=_date(on)), known)

    def career(self, person: str) -> list[QuerySolution]:
        """By name."""
        return self._select(_OF_PERSON.format(person=Literal(person)), _WHAT.format(what=""))

    def body(self, name: str, on: date) -> list[QuerySolution]:
        """By the offices that are part of the body."""
        return self._select(_OF_BODY.format(body=Literal(name)), _ON.format(on=_date(on)))

    def changes(self, first: date, last: date) -> list[QuerySolution]:
        """By the spans in which tenures began, and then by those in which they ended."""
        between = _BETWEEN.format(first=_date(first), last=_date(last))
        return [
            solution
            for which in ("began", "ended")
            for solution in self._select(_CHANGED.format(which=which), between + _WHAT.format(what=which))
        ]

    def held(self, answer: object) -> Iterator[Held]:
        """The solutions, the claims of one statement together."""
        assert isinstance(answer, list)  # noqa: S101 - each of the answers above is one
        claims: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for each in answer:
            statement, what, office, person, capacity, began, ended, claim = (value.value for value in each)
            claims[statement, what, office, person, capacity, began, ended].add(_id(claim))
        for (_, what, office, person, capacity, began, ended), cited in claims.items():
            yield Held(what, _id(office), person, capacity, began, ended, frozenset(cited))

    def _select(self, found: str, when: str, known: date | None = None) -> list[QuerySolution]:
        then = _THEN.format(known=_date(known)) if known else _NOW.format(last=_date(_LAST))
        query = _SELECT.format(found=found, known=then, when=when)
        solutions = self._store.query(query, prefixes=_PREFIXES)
        assert isinstance(solutions, QuerySolutions)  # noqa: S101 - a SELECT gives no other
        return list(solutions)


def _entity(id_: str) -> str:
    return f"<{_PREFIXES['wd']}{quote(id_)}>"


def _id(iri: str) -> str:
    return unquote(iri.removeprefix(_PREFIXES["wd"]))


def _date(day: date) -> str:
    return f'"{day}"^^xsd:date'


def _span(name: str, days: Days) -> str:
    return f"own:{name}From {_date(days.first or _FIRST)} ; own:{name}Until {_date(days.until or _LAST)}"


def _meet(one: Days, other: Days) -> bool:
    return (one.first or _FIRST) < (other.until or _LAST) and (other.first or _FIRST) < (one.until or _LAST)
