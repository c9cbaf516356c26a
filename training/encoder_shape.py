"""The measures of a BERT encoder, as the `config.json` beside its weights gives them."""

from pathlib import Path

from pydantic import BaseModel


class EncoderShape(BaseModel):
    """Only what the network needs to know; named as in the file."""

    vocab_size: int
    hidden_size: int
    intermediate_size: int
    num_hidden_layers: int
    num_attention_heads: int
    max_position_embeddings: int
    layer_norm_eps: float

    @classmethod
    def load(cls, folder: Path) -> "EncoderShape":
        """The measures of the encoder in a folder."""
        return cls.model_validate_json((folder / "config.json").read_bytes())
