"""A linear-chain conditional random field over the tags of each layer (Lafferty, McCallum, Pereira 2001)."""

import torch
from torch import Tensor, nn
from torch.nn.functional import one_hot

from holdover.reading.model.layers import Tag


class Transitions(nn.Module):
    """How well a tag follows another, in each layer.

    Forbidden sequences are not forbidden here, since a window may begin or end inside a span; reading a
    whole text forbids them.
    """

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.scores = nn.Parameter(torch.zeros(layers, len(Tag), len(Tag)))

    def loss(self, emissions: Tensor, tags: Tensor) -> Tensor:
        """How unlikely the tags are: negative log-likelihood, a mean over the tagged words.

        ``emissions`` is (window, word, layer, tag), ``tags`` (window, layer, word), under 0 where there is
        no word; rows are filled up at their ends only.

        The gradient of the sum over all paths is how often each step is expected, so that nothing has to
        be differentiated through the recursion over words.
        """
        emissions, tags = emissions.double().permute(1, 2, 0, 3), tags.permute(2, 1, 0)
        known = tags >= 0
        with torch.no_grad():
            total, words, steps = self._expected(emissions, known)
        right = one_hot(tags.clamp(min=0), len(Tag)).double() * known[..., None]
        taken = (right[:-1, ..., :, None] * right[1:, ..., None, :]).sum((0, 2))
        gain = ((words - right) * emissions).sum() + ((steps - taken) * self.scores).sum()
        path = (right * emissions).sum() + (taken * self.scores).sum()
        loss = gain - gain.detach() + (total - path).detach()
        return (loss / known.sum()).float()

    def _expected(self, emissions: Tensor, known: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """The log of the sum over all paths, and how often each tag and each step is taken among them.

        Forward-backward in plain numbers, each word's sums scaled to 1 (Rabiner 1989).
        """
        peaks = emissions.amax(-1, keepdim=True)
        own, here = (emissions - peaks).exp(), known[..., None]
        step = self.scores.double().exp()
        ahead, sizes = _forward(own, step, here)
        behind = _backward(own, step, here, sizes)
        total = ((sizes.log() + peaks) * here).sum()
        onward = own[1:] * behind[1:] / sizes[1:] * here[1:]
        steps = torch.einsum("wlri,wlrj->lij", ahead[:-1], onward) * step
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
    behind, step_back = [torch.ones_like(own[0])], step.transpose(1, 2)
    for at in range(len(own) - 1, 0, -1):
        before = (own[at] * behind[-1] / sizes[at]) @ step_back
        behind.append(torch.where(here[at], before, behind[-1]))
    return torch.stack(behind[::-1])
