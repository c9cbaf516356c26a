"""The shipped model finds who says what."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdover.claim import Span
from holdover.errors import ModelError
from holdover.reading.attribution_spans import AttributionSpans
from holdover.reading.document import Document
from holdover.reading.model.document import ModelDocument
from holdover.reading.model.session import Model, shipped_model
from holdover.report import Report

STORY = (
    "The harbor master, Ines Okafor, said on Tuesday that the ferry line would close in May.\n\n"
    "“We have run out of money,” she told reporters. “Nobody wants this.”\n\n"
    "According to two people familiar with the talks, the mayor had offered a loan.\n\n"
    "A spokesman for the mayor declined to comment."
)
WORDS = 'said he who told Mr. Post “ ” " , . : — ( ) declined \u202e 😀 ﷽ e\u0301 \u200b'.split()


def read(text: str, model: Model | None = None) -> AttributionSpans:
    document = Document(Report(text))
    return ModelDocument(document, model).find_attribution_spans(document)


def texts(spans: tuple[Span, ...], text: str) -> list[str]:
    return [text[begin:end] for begin, end in spans]


def test_sources_cues_and_contents_are_found() -> None:
    found = read(STORY)
    assert "she" in texts(found.sources, STORY)
    assert {"said", "told", "According to"} <= set(texts(found.cues, STORY))
    assert "the mayor had offered a loan" in texts(found.contents, STORY)


def test_the_same_text_is_always_read_the_same_on_any_number_of_threads() -> None:
    one, two = Model.load(threads=1), Model.load(threads=2)
    first = read(STORY, one)
    read(STORY * 3, one)
    assert read(STORY, one) == first == read(STORY, two)


@settings(max_examples=40, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)))
def test_any_text_is_read_and_spans_lie_in_it_in_order(text: str) -> None:
    found = read(text)
    for spans in (found.sources, found.cues, found.contents):
        assert list(spans) == sorted(spans)
        assert all(0 <= begin < end <= len(text) and text[begin:end].strip() for begin, end in spans)


@pytest.mark.slow
def test_a_long_line_without_a_break_is_read_in_pieces() -> None:
    found = read("said “x” " * 12_000)
    assert all(span.end <= 108_000 for span in found.contents)


def test_a_folder_without_a_model_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no model can be read in") as caught:
        Model.load(tmp_path)
    assert "\n" not in str(caught.value)


def test_a_number_of_threads_that_is_none_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLDOVER_THREADS", "many")
    shipped_model.cache_clear()
    with pytest.raises(ModelError, match="HOLDOVER_THREADS is 'many'"):
        read(STORY)


def test_where_onnxruntime_is_missing_the_rules_read_and_it_is_said_once() -> None:
    program = (
        "import sys\n"
        "sys.modules['onnxruntime'] = None\n"
        "import holdover\n"
        "for _ in range(2):\n"
        "    print(len(holdover.read('“No,” the mayor said.').attributions))\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["1", "1"]
    assert run.stderr.count("the trained reader cannot run here") == 1
