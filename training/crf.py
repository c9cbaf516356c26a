"""A linear-chain conditional random field over the tags of a track (Lafferty, McCallum, Pereira 2001)."""

import torch
from torch import Tensor
from torch.nn.functional import one_hot


def path_loss(transitions: Tensor, emissions: Tensor, tags: Tensor) -> Tensor:
    """How unlikely the tags are: negative log-likelihood, a mean over the tagged words.

    ``transitions`` is (tag before, tag), ``emissions`` (window, word, tag), ``tags`` (window, word), under 0
    where there is no word; rows are filled up at their ends only. Unlawful sequences are not forbidden here,
    since a window may begin or end inside a span; reading a whole text forbids them.

    The gradient of the sum over all paths is how often each step is expected, so that nothing has to be
    differentiated through the recursion over words.
    """
    emissions, tags = emissions.double().transpose(0, 1), tags.T
    known = tags >= 0
    with torch.no_grad():
        total, words, steps = _expected(transitions.double().exp(), emissions, known)
    right = one_hot(tags.clamp(min=0), len(transitions)).double() * known[..., None]
    taken = torch.einsum("wri,wrj->ij", right[:-1], right[1:])
    gain = ((words - right) * emissions).sum() + ((steps - taken) * transitions).sum()
    path = (right * emissions).sum() + (taken * transitions).sum()
    loss = gain - gain.detach() + (total - path).detach()
    return (loss / known.sum().clamp(min=1)).float()


def _expected(step: Tensor, emissions: Tensor, known: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """The log of the sum over all paths, and how often each tag and each step is taken among them.

    Forward-backward in plain numbers, each word's sums scaled to 1 (Rabiner 1989).
    """
    peaks = emissions.amax(-1, keepdim=True)
    own, here = (emissions - peaks).exp(), known[..., None]
    ahead, sizes = _forward(own, step, here)
    behind = _backward(own, step, here, sizes)
    total = ((sizes.log() + peaks) * here).sum()
    onward = own[1:] * behind[1:] / sizes[1:] * here[1:]
    steps = torch.einsum("wri,wrj->ij", ahead[:-1], onward) * step
    return total, ahead * behind * here, steps


def _forward(own: Tensor, step: Tensor, here: Tensor) -> tuple[Tensor, Tensor]:
    """For each word the shares of its tags among all paths that lead to it, and what they were scaled by."""
    size = own[0].sum(-1, keepdim=True)
    ahead, sizes = [own[0] / size], [size]
    for word, there in zip(own[1:], here[1:], strict=True):
        onward = (ahead[-1] @ step) * word
        size = onward.sum(-1, keepdim=True)
        ahead.append(torch.where(there, onward / size, ahead[-1]))
        sizes.append(torch.where(there, size, 1.0))
    return torch.stack(ahead), torch.stack(sizes)


def _backward(own: Tensor, step: Tensor, here: Tensor, sizes: Tensor) -> Tensor:
    """For each word and tag the weight of all paths that lead on from it, scaled as on the way forward."""
    behind = [torch.ones_like(own[0])]
    for at in range(len(own) - 1, 0, -1):
        before = (own[at] * behind[-1] / sizes[at]) @ step.T
        behind.append(torch.where(here[at], before, behind[-1]))
    return torch.stack(behind[::-1])
