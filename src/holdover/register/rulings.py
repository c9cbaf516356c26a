"""What reviewers' decisions, taken together, hold now."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from holdover.decision import Act, Decision

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Rulings:
    """The decisions that stand, by what they are about.

    Of two decisions on one claim, or on one pair of persons or offices, the later stands; one that was taken
    back stands for nothing. ``rejected`` are claims that carry nothing, those corrected by another included;
    ``preferred`` claims that a reviewer put first. ``same`` and ``not_same`` are pairs of ids, each in order.
    ``continued`` are those of the same of which the first goes on as the second.
    """

    rejected: frozenset[str]
    preferred: frozenset[str]
    same: frozenset[Pair]
    not_same: frozenset[Pair]
    continued: frozenset[Pair] = frozenset()

    @classmethod
    def of(cls, decisions: Sequence[Decision]) -> "Rulings":
        """Build from decisions in any order."""
        on_claims: dict[str, Act] = {}
        on_pairs: dict[Pair, Act] = {}
        as_told: dict[Pair, Pair] = {}
        preferred: set[str] = set()
        for decision in standing(decisions):
            match decision.act:
                case Act.ACCEPT | Act.REJECT:
                    on_claims |= dict.fromkeys(decision.subjects, decision.act)
                case Act.CORRECT:
                    on_claims |= dict.fromkeys(decision.subjects[:1], Act.REJECT)
                case Act.PREFER:
                    preferred |= set(decision.subjects)
                case Act.SAME | Act.NOT_SAME:
                    on_pairs |= dict.fromkeys(pairs_ruled(decision), decision.act)
                case Act.CONTINUES:
                    on_pairs |= dict.fromkeys(pairs_ruled(decision), decision.act)
                    as_told |= {_in_order(*told): told for told in pairwise(decision.subjects)}
                case Act.TAKE_BACK:
                    pass
        return cls(
            frozenset(claim for claim, act in on_claims.items() if act is Act.REJECT),
            frozenset(preferred),
            frozenset(pair for pair, act in on_pairs.items() if act in (Act.SAME, Act.CONTINUES)),
            frozenset(pair for pair, act in on_pairs.items() if act is Act.NOT_SAME),
            frozenset(as_told[pair] for pair, act in on_pairs.items() if act is Act.CONTINUES),
        )


NO_RULINGS = Rulings(frozenset(), frozenset(), frozenset(), frozenset())


def standing(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions that were not taken back, the earliest first. Taking back can itself be taken back."""
    stands, taken_back = [], set[str]()
    for decision in sorted(set(decisions), key=lambda each: (each.at, each.id), reverse=True):
        if decision.id in taken_back:
            continue
        stands.append(decision)
        if decision.act is Act.TAKE_BACK:
            taken_back |= set(decision.subjects)
    return stands[::-1]


def pairs_ruled(decision: Decision) -> list[Pair]:
    """The pairs of ids, each in order, that a decision rules to be one or two; none where it is on claims."""
    match decision.act:
        case Act.SAME | Act.NOT_SAME:
            return list(combinations(sorted(set(decision.subjects)), 2))
        case Act.CONTINUES:
            return [_in_order(*told) for told in pairwise(decision.subjects) if len(set(told)) > 1]
        case _:
            return []


def _in_order(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
