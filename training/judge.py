"""The judge's network: from the vectors of a sentence's words to what it tells of each candidate."""

import torch
from torch import Tensor, nn

from holdover.reading.model.judge import KINDS, STATUSES
from holdover.reading.questions import CLUES, FAMILIES
from training.config import JudgeShape

_SHUT = -1e4  # to the attention for what is not there
_UNTOLD = (
    0.3  # share of candidates whose clues it does not get to see while it learns, lest it trust them blindly
)
_RARE = -3.0  # where the scores of kinds begin: one candidate in thirty changes office


class Judge(nn.Module):
    """Scores for each candidate: kinds, its trigger among the words; for each family status, office, date."""

    def __init__(self, width: int, shape: JudgeShape) -> None:
        super().__init__()
        look = shape.look
        self.scale = look**-0.5
        self.query, self.key, self.value = (nn.Linear(width, look) for _ in range(3))
        self.clues = nn.Linear(CLUES, shape.clues)
        self.weigh = nn.Sequential(
            nn.Dropout(shape.dropout),
            nn.Linear(width + look + shape.clues, shape.width),
            nn.GELU(),
            nn.Dropout(shape.dropout),
        )
        self.kinds = nn.Linear(shape.width, len(KINDS))
        nn.init.constant_(self.kinds.bias, _RARE)
        self.detail = nn.Linear(shape.width, shape.width)
        self.families = nn.Parameter(torch.randn(len(FAMILIES), shape.width) * shape.width**-0.5)
        self.statuses = nn.Linear(shape.width, len(STATUSES))
        self.office, self.date = Pointer(width, shape), Pointer(width, shape)

    def forward(  # noqa: PLR0917 - ONNX takes a network's inputs by place
        self,
        vectors: Tensor,
        words: Tensor,
        candidates: Tensor,
        clues: Tensor,
        offices: Tensor,
        dates: Tensor,
    ) -> tuple[Tensor, ...]:
        """The scores of a batch, in the order of ``OUTPUTS``; a row a question, filled up with zeros."""
        if self.training:
            clues = clues * (torch.rand_like(clues[:, :, :1]) >= _UNTOLD)
        own = candidates @ vectors
        looks = self.query(own) @ self.key(vectors).transpose(1, 2) * self.scale
        looks = looks + (1.0 - words)[:, None, :] * _SHUT
        seen = looks.softmax(dim=-1) @ self.value(vectors)
        hidden = self.weigh(torch.cat([own, seen, torch.tanh(self.clues(clues))], dim=-1))
        detail = nn.functional.gelu(self.detail(hidden)[:, :, None] + self.families)
        return (
            self.kinds(hidden),
            self.statuses(detail),
            looks,
            self.office(detail, offices, vectors),
            self.date(detail, dates, vectors),
        )


class Pointer(nn.Module):
    """Chooses among options for each candidate and family of kinds, or none of them."""

    def __init__(self, width: int, shape: JudgeShape) -> None:
        super().__init__()
        self.scale = shape.look**-0.5
        self.query, self.key = nn.Linear(shape.width, shape.look), nn.Linear(width, shape.look)
        self.none = nn.Linear(shape.width, 1)

    def forward(self, detail: Tensor, options: Tensor, vectors: Tensor) -> Tensor:
        """A score for each option, and last that of none: (question, candidate, family, option)."""
        keys = self.key(options @ vectors)
        scores = self.query(detail) @ keys.transpose(1, 2)[:, None] * self.scale
        missing = (options.sum(dim=-1) == 0).to(scores.dtype)
        return torch.cat([scores + missing[:, None, None, :] * _SHUT, self.none(detail)], dim=-1)
