"""What the register finds, in the form in which its tables keep it: a body without citations, and these.

Citations grow with every report, while what is found seldom changes. Kept apart, a thousand reports of one
removal are one version and a thousand citations, not a thousand versions of a thousand citations each.
"""

import json
from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import Any, NamedTuple, TypeVar

from pydantic import TypeAdapter

from holdover.register.dispute import Dispute
from holdover.register.mention import Mention
from holdover.register.succession import Vacancy
from holdover.register.tenure import Tenure

Finding = Tenure | Dispute | Mention | Vacancy
Found = TypeVar("Found", Tenure, Dispute, Mention, Vacancy)


class Sort(IntEnum):
    """The sorts of finding. The numbers stand in the tables: never change one."""

    TENURE = 1
    DISPUTE = 2
    MENTION = 3
    VACANCY = 4


class Key(NamedTuple):
    """What tells one finding from every other, on whatever day it is known."""

    sort: Sort
    id: str


class Citation(NamedTuple):
    """One claim that a finding cites, and where in the finding: ``start.claims``, ``sides.1.claims``."""

    path: str
    claim: str


_SORTS: dict[type[Finding], Sort] = {
    Tenure: Sort.TENURE,
    Dispute: Sort.DISPUTE,
    Mention: Sort.MENTION,
    Vacancy: Sort.VACANCY,
}
_ADAPTERS: dict[type[Finding], TypeAdapter[Any]] = {each: TypeAdapter(each) for each in _SORTS}
_CLAIMS = "claims"  # in every value the field that cites


def sort_of(kind: type[Finding]) -> Sort:
    """The number of a sort of finding."""
    return _SORTS[kind]


def key(finding: Finding) -> Key:
    """What tells the finding from every other."""
    return Key(sort_of(type(finding)), finding.id)


def taken_apart(finding: Finding) -> tuple[str, tuple[Citation, ...]]:
    """The finding's body, as JSON without citations, and its citations in their order."""
    body = _ADAPTERS[type(finding)].dump_python(finding, mode="json")
    citations = tuple(_take_citations(body, ""))
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")), citations


def put_together(kind: type[Found], body: str, citations: Iterable[Citation]) -> Found:
    """The finding of that sort, body and citations."""
    value = json.loads(body)
    for path, claim in citations:
        _at(value, path).append(claim)
    found: Found = _ADAPTERS[kind].validate_python(value)
    return found


def _take_citations(value: Any, path: str) -> Iterator[Citation]:  # noqa: ANN401 - any JSON
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _take_citations(item, f"{path}{index}.")
    elif isinstance(value, dict):
        for name, item in value.items():
            if name == _CLAIMS:
                yield from (Citation(f"{path}{name}", claim) for claim in item)
                value[name] = []
            else:
                yield from _take_citations(item, f"{path}{name}.")


def _at(value: Any, path: str) -> Any:  # noqa: ANN401 - any JSON
    for step in path.split("."):
        value = value[int(step) if isinstance(value, list) else step]
    return value
