"""What a model's file says of itself."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from holdover.errors import ModelError
from holdover.reading.model.decode import Sizes, TrackScores
from holdover.reading.model.session import FOLDER, JUDGE_FILE, NETWORK_FILE, TOKENIZER_FILE, Bars, Head, Model
from holdover.reading.model.tracks import Track
from holdover.reading.model.words import split_words


def head() -> Head:
    transitions = np.arange(25, dtype=np.float32).reshape(5, 5)
    known = TrackScores(Track(("person",)), transitions, np.array([0.25], dtype=np.float32))
    return Head("model/7", Sizes(window=50, context=5), Bars(0.25, 0.5), (known,))


def test_what_is_said_is_kept() -> None:
    kept = Head.from_json(head().to_json())
    assert (kept.version, kept.sizes) == ("model/7", Sizes(window=50, context=5))
    assert kept.bars == Bars(keep=0.25, add=0.5)
    (known,) = kept.tracks
    assert known.track.labels == ("person",)
    assert known.transitions.tolist() == head().tracks[0].transitions.tolist()
    assert known.eagerness.tolist() == [0.25]


def test_another_format_is_refused() -> None:
    said = json.loads(head().to_json()) | {"format": 99}
    with pytest.raises(ModelError, match="format 99"):
        Head.from_json(json.dumps(said))


def test_a_text_without_words_holds_nothing() -> None:
    model = Model.load()
    scores, _ = model.encode(split_words(" \n\n "))
    assert model.runs(scores) == {"source": (), "cue": (), "content": ()}


def test_a_file_that_says_nothing_sensible_of_itself_is_told_as_damaged(tmp_path: Path) -> None:
    for name in (TOKENIZER_FILE, JUDGE_FILE):
        shutil.copy(FOLDER / name, tmp_path)
    network = (FOLDER / NETWORK_FILE).read_bytes()
    (tmp_path / NETWORK_FILE).write_bytes(network.replace(b'{"format": ', b'["format": '))
    with pytest.raises(ModelError, match="reinstall holdover"):
        Model.load(tmp_path)
