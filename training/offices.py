"""How much each sign counts where an office is chosen: ``python -m training.offices > FILE``.

Reads the training corpora (``training/corpus``, and PolNeAR's reports where they are; every fifth of each is
kept aside), takes each change that the reader finds in them without an office beside it, and fits the weights
by which the right one of the report's offices is the likeliest: a conditional logit over those offices
(McFadden, "Conditional logit analysis of qualitative choice behavior", 1974), with the weights of each side
drawn to those that all sides share. Prints ``src/holdover/reading/data/choose_office.toml``.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from benchmarks.eval import POLNEAR, change_of
from benchmarks.score_changes import is_kind, is_same_office
from numpy.typing import NDArray

from holdover.reading.changes import choices_of
from holdover.reading.choose_office import SIDES, Choice, side
from holdover.reading.document import Document
from holdover.reading.model.document import ModelDocument
from holdover.reading.model.session import shipped_model
from training.corpus import is_aside, read_corpus, report_of, to_json
from training.corpus.__main__ import REPORTS
from training.corpus.real import read_real_reports

_SELDOM = 40  # a sign seen less often is left out
_SHRINK, _APART = 3.0, 6.0  # how strongly weights are drawn to 0, and those of a side to the shared ones
_STEPS, _RATE = 250, 0.05  # of Adam, by which the weights are found
Row = dict[str, Any]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A change without its office: the offices that may be meant, and which of them are right."""

    side: str
    choices: tuple[Choice, ...]
    right: tuple[bool, ...]


def examples_of(report: Row) -> Iterator[Example]:
    """The changes of an annotated report whose office is not told beside them but somewhere in it."""
    document = Document(report_of(report))
    judge = ModelDocument(document, shipped_model())
    for claim, choices in choices_of(document, judge):
        change = next((row for row in report["changes"] if is_kind(row, change_of(claim))), None)
        if change is not None:
            right = tuple(is_same_office(change["office"], choice.office.text) for choice in choices)
            if any(right):
                yield Example(side(claim.kind), tuple(choices), right)


def fit(examples: Sequence[Example], seldom: int = _SELDOM) -> dict[str, tuple[float, ...]]:
    """The weight of each sign for each side, in the order of ``SIDES``."""
    seen = Counter(sign for example in examples for choice in example.choices for sign in choice.signs)
    signs = sorted(sign for sign, number in seen.items() if number >= seldom)
    rows = [[sign in choice.signs for sign in signs] for example in examples for choice in example.choices]
    features = np.array(rows, dtype=np.float64)
    right = np.array([told for example in examples for told in example.right], dtype=np.float64)
    lengths = np.array([len(example.choices) for example in examples])
    of = np.repeat([SIDES.index(example.side) for example in examples], lengths)
    # A column of its own for each side, and one that all share.
    sides = np.concatenate((np.eye(len(SIDES))[of], np.ones((len(of), 1))), axis=1)
    weights = _climb(features, sides, right, lengths)
    together = weights[:, :-1] + weights[:, -1:]
    return {
        sign: tuple(round(float(value), 2) for value in row)
        for sign, row in zip(signs, together, strict=True)
    }


def _climb(features: Floats, sides: Floats, right: Floats, lengths: NDArray[np.int_]) -> Floats:
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    weights = np.zeros((features.shape[1], sides.shape[1]))
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    shrink = np.full(sides.shape[1], _APART)
    shrink[-1] = _SHRINK
    for step in range(1, _STEPS + 1):
        scores = ((features @ weights) * sides).sum(axis=1)
        likely = _shares(
            np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), lengths)), starts, lengths
        )
        wanted = _shares(likely * right, starts, lengths)
        slope = features.T @ ((wanted - likely)[:, None] * sides) - weights * shrink
        mean, spread = 0.9 * mean + 0.1 * slope, 0.99 * spread + 0.01 * slope**2
        weights += _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
    return weights


def _shares(values: Floats, starts: NDArray[np.int_], lengths: NDArray[np.int_]) -> Floats:
    """Each value's share of the sum of its example."""
    return np.asarray(values / np.repeat(np.add.reduceat(values, starts), lengths))


def as_toml(weights: dict[str, tuple[float, ...]]) -> str:
    """The data file."""
    lines = [
        "# How much each sign counts where the office of a change is chosen among those of its report.",
        "# What a sign says: reading/choose_office.py. Columns: what the change does. Fitted, not written:",
        "# python -m training.offices, on the annotated reports of training/corpus that are not kept aside.",
        f"sides = {json.dumps(SIDES)}",
        "",
        "[weights]",
        *(f"{json.dumps(sign)} = {json.dumps(row)}" for sign, row in weights.items()),
    ]
    return "\n".join(lines) + "\n"


def _reports() -> Iterable[Row]:
    yield from map(to_json, read_corpus(REPORTS))
    if (POLNEAR / "train.jsonl.gz").is_file():
        yield from read_real_reports(REPORTS.parent / "polnear.jsonl", POLNEAR)


def main() -> None:
    """Fit on the training reports, and print the data file."""
    own = (report for report in _reports() if not is_aside(report["id"]) and report["changes"])
    sys.stdout.write(as_toml(fit([example for report in own for example in examples_of(report)])))


if __name__ == "__main__":
    main()
