"""Leave out what only says again, from the other side, what the report tells of the same person."""

from collections.abc import Iterator, Sequence

from holdover.claim import Kind
from holdover.reading.scene import LEAVING, Draft

_COMING = frozenset((Kind.NOMINATED, Kind.CONFIRMED, Kind.APPOINTED, Kind.ELECTED, Kind.TOOK_OFFICE))


def without_restated(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts, less those by which somebody told to come, or to go, does so once more.

    As in "The board named X director. She replaces Y, who retired in May.": X was named, and Y retired.
    """
    told = {(draft.claim.person, _side(draft)) for draft in drafts if not draft.restates}
    return (draft for draft in drafts if not draft.restates or (draft.claim.person, _side(draft)) not in told)


def _side(draft: Draft) -> str:
    kind = draft.claim.kind
    return "comes" if kind in _COMING else "goes" if kind in LEAVING else kind
