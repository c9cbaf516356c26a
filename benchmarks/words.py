"""How many words a second are read, beside what a regular expression needs to find the words alone."""

import re
from itertools import islice

from benchmarks.generate import extractions
from benchmarks.measured import Speed, seconds
from holdover.reading import read

_REPORTS = 500
_WORD = re.compile(r"\w+")


def measure_words() -> Speed:
    """Read made-up reports, one process."""
    reports = [each.report for each in islice(extractions(10_000), _REPORTS)]
    words = sum(len(_WORD.findall(report.text)) for report in reports)
    read(reports[0])  # loads what is loaded once
    took = seconds(lambda: [read(report) for report in reports])
    finding = seconds(lambda: [_WORD.findall(report.text) for report in reports])
    return Speed("words read", words, words / took, "words found by re", words / finding)
