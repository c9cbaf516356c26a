"""How well a network reads annotated reports: exact F1 of spans."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer

from holdover.reading.model.decode import Scores, Sizes, TrackScores, mark, runs_of, score_words
from holdover.reading.model.windows import Batch, Marks
from training.asking import lay_rows
from training.config import Config
from training.data import Example
from training.judge import Judge
from training.network import Network


@dataclass(frozen=True, slots=True)
class Scored:
    """A report with the network's scores and vectors of its words."""

    example: Example
    scores: Scores
    vectors: Scores


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
    def run(batch: Batch) -> tuple[Scores, Scores]:
        inputs = {name: torch.from_numpy(column) for name, column in batch.inputs().items()}
        with torch.autocast("cpu", torch.bfloat16, enabled=config.training.bfloat16):
            scores, vectors = network(**inputs)
        return scores.float().numpy(), vectors.float().numpy()

    network.eval()
    marks = Marks.of(tokenizer)
    sizes = Sizes(config.windows.size, config.windows.context)
    return [
        Scored(example, *score_words(example.words, example.pieces, run, marks, sizes))
        for example in examples
        if len(example.words)
    ]


@torch.inference_mode()
def judge_f1(judge: Judge, scored: Iterable[Scored]) -> float:
    """F1 of the kinds that the judge thinks told at the bar that is best for it, in percent.

    Over candidates, sentence by sentence; what is asked unfairly is left out.
    """
    judge.eval()
    sure: list[Scores] = []
    right: list[Scores] = []
    for each in scored:
        for asked in each.example.asked:
            vectors = torch.from_numpy(each.vectors[asked.first : asked.last])
            kinds = judge(*lay_rows((asked,), [vectors]).inputs)[0][0].sigmoid().numpy()
            fair = asked.counted > 0
            sure.append(kinds[fair])
            right.append(asked.kinds[fair])
    order = np.argsort(-np.concatenate(sure))
    hits = np.concatenate(right)[order].cumsum()
    return round(float((200 * hits / (np.arange(1, len(hits) + 1) + hits[-1])).max()), 1)


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
