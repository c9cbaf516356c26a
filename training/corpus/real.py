"""The real reports that ``training/corpus/polnear.jsonl`` annotates, with their texts, kept elsewhere."""

import csv
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def read_real_reports(annotations: Path, polnear: Path) -> Iterator[Row]:
    """Each annotated report in the form of the corpus: its text from PolNeAR, and the day it was published.

    ``polnear`` is the folder of PolNeAR's files; its title and publisher are not needed to read changes.
    """
    rows = {row["id"]: row for row in map(json.loads, annotations.read_text(encoding="utf-8").splitlines())}
    with (polnear / "metadata.tsv").open(encoding="utf-8", newline="") as file:
        told = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        days = {row["filename"]: row["publication_date"] for row in told}
    with gzip.open(polnear / "train.jsonl.gz", "rt", encoding="utf-8") as file:
        for report in map(json.loads, file):
            if (row := rows.get(report["id"])) is not None:
                named = {"title": None, "publisher": None, "published": days.get(report["id"]) or None}
                yield row | named | {"text": report["text"]}
