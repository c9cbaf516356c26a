"""How fast news that says nothing of offices is thrown out, beside ``re`` over the same texts."""

import re
from collections.abc import Callable, Sequence
from itertools import islice
from random import Random
from time import process_time

from benchmarks.generate import extractions
from benchmarks.measured import Speed
from holdover.reading import read_changes
from holdover.reading.triage import may_tell
from holdover.report import Report

_LENGTH = 3_000  # characters of a report
_REPORTS = 2_000
_ONE_IN = 20  # reports of the stream tells a change
_ORDINARY = (
    "Rain is expected along the coast until the weekend, with gusts that may bring down branches.",
    "The home side took the lead after ten minutes and never looked like losing it.",
    "Shares closed two per cent higher after the retailer said that sales had grown in the spring.",
    "The bakery on the corner has sold the same four loaves for thirty years, and sees no need of a fifth.",
    "Visitors are asked to keep to the paths, as the ground beside them is soft after the floods.",
    "Her third novel follows two sisters who have not spoken since the night of the fire.",
    "The road will be closed for six weeks while the bridge is mended, and buses will go around.",
    "Researchers counted the birds from a boat at dawn, and found fewer of them than ten summers ago.",
    "The phone has a better camera than last year's, and a battery that lasts no longer.",
)
# Thirty-one words, which is about as many as one would put up with in a regular expression.
_FEW_WORDS = re.compile(
    r"\b(?:president|minister|secretary|senator|governor|mayor|ambassador|judge|justice|prosecutor|attorney|"
    r"commissioner|director|chairman|chairwoman|administrator|sheriff|chancellor|premier|speaker|councillor|"
    r"councilman|congressman|congresswoman|lawmaker|legislator|envoy|consul|magistrate|ombudsman|superintendent)\b",
    re.IGNORECASE,
)


def measure_triage() -> list[Speed]:
    """Processor time, one process: triage alone, and a stream of which one in twenty tells a change."""
    random = Random(1)
    ordinary = [_of_length(random, "") for _ in range(_REPORTS)]
    stories = (each.report.text for each in islice(extractions(10_000), _REPORTS // _ONE_IN))
    stream = list(ordinary)
    stream[::_ONE_IN] = (_of_length(random, story) for story in stories)
    may_tell("")  # loads what is loaded once
    read_changes(Report(stream[0]))
    by_re = _a_second(ordinary, _FEW_WORDS.search)
    return [
        Speed("reports thrown out", _REPORTS, _a_second(ordinary, may_tell), "re, 31 words", by_re),
        Speed(
            "reports of a stream read, --only changes",
            _REPORTS,
            _a_second(stream, lambda text: read_changes(Report(text))),
            "re, 31 words",
            _a_second(stream, _FEW_WORDS.search),
        ),
    ]


def _of_length(random: Random, text: str) -> str:
    while len(text) < _LENGTH:
        text += ("\n\n" if random.random() < 0.3 else " ") + random.choice(_ORDINARY)
    return text[:_LENGTH]


def _a_second(texts: Sequence[str], work: Callable[[str], object]) -> float:
    start = process_time()
    for text in texts:
        work(text)
    return len(texts) / (process_time() - start)
