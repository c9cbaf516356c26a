"""Gaps: the days that no window reaches, from windows whose ends are known only within bounds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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


def gaps(windows: Sequence[Window]) -> tuple[Gap, ...]:
    """The gaps between windows and after the last, in the order of time.

    Each end is as wide as the dates leave it; the true gaps lie within, whatever the missing days are.
    """
    sure = sorted(
        (window for window in windows if window.sure),
        key=lambda window: (window.opens.latest, window.opens.earliest),
    )
    found = [_doubted(gap, sure) for gap in _gaps(sure)]
    for window in windows:
        if not window.sure:
            found = [part for gap in found for part in _perhaps_filled(gap, window)]
    return tuple(found)


def _gaps(ordered: Sequence[Window]) -> Iterator[Gap]:
    if not ordered:
        return
    longest, reach = ordered[0], ends(ordered[0])
    for window in ordered[1:]:
        joins = window.opens.latest <= reach.shift(1).earliest
        apart = window.opens.earliest > reach.shift(1).latest
        if apart and not window.period.revives:
            continue
        if not joins:
            yield _between(longest, reach, window, certain=apart)
        longest = window if ends(window).latest >= reach.latest else longest
        reach = later(reach, ends(window))
    if reach.earliest != EVER:
        yield Gap(reach.shift(1), None, certain=reach.latest != EVER, after=longest)


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


def _between(before: Window, reach: Bounds, window: Window, *, certain: bool) -> Gap:
    opens = reach.shift(1)
    last = window.opens.shift(-1)
    opens = Bounds(opens.earliest, max(opens.earliest, min(opens.latest, last.latest)))
    last = Bounds(max(last.earliest, opens.earliest), max(last.latest, opens.earliest))
    return Gap(opens, last, certain, before)


def _doubted(gap: Gap, windows: Sequence[Window]) -> Gap:
    """A gap that a window of uncertain place may cover is not certain, and may open after that window."""
    closes = gap.last.latest if gap.last else EVER
    for window in windows:
        reaches_in = window.opens.earliest <= closes and ends(window).latest >= gap.opens.earliest
        if window is not gap.after and window.opens.day is None and reaches_in:
            last_open = min(closes, ends(window).shift(1).latest)
            opens = Bounds(gap.opens.earliest, max(gap.opens.latest, last_open))
            gap = replace(gap, opens=opens, certain=gap.certain and gap.last is None)
    return gap
