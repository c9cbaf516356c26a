"""The corpus as JSON lines, or its figures: ``python -m training.corpus [--figures]``."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from training.corpus import AnnotatedReport, MarkupError, read_corpus, to_json
from training.corpus.figures import figures

REPORTS = Path(__file__).parent / "reports"


def main() -> int:
    """Print the corpus. Exit status 1, and one line on standard error, where its markup is broken."""
    options = argparse.ArgumentParser(prog="python -m training.corpus", description=__doc__)
    options.add_argument("--figures", action="store_true", help="print how much it holds, as Markdown")
    printed = figures if options.parse_args().figures else _lines
    try:
        for line in printed(read_corpus(REPORTS)):
            sys.stdout.write(line + "\n")
    except MarkupError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _lines(reports: Iterable[AnnotatedReport]) -> Iterator[str]:
    return (json.dumps(to_json(report), ensure_ascii=False) for report in reports)


if __name__ == "__main__":
    sys.exit(main())
