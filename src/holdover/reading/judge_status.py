"""Say how far a change had come: actual, planned, possible or denied, or not told to have come at all."""

from collections.abc import Sequence
from itertools import pairwise

from holdover.claim import Status
from holdover.reading import lexicon

_BE = frozenset(("is", "are", "am", "'s", "'re"))
_HELPING = (("help",), ("helped",), ("let",))
_OPEN = frozenset(("would", "could", "might", "may"))
_CONTRARY = frozenset(("should", "could", "would", "ought"))
_NEAR = 9  # words before the verb that can bear on it


def judge_status(
    before: Sequence[str], group: Sequence[str], trigger: str = "", after: Sequence[str] = ()
) -> Status | None:
    """The status that the words before a trigger give it; ``None`` where they leave it a mere wish.

    ``before`` are the words of its clause left of it, ``group`` its own auxiliaries and adverbs, ``trigger``
    its first word and ``after`` the words that follow it.
    """
    near = tuple(before[-_NEAR:])
    is_contrary = _is_contrary_to_fact(group)
    if is_contrary or _is_denied(near, group):
        return None if is_contrary else Status.DENIED
    is_pledged = "would" in group and _has(near, "pledging")
    is_open = _has(near, "conditional") or _has(group, "possible")
    if is_pledged and not is_open:
        return Status.PLANNED
    if is_open or "would" in group or _has(near, "speculation"):
        return Status.POSSIBLE
    if "to" in group[-3:] or near[-1:] in _HELPING:
        found = _of_infinitive(near)
        is_open = found is Status.ACTUAL and not _OPEN.isdisjoint(near)
        return Status.POSSIBLE if is_open else found  # "would be the first woman to serve"
    is_progressive = trigger.endswith("ing") and any(word in _BE for word in group) and "being" not in group
    if not is_progressive and not _has(group, "coming"):
        return Status.ACTUAL
    return Status.POSSIBLE if "if" in after or "unless" in after else Status.PLANNED


def _is_contrary_to_fact(group: Sequence[str]) -> bool:
    """As in "should have resigned", but not "would have to resign"."""
    return any(
        modal in _CONTRARY and have == "have" and "to" not in group[at + 2 : at + 3]
        for at, (modal, have) in enumerate(pairwise(group))
    )


def _is_denied(near: Sequence[str], group: Sequence[str]) -> bool:
    joined = " ".join(group)
    if any(word in ("not", "never") or word.endswith("n't") for word in group):
        return "not just" not in joined and "not only" not in joined
    return _has(near, "denied")


def _of_infinitive(near: Sequence[str]) -> Status | None:
    """As in "forced to resign" came about; "plans to resign" is to; "wants to become" is a wish."""
    last = near[-7:]
    if last[-1:] in _HELPING:
        return None  # "will help elect X"
    if _has(last, "fulfilled") or _has(near, "resolved"):
        return Status.ACTUAL
    if _has(last, "planned"):
        return Status.PLANNED
    return Status.POSSIBLE if _has(last, "threatened") else None


def _has(near: Sequence[str], name: str) -> bool:
    joined = f" {' '.join(near)} "
    return any(phrase in joined for phrase in lexicon.phrases_of(name))
