"""The reader against annotated corpora: ``python -m benchmarks.eval [--errors]``.

First the corpus of the repository (``training/corpus``), then the real reports that it annotates, where
PolNeAR's texts are in ``../shared``: of each every fifth report, chosen by a hash of its id, is kept aside,
and the reader is developed on the others. Then the corpus in ``../shared``, where it is:
what its own ``score.py`` says, of all reports and of two fixed halves: rules are developed on the first and
only checked on the second. Then words read per second, and of each kind how many changes were annotated,
read, and right. ``--errors`` lists what the first half missed and found too much.
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

from training.corpus import is_aside, read_corpus, to_json
from training.corpus.__main__ import REPORTS
from training.corpus.real import read_real_reports

from benchmarks import eval_attributions
from benchmarks.score_changes import scores
from holdover import read
from holdover.claim import Claim

POLNEAR = Path(__file__).parents[2] / "shared" / "corpus" / "polnear"
CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "changes"
Rows = list[dict[str, Any]]


def main() -> None:
    """Read every report of the corpora and print the scores."""
    _eval_own()
    _eval_real()
    if not (CORPUS / "dev" / "reports.json").is_file():
        print(f"eval: skipped, no corpus at {CORPUS}")
        return
    reports: Rows = json.loads((CORPUS / "dev" / "reports.json").read_text(encoding="utf-8"))
    gold: Rows = json.loads((CORPUS / "dev" / "annotations.json").read_text(encoding="utf-8"))
    predicted, words, seconds = _read_all(reports)
    for name, halves in (("all reports", (0, 1)), ("half A, developed on", (0,)), ("half B, held out", (1,))):
        print(f"== {name}\n{_score(_of(gold, halves), _of(predicted, halves))}")
    print(f"== {words / seconds:,.0f} words a second")
    _print_by_kind(gold, predicted)
    if "--errors" in sys.argv:
        print(_score(_of(gold, (0,)), _of(predicted, (0,)), "--errors", "1000"))


def _eval_own() -> None:
    """Read the corpus of the repository and print its scores."""
    _print_sides("training/corpus", [to_json(report) for report in read_corpus(REPORTS)])


def _eval_real() -> None:
    """Read the real reports that the corpus annotates, and print the scores."""
    if not (POLNEAR / "train.jsonl.gz").is_file():
        print(f"eval: skipped, no PolNeAR at {POLNEAR}")
        return
    _print_sides("real reports", list(read_real_reports(REPORTS.parent / "polnear.jsonl", POLNEAR)))


def _print_sides(name: str, reports: Rows) -> None:
    """Read annotated reports; print the scores of those developed on, and of those kept aside."""
    predicted, _, _ = _read_all(reports)
    for side, aside in (("developed on", False), ("kept aside", True)):
        pairs = [
            (report["changes"], row["changes"])
            for report, row in zip(reports, predicted, strict=True)
            if is_aside(report["id"]) == aside
        ]
        _print_scores(f"{name}, {side}", pairs)


def _print_scores(name: str, pairs: list[tuple[Rows, Rows]]) -> None:
    print(f"== {name}: {len(pairs)} reports")
    for level, score in scores(pairs).items():
        print(f"{level:8} {score}")


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


def _of(rows: Rows, halves: tuple[int, ...]) -> Rows:
    return [row for row in rows if half(row["id"]) in halves]


def _read_all(reports: Rows) -> tuple[Rows, int, float]:
    rows: Rows = []
    words, start = 0, time.perf_counter()
    for report in reports:
        told = {name: report[name] for name in ("title", "publisher", "published")}
        extraction = read(report["text"], **told)
        rows.append({"id": report["id"], "changes": [change_of(claim) for claim in extraction.claims]})
        words += len(report["text"].split())
    return rows, words, time.perf_counter() - start


def _score(gold: Rows, predicted: Rows, *options: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("gold.json", "predicted.json")]
        for path, rows in zip(paths, (gold, predicted), strict=True):
            path.write_text(json.dumps(rows), encoding="utf-8")
        command = [sys.executable, str(CORPUS / "score.py"), *map(str, paths), *options]
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - the corpus's own script
        return done.stdout.rstrip()


def _print_by_kind(gold: Rows, predicted: Rows) -> None:
    """Of each kind, how many changes are annotated and read; how many of those are of the same person."""
    found = {row["id"]: Counter(_key(change) for change in row["changes"]) for row in predicted}
    wanted, read_, right = Counter[str](), Counter[str](), Counter[str]()
    for row in gold:
        told = Counter(_key(change) for change in row["changes"])
        for counts, into in ((told, wanted), (found[row["id"]], read_), (told & found[row["id"]], right)):
            for (kind, _), number in counts.items():
                into[kind] += number
    print(f"{'kind':18} annotated  read  right (person's last name the same)")
    for kind in sorted(wanted | read_):
        print(f"{kind:18} {wanted[kind]:9} {read_[kind]:5} {right[kind]:6}")


def _key(change: dict[str, Any]) -> tuple[str, str]:
    return str(change["kind"]), (change["person"] or "").split(" ")[-1].casefold()


if __name__ == "__main__":
    main()
    eval_attributions.main()
