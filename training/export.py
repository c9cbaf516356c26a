"""Turn trained weights into the model file: `python -m training.export`.

The network becomes ONNX with matrices of 8-bit integers; what else reading needs to know goes into the same
file. How eager it is to find spans of each label is set here, on the reports held out from training.
"""

import argparse
import logging
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from holdover.reading.model import judge as judging
from holdover.reading.model import windows
from holdover.reading.model.decode import Sizes, TrackScores
from holdover.reading.model.session import FOLDER, JUDGE_FILE, NETWORK_FILE, TOKENIZER_FILE, Head, Model
from holdover.reading.model.words import FEATURES
from holdover.reading.questions import CLUES
from training.config import ROOT, Config, load_config
from training.data import Example, hold_out, read_examples
from training.evaluate import Scored, exact_f1, tracks_of
from training.judge import Judge
from training.network import Network
from training.train import encoder_folder, load_tokenizer, make_network

log = logging.getLogger("training")

OPSET = 20
# Of equally good ones the mildest is taken.
EAGERNESSES = (0.0, 0.25, -0.25, 0.5, -0.5, 0.75, 1.0, 1.25, 1.5)


class IntegerEmbedding(nn.Module):
    """An embedding whose rows are 8-bit integers, each row with its own scale."""

    rows: Tensor
    scale: Tensor

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """The rows of these numbers."""
        return self.rows[ids].float() * self.scale[ids]


def write_network(network: Network, path: Path, window: int) -> None:
    """The network as ONNX, its matrices and word pieces as 8-bit integers."""
    network.eval()
    embeddings = network.encoder.embeddings
    embeddings.pieces = IntegerEmbedding(embeddings.get_parameter("pieces.weight").detach())
    places = embeddings.places.weight.detach()[: window + 2]
    embeddings.places = nn.Embedding.from_pretrained(places)
    sizes = {"ids": (2, 9), "features": (2, 9, len(FEATURES)), "mask": (2, 9), "firsts": (2, 7)}
    axes = {name: {0: "window", 1: "piece"} for name in ("ids", "features", "mask")}
    axes["firsts"] = {0: "window", 1: "word"}
    zeros = tuple(torch.zeros(sizes[name], dtype=torch.int64) for name in windows.INPUTS)
    _write(network, zeros, Ports(windows.INPUTS, ("scores", "vectors"), axes), path)


def write_judge(judge: Judge, path: Path, width: int) -> None:
    """The judge as ONNX, its matrices as 8-bit integers; its vectors are so wide."""
    judge.eval()
    sizes = {"vectors": (2, 7, width), "words": (2, 7), "clues": (2, 3, CLUES)}
    sizes |= {"candidates": (2, 3, 7), "offices": (2, 4, 7), "dates": (2, 5, 7)}
    rows = {"candidates": "candidate", "clues": "candidate", "offices": "office", "dates": "date"}
    axes = {name: {0: "question", 1: rows.get(name, "word")} for name in judging.INPUTS}
    for name in ("candidates", "offices", "dates"):
        axes[name][2] = "word"
    zeros = tuple(torch.zeros(sizes[name]) for name in judging.INPUTS)
    _write(judge, zeros, Ports(judging.INPUTS, judging.OUTPUTS, axes), path)


@dataclass(frozen=True)
class Ports:
    """The names of what goes into a network and comes out, and of the axes whose sizes are free."""

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    axes: dict[str, dict[int, str]]


def _write(network: nn.Module, example: tuple[Tensor, ...], ports: Ports, path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            network,
            example,
            plain,
            input_names=list(ports.inputs),
            output_names=list(ports.outputs),
            dynamic_shapes=ports.axes,
            opset_version=OPSET,
            dynamo=True,
            external_data=False,
        )
        quantize_dynamic(
            plain,
            path,
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            weight_type=QuantType.QInt8,
        )


def describe(path: Path, head: Head) -> None:
    """Write what reading needs beside the network into its file."""
    model = onnx.load(path)
    onnx.helper.set_model_props(model, {"holdover": head.to_json()})
    onnx.save(model, path)


def choose_eagerness(scored: list[Scored], tracks: tuple[TrackScores, ...]) -> tuple[TrackScores, ...]:
    """The eagerness for each label under which all spans of the reports held out come out best."""
    for number, known in enumerate(tracks):
        for place in range(len(known.track.labels)):
            tried = [_with_eagerness(tracks, number, place, value) for value in EAGERNESSES]
            tracks = max(tried, key=lambda each: sum(exact_f1(scored, each).values()))
    return tracks


def _with_eagerness(
    tracks: tuple[TrackScores, ...], number: int, place: int, value: float
) -> tuple[TrackScores, ...]:
    eagerness = tracks[number].eagerness.copy()
    eagerness[place] = value
    changed = replace(tracks[number], eagerness=eagerness)
    return (*tracks[:number], changed, *tracks[number + 1 :])


def export(config: Config, run: Path, to: Path) -> None:
    """Write the model file and its tokenizer, and tell what they read right."""
    base = encoder_folder(config)
    tokenizer = load_tokenizer(base)
    network = make_network(config, base)
    network.load_state_dict(torch.load(run / "weights.pt", weights_only=True))
    to.mkdir(parents=True, exist_ok=True)
    file = to / NETWORK_FILE
    head = Head(
        config.export.version,
        Sizes(config.windows.size, config.windows.context),
        config.export.bars,
        tracks_of(network, config),
    )
    write_judge(network.judge, to / JUDGE_FILE, network.encoder.embeddings.places.embedding_dim)
    write_network(network, file, config.windows.size)
    tokenizer.save(str(to / TOKENIZER_FILE), pretty=False)
    describe(file, head)
    model = Model.load(to, config.training.threads)
    _, held = hold_out(read_examples(config.data.train, tokenizer, config.tracks), config.data.held_out)
    scored = _scored(model, held)
    log.info("held out, as trained: %s", exact_f1(scored, head.tracks))
    head = replace(head, tracks=choose_eagerness(scored, head.tracks))
    describe(file, head)
    log.info("held out, eagerness set: %s", exact_f1(scored, head.tracks))
    dev = _scored(model, read_examples(config.data.dev, tokenizer, config.tracks))
    log.info("development part: %s", exact_f1(dev, head.tracks))
    _weigh([file, to / JUDGE_FILE], config.export.max_megabytes)


def _scored(model: Model, examples: list[Example]) -> list[Scored]:
    return [Scored(example, *model.encode(example.words)) for example in examples if len(example.words)]


def _weigh(files: list[Path], most: float) -> None:
    megabytes = sum(file.stat().st_size for file in files) / 1e6
    log.info("%s: %.1f MB", " and ".join(file.name for file in files), megabytes)
    if megabytes > most:
        raise SystemExit(f"the model has {megabytes:.1f} MB; {most} are allowed")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Export the reading model.")
    parser.add_argument("--config", type=Path, default=ROOT / "training/config.toml")
    parser.add_argument("--run", type=Path, default=ROOT / "training/runs/model")
    parser.add_argument("--to", type=Path, default=FOLDER)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    log.setLevel(logging.INFO)
    export(load_config(arguments.config), arguments.run, arguments.to)


if __name__ == "__main__":
    main()
