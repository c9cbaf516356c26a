"""Gaps: the days that no window reaches, from windows whose ends are known only within bounds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce

from holdover.law.bounds import EVER, Bounds, later, shifted
from holdover.law.windows import Window, ends


@dataclass(frozen=True, slots=True)
class Gap:
    """Days without authority: the first, and the last (``None`` where none is in sight).

    ``certain`` is false where the facts leave open whether there is a gap at all. ``after`` is the window
    that ran out before it.
    """

    opens: Bounds
    last: Bounds | None
    certain: bool
    after: Window


def gaps(windows: Iterable[Window], since: date) -> tuple[Gap, ...]:
    """The gaps between windows and after the last from a day on, in the order of time.

    Each end is as wide as the dates leave it; the true gaps lie within, whatever the missing days are.
    """
    opened = _revived(sorted(windows, key=lambda window: (window.opens.latest, window.opens.earliest)))
    sure = [window for window in opened if window.sure]
    # Two appointees who share a clock run out together: that is one gap, after the later of them.
    found = {gap.opens: gap for window in sure if (gap := _between(window, sure))}
    parts = [*found.values(), *_after_all(sure)]
    for window in opened:
        if not window.sure:
            parts = [part for gap in parts for part in _perhaps_filled(gap, window)]
    narrowed = (_not_covered(gap, sure, since) for gap in parts)
    return tuple(
        sorted((gap for gap in narrowed if gap), key=lambda gap: (gap.opens.latest, gap.opens.earliest))
    )


def gap_on(found: Iterable[Gap], day: date) -> Gap | None:
    """The gap that holds the day, or the next one after it."""
    return next((gap for gap in found if gap.last is None or gap.last.latest >= day), None)


def _not_covered(gap: Gap, windows: Sequence[Window], since: date) -> Gap | None:
    """The gap without first days that come before the day, or that a window certainly covers."""
    earliest = max(gap.opens.earliest, min(since, gap.opens.latest))
    for window in sorted(windows, key=lambda window: window.opens.latest):
        if window.opens.latest <= earliest <= ends(window).earliest:
            earliest = shifted(ends(window).earliest, 1)
    return replace(gap, opens=Bounds(earliest, gap.opens.latest)) if earliest <= gap.opens.latest else None


def _revived(ordered: Sequence[Window]) -> list[Window]:
    """Without the windows that may not open when the days before had run out, and did."""
    kept: list[Window] = []
    for window in ordered:
        before = shifted(window.opens.earliest, -1)
        if window.period.revives or any(ends(other).latest >= before for other in kept):
            kept.append(window)
    return kept


def _after_all(windows: Sequence[Window]) -> Iterator[Gap]:
    """The days after the last window, where it has an end."""
    if windows:
        reach = reduce(later, map(ends, windows))
        longest = max(windows, key=lambda window: (ends(window).latest, window.opens.latest))
        if reach.latest != EVER:
            yield Gap(reach.shift(1), None, certain=True, after=longest)


def _between(window: Window, others: Sequence[Window]) -> Gap | None:
    """The gap between a window and the next, unless another certainly bridges it."""
    if window.last is None:
        return None
    opens = window.last.shift(1)
    beyond = [other for other in others if ends(other).latest >= opens.earliest and other is not window]
    # Those that certainly last beyond: each bridges the gap, or closes it by its opening.
    lasting = [other for other in beyond if ends(other).earliest >= opens.latest]
    if any(other.opens.latest <= opens.earliest for other in lasting):
        return None
    certain = not any(other.opens.earliest <= opens.latest for other in beyond)
    closing = [other.opens for other in beyond if other.opens.latest > opens.earliest]
    if not closing:
        return None
    latest = min((shifted(other.opens.latest, -1) for other in lasting), default=EVER)
    earliest = min(max(shifted(day.earliest, -1), opens.earliest) for day in closing)
    last = Bounds(min(earliest, latest), latest)
    return Gap(Bounds(opens.earliest, max(opens.earliest, min(opens.latest, latest))), last, certain, window)


def _perhaps_filled(gap: Gap, window: Window) -> Iterator[Gap]:
    """What is left of a gap if a window opens in it, or not: the days before it stay without authority."""
    last = gap.last or Bounds.on(EVER)
    if window.opens.earliest > last.latest or ends(window).latest < gap.opens.earliest:
        yield gap
        return
    rest = shifted(ends(window).latest, 1)
    certain = gap.certain and rest <= last.earliest and rest != EVER
    if window.opens.earliest > gap.opens.latest:
        before = Bounds(shifted(window.opens.earliest, -1), last.latest)
        yield replace(gap, last=before)
        gap = replace(gap, opens=Bounds.on(window.opens.earliest), after=window)
    latest = min(max(rest, gap.opens.latest), last.latest)
    yield replace(gap, opens=Bounds(gap.opens.earliest, latest), certain=certain)
