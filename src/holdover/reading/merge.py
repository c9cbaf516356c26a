"""Make one claim of a change that a report tells more than once."""

from collections.abc import Iterable
from dataclasses import replace

from holdover.claim import Claim, Kind, Status
from holdover.when import PartialDate, Period, When

_KEPT = 50  # changes of one kind and person that another is held against; keeps the work linear
_STRENGTH = {Status.ACTUAL: 3, Status.PLANNED: 2, Status.POSSIBLE: 1, Status.DENIED: 0}


def merge_claims(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims in the order of the text, each change once, with the sentence that tells it most fully."""
    kept: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        same = kept.setdefault(_subject(claim), [])
        for number, other in enumerate(same[:_KEPT]):
            if _is_same(claim, other):
                same[number] = _join(other, claim)
                break
        else:
            same.append(claim)
    return tuple(sorted((claim for same in kept.values() for claim in same), key=lambda claim: claim.span))


def is_same_change(one: Claim, other: Claim) -> bool:
    """Whether two claims of one report tell one change."""
    return _subject(one) == _subject(other) and _is_same(one, other)


def _subject(claim: Claim) -> tuple[object, ...]:
    return claim.kind, claim.person, claim.group and (claim.group.least, claim.group.most)


def _is_same(one: Claim, other: Claim) -> bool:
    if (one.status is Status.DENIED) != (other.status is Status.DENIED):
        return False
    if one.kind is Kind.DIED and one.person is not None:
        return True  # once, whichever office and day are told
    return _same_office(one.office, other.office) and _agree(one.date, other.date)


def _same_office(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return True
    first, second = _words(one), _words(other)
    return first <= second or second <= first or 2 * len(first & second) / (len(first) + len(second)) >= 0.6


def _words(office: str) -> set[str]:
    return {word.strip(".,").removesuffix("'s").removesuffix("’s") for word in office.casefold().split()} - {
        "of",
        "the",
        "for",
        "a",
        "from",
    }


def _agree(one: When | None, other: When | None) -> bool:
    if one is None or other is None:
        return True
    if isinstance(one, Period) and isinstance(other, Period):
        return _agree(one.start, other.start) and _agree(one.end, other.end)
    return isinstance(one, PartialDate) and isinstance(other, PartialDate) and one.agrees(other)


def _join(one: Claim, other: Claim) -> Claim:
    """The fuller of two, with what only the other tells."""
    fuller, rest = (one, other) if _fullness(one) >= _fullness(other) else (other, one)
    return replace(
        fuller,
        office=max((fuller.office, rest.office), key=lambda office: len(office or "")),
        by=fuller.by or rest.by,
        date=_finer(fuller.date, rest.date),
        status=max(fuller.status, rest.status, key=_STRENGTH.__getitem__),
        sources=fuller.sources if fuller.sources and rest.sources else (),
        confidence=max(fuller.confidence, rest.confidence),
    )


def _fullness(claim: Claim) -> tuple[int, int]:
    told = sum(part is not None for part in (claim.office, claim.by, claim.date))
    return told, len(claim.office or "")


def _finer(one: When | None, other: When | None) -> When | None:
    if isinstance(one, PartialDate) and isinstance(other, PartialDate) and other.within(one):
        return other
    return one or other
