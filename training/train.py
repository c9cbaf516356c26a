"""Train the reading model: `python -m training.train [--config FILE] [--run FOLDER]`.

The run's folder keeps the last checkpoint; started again, a run goes on from there. The same configuration
gives the same weights, however often the run was cut off (on the same machine and thread count).
"""

import argparse
import importlib.util
import json
import logging
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import torch
from tokenizers import Tokenizer

from training.config import ROOT, Config, load_config
from training.data import Cut, Example, batch_by_length, cut_at_random, hold_out, read_examples, with_changes
from training.encoder_shape import EncoderShape
from training.evaluate import exact_f1, judge_f1, score_examples, tracks_of
from training.learning import Average, batch_loss, make_optimizer, set_pace
from training.network import Network
from training.vary import Names, Signs

log = logging.getLogger("training")


def encoder_folder(config: Config) -> Path:
    """Where the installed package keeps the base encoder."""
    found = importlib.util.find_spec(config.encoder.package)
    if found is None or found.origin is None:
        raise SystemExit(f"{config.encoder.package} is not installed; see training/README.md")
    return Path(found.origin).parent / config.encoder.folder


def load_tokenizer(folder: Path) -> Tokenizer:
    """The encoder's tokenizer, which cuts nothing off and fills nothing up."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def make_network(config: Config, folder: Path) -> Network:
    """A network on the base encoder, its heads not yet trained."""
    network = Network(EncoderShape.load(folder), config.network, config.judge, config.tracks)
    network.encoder.load_base(folder / "model.safetensors")
    return network


@dataclass
class Run:
    """A run of training between two steps: all that goes into a checkpoint."""

    network: Network
    optimizer: torch.optim.AdamW
    average: Average
    stage: int = 0
    epoch: int = 0  # within the stage
    step: int = 0  # within the epoch

    def save(self, path: Path) -> None:
        """Keep the run; a crash while it is written leaves the one before."""
        state: dict[str, Any] = {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "average": self.average.weights,
            "updates": self.average.updates,
            "stage": self.stage,
            "epoch": self.epoch,
            "step": self.step,
            "chance": torch.get_rng_state(),
        }
        fresh = path.with_suffix(".new")
        torch.save(state, fresh)
        fresh.replace(path)

    def begin(self, stage: int, config: Config) -> None:
        """Go on to a stage, from the averaged weights of the one before."""
        self.network.load_state_dict(self.average.weights)
        self.stage, self.epoch, self.step = stage, 0, 0
        self.optimizer = make_optimizer(self.network, config.stages[stage], config.training)
        self.average = Average(self.network, config.training.average)

    def resume(self, path: Path, config: Config) -> None:
        """Go back to a kept run."""
        state = torch.load(path, weights_only=True)
        self.begin(state["stage"], config)
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.average.weights, self.average.updates = state["average"], state["updates"]
        self.epoch, self.step = state["epoch"], state["step"]
        torch.set_rng_state(state["chance"])


def train(config: Config, folder: Path) -> None:
    """Train from the last checkpoint in the folder, or from the base encoder, to the end."""
    torch.set_num_threads(config.training.threads)
    torch.manual_seed(config.seed)
    folder.mkdir(parents=True, exist_ok=True)
    if not config.data.train.is_file():
        raise SystemExit(f"no annotated reports at {config.data.train}: set data.train in the configuration")
    base = encoder_folder(config)
    tokenizer = load_tokenizer(base)
    examples = read_examples(config.data.train, tokenizer, config.tracks)
    tagged, held = hold_out(examples, config.data.held_out)
    polnear = config.data.train.parent
    asked, aside = with_changes(tagged, config.changes, polnear, tokenizer, len(config.tracks))
    network = make_network(config, base)
    first = config.stages[0]
    run = Run(
        network, make_optimizer(network, first, config.training), Average(network, config.training.average)
    )
    checkpoint = folder / "checkpoint.pt"
    if checkpoint.exists():
        run.resume(checkpoint, config)
        log.info("going on from stage %d, epoch %d, step %d", run.stage, run.epoch, run.step)
    for number in range(run.stage, len(config.stages)):
        if number > run.stage:
            run.begin(number, config)
        stage = config.stages[number]
        while run.epoch < stage.epochs:
            _epoch(run, asked if stage.changes else tagged, tokenizer, config, checkpoint)
            run.epoch, run.step = run.epoch + 1, 0
            run.save(checkpoint)
            _report(run, held, aside if stage.changes else [], tokenizer, config, folder)
    torch.save(run.average.weights, folder / "weights.pt")


def _epoch(run: Run, learned: list[Example], tokenizer: Tokenizer, config: Config, checkpoint: Path) -> None:
    stage, signs = config.stages[run.stage], Signs.of(tokenizer)
    batches = _batches(learned, tokenizer, config, run)
    saved = time.monotonic()
    run.network.train()
    for cuts in batches[run.step :]:
        loss = batch_loss(run.network, cuts, signs, stage, config.training)
        done = (run.epoch + run.step / len(batches)) / stage.epochs
        set_pace(run.optimizer, done, config.training)
        run.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(run.network.parameters(), config.training.clip)
        run.optimizer.step()
        run.average.update(run.network)
        run.step += 1
        if run.step % 20 == 0:
            where = (run.stage, run.epoch, run.step, len(batches))
            log.info("stage %d epoch %d step %d of %d: loss %.4f", *where, loss.item())
        if time.monotonic() - saved > config.training.checkpoint_seconds:
            run.save(checkpoint)
            saved = time.monotonic()


def _batches(learned: list[Example], tokenizer: Tokenizer, config: Config, run: Run) -> list[list[Cut]]:
    # The same for an epoch that is taken up again.
    random = Random(
        f"{config.seed} {run.epoch}" if run.stage == 0 else f"{config.seed} {run.stage} {run.epoch}"
    )
    learned = Names.of(learned).rename(learned, config.stages[run.stage].renamed, tokenizer, random)
    cuts = cut_at_random(learned, config.windows.size, random)
    if config.stages[run.stage].changes:
        cuts = [cut for cut in cuts if cut.tells_change or random.random() < config.changes.quiet]
        telling = [example for example in learned if any(each.kinds.any() for each in example.asked)]
        for _ in range(config.changes.again):
            cuts += [cut for cut in cut_at_random(telling, config.windows.size, random) if cut.tells_change]
    return batch_by_length(cuts, config.training.pieces_per_batch, random)


def _report(  # noqa: PLR0917
    run: Run, held: list[Example], aside: list[Example], tokenizer: Tokenizer, config: Config, folder: Path
) -> None:
    """Write down how the averaged weights read the reports held out, and those kept aside."""
    network = make_network(config, encoder_folder(config))
    network.load_state_dict(run.average.weights)
    figures = exact_f1(score_examples(network, held, tokenizer, config), tracks_of(network, config))
    if aside:
        figures["changes"] = judge_f1(network.judge, score_examples(network, aside, tokenizer, config))
    line = {"stage": run.stage, "epoch": run.epoch, **figures}
    log.info("held out: %s", line)
    with (folder / "figures.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Train the reading model.")
    parser.add_argument("--config", type=Path, default=ROOT / "training/config.toml")
    parser.add_argument("--run", type=Path, default=ROOT / "training/runs/model")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    train(load_config(arguments.config), arguments.run)


if __name__ == "__main__":
    main()
