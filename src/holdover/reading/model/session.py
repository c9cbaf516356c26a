"""The trained model at run time: its file loaded, and texts run through it on a plain CPU."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Self

import numpy as np
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from holdover.errors import ModelError
from holdover.reading.model.decode import (
    Grammar,
    LinkScores,
    Marked,
    Scores,
    Sizes,
    TrackScores,
    mark,
    score_words,
)
from holdover.reading.model.tracks import Link, Track
from holdover.reading.model.windows import Batch, Marks, split_pieces
from holdover.reading.model.words import Words

FORMAT = 1
FOLDER = Path(__file__).parent
NETWORK_FILE = "reader.onnx"
TOKENIZER_FILE = "tokenizer.json"
# Fused, these take four times as long as apart on a plain CPU (onnxruntime 1.32): half of all reading time.
_SLOWER = ["SkipLayerNormFusion"]


@dataclass(frozen=True, slots=True)
class Head:
    """What the model's file says of itself, beside the network."""

    version: str
    sizes: Sizes
    grammar: Grammar

    def to_json(self) -> str:
        """As it is kept in the file."""
        said = {
            "format": FORMAT,
            "version": self.version,
            "window": self.sizes.window,
            "context": self.sizes.context,
            "tracks": [
                {
                    "labels": known.track.labels,
                    "transitions": _rounded(known.transitions),
                    "eagerness": _rounded(known.eagerness),
                }
                for known in self.grammar.tracks
            ],
            "links": [
                {
                    "origin": kind.link.origin,
                    "target": kind.link.target,
                    "optional": kind.link.optional,
                    "nothing": _rounded(kind.nothing),
                    "distance": _rounded(kind.distance),
                }
                for kind in self.grammar.links
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
        links = tuple(
            LinkScores(
                Link(kind["origin"], kind["target"], kind["optional"]),
                _numbers(kind["nothing"]),
                _numbers(kind["distance"]),
            )
            for kind in said["links"]
        )
        return cls(said["version"], Sizes(said["window"], said["context"]), Grammar(tracks, links))


class Model:
    """The trained reader: words in, spans and links out. The same words always give the same."""

    def __init__(self, session: InferenceSession, tokenizer: Tokenizer, head: Head) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._marks = Marks.of(tokenizer)
        self.head = head

    @classmethod
    def load(cls, folder: Path = FOLDER, threads: int = 1) -> Self:
        """The model kept in a folder, by default the one that Holdover ships.

        ``threads`` is how many the network may use. Raises ``ModelError`` where no model is there or it
        cannot be read.
        """
        options = SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # Threads that wait for work leave the processor to others: one reader is seldom alone.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        try:
            session = InferenceSession(
                folder / NETWORK_FILE,
                options,
                providers=["CPUExecutionProvider"],
                disabled_optimizers=_SLOWER,
            )
            tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
            said = session.get_modelmeta().custom_metadata_map["holdover"]
        except Exception as error:  # onnxruntime and tokenizers raise bare ones of their own
            raise ModelError(f"no model can be read in {folder}: {error}; reinstall holdover") from error
        return cls(session, tokenizer, Head.from_json(said))

    def mark(self, words: Words) -> Marked:
        """Every span and link that the model finds among the words of one text."""
        grammar = self.head.grammar
        if not len(words):
            labels = [label for known in grammar.tracks for label in known.track.labels]
            return Marked(dict.fromkeys(labels, ()), {kind.link: () for kind in grammar.links})
        return mark(*self.score(words), grammar)

    def score(self, words: Words) -> tuple[Scores, Scores]:
        """The network's tag scores and link vectors of each word.

        The windows of one text are never run beside those of another: the network's numbers are rounded
        by the largest of its batch, so that company would change what is read.
        """
        pieces = split_pieces(words, self._tokenizer)
        return score_words(words, pieces, self._run, self._marks, self.head.sizes)

    def _run(self, batch: Batch) -> tuple[Scores, Scores]:
        scores, vectors = self._session.run(None, batch.inputs())
        return scores, vectors


@cache
def shipped_model(threads: int = 1) -> Model:
    """The model that Holdover ships, loaded once in a process."""
    return Model.load(threads=threads)


def _rounded(numbers: Scores) -> list[object]:
    return list(np.round(numbers.astype(np.float64), 5).tolist())


def _numbers(said: list[object]) -> Scores:
    return np.array(said, dtype=np.float32)
