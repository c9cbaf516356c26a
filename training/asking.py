"""Questions laid side by side for the judge, and the loss of its answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, pad
from torch.nn.utils.rnn import pad_sequence

from holdover.reading.model.judge import INPUTS
from holdover.reading.model.words import Numbers
from training.data import Cut
from training.judge import Judge
from training.questions import NOT_TOLD, Asked

_POINTING = 0.3  # what status, trigger, office and date count beside the kind


@dataclass(frozen=True, slots=True)
class LaidAsked:
    """Questions as the judge takes them, a row each, and the right answers of their candidates."""

    inputs: tuple[Tensor, ...]
    asked: tuple[Asked, ...]


def lay_asked(cuts: Sequence[Cut], vectors: Tensor) -> LaidAsked | None:
    """The questions of a batch, ``None`` where there are none; ``vectors`` are (window, word, width)."""
    rows = [(row, cut.window.first, asked) for row, cut in enumerate(cuts) for asked in cut.asked]
    if not rows:
        return None
    own = [vectors[row, asked.first - first : asked.last - first] for row, first, asked in rows]
    return lay_rows(tuple(asked for _, _, asked in rows), own)


def lay_rows(asked: tuple[Asked, ...], vectors: Sequence[Tensor]) -> LaidAsked:
    """Questions, each with the vectors of its words, filled up with zeros to one size."""
    others = (_fill([torch.from_numpy(getattr(each.laid, name)) for each in asked]) for name in INPUTS[1:])
    return LaidAsked((pad_sequence(list(vectors), batch_first=True), *others), asked)


def changes_loss(judge: Judge, laid: LaidAsked) -> Tensor:
    """How unlikely the right answers are, a mean over the candidates."""
    kinds, statuses, triggers, office, date = judge(*laid.inputs)
    asked = laid.asked
    right, counted = (
        _fill([torch.from_numpy(getattr(each, name)) for each in asked]) for name in ("kinds", "counted")
    )
    missed = binary_cross_entropy_with_logits(kinds, right, reduction="none") * counted
    points = [
        _of_choice(statuses, _numbers(asked, lambda each: each.statuses)),
        _of_choice(office, _last_is_none(asked, office, lambda each: (each.office, len(each.laid.offices)))),
        _of_choice(date, _last_is_none(asked, date, lambda each: (each.date, len(each.laid.dates)))),
        _of_spread(triggers, _fill([torch.from_numpy(each.triggers) for each in asked])),
    ]
    candidates = sum(len(each.kinds) for each in asked)
    return (missed.sum() + _POINTING * torch.stack(points).sum()) / candidates


def _of_choice(scores: Tensor, right: Tensor) -> Tensor:
    return cross_entropy(scores.flatten(0, -2), right.flatten(), ignore_index=NOT_TOLD, reduction="sum")


def _of_spread(scores: Tensor, right: Tensor) -> Tensor:
    """The loss of attention that looks elsewhere than at the trigger, where there is one."""
    return -(scores.log_softmax(dim=-1) * right).sum()


def _numbers(asked: Sequence[Asked], of: Callable[[Asked], Numbers]) -> Tensor:
    rows = [torch.from_numpy(of(each)) for each in asked]
    return pad_sequence(rows, batch_first=True, padding_value=NOT_TOLD)


def _last_is_none(
    asked: Sequence[Asked], scores: Tensor, of: Callable[[Asked], tuple[Numbers, int]]
) -> Tensor:
    """Right options by number; none of them is the last of all that the batch has room for."""

    def moved(each: Asked) -> Numbers:
        right, options = of(each)
        return np.where(right == options, scores.shape[-1] - 1, right)

    return _numbers(asked, moved)


def _fill(rows: Sequence[Tensor]) -> Tensor:
    """Arrays of like rank as one, each filled up with zeros to the largest size."""
    sizes = [max(row.shape[axis] for row in rows) for axis in range(rows[0].ndim)]
    filled = []
    for row in rows:
        room = [gap for axis in reversed(range(row.ndim)) for gap in (0, sizes[axis] - row.shape[axis])]
        filled.append(pad(row, room))
    return torch.stack(filled)
