"""Real reports are annotated without their texts; these are put back from where they are kept."""

import gzip
import json
from pathlib import Path

from training.corpus.real import read_real_reports


def test_each_annotated_report_gets_its_text_and_its_day_and_no_other_report_is_given(tmp_path: Path) -> None:
    annotations = tmp_path / "annotations.jsonl"
    annotations.write_text('{"id": "one", "changes": []}\n', encoding="utf-8")
    texts = [{"id": name, "text": f"The text of {name}."} for name in ("zero", "one")]
    with gzip.open(tmp_path / "train.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in texts)
    told = 'filename\tpublication_date\ttitle\none\t2016-03-01\tA "title" of it\n'
    (tmp_path / "metadata.tsv").write_text(told, encoding="utf-8")
    (report,) = read_real_reports(annotations, tmp_path)
    assert report["text"] == "The text of one."
    assert report["published"] == "2016-03-01"
    assert report["changes"] == []
