"""The reader against the corpora in ``../shared``: ``python -m benchmarks.eval``.

Prints what the corpus's own ``score.py`` says, words read per second, and how many changes of each kind were
annotated and found. Where the corpus is not there, it says so and exits 0.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from holdover import read
from holdover.claim import Claim

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "changes"


def main() -> None:
    """Read every report of the development set and print its scores."""
    if not (CORPUS / "dev" / "reports.json").is_file():
        print(f"eval: skipped, no corpus at {CORPUS}")
        return
    reports = json.loads((CORPUS / "dev" / "reports.json").read_text(encoding="utf-8"))
    gold = json.loads((CORPUS / "dev" / "annotations.json").read_text(encoding="utf-8"))
    predicted, words, seconds = _read_all(reports)
    for name, wanted in (("all", (0, 1)), ("half A, developed on", (0,)), ("half B, held out", (1,))):
        if len(sys.argv) > 1 and sys.argv[1] == "a" and 0 not in wanted:
            continue
        print(f"== {name}")
        chosen = [row for row in gold if half(row["id"]) in wanted]
        print(_score(chosen, [row for row in predicted if half(row["id"]) in wanted]))
    print(f"{words / seconds:,.0f} words a second")
    if "--errors" in sys.argv:
        print(
            _score(
                [row for row in gold if half(row["id"]) == 0],
                [r for r in predicted if half(r["id"]) == 0],
                "--errors",
                "200",
            )
        )
    _print_by_kind(gold, predicted)


def half(report_id: str) -> int:
    """The half that a report is in: 0 to develop on, 1 to check with; fixed by its id."""
    return int(hashlib.sha256(report_id.encode()).hexdigest(), 16) % 2


def change_of(claim: Claim) -> dict[str, Any]:
    """A claim in the corpus's form, which is that of ``holdover read``."""
    group = claim.group
    return {
        "kind": claim.kind,
        "status": claim.status,
        "person": claim.person,
        "group": group and {"text": group.text, "min": group.least, "max": group.most},
        "office": claim.office,
        "capacity": claim.capacity,
        "by": claim.by,
        "date": claim.date and str(claim.date),
        "sources": list(claim.sources),
        "trigger": claim.trigger,
        "evidence": claim.evidence,
    }


def _read_all(reports: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], int, float]:
    rows, words, start = [], 0, time.perf_counter()
    for report in reports:
        extraction = read(
            report["text"],
            title=report["title"],
            publisher=report["publisher"],
            published=report["published"],
        )
        rows.append({"id": report["id"], "changes": [change_of(claim) for claim in extraction.claims]})
        words += len(report["text"].split())
    return rows, words, time.perf_counter() - start


def _score(gold: list[dict[str, Any]], predicted: list[dict[str, Any]], *options: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, rows in (("gold.json", gold), ("predicted.json", predicted)):
            paths.append(Path(folder) / name)
            paths[-1].write_text(json.dumps(rows), encoding="utf-8")
        command = [sys.executable, str(CORPUS / "score.py"), *map(str, paths), *options]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.rstrip()  # noqa: S603 - the corpus's own script


def _print_by_kind(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> None:
    wanted = Counter(change["kind"] for row in gold for change in row["changes"])
    found = Counter(change["kind"] for row in predicted for change in row["changes"])
    print("kind               gold  found")
    for kind in sorted(wanted | found):
        print(f"{kind:18} {wanted[kind]:5} {found[kind]:6}")


if __name__ == "__main__":
    main()
