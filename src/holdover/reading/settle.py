"""Settle which office a claim is about where its sentence does not say, from the rest of the report."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from holdover.claim import Claim
from holdover.reading.recall import Holders
from holdover.reading.scene import Draft

_KEPT = 50  # claims of one person that another is filled from; keeps the work linear


def settle(drafts: Sequence[Draft], holders: Holders) -> list[Claim]:
    """The claims, each with the fullest office told, less those that nothing makes public."""
    by_person: dict[str, list[Claim]] = {}
    for draft in drafts:
        if draft.claim.person is not None and draft.claim.office is not None:
            known = by_person.setdefault(draft.claim.person, [])
            if len(known) < _KEPT:
                known.append(draft.claim)
    settled = []
    for draft in drafts:
        others = by_person.get(draft.claim.person or "", [])
        claim = _with_office(draft, others, holders)
        if claim.office is not None or draft.stands:
            settled.append(claim)
    return settled


def _with_office(draft: Draft, others: Sequence[Claim], holders: Holders) -> Claim:
    claim = draft.claim
    if claim.office is not None:
        return _fuller(claim, others, holders)
    if others:
        nearest = min(others, key=lambda other: abs(other.span.begin - claim.span.begin))
        if draft.private and nearest.span != claim.span:
            return claim  # what is left may be the private post
        full = _fuller(nearest, others, holders)
        return replace(claim, office=full.office, capacity=full.capacity)
    if claim.person is not None and not draft.private and (only := holders.only_office) is not None:
        return replace(claim, office=only.text, capacity=only.capacity)
    return claim


def _fuller(claim: Claim, others: Iterable[Claim], holders: Holders) -> Claim:
    """The claim with its office in fuller words: of the same person's, else the only such office told."""
    told = _words(claim.office)
    fuller = [other.office for other in others if other.office and told < _words(other.office)]
    if not fuller and (full := holders.fuller(claim.office or "")) is not None:
        fuller = [full.text]
    return replace(claim, office=max(fuller, key=len)) if fuller else claim


def _words(office: str | None) -> set[str]:
    words = (office or "").casefold().replace("'s", "").replace("’s", "").split()
    return set(words) - {"the", "of", "for", "a"}
