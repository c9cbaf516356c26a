"""The conditional random field against every path counted one by one."""

from itertools import pairwise, product

import pytest

torch = pytest.importorskip("torch", reason="training needs PyTorch: make model sets it up")

from torch import Tensor
from training.crf import path_loss

LENGTHS = (4, 2, 0)  # words of each window that are tagged


def score(path: tuple[int, ...], emissions: Tensor, steps: Tensor) -> Tensor:
    own = [emissions[at, tag] for at, tag in enumerate(path)]
    parts = [*own, *(steps[one, two] for one, two in pairwise(path))]
    total: Tensor = torch.stack(parts).sum()
    return total


def counted(steps: Tensor, emissions: Tensor, tags: Tensor) -> Tensor:
    total = torch.zeros(())
    for window, length in enumerate(LENGTHS):
        if length:
            here = emissions[window, :length]
            paths = [score(path, here, steps) for path in product(range(5), repeat=length)]
            right = score(tuple(tags[window, :length].tolist()), here, steps)
            total = total + torch.stack(paths).logsumexp(0) - right
    mean: Tensor = total / sum(LENGTHS)
    return mean


def test_loss_and_gradients_are_those_of_all_paths_counted() -> None:
    torch.manual_seed(3)
    steps = torch.randn(5, 5, requires_grad=True)
    emissions = torch.randn(3, 4, 5, requires_grad=True)
    tags = torch.randint(0, 5, (3, 4))
    for window, length in enumerate(LENGTHS):
        tags[window, length:] = -1

    loss, right = path_loss(steps, emissions, tags), counted(steps, emissions, tags)

    assert torch.isclose(loss, right, atol=1e-5)
    given = torch.autograd.grad(loss, [emissions, steps])
    wanted = torch.autograd.grad(right, [emissions, steps])
    for one, other in zip(given, wanted, strict=True):
        assert torch.allclose(one, other, atol=1e-5)
