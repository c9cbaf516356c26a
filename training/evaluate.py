"""How well a network reads annotated reports: exact spans, and whole relations."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer

from holdover.reading.model.decode import (
    Grammar,
    LinkScores,
    Marked,
    Scores,
    Sizes,
    TrackScores,
    mark,
    runs_of,
    score_words,
)
from holdover.reading.model.tracks import Link
from holdover.reading.model.windows import Batch, Marks
from holdover.reading.model.words import Numbers
from training.config import Config
from training.data import UNKNOWN, Example
from training.network import Network


@dataclass(frozen=True, slots=True)
class Scored:
    """A report with the network's scores for its words."""

    example: Example
    scores: Scores
    vectors: Scores


def grammar_of(network: Network, config: Config) -> Grammar:
    """What a network has learned beside its scores."""
    return Grammar(
        tuple(
            TrackScores(track, steps.detach().numpy(), np.zeros(len(track.labels), dtype=np.float32))
            for track, steps in zip(config.tracks, network.transitions, strict=True)
        ),
        tuple(
            LinkScores(link, nothing.numpy(), distance.numpy())
            for link, nothing, distance in zip(
                config.links, network.nothing.detach(), network.distance.detach(), strict=True
            )
        ),
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


def exact_f1(scored: Iterable[Scored], grammar: Grammar) -> dict[str, float]:
    """Exact F1 of each label's spans, and the share of right targets of each kind of link.

    A report's first annotator is right. A link counts where its origin was found; its target must be exact.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for each in scored:
        marked = mark(each.scores, each.vectors, grammar)
        gold = each.example.versions[0]
        for row, known in enumerate(grammar.tracks):
            for label in known.track.labels:
                right = set(runs_of(gold.tags[row], known.track, label))
                found = set(marked.runs[label])
                counts[label, "hits"] += len(found & right)
                counts[label, "all"] += len(found) + len(right)
        for number, kind in enumerate(grammar.links):
            _count_links(counts, marked, kind.link, gold.links[number], len(each.example.words))
    labels = [label for known in grammar.tracks for label in known.track.labels]
    figures = {label: 2 * counts[label, "hits"] / max(1, counts[label, "all"]) for label in labels}
    for kind in grammar.links:
        name = link_name(kind.link)
        figures[name] = float(counts[name, "hits"] / max(1, counts[name, "all"]))
    return figures


def link_name(link: Link) -> str:
    """How a kind of link is called in figures."""
    return f"{link.origin}-{link.target}"


def _count_links(
    counts: Counter[tuple[str, str]], marked: Marked, link: Link, gold: Numbers, end: int
) -> None:
    targets = marked.runs[link.target]
    for (first, _), target in zip(marked.runs[link.origin], marked.targets[link], strict=True):
        if gold[first] == UNKNOWN:
            continue
        counts[link_name(link), "all"] += 1
        counts[link_name(link), "hits"] += gold[first] == (end if target is None else targets[target][0])
