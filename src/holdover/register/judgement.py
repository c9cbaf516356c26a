"""Judgements on who or what is one: what follows from several of them, and which of them cannot all stand.

To be the same is transitive: where A is B and B is C, nobody can rule that A is not C. Such a ruling is
refused at the door, with the decisions that it contradicts, until one of these is taken back.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from holdover.decision import Act, Decision
from holdover.errors import HoldoverError
from holdover.register.clusters import Clusters
from holdover.register.rulings import pairs_ruled, standing

_SHOWN = 12  # characters of an id that are told: enough to find the decision by

Owner = Callable[[str], str]
"""The id of the person or office of which an id is one form."""


class JudgementError(HoldoverError):
    """A decision cannot be recorded beside those that stand."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A pair ruled two by one decision, and made one by others, which are in the order of the way."""

    two: Decision
    one: tuple[Decision, ...]


def check_judgement(new: Decision, made: Sequence[Decision], owner: Owner = lambda id_: id_) -> None:
    """Raise ``JudgementError`` where the decision would contradict those made before, naming these.

    ``owner`` joins ids that are forms of one name anyway, whatever is ruled.
    """
    for of in (lambda id_: id_, owner):
        before = conflicts(standing(made), of)
        found = [each for each in conflicts(standing([*made, new]), of) if each not in before]
        if found:
            raise JudgementError(_refusal(new, found[0]))


def conflicts(decisions: Iterable[Decision], owner: Owner = lambda id_: id_) -> list[Conflict]:
    """The decisions, of those that stand, that cannot all be true."""
    same: dict[str, dict[str, Decision]] = defaultdict(dict)
    two: list[tuple[str, str, Decision]] = []
    for decision in decisions:
        for a, b in ((owner(one), owner(other)) for one, other in pairs_ruled(decision)):
            if a != b and decision.act is not Act.NOT_SAME:
                same[a][b] = same[b][a] = decision
            elif a != b:
                two.append((a, b, decision))
    clusters = Clusters(set(same) | {id_ for a, b, _ in two for id_ in (a, b)})
    for a, others in same.items():
        for b in others:
            clusters.join(a, b)
    return [Conflict(decision, _way(same, a, b)) for a, b, decision in two if clusters.together(a, b)]


def _way(same: dict[str, dict[str, Decision]], begin: str, end: str) -> tuple[Decision, ...]:
    """The fewest decisions that, one after the other, make the one id the other."""
    came_from: dict[str, str] = {begin: begin}
    waiting = deque([begin])
    while waiting and end not in came_from:
        here = waiting.popleft()
        for there in sorted(same[here].keys() - came_from.keys()):
            came_from[there] = here
            waiting.append(there)
    found: list[Decision] = []
    while end != begin:
        found.append(same[came_from[end]][end])
        end = came_from[end]
    return tuple(dict.fromkeys(reversed(found)))


def _refusal(new: Decision, conflict: Conflict) -> str:
    others = [each for each in (*conflict.one, conflict.two) if each != new]
    told = "; ".join(map(_told, others))
    count = "a decision that stands" if len(others) == 1 else f"{len(others)} decisions that stand"
    first = others[0].id[:_SHOWN] if others else ""
    return (
        f"refused, because it contradicts {count}: {told}. Take one back first, "
        f"as with: holdover review --undo {first}"
    )


def _told(decision: Decision) -> str:
    """“ada-brook.1f and a-brook.2c are the same (decision 3fa9…, by Jo Day on 2017-03-14)”."""
    if decision.act is Act.CONTINUES:
        said = " goes on as ".join(decision.subjects)
    else:
        said = " and ".join(decision.subjects) + (
            " are the same" if decision.act is Act.SAME else " are not the same"
        )
    day = decision.at.date().isoformat()
    return f"{said} (decision {decision.id[:_SHOWN]}, by {decision.by} on {day})"
