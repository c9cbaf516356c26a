"""What learning needs beside the network: loss, optimizer, pace, and the average of the weights."""

import torch
from torch import Tensor

from holdover.reading.model.windows import lay_batch
from training.asking import changes_loss, lay_asked
from training.config import Stage, Training
from training.crf import path_loss
from training.data import Cut, tags_of
from training.network import Network
from training.vary import Signs, hide


def batch_loss(network: Network, cuts: list[Cut], signs: Signs, stage: Stage, training: Training) -> Tensor:
    """The loss of one batch: of its tags and, by their weight in the stage, of its changes in office."""
    batch = lay_batch([(cut.example.words, cut.example.pieces, cut.window) for cut in cuts], signs.marks)
    inputs = {name: torch.from_numpy(column) for name, column in batch.inputs().items()}
    inputs["ids"] = hide(inputs["ids"], inputs["mask"], signs, stage.hidden)
    with torch.autocast("cpu", torch.bfloat16, enabled=training.bfloat16):
        scores, vectors = network(**inputs)
    loss = tag_loss(network, scores, torch.from_numpy(tags_of(cuts)))
    laid = lay_asked(cuts, vectors.float()) if stage.changes else None
    return loss if laid is None else loss + stage.changes * changes_loss(network.judge, laid)


def tag_loss(network: Network, scores: Tensor, tags: Tensor) -> Tensor:
    """The loss of the tags of all tracks."""
    parts = scores.split([len(steps) for steps in network.transitions], dim=2)
    tracks = zip(network.transitions, parts, tags.unbind(1), strict=True)
    return torch.stack([path_loss(steps, own, right) for steps, own, right in tracks]).sum()


def make_optimizer(network: Network, stage: Stage, training: Training) -> torch.optim.AdamW:
    """AdamW in which deeper encoder layers learn slower, and only matrices decay."""
    depth = len(network.encoder.layers)
    groups = []
    for name, parameter in network.named_parameters():
        rate = _rate(name, depth, stage, training)
        decay = training.weight_decay if parameter.ndim == 2 and "embeddings" not in name else 0.0
        groups.append({"params": [parameter], "lr": rate, "peak": rate, "weight_decay": decay})
    return torch.optim.AdamW(groups, fused=True)


def _rate(name: str, depth: int, stage: Stage, training: Training) -> float:
    if name.startswith("encoder.embeddings.features"):
        return stage.head_rate
    if name.startswith("encoder.embeddings"):
        return stage.encoder_rate * training.layer_decay**depth
    if name.startswith("encoder.layers"):
        below_top = depth - 1 - int(name.split(".")[2])
        return stage.encoder_rate * training.layer_decay**below_top
    if name.startswith("transitions"):
        return training.transition_rate
    return stage.head_rate


def set_pace(optimizer: torch.optim.Optimizer, done: float, training: Training) -> None:
    """Set the rates for this share of all steps done: up in a line to the peak, then down to nothing."""
    warm = training.warmup
    pace = done / warm if done < warm else (1 - done) / (1 - warm)
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * pace


class Average:
    """The exponential moving average of a network's weights, young at the start."""

    def __init__(self, network: Network, decay: float) -> None:
        self.decay = decay
        self.updates = 0
        self.weights = {name: weight.detach().clone() for name, weight in network.state_dict().items()}

    @torch.no_grad()
    def update(self, network: Network) -> None:
        """Take in the weights as they are now."""
        self.updates += 1
        decay = min(self.decay, (1 + self.updates) / (10 + self.updates))
        for name, weight in network.state_dict().items():
            self.weights[name].lerp_(weight, 1 - decay)
