"""Settle which office a claim is about where its sentence does not say, from the rest of the report."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from holdover.claim import Claim, Kind, Status
from holdover.reading import lexicon
from holdover.reading.hand_over import hand_over
from holdover.reading.recall import Holders
from holdover.reading.resolve_offices import Office, is_fuller
from holdover.reading.scene import LEAVING, Draft

if TYPE_CHECKING:
    from holdover.when import When

_KEPT = 50  # claims of one person that another is filled from; keeps the work linear


_NEAR = 250  # characters between a change whose office is told and one whose office is not
_BESIDE = LEAVING | {Kind.SERVED, Kind.TOOK_OFFICE}  # kinds told beside another's change, of the same office
_COMING = frozenset((Kind.TOOK_OFFICE, Kind.APPOINTED, Kind.NOMINATED, Kind.CONFIRMED))


def settle(drafts: Sequence[Draft], holders: Holders) -> list[Claim]:
    """The claims, each with the fullest office told, less those that nothing makes public."""
    by_person: dict[str, list[Claim]] = {}
    for draft in drafts:
        if draft.claim.person is not None and draft.claim.office is not None:
            known = by_person.setdefault(draft.claim.person, [])
            if len(known) < _KEPT:
                known.append(draft.claim)
    filled = [_with_office(draft, by_person.get(draft.claim.person or "", []), holders) for draft in drafts]
    handed = tuple(hand_over(filled))
    left = [claim for claim in handed if claim.kind in LEAVING and claim.office is not None][:_KEPT]
    told = [draft.claim for draft in drafts if draft.claim.office and draft.claim.group is None][:_KEPT]
    beside = told if holders.is_mostly_public else []
    passed = (
        claim if draft.private else _of_report(draft, _passed_on(claim, left), beside)
        for draft, claim in zip(drafts, handed, strict=True)
    )
    topical = (
        _of_topic(draft, claim) if holders.is_public_mostly else claim
        for draft, claim in zip(drafts, passed, strict=True)
    )
    settled = [
        claim
        for draft, claim in zip(drafts, topical, strict=True)
        if claim.office is not None or draft.stands
    ]
    return list(_with_days_denied(settled))


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


def _with_office(draft: Draft, others: Sequence[Claim], holders: Holders) -> Claim:
    claim = draft.claim
    if claim.office is not None:
        # "46 attorneys" are not of the one district that the report names.
        return claim if claim.person is None else _fuller(claim, others, holders)
    if others:
        nearest = min(others, key=lambda other: abs(other.span.begin - claim.span.begin))
        if draft.private and nearest.span != claim.span:
            return claim  # what is left may be the private post
        full = _fuller(nearest, others, holders)
        return replace(claim, office=full.office, capacity=full.capacity)
    known = _known(draft, holders)
    return claim if known is None else replace(claim, office=known.text, capacity=known.capacity)


def _known(draft: Draft, holders: Holders) -> Office | None:
    """The office by which the report knows the person, else the only one that it tells of."""
    claim, only = draft.claim, holders.only_office
    if claim.person is None:
        return None
    held = None if claim.kind in _COMING else holders.office_of(claim.person, now=False)
    if held is not None or draft.private or only is None:
        return held
    is_own = claim.by is not None and holders.holder(only) == claim.by  # nobody appoints to that
    return None if is_own else only


def _of_topic(draft: Draft, claim: Claim) -> Claim:
    """The office that the report spoke of last, for somebody of whom it tells no other."""
    is_open = claim.office is None and claim.person is not None and not (draft.private or draft.stands)
    if not is_open or draft.topic is None or claim.kind is Kind.SERVED:
        return claim
    return replace(claim, office=draft.topic.text, capacity=draft.topic.capacity)


def _passed_on(claim: Claim, left: Sequence[Claim]) -> Claim:
    """The office that somebody else leaves in the report, for one who comes into an office not told."""
    if claim.office is not None or claim.person is None or claim.kind not in _COMING:
        return claim
    nearest = min(left, key=lambda other: abs(other.span.begin - claim.span.begin), default=None)
    if nearest is None or nearest.person == claim.person:
        return claim
    return replace(claim, office=nearest.office, capacity=claim.capacity or nearest.capacity)


def _of_report(draft: Draft, claim: Claim, told: Sequence[Claim]) -> Claim:
    """The office of the change told nearest, where the report never tells that of this one.

    A claim that needs an office to stand takes it from close by alone: "He replaces X, who retired in March".
    """
    fitting = [other for other in told if other.person != claim.by]
    nearest = min(fitting, key=lambda other: abs(other.span.begin - claim.span.begin), default=None)
    if claim.office is not None or claim.person is None or nearest is None:
        return claim
    is_near = claim.kind in _BESIDE and abs(nearest.span.begin - claim.span.begin) <= _NEAR
    if not draft.stands and not is_near:
        return claim
    return replace(claim, office=nearest.office, capacity=nearest.capacity)


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
