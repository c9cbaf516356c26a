"""The reader against annotated corpora: ``python -m benchmarks.eval [--keep]``.

First the corpus of the repository (``training/corpus``), then the real reports that it annotates, where
PolNeAR's texts are in ``../shared``: of each every fifth report, chosen by a hash of its id, is kept aside,
and the reader is developed on the others. Then the corpus in ``../shared``, where it is: what its own
``score.py`` says, of all reports and of two fixed halves: rules are developed on the first and only checked
on the second. Of each kind how many changes were annotated, read, and right; speed; and the worst errors of
the first half, by kind. ``--keep`` adds the scores to the history in ``docs/reading.md``.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter, deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.corpus import is_aside, read_corpus, to_json
from training.corpus.__main__ import REPORTS
from training.corpus.real import read_real_reports

from benchmarks import eval_attributions
from benchmarks.errors import worst_errors
from benchmarks.history import add_rows
from benchmarks.score_changes import scores
from holdover import read
from holdover.claim import Claim
from holdover.reading.formats import pieces
from holdover.reading.intake import read_pieces

POLNEAR = Path(__file__).parents[2] / "shared" / "corpus" / "polnear"
CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "changes"
Rows = list[dict[str, Any]]
Pair = tuple[Rows, Rows]


def main() -> None:
    """Read every report of the corpora and print the scores."""
    kept = {}
    for name, pairs in _sets():
        _print_scores(name, pairs)
        kept[name] = " | ".join(f"{score.f1:.3f}" for score in scores(pairs).values())
    if not (CORPUS / "dev" / "reports.json").is_file():
        print(f"eval: skipped, no corpus at {CORPUS}")
        return
    reports: Rows = json.loads((CORPUS / "dev" / "reports.json").read_text(encoding="utf-8"))
    gold: Rows = json.loads((CORPUS / "dev" / "annotations.json").read_text(encoding="utf-8"))
    predicted = _read_all(reports)
    for name, halves in (("all reports", (0, 1)), ("half A, developed on", (0,)), ("half B, held out", (1,))):
        print(f"== {name}\n{_score(_of(gold, halves), _of(predicted, halves))}")
        pairs = _paired(_of(gold, halves), _of(predicted, halves))
        kept[f"development, {name}"] = " | ".join(f"{score.f1:.3f}" for score in scores(pairs).values())
    _print_by_kind(gold, predicted)
    _print_speed(reports)
    print("== the worst of half A", *worst_errors(_paired(_of(gold, (0,)), _of(predicted, (0,)))), sep="\n")
    if "--keep" in sys.argv:
        add_rows(kept)


def _sets() -> Iterator[tuple[str, list[Pair]]]:
    """The corpora of the repository, each in two: developed on, and kept aside."""
    sets = [("training/corpus", [to_json(report) for report in read_corpus(REPORTS)])]
    if (POLNEAR / "train.jsonl.gz").is_file():
        sets.append(("real reports", list(read_real_reports(REPORTS.parent / "polnear.jsonl", POLNEAR))))
    else:
        print(f"eval: skipped, no PolNeAR at {POLNEAR}")
    for name, reports in sets:
        predicted = _read_all(reports)
        for side, aside in (("developed on", False), ("kept aside", True)):
            own = [row for row in reports if is_aside(row["id"]) == aside]
            yield f"{name}, {side}", _paired(own, predicted)


def _paired(gold: Rows, predicted: Rows) -> list[Pair]:
    """What is annotated in each report, and what is read in it."""
    told = {row["id"]: row["changes"] for row in predicted}
    return [(row["changes"], told[row["id"]]) for row in gold]


def _print_scores(name: str, pairs: list[Pair]) -> None:
    print(f"== {name}: {len(pairs)} reports")
    for level, score in scores(pairs).items():
        print(f"{level:8} {score}")


def _print_speed(reports: Rows) -> None:
    """Reports and words a second of the wall clock, read whole: in one process, and in one for each core."""
    words = sum(len(report["text"].split()) for report in reports)
    cores = os.cpu_count() or 1
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps({"text": report["text"]}) + "\n" for report in reports)
        file.flush()
        for jobs in sorted({1, cores}):
            start = time.perf_counter()
            deque(read_pieces(pieces([file.name]), jobs=jobs), maxlen=0)
            seconds = time.perf_counter() - start
            print(f"== {jobs} process(es), start included: ", end="")
            print(f"{len(reports) / seconds:.1f} reports and {words / seconds:,.0f} words a second")


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


def _read_all(reports: Rows) -> Rows:
    rows: Rows = []
    for report in reports:
        told = {name: report[name] for name in ("title", "publisher", "published")}
        extraction = read(report["text"], **told)
        rows.append({"id": report["id"], "changes": [change_of(claim) for claim in extraction.claims]})
    return rows


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
