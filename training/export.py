"""Turn trained weights into the model file: `python -m training.export`.

The network becomes ONNX with matrices of 8-bit integers; what else reading needs to know goes into the same
file. How eager it is to find spans of each label is set here, on the reports held out from training.
"""

import argparse
import logging
import tempfile
from dataclasses import replace
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from holdover.reading.model.decode import Sizes, TrackScores
from holdover.reading.model.session import FOLDER, NETWORK_FILE, TOKENIZER_FILE, Head, Model
from holdover.reading.model.windows import INPUTS
from holdover.reading.model.words import FEATURES
from training.config import ROOT, Config, load_config
from training.data import Example, hold_out, read_examples
from training.evaluate import Scored, exact_f1, tracks_of
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
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            network,
            tuple(torch.zeros(sizes[name], dtype=torch.int64) for name in INPUTS),
            plain,
            input_names=list(INPUTS),
            output_names=["scores"],
            dynamic_shapes=axes,
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
        tracks_of(network, config),
    )
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
    _weigh(file, config.export.max_megabytes)


def _scored(model: Model, examples: list[Example]) -> list[Scored]:
    return [Scored(example, model.score(example.words)) for example in examples if len(example.words)]


def _weigh(file: Path, most: float) -> None:
    megabytes = file.stat().st_size / 1e6
    log.info("%s: %.1f MB", file, megabytes)
    if megabytes > most:
        raise SystemExit(f"{file} has {megabytes:.1f} MB; {most} are allowed")


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
