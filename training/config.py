"""The configuration of a training run, as `config.toml` gives it."""

import tomllib
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from holdover.reading.model.session import Bars
from holdover.reading.model.tracks import Track

ROOT = Path(__file__).parents[1]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Data(_Part):
    """Where the annotated reports are, and which share of them is held out."""

    train: Path
    dev: Path
    held_out: float


class Changes(_Part):
    """Where the reports annotated with changes in office are, and how often their windows are seen.

    ``again`` is how many times more than once an epoch shows the windows that tell a change, ``quiet`` the
    share of the others that it shows.
    """

    invented: Path
    real: Path
    again: int
    quiet: float


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


class JudgeShape(_Part):
    """The parts of the judge: how wide it looks at words, takes in clues, and weighs both."""

    dropout: float
    look: int
    clues: int
    width: int


class Stage(_Part):
    """One run: how long, how fast, and how much changes in office count beside attributions.

    ``renamed`` is the share of the reports whose people get other names, ``hidden`` that of the word pieces
    that the network does not get to see: it is to learn from what is said, not from of whom.
    """

    epochs: int
    encoder_rate: float
    head_rate: float
    changes: float
    renamed: float
    hidden: float


class Training(_Part):
    """How the weights are learned; `config.toml` says what each means."""

    pieces_per_batch: int
    layer_decay: float
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
    bars: Bars


class Config(_Part):
    """Everything that a run follows."""

    seed: int
    data: Data
    changes: Changes
    encoder: EncoderSource
    windows: WindowSizes
    tracks: tuple[Track, ...]
    network: NetworkShape
    judge: JudgeShape
    stages: tuple[Stage, ...]
    training: Training
    export: Export


def load_config(path: Path) -> Config:
    """Read a configuration; paths in it are taken from the repository's root.

    Raises ``pydantic.ValidationError`` where a setting is missing, unknown or no such value.
    """
    settings: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    for table, names in (("data", ("train", "dev")), ("changes", ("invented", "real"))):
        for name in names:
            settings[table][name] = ROOT / settings[table][name]
    return Config.model_validate(settings)
