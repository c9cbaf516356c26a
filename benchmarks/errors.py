"""The worst errors of reading, by kind: changes that no claim answers, and claims that answer none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from benchmarks.score_changes import Row, unanswered

SHOWN = 20  # errors in all
_WIDTH = 160  # characters of a sentence


@dataclass(frozen=True, slots=True)
class Error:
    """One change missed, or told and not annotated, with its sentence."""

    what: str
    change: Row

    def __str__(self) -> str:
        change = self.change
        who = change["person"] or (change["group"] or {}).get("text")
        return f"{self.what:7} {who}: {' '.join(change['evidence'].split())[:_WIDTH]}"


def worst_errors(pairs: Sequence[tuple[list[Row], list[Row]]]) -> Iterator[str]:
    """Lines that show the kinds with most errors first, and of each kind its share of ``SHOWN`` errors."""
    by_kind: dict[str, list[Error]] = {}
    for error in chain.from_iterable(_errors(wanted, told) for wanted, told in pairs):
        by_kind.setdefault(error.change["kind"], []).append(error)
    total = sum(len(errors) for errors in by_kind.values())
    for kind, errors in sorted(by_kind.items(), key=lambda item: (-len(item[1]), item[0])):
        missed = sum(error.what == "missed" for error in errors)
        yield f"{kind}: {missed} missed, {len(errors) - missed} too many"
        yield from (f"  {error}" for error in errors[: round(SHOWN * len(errors) / total)])


def _errors(wanted: list[Row], told: list[Row]) -> Iterator[Error]:
    missed, extra = unanswered(wanted, told)
    yield from (Error("missed", change) for change in missed)
    yield from (Error("extra", change) for change in extra)
