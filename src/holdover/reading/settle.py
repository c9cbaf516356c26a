"""Settle which office a claim is about where its sentence does not say, from the rest of the report."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from holdover.claim import Claim, Status
from holdover.reading import lexicon
from holdover.reading.choose_office import Choice, Chooser
from holdover.reading.hand_over import hand_over
from holdover.reading.recall import Holders
from holdover.reading.resolve_offices import is_fuller
from holdover.reading.scene import LEAVING, Draft
from holdover.reading.told_offices import ToldOffices

if TYPE_CHECKING:
    from holdover.when import When

_KEPT = 50  # claims of one person that another is filled from; keeps the work linear


def settle(drafts: Sequence[Draft], holders: Holders, title: str | None = None) -> list[Claim]:
    """The claims, each with the fullest office told, less those that nothing makes public.

    ``title`` is the report's.
    """
    by_person: dict[str, list[Claim]] = {}
    for claim in (draft.claim for draft in drafts if draft.claim.office is not None):
        if claim.person is not None and len(own := by_person.setdefault(claim.person, [])) < _KEPT:
            own.append(claim)
    chooser = _chooser(drafts, holders, title)
    filled = [
        _with_office(draft, by_person.get(draft.claim.person or "", []), holders, chooser) for draft in drafts
    ]
    settled = [
        claim
        for draft, claim in zip(drafts, hand_over(filled), strict=True)
        if claim.office is not None or draft.stands
    ]
    return list(_with_days_denied(settled))


def choices_in(
    drafts: Sequence[Draft], holders: Holders, title: str | None
) -> Iterator[tuple[Claim, list[Choice]]]:
    """The claims whose office is not told beside them, each with the offices that may be meant."""
    chooser = _chooser(drafts, holders, title)
    return ((draft.claim, chooser.choices(draft.claim)) for draft in drafts if _is_open(draft))


def _chooser(drafts: Iterable[Draft], holders: Holders, title: str | None) -> Chooser:
    return Chooser(ToldOffices(holders.tellings), [draft.claim for draft in drafts], title)


def _is_open(draft: Draft) -> bool:
    """Whether an office is chosen; "46 attorneys" are not of the one district that the report names."""
    return not draft.told and draft.claim.person is not None


def _with_office(draft: Draft, others: Sequence[Claim], holders: Holders, chooser: Chooser) -> Claim:
    """The claim in the fullest words of its office, told beside it or the likeliest of its report."""
    claim = draft.claim
    if _is_open(draft) and (claim.office is not None or _is_public(draft, others, holders)):
        office = chooser.choose(claim, needed=not draft.stands)
        if office is not None and office.text != claim.office:
            claim = replace(claim, office=office.text, capacity=office.capacity)
    return claim if claim.office is None or claim.person is None else _fuller(claim, others, holders)


def _is_public(draft: Draft, others: Sequence[Claim], holders: Holders) -> bool:
    """Whether what the draft tells no office of is taken for one of the public ones that the report tells."""
    if draft.private:
        return any(other.span == draft.claim.span for other in others)  # else it may be the private post
    return draft.stands or bool(others) or holders.is_public_mostly


def _fuller(claim: Claim, others: Iterable[Claim], holders: Holders) -> Claim:
    """The claim with its office in fuller words: of the same person's, else the only such office told."""
    if (claim.office or "").casefold() in lexicon.title_words("seats_untold") and claim.person is not None:
        seat = holders.seat_of(claim.person)
        return claim if seat is None else replace(claim, office=seat.text)
    offices = [other.office for other in others if other.office is not None]
    fuller = [office for office in offices if is_fuller(office, claim.office or "")]
    if not fuller and (full := holders.fuller(claim.office or "")) is not None:
        fuller = [full.text]
    return replace(claim, office=max(fuller, key=len)) if fuller else claim


def _with_days_denied(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Denials of one way of leaving, dated by the one day on which the report says that the person left."""
    days: dict[str | None, set[When | None]] = {}
    for claim in claims:
        if claim.kind in LEAVING and claim.status is Status.ACTUAL and claim.person is not None:
            days.setdefault(claim.person, set()).add(claim.date)
    for claim in claims:
        is_denial = claim.kind in LEAVING and claim.status is Status.DENIED and claim.date is None
        left = days.get(claim.person, set()) - {None}
        yield replace(claim, date=next(iter(left))) if is_denial and len(left) == 1 else claim
