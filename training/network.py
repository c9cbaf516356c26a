"""The network: a BERT encoder told how words are written, with tagging heads on words."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from holdover.reading.model.tracks import Track
from holdover.reading.model.words import FEATURES
from training.config import JudgeShape, NetworkShape
from training.encoder_shape import EncoderShape
from training.judge import Judge

_SHUT = -1e4  # to the attention for what is not there; safe in half precision


class Embeddings(nn.Module):
    """Word pieces, their places, and how their words are written, as one vector a piece."""

    def __init__(self, shape: EncoderShape, dropout: float) -> None:
        super().__init__()
        self.pieces: nn.Module = nn.Embedding(shape.vocab_size, shape.hidden_size)
        self.places = nn.Embedding(shape.max_position_embeddings, shape.hidden_size)
        self.features = nn.ModuleList(_blind(len(feature), shape.hidden_size) for feature in FEATURES)
        self.norm = nn.LayerNorm(shape.hidden_size, eps=shape.layer_norm_eps)
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids: Tensor, features: Tensor) -> Tensor:
        """One vector a piece; ``features`` is (window, piece, feature)."""
        summed = self.pieces(ids) + self.places.weight[: ids.shape[1]]
        for number, embedding in enumerate(self.features):
            summed = summed + embedding(features[:, :, number])
        return self.dropout(self.norm(summed))


def _blind(count: int, width: int) -> nn.Embedding:
    """An embedding of zeros: the encoder starts as it was trained, and learns to see from there."""
    return nn.Embedding.from_pretrained(torch.zeros(count, width), freeze=False)


class EncoderLayer(nn.Module):
    """Self-attention and a feed-forward part, each added to what came in and normalized (BERT's order)."""

    def __init__(self, shape: EncoderShape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.num_attention_heads
        self.query_key_value = nn.Linear(shape.hidden_size, 3 * shape.hidden_size)
        self.attended = nn.Linear(shape.hidden_size, shape.hidden_size)
        self.attended_norm = nn.LayerNorm(shape.hidden_size, eps=shape.layer_norm_eps)
        self.widen = nn.Linear(shape.hidden_size, shape.intermediate_size)
        self.narrow = nn.Linear(shape.intermediate_size, shape.hidden_size)
        self.norm = nn.LayerNorm(shape.hidden_size, eps=shape.layer_norm_eps)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, shut: Tensor) -> Tensor:
        """The vectors one layer up; ``shut`` is added to the attention that each piece gets."""
        attended = self.attended(self._attend(hidden, shut))
        hidden = self.attended_norm(hidden + self.dropout(attended))
        return self.norm(hidden + self.dropout(self.narrow(functional.gelu(self.widen(hidden)))))

    def _attend(self, hidden: Tensor, shut: Tensor) -> Tensor:
        rows, columns, width = hidden.shape
        parts = self.query_key_value(hidden).view(rows, columns, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        scores = (query * (width // self.heads) ** -0.5) @ key.transpose(-1, -2)
        attended = (scores + shut.to(scores.dtype)).softmax(dim=-1) @ value
        return attended.transpose(1, 2).reshape(rows, columns, width)


class Encoder(nn.Module):
    """Word pieces in, one vector a piece out."""

    def __init__(self, shape: EncoderShape, dropout: float) -> None:
        super().__init__()
        self.embeddings = Embeddings(shape, dropout)
        self.layers = nn.ModuleList(EncoderLayer(shape, dropout) for _ in range(shape.num_hidden_layers))

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """One vector a piece; ``mask`` is 1 where a piece stands."""
        shut = (1.0 - mask[:, None, None, :].float()) * _SHUT
        hidden = self.embeddings(ids, features)
        for layer in self.layers:
            hidden = layer(hidden, shut)
        return hidden

    def load_base(self, path: Path) -> None:
        """Take over the weights of a BERT encoder kept in a safetensors file."""
        base = load_file(path)
        state = self.state_dict()
        for name in state:
            if not name.startswith("embeddings.features"):
                state[name] = torch.cat([base[part] for part in _base_names(name)])
        # All pieces were of one sentence: what the base added to each for that is added once and for all.
        state["embeddings.pieces.weight"] += base["embeddings.token_type_embeddings.weight"][0]
        self.load_state_dict(state)


_BASE_NAMES = {
    "embeddings.pieces": ["embeddings.word_embeddings"],
    "embeddings.places": ["embeddings.position_embeddings"],
    "embeddings.norm": ["embeddings.LayerNorm"],
    "query_key_value": ["attention.self.query", "attention.self.key", "attention.self.value"],
    "attended": ["attention.output.dense"],
    "attended_norm": ["attention.output.LayerNorm"],
    "widen": ["intermediate.dense"],
    "narrow": ["output.dense"],
    "norm": ["output.LayerNorm"],
}


def _base_names(name: str) -> list[str]:
    """What BERT calls the weights of this name, laid one under the other."""
    stem, _, kind = name.rpartition(".")
    if stem.startswith("layers."):
        _, number, part = stem.split(".")
        return [f"encoder.layer.{number}.{base}.{kind}" for base in _BASE_NAMES[part]]
    return [f"{base}.{kind}" for base in _BASE_NAMES[stem]]


def _head(width: int, shape: NetworkShape, tags: int) -> nn.Sequential:
    """From a word's vector to the scores of a track's tags."""
    return nn.Sequential(
        nn.Dropout(shape.dropout),
        nn.Linear(width, shape.head_width),
        nn.GELU(),
        nn.Dropout(shape.dropout),
        nn.Linear(shape.head_width, tags),
    )


class Network(nn.Module):
    """The encoder with what is read off it: tags of words, and the judge of changes in office."""

    def __init__(
        self, encoder: EncoderShape, shape: NetworkShape, judge: JudgeShape, tracks: tuple[Track, ...]
    ) -> None:
        super().__init__()
        self.encoder = Encoder(encoder, shape.dropout)
        self.heads = nn.ModuleList(_head(encoder.hidden_size, shape, track.width) for track in tracks)
        self.transitions = nn.ParameterList(torch.zeros(track.width, track.width) for track in tracks)
        self.judge = Judge(encoder.hidden_size, judge)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor, firsts: Tensor) -> tuple[Tensor, Tensor]:
        """The scores of a batch's words, (window, word, tag of any track), and their vectors, for the judge.

        ``firsts`` tells the first piece of each word.
        """
        hidden = self.encoder(ids, features, mask)
        words = hidden.gather(1, firsts[:, :, None].expand(-1, -1, hidden.shape[2]))
        return torch.cat([head(words) for head in self.heads], dim=2), words
