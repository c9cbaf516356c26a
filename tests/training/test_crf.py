"""The conditional random field against every path counted one by one."""

from itertools import pairwise, product

import pytest

torch = pytest.importorskip("torch", reason="training needs PyTorch: make model sets it up")

from torch import Tensor
from training.crf import Transitions

LENGTHS = {(0, 0): 4, (0, 1): 4, (1, 0): 2, (1, 1): 0}  # words of each window's layer that are tagged


def score(path: tuple[int, ...], emissions: Tensor, steps: Tensor) -> Tensor:
    own = [emissions[at, tag] for at, tag in enumerate(path)]
    parts = [*own, *(steps[one, two] for one, two in pairwise(path))]
    total: Tensor = torch.stack(parts).sum()
    return total


def counted(emissions: Tensor, tags: Tensor, steps: Tensor) -> Tensor:
    total = torch.zeros(())
    for (window, layer), length in LENGTHS.items():
        if length:
            here = emissions[window, :length, layer]
            paths = [score(path, here, steps[layer]) for path in product(range(5), repeat=length)]
            right = score(tuple(tags[window, layer, :length].tolist()), here, steps[layer])
            total = total + torch.stack(paths).logsumexp(0) - right
    mean: Tensor = total / sum(LENGTHS.values())
    return mean


def test_loss_and_gradients_are_those_of_all_paths_counted() -> None:
    torch.manual_seed(3)
    field = Transitions(2)
    field.scores.data.normal_()
    emissions = torch.randn(2, 4, 2, 5, requires_grad=True)
    tags = torch.randint(0, 5, (2, 2, 4))
    for (window, layer), length in LENGTHS.items():
        tags[window, layer, length:] = -1

    loss, right = field.loss(emissions, tags), counted(emissions, tags, field.scores)

    assert torch.isclose(loss, right, atol=1e-5)
    given = torch.autograd.grad(loss, [emissions, field.scores])
    wanted = torch.autograd.grad(right, [emissions, field.scores])
    for one, other in zip(given, wanted, strict=True):
        assert torch.allclose(one, other, atol=1e-5)
