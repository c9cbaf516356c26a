"""The trained model at run time: its files loaded, and texts run through it on a plain CPU."""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from multiprocessing import parent_process
from pathlib import Path
from typing import Any, Self

import numpy as np
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from holdover.errors import ModelError
from holdover.reading.model.decode import (
    Run,
    Scores,
    Sizes,
    TrackScores,
    mark,
    score_words,
)
from holdover.reading.model.judge import OUTPUTS, Laid
from holdover.reading.model.tracks import Track
from holdover.reading.model.windows import Batch, Marks, split_pieces
from holdover.reading.model.words import Words

FORMAT = 3
_MOST_THREADS = 4  # one report has no more than that to do side by side
FOLDER = Path(__file__).parent
NETWORK_FILE = "reader.onnx"
JUDGE_FILE = "judge.onnx"
TOKENIZER_FILE = "tokenizer.json"
# Fused, these take four times as long as apart on a plain CPU (onnxruntime 1.32): half of all reading time.
_SLOWER = ["SkipLayerNormFusion"]


@dataclass(frozen=True, slots=True)
class Bars:
    """How likely a change must be: to stay where the rules find it, to be told where they do not."""

    keep: float
    add: float


@dataclass(frozen=True, slots=True)
class Head:
    """What the model's file says of itself, beside the network."""

    version: str
    sizes: Sizes
    bars: Bars
    tracks: tuple[TrackScores, ...]

    def to_json(self) -> str:
        """As it is kept in the file."""
        said = {
            "format": FORMAT,
            "version": self.version,
            "window": self.sizes.window,
            "context": self.sizes.context,
            "keep": self.bars.keep,
            "add": self.bars.add,
            "tracks": [
                {
                    "labels": known.track.labels,
                    "transitions": _rounded(known.transitions),
                    "eagerness": _rounded(known.eagerness),
                }
                for known in self.tracks
            ],
        }
        return json.dumps(said)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """As it was kept. Raises ``ModelError`` where the file's format is another."""
        said: dict[str, Any] = json.loads(text)
        if said["format"] != FORMAT:
            raise ModelError(
                f"the model file has format {said['format']}, not {FORMAT} as Holdover reads: reinstall it"
            )
        tracks = tuple(
            TrackScores(
                Track(tuple(known["labels"])), _numbers(known["transitions"]), _numbers(known["eagerness"])
            )
            for known in said["tracks"]
        )
        sizes, bars = Sizes(said["window"], said["context"]), Bars(said["keep"], said["add"])
        return cls(said["version"], sizes, bars, tracks)


class Model:
    """The trained reader: words in, spans and answers out. The same words always give the same."""

    def __init__(
        self, reader: InferenceSession, judge: InferenceSession, tokenizer: Tokenizer, head: Head
    ) -> None:
        self._reader = reader
        self._judge = judge
        self._tokenizer = tokenizer
        self._marks = Marks.of(tokenizer)
        self.head = head

    @classmethod
    def load(cls, folder: Path = FOLDER, threads: int = 1) -> Self:
        """The model kept in a folder, by default the one that Holdover ships.

        ``threads`` is how many the network may use. Raises ``ModelError`` where no model is there or it
        cannot be read.
        """
        try:
            reader = _open(folder / NETWORK_FILE, threads)
            judge = _open(folder / JUDGE_FILE, 1)
            tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
            head = Head.from_json(reader.get_modelmeta().custom_metadata_map["holdover"])
        except ModelError:
            raise
        except Exception as error:  # onnxruntime and tokenizers raise bare ones of their own
            raise ModelError(f"no model can be read in {folder}: {error}; reinstall holdover") from error
        return cls(reader, judge, tokenizer, head)

    def runs(self, scores: Scores) -> dict[str, tuple[Run, ...]]:
        """The runs of words under each label that the scores of a text's words make the likeliest."""
        if not len(scores):
            return {label: () for known in self.head.tracks for label in known.track.labels}
        return mark(scores, self.head.tracks)

    def encode(self, words: Words) -> tuple[Scores, Scores]:
        """The network's scores of each word, a column a tag of any track, and each word's vector.

        The windows of one text are never run beside those of another: the network's numbers are rounded
        by the largest of its batch, so that company would change what is read.
        """
        if not len(words):
            return np.zeros((0, 0), dtype=np.float32), np.zeros((0, 0), dtype=np.float32)
        pieces = split_pieces(words, self._tokenizer)
        return score_words(words, pieces, self._run, self._marks, self.head.sizes)

    def judge(self, laid: Laid) -> Sequence[Scores]:
        """The judge's numbers of a question, in the order of ``OUTPUTS``."""
        return [np.asarray(told) for told in self._judge.run(list(OUTPUTS), laid.inputs())]

    def _run(self, batch: Batch) -> tuple[Scores, Scores]:
        scores, vectors = self._reader.run(None, batch.inputs())
        return np.asarray(scores), np.asarray(vectors)


@cache
def shipped_model() -> Model:
    """The model that Holdover ships, loaded once in a process.

    It runs on as many threads as the variable ``HOLDOVER_THREADS`` says; else on a few, or on one where this
    process is one of several that share the work. Raises ``ModelError`` where the variable is no such number.
    """
    threads = os.environ.get("HOLDOVER_THREADS") or str(_threads())
    if not threads.isdecimal() or int(threads) < 1:
        raise ModelError(f"HOLDOVER_THREADS is {threads!r}: set it to a whole number from 1 up, or unset it")
    return Model.load(threads=int(threads))


def _threads() -> int:
    alone = parent_process() is None
    return min(_MOST_THREADS, os.cpu_count() or 1) if alone else 1


def _open(file: Path, threads: int) -> InferenceSession:
    options = SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Threads that wait for work leave the processor to others: one reader is seldom alone.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return InferenceSession(file, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER)


def _rounded(numbers: Scores) -> list[object]:
    return list(np.round(numbers.astype(np.float64), 5).tolist())


def _numbers(said: list[object]) -> Scores:
    return np.array(said, dtype=np.float32)
