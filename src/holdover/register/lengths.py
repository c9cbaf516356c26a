"""How long people stay in office: the median and the longest, of each office and of all together."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from holdover.register.stints import Stint, stints
from holdover.register.tenure import Office, Tenure

_HALF = 0.5 + 1e-9  # products of fractions are not exact


@dataclass(frozen=True, slots=True)
class Lengths:
    """The lengths, in days, of the stints (see ``stints``) in one office, or in all of a body.

    ``office`` is ``None`` for all. ``over`` of them are over, ``going_on`` are not. ``median`` is the
    number of days after which half have left, as the product-limit estimate has it, which takes those still
    in office for as far as they have come: E. L. Kaplan and P. Meier, "Nonparametric Estimation from
    Incomplete Observations", Journal of the American Statistical Association 53 (1958) 457. It is ``None``
    where more than half stay longer than can be told. ``longest`` is the stint that has lasted longest by
    the day asked about, ``longest_days`` so many days.
    """

    office: Office | None
    over: int
    going_on: int
    median: int | None
    longest: Stint
    longest_days: int


def lengths(tenures: Iterable[Tenure], first: date | None, last: date) -> tuple[Lengths, ...]:
    """The lengths by the day ``last`` of the stints that began from ``first`` until then.

    All offices together come first, then each. Without a first day all count that began. Stints that lie on
    no day are left out. Empty without any.
    """
    found = [
        each
        for each in stints(tenures)
        if each.dated and each.begin and (first is None or first <= each.begin) and each.begin <= last
    ]
    by_office: dict[str, list[Stint]] = defaultdict(list)
    for each in found:
        by_office[each.office.id].append(each)
    if not found:
        return ()
    offices = sorted(by_office.values(), key=lambda of: (of[-1].office.name, of[-1].office.id))
    each_office = [_lengths(of[-1].office, of, last) for of in offices]
    return (_lengths(None, found, last), *each_office) if len(offices) > 1 else tuple(each_office)


def _lengths(office: Office | None, of: Sequence[Stint], last: date) -> Lengths:
    horizon = date.fromordinal(min(last.toordinal() + 1, date.max.toordinal()))
    days = [(each.days(horizon), each.end is not None and each.end < horizon) for each in of]
    over = sum(ended for _, ended in days)
    longest = max(of, key=lambda each: (each.days(horizon), each.tenures))
    return Lengths(office, over, len(of) - over, median(days), longest, longest.days(horizon))


def median(lasted: Iterable[tuple[int, bool]]) -> int | None:
    """The product-limit median of (days, whether it ended then): the first day by which half have left."""
    ended, seen = Counter[int](), Counter[int]()
    for days, is_over in lasted:
        seen[days] += 1
        ended[days] += is_over
    staying, at_risk = 1.0, sum(seen.values())
    for days in sorted(seen):
        staying *= 1 - ended[days] / at_risk
        if staying <= _HALF:
            return days
        at_risk -= seen[days]
    return None
