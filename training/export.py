"""Turn trained weights into the model file: `python -m training.export`.

The network becomes ONNX with matrices of 8-bit integers; what else reading needs to know goes into the same
file. How eager each layer is to find spans is set here, on the reports held out from training.
"""

import argparse
import logging
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from holdover.reading.model.decode import Grammar, Sizes
from holdover.reading.model.session import FOLDER, NETWORK_FILE, TOKENIZER_FILE, Head, Model
from holdover.reading.model.windows import INPUTS
from holdover.reading.model.words import FEATURES
from training.config import ROOT, Config, load_config
from training.data import hold_out, read_examples
from training.evaluate import Scored, exact_f1, grammar_of
from training.network import Network
from training.train import encoder_folder, load_tokenizer, make_network

log = logging.getLogger("training")

OPSET = 20
CAUTIONS = sorted(np.arange(-3.0, 1.01, 0.25), key=abs)  # of equally good ones the mildest is taken


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
            output_names=["scores", "vectors"],
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


def choose_caution(scored: list[Scored], grammar: Grammar) -> Grammar:
    """The caution of each layer under which the spans of the reports held out come out best."""
    caution = grammar.caution.copy()
    tried = []
    for value in CAUTIONS:
        even = replace(grammar, caution=np.full(len(grammar.layers), value, dtype=np.float32), links=())
        tried.append(exact_f1(scored, even))
    for row, layer in enumerate(grammar.layers):
        caution[row] = max(zip(CAUTIONS, tried, strict=True), key=lambda pair: pair[1][layer])[0]
    return replace(grammar, caution=caution)


def export(config: Config, run: Path, to: Path) -> None:
    """Write the model file and its tokenizer, and print what it reads right."""
    base = encoder_folder(config)
    tokenizer = load_tokenizer(base)
    network = make_network(config, base)
    network.load_state_dict(torch.load(run / "weights.pt", weights_only=True))
    to.mkdir(parents=True, exist_ok=True)
    grammar = grammar_of(network, config)
    sizes = Sizes(config.windows.size, config.windows.context)
    file = to / NETWORK_FILE
    write_network(network, file, config.windows.size)
    tokenizer.save(str(to / TOKENIZER_FILE), pretty=False)
    describe(file, Head(config.export.version, sizes, grammar))
    examples = read_examples(config.data.train, tokenizer, config.layer_names, config.links)
    held = [example for example in hold_out(examples, config.data.held_out)[1] if len(example.words)]
    model = Model.load(to, config.training.threads)
    scored = [Scored(example, *model.score(example.words)) for example in held]
    log.info("held out, as trained: %s", exact_f1(scored, grammar))
    grammar = choose_caution(scored, grammar)
    log.info("held out, caution %s: %s", grammar.caution.tolist(), exact_f1(scored, grammar))
    describe(file, Head(config.export.version, sizes, grammar))
    megabytes = file.stat().st_size / 1e6
    log.info("%s: %.1f MB", file, megabytes)
    if megabytes > config.export.max_megabytes:
        raise SystemExit(f"{file} has {megabytes:.1f} MB; {config.export.max_megabytes} are allowed")


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
