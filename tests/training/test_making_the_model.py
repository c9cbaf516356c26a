"""Making the model, from invented reports to a file that reads. Skipped where PyTorch is not installed."""

import gzip
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs PyTorch: make model sets it up")
pytest.importorskip("onnx", reason="training needs onnx: make model sets it up")

from safetensors.torch import save_file
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers
from training.config import ROOT, load_config
from training.data import read_examples
from training.evaluate import score_examples
from training.export import export
from training.train import encoder_folder, load_tokenizer, make_network, train

from holdover.reading.model.session import Model
from holdover.reading.model.words import split_words

# PyTorch's exporter warns of its own parts.
pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning"
)

CHANGES = """\
# {number:03d} | Bridge office | Harbor Post | 2019-05-04
The mayor, Ann Lee, {said} on Friday.
=> {kind} | Ann Lee | mayor | {said} | on 2019-05-03 ~ Friday

# {next:03d} | Bridge open | Harbor Post | 2019-05-04
The mayor, Ann Lee, told reporters on Friday.
=> none

"""
SAYINGS = (
    "The mayor said the bridge is closed.",
    '"We will appeal," the governor told reporters. A spokesman said nobody resigned.',
    "According to the ministry, the bridge is open.",
    "The governor declined to comment.",
)
SPANS = (
    [("The mayor", "said", "the bridge is closed")],
    [("the governor", "told", '"We will appeal,"'), ("A spokesman", "said", "nobody resigned")],
    [("the ministry", "According to", "the bridge is open")],
    [("The governor", "declined", "")],
)


def find(text: str, words: str) -> list[list[int]]:
    begin = text.index(words)
    return [[begin, begin + len(words)]] if words else []


def report(number: int) -> dict[str, Any]:
    text, spans = SAYINGS[number % 4], SPANS[number % 4]
    relations = [
        {"source": find(text, source), "cue": find(text, cue), "content": find(text, content)}
        for source, cue, content in spans
    ]
    return {"id": f"report {number}", "text": text, "attributions": {"reader": relations}}


def tiny_encoder(folder: Path) -> None:
    pieces = sorted({word.lower() for text in SAYINGS for word in split_words(text).texts})
    vocabulary = {
        piece: at for at, piece in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *pieces])
    }
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))  # noqa: S106 (a piece, no password)
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.save(str(folder / "tokenizer.json"))
    shape = {
        "vocab_size": len(vocabulary),
        "hidden_size": 16,
        "intermediate_size": 32,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "max_position_embeddings": 64,
        "layer_norm_eps": 1e-12,
    }
    (folder / "config.json").write_text(json.dumps(shape))
    save_file(random_weights(shape), folder / "model.safetensors")


def random_weights(shape: dict[str, Any]) -> dict[str, Any]:
    width, wide = shape["hidden_size"], shape["intermediate_size"]
    sizes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (shape["vocab_size"], width),
        "embeddings.position_embeddings.weight": (shape["max_position_embeddings"], width),
        "embeddings.token_type_embeddings.weight": (2, width),
        "embeddings.LayerNorm.weight": (width,),
        "embeddings.LayerNorm.bias": (width,),
    }
    for number in range(shape["num_hidden_layers"]):
        parts = {f"attention.self.{part}": (width, width) for part in ("query", "key", "value")}
        parts |= {"attention.output.dense": (width, width), "intermediate.dense": (wide, width)}
        parts |= {"output.dense": (width, wide)}
        for part, size in parts.items():
            sizes[f"encoder.layer.{number}.{part}.weight"] = size
            sizes[f"encoder.layer.{number}.{part}.bias"] = size[:1]
        for part in ("attention.output.LayerNorm", "output.LayerNorm"):
            sizes[f"encoder.layer.{number}.{part}.weight"] = (width,)
            sizes[f"encoder.layer.{number}.{part}.bias"] = (width,)
    chance = torch.Generator().manual_seed(1)
    return {name: torch.randn(size, generator=chance) * 0.3 for name, size in sizes.items()}


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration of small things: an encoder of random weights, 60 reports, 25 epochs."""
    package = tmp_path / "tiny_encoder"
    (package / "model").mkdir(parents=True)
    (package / "__init__.py").touch()
    tiny_encoder(package / "model")
    monkeypatch.syspath_prepend(str(tmp_path))
    data = tmp_path / "train.jsonl.gz"
    data.write_bytes(gzip.compress("".join(json.dumps(report(n)) + "\n" for n in range(60)).encode()))
    (tmp_path / "metadata.tsv").write_text("filename\tpublication_date\n")
    (tmp_path / "real.jsonl").write_text("")
    (tmp_path / "invented").mkdir()
    told = [("resigned", "resigned"), ("died", "died"), ("took_office", "took over"), ("retired", "retired")]
    changes = (
        CHANGES.format(number=n, next=n + 1, kind=told[n % 4][0], said=told[n % 4][1])
        for n in range(1, 80, 2)
    )
    (tmp_path / "invented/changes.txt").write_text("".join(changes))
    settings = (ROOT / "training/config.toml").read_text()
    for name, value in {
        "train": f'"{data}"',
        "dev": f'"{data}"',
        "invented": f'"{tmp_path / "invented"}"',
        "real": f'"{tmp_path / "real.jsonl"}"',
        "held_out": "0.2",
        "package": '"tiny_encoder"',
        "size": "24",
        "context": "4",
        "epochs": "20",
        "average": "0.9",
        "pieces_per_batch": "48",
        "encoder_rate": "1e-2",
        "head_rate": "1e-2",
        "checkpoint_seconds": "0",
        "threads": "1",
        "bfloat16": "false",
    }.items():
        lines = [
            f"{name} = {value}" if line.split(" = ")[0] == name else line for line in settings.splitlines()
        ]
        settings = "\n".join(lines)
    file = tmp_path / "config.toml"
    file.write_text(settings)
    return file


def command(settings: Path, run: Path) -> list[str]:
    return [sys.executable, "-m", "training.train", "--config", str(settings), "--run", str(run)]


def environment(settings: Path) -> dict[str, str]:
    return {"PYTHONPATH": f"{settings.parent}:{ROOT}:{ROOT / 'src'}"}


def test_a_run_that_is_killed_goes_on_and_ends_as_if_it_had_not_been(settings: Path, tmp_path: Path) -> None:
    config = load_config(settings)
    train(config, tmp_path / "whole")

    killed = subprocess.Popen(
        command(settings, tmp_path / "killed"), cwd=ROOT, env=environment(settings), stderr=subprocess.DEVNULL
    )
    while not (tmp_path / "killed/checkpoint.pt").exists() and killed.poll() is None:
        time.sleep(0.005)
    killed.kill()
    killed.wait()
    assert not (tmp_path / "killed/weights.pt").exists()
    again = subprocess.run(
        command(settings, tmp_path / "killed"),
        cwd=ROOT,
        env=environment(settings),
        capture_output=True,
        text=True,
        check=True,
    )

    assert "going on from stage" in again.stderr
    whole, resumed = (torch.load(tmp_path / name / "weights.pt") for name in ("whole", "killed"))
    assert all(torch.equal(whole[name], resumed[name]) for name in whole)


def test_the_exported_file_reads_what_was_learned(settings: Path, tmp_path: Path) -> None:
    config = load_config(settings)
    train(config, tmp_path / "run")
    export(config, tmp_path / "run", tmp_path / "model")

    model = Model.load(tmp_path / "model")
    words = split_words(SAYINGS[0])
    runs = model.runs(model.encode(words)[0])

    assert model.head.version == config.export.version
    assert [words.texts[first:last] for first, last in runs["cue"]] == [("said",)]
    assert [words.texts[first:last] for first, last in runs["source"]] == [("The", "mayor")]


def test_integers_stay_close_to_what_was_trained(settings: Path, tmp_path: Path) -> None:
    config = load_config(settings)
    train(config, tmp_path / "run")
    export(config, tmp_path / "run", tmp_path / "model")
    base = encoder_folder(config)
    tokenizer, network = load_tokenizer(base), make_network(config, base)
    network.load_state_dict(torch.load(tmp_path / "run/weights.pt"))
    examples = read_examples(config.data.dev, tokenizer, config.tracks)[:4]

    trained = score_examples(network, examples, tokenizer, config)

    model = Model.load(tmp_path / "model")
    for each in trained:
        scores, _ = model.encode(each.example.words)
        assert scores.shape == each.scores.shape == (len(each.example.words), 13)
        assert np.abs(scores - each.scores).mean() < 0.1 * np.abs(each.scores).mean()
