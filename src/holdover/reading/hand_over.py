"""Say which office is handed over where only one of leaver and successor is told with all of its words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from holdover.claim import Capacity, Claim, Kind
from holdover.reading.resolve_offices import is_fuller

_LEAVES = frozenset((Kind.RESIGNED, Kind.RETIRED, Kind.REMOVED, Kind.LEFT, Kind.DIED, Kind.SERVED))
_COMES = frozenset((Kind.TOOK_OFFICE, Kind.APPOINTED, Kind.SERVED))
_NEAR = 400  # characters from the leaving to the sentence that tells who acts in the place


def hand_over(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims; who leaves and who acts in the place are given the office that the other is told with.

    As in "X resigned as attorney for Ohio. His deputy, Y, is acting attorney", or "Y has been acting
    attorney for Ohio since Friday, when X was fired".
    """
    left: Claim | None = None
    acting = {claim.span: claim for claim in claims if _acts(claim) and claim.office}
    for claim in claims:
        successor = acting.get(claim.span)
        if _acts(claim):
            yield _with_office(claim, left)
        elif claim.kind in _LEAVES and successor is not None and successor.person != claim.person:
            yield _with_office(claim, successor)
        else:
            yield claim
        if claim.kind in _LEAVES and not _acts(claim) and claim.office:
            left = claim


def _acts(claim: Claim) -> bool:
    return claim.kind in _COMES and claim.capacity not in (None, Capacity.PERMANENT)


def _with_office(claim: Claim, other: Claim | None) -> Claim:
    """The claim with the office of the other, where that is the same told in more words, or it has none."""
    if other is None or other.office is None or not 0 <= claim.span.begin - other.span.begin <= _NEAR:
        return claim
    if claim.office is None:
        return replace(claim, office=other.office, capacity=Capacity.PERMANENT)
    return replace(claim, office=other.office) if is_fuller(other.office, claim.office) else claim
