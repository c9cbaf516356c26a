"""The configuration of a training run, as `config.toml` gives it."""

import tomllib
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from holdover.reading.model.tracks import Track

ROOT = Path(__file__).parents[1]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Data(_Part):
    """Where the annotated reports are, and which share of them is held out."""

    train: Path
    dev: Path
    held_out: float


class EncoderSource(_Part):
    """The installed package that carries the base encoder's weights, and its folder in it."""

    package: str
    folder: str


class WindowSizes(_Part):
    """Lengths in word pieces."""

    size: int
    context: int


class NetworkShape(_Part):
    """The parts of the network that are not the encoder's."""

    dropout: float
    head_width: int


class Training(_Part):
    """How the weights are learned; `config.toml` says what each means."""

    epochs: int
    pieces_per_batch: int
    encoder_rate: float
    layer_decay: float
    head_rate: float
    transition_rate: float
    warmup: float
    weight_decay: float
    clip: float
    average: float
    checkpoint_seconds: float
    threads: int
    bfloat16: bool


class Export(_Part):
    """What the file is called and how large it may be."""

    version: str
    max_megabytes: float


class Config(_Part):
    """Everything that a run follows."""

    seed: int
    data: Data
    encoder: EncoderSource
    windows: WindowSizes
    tracks: tuple[Track, ...]
    network: NetworkShape
    training: Training
    export: Export


def load_config(path: Path) -> Config:
    """Read a configuration; paths in it are taken from the repository's root.

    Raises ``pydantic.ValidationError`` where a setting is missing, unknown or no such value.
    """
    settings: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    for part in ("train", "dev"):
        settings["data"][part] = ROOT / settings["data"][part]
    return Config.model_validate(settings)
