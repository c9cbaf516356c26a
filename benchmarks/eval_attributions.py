"""Attributions against the corpus in ``../shared``: ``python -m benchmarks.eval_attributions``.

Prints what the corpus's own ``score.py`` says of the development reports, of what is found from the text
alone and of what the links make of the annotated spans, and words read per second. Where the corpus is not
there, it says so and exits 0.
"""

import gzip
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from holdover.attribution import Attribution
from holdover.claim import Span
from holdover.reading.attribution import find_attributions
from holdover.reading.attribution_spans import AttributionSpans
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
    start = time.perf_counter()
    found = [_predicted(row, _from_text) for row in rows]
    seconds = time.perf_counter() - start
    words = sum(len(row["text"].split()) for row in rows)
    print(f"== attributions, from the text alone\n{_score(gold, found)}")
    print(f"{words / seconds:,.0f} words a second")
    linked = [_predicted(row, _from_annotated_spans) for row in rows]
    print(f"== attributions, links of the annotated spans\n{_score(gold, linked)}")


def _from_text(document: Document, row: dict[str, Any]) -> tuple[Attribution, ...]:
    return find_attributions(document)


def _from_annotated_spans(document: Document, row: dict[str, Any]) -> tuple[Attribution, ...]:
    annotated = row["attributions"][min(row["attributions"])]
    by_role = (tuple(sorted({Span(*piece) for each in annotated for piece in each[role]})) for role in ROLES)
    spans = AttributionSpans(*by_role)
    return find_attributions(document, lambda _: spans)


def _predicted(
    row: dict[str, Any], finder: Callable[[Document, dict[str, Any]], tuple[Attribution, ...]]
) -> dict[str, Any]:
    attributions = finder(Document(Report(row["text"])), row)
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
