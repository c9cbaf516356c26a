"""How well a network reads annotated reports: exact F1 of spans."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer

from holdover.reading.model.decode import Scores, Sizes, TrackScores, mark, runs_of, score_words
from holdover.reading.model.windows import Batch, Marks
from training.config import Config
from training.data import Example
from training.network import Network


@dataclass(frozen=True, slots=True)
class Scored:
    """A report with the network's scores of its words."""

    example: Example
    scores: Scores


def tracks_of(network: Network, config: Config) -> tuple[TrackScores, ...]:
    """What a network has learned of its tracks, with no eagerness yet."""
    return tuple(
        TrackScores(track, steps.detach().numpy(), np.zeros(len(track.labels), dtype=np.float32))
        for track, steps in zip(config.tracks, network.transitions, strict=True)
    )


def score_examples(
    network: Network, examples: Iterable[Example], tokenizer: Tokenizer, config: Config
) -> list[Scored]:
    """Run a network over whole reports."""

    @torch.inference_mode()
    def run(batch: Batch) -> Scores:
        inputs = {name: torch.from_numpy(column) for name, column in batch.inputs().items()}
        with torch.autocast("cpu", torch.bfloat16, enabled=config.training.bfloat16):
            return np.asarray(network(**inputs).float().numpy())

    network.eval()
    marks = Marks.of(tokenizer)
    sizes = Sizes(config.windows.size, config.windows.context)
    return [
        Scored(example, score_words(example.words, example.pieces, run, marks, sizes))
        for example in examples
        if len(example.words)
    ]


def exact_f1(scored: Iterable[Scored], tracks: tuple[TrackScores, ...]) -> dict[str, float]:
    """Exact F1 of each label's spans, in percent. A report's first annotator is right."""
    hits: Counter[str] = Counter()
    spans: Counter[str] = Counter()
    for each in scored:
        runs = mark(each.scores, tracks)
        for tags, known in zip(each.example.versions[0], tracks, strict=True):
            for label in known.track.labels:
                right, found = set(runs_of(tags, known.track, label)), set(runs[label])
                hits[label] += len(found & right)
                spans[label] += len(found) + len(right)
    labels = [label for known in tracks for label in known.track.labels]
    return {label: round(200 * hits[label] / max(1, spans[label]), 1) for label in labels}
