"""Attributions against the corpus in ``../shared``: ``python -m benchmarks.eval_attributions``.

Prints what the corpus's own ``score.py`` says of the development reports, of what is read in the
text, and what the rules alone find, with words read per second; and of what the links make of the annotated
spans. Where the corpus is not there, it says so and exits 0.
"""

import gzip
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from holdover.attribution import Attribution
from holdover.claim import Span
from holdover.reading import read, read_by_rule
from holdover.reading.attribution import find_attributions
from holdover.reading.attribution_spans import AttributionSpans, SpanFinder
from holdover.reading.document import Document
from holdover.report import Report

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "polnear"
ROLES = ("source", "cue", "content")


def main() -> None:
    """Read every report of the development part and print the scores."""
    gold = CORPUS / "dev.jsonl.gz"
    if not gold.is_file():
        print(f"eval: skipped, no corpus at {CORPUS}")
        return
    with gzip.open(gold, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    words = sum(len(row["text"].split()) for row in rows)
    for name, reader in (("as they are read", read), ("by rule", read_by_rule)):
        start = time.perf_counter()
        found = [_told(row, reader(Report(row["text"])).attributions) for row in rows]
        seconds = time.perf_counter() - start
        print(f"== attributions, {name}\n{_score(gold, found)}")
        print(f"{words / seconds:,.0f} words a second")
    linked = [_told(row, find_attributions(Document(Report(row["text"])), _annotated(row))) for row in rows]
    print(f"== attributions, links of the annotated spans\n{_score(gold, linked)}")


def _annotated(row: dict[str, Any]) -> SpanFinder:
    """A finder that knows the first annotator's spans."""
    annotated = row["attributions"][min(row["attributions"])]
    by_role = (tuple(sorted({Span(*piece) for each in annotated for piece in each[role]})) for role in ROLES)
    spans = AttributionSpans(*by_role)
    return lambda _: spans


def _told(row: dict[str, Any], attributions: Iterable[Attribution]) -> dict[str, Any]:
    """A report's attributions in the form that is scored."""
    return {
        "report": {"id": row["id"]},
        "attributions": [{role: getattr(each, role) for role in ROLES} for each in attributions],
    }


def _score(gold: Path, predicted: list[dict[str, Any]]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predicted.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in predicted), encoding="utf-8")
        command = [sys.executable, str(CORPUS / "score.py"), str(gold), str(path)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.rstrip()  # noqa: S603 - the corpus's own script


if __name__ == "__main__":
    main()
