"""The edges of one episode: how and when it began and ended, as the preferred of its testimonies tell."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from holdover.claim import Kind, Status
from holdover.register.dispute import Rank
from holdover.register.episodes import Episode
from holdover.register.names import Verdict, compare, fullness
from holdover.register.preference import by_preference
from holdover.register.rulings import Rulings
from holdover.register.sides import Ending, date_sides, denials, is_overruled
from holdover.register.tenure import Edge
from holdover.register.testimony import Testimony
from holdover.when import PartialDate

# Who takes office, or has served since a day, begins on that day; who is appointed may begin later; who is
# elected or confirmed does, except where the election itself gives the seat.
_ENTERS = frozenset({Kind.TOOK_OFFICE, Kind.SERVED})
_STARTS = frozenset({Kind.APPOINTED, Kind.ELECTED, Kind.CONFIRMED})
_HERALDS = frozenset({Kind.ELECTED, Kind.CONFIRMED})
# What somebody else does, so that who did it is told: the appointer of one who has "served since" a day.
_DEEDS = frozenset({Kind.APPOINTED, Kind.REMOVED})
_SILENCE = {Kind.LEFT: 1, Kind.SERVED: 2}


class Bound(NamedTuple):
    """A day before which, or after which, an edge cannot lie, and the entry that tells so."""

    day: date
    entry: str


class Began(NamedTuple):
    """How an episode began, and whether it is sure: whether nothing bounds it but what tells of the start."""

    edge: Edge | None
    is_sure: bool


def began(episode: Episode, rulings: Rulings, seated_by_election: bool) -> Began:
    """How the episode began; planned where it is only planned, no edge where nothing tells of it."""
    actual = actual_starts(episode, rulings)
    if not actual:
        return Began(_planned(episode.starts, rulings) or _seen_in_office(episode), is_sure=False)
    heralds = frozenset[Kind]() if seated_by_election else _HERALDS
    told = [[each for each in actual if each.kind in way] for way in (_ENTERS, _STARTS - heralds)]
    dated = (way for way in told if any(each.when for each in way))
    chosen = next(dated, next(filter(None, told), None))
    if chosen is None:
        bounds = _first_days(actual), _days_in_office(episode)
        return Began(_edge(actual, actual, narrowed(None, *bounds), rulings), is_sure=False)
    carrying, day = _dated(chosen, rulings)
    if day and day.is_day:
        return Began(_edge(carrying, actual, (day, ()), rulings), is_sure=True)
    kinds = {each.kind for each in chosen}
    lower = _first_days(each for each in actual if each.kind not in kinds)
    upper = [*_days_in_office(episode), *_told_by(carrying)]
    return Began(_edge(carrying, actual, narrowed(day, lower, upper), rulings), is_sure=False)


def end_edge(episode: Episode, ending: Ending, start: Edge | None, rulings: Rulings) -> Edge | None:
    """How the episode ended; planned where it is only planned, ``None`` where nothing tells of it."""
    actual = ending.standing
    if not actual:
        return _planned(episode.ends, rulings)
    carrying, day = _dated(actual, rulings)
    if day and day.is_day:
        return _edge(carrying, actual, (day, ()), rulings)
    lower = _first_days(episode.during)
    if start and start.status is Status.ACTUAL and start.date and start.date.earliest:
        lower.append(Bound(start.date.earliest, start.claims[0]))
    return _edge(carrying, actual, narrowed(day, lower, _told_by(carrying)), rulings)


def actual_starts(episode: Episode, rulings: Rulings) -> list[Testimony]:
    """The starts told as done, without those that a weightier word denies."""
    told = _actual(episode.starts)
    if not episode.around:
        return sorted(told, key=lambda each: each.place_in_time)
    kept = []
    for kind in {each.kind for each in told}:
        asserted = [each for each in told if each.kind is kind]
        if not is_overruled(asserted, denials(episode, [kind], asserted), rulings):
            kept += asserted
    return sorted(kept, key=lambda each: each.place_in_time)


def narrowed(
    day: PartialDate | None, lower: Iterable[Bound], upper: Iterable[Bound]
) -> tuple[PartialDate | None, tuple[str, ...]]:
    """A date narrowed by bounds that agree with it, and the entries of the bounds that narrowed it."""
    if day and day.is_day:
        return day, ()
    first = (day and day.earliest) or date.min
    last = (day and day.latest) or date.max
    used = []
    # Of the bounds that agree the narrowest leaves nothing for the others.
    after = min((each for each in lower if each.day <= last), key=_latest_first, default=None)
    if after and after.day > first:
        first = after.day
        used.append(after.entry)
    until = min((each for each in upper if each.day >= first), default=None)
    if until and until.day < last:
        last = until.day
        used.append(until.entry)
    if not used:
        return (None if (first, last) == (date.min, date.max) else day), ()
    return PartialDate(None if first == date.min else first, None if last == date.max else last), tuple(used)


def _latest_first(bound: Bound) -> tuple[int, str]:
    return -bound.day.toordinal(), bound.entry


def _dated(told: Sequence[Testimony], rulings: Rulings) -> tuple[list[Testimony], PartialDate | None]:
    """The testimonies on the preferred date, with the undated ones, and that date."""
    if len(told) == 1:
        return list(told), told[0].when
    undated = [each for each in told if each.when is None]
    sides = date_sides(told, rulings)
    if not sides:
        return undated, None
    return [*sides[0].members, *undated], sides[0].date


def _planned(told: Sequence[Testimony], rulings: Rulings) -> Edge | None:
    planned = [each for each in told if each.status is Status.PLANNED]
    if not planned:
        return None
    carrying, day = _dated(planned, rulings)
    return _edge(carrying, planned, (day, ()), rulings)


def _seen_in_office(episode: Episode) -> Edge | None:
    """Where nobody tells of the start, the first sign of being in office bounds it."""
    seen = [each for each in episode.during if each.when and each.when.latest]
    if not seen:
        return None
    first = min(seen, key=lambda each: (each.latest, each.entry.id))
    return Edge(Kind.SERVED, Status.ACTUAL, PartialDate(None, first.latest), None, (first.entry.id,))


def _edge(
    carrying: Sequence[Testimony],
    told: Sequence[Testimony],
    dated: tuple[PartialDate | None, tuple[str, ...]],
    rulings: Rulings,
) -> Edge:
    """An edge of the carrying testimonies, the preferred first; of its kind is the most telling of them."""
    preferred = by_preference(rulings)

    def order(each: Testimony) -> tuple[Rank, int, bool, int, str]:
        place, earlier, identity = preferred(each.entry)
        return place, _silence(each.kind), each.when is None, earlier, identity

    ordered = sorted(carrying, key=order) if len(carrying) > 1 else carrying
    telling = min(ordered, key=lambda each: _silence(each.kind)) if len(ordered) > 1 else ordered[0]
    by = None
    if any(each.entry.claim.by for each in told):
        doing = [each for each in sorted(told, key=order) if each.kind is telling.kind or each.kind in _DEEDS]
        by = _who_did([*ordered, *doing])
    day, bounding = dated
    claims = dict.fromkeys((telling.entry.id, *(each.entry.id for each in ordered), *bounding))
    return Edge(telling.kind, telling.status, day, by, tuple(claims))


def _who_did(told: Iterable[Testimony]) -> str | None:
    """Who did it, as the first says who tells it at all, in the fullest form of that name."""
    names = [each.entry.claim.by for each in told if each.entry.claim.by]
    if not names:
        return None
    return max((name for name in names if _may_be_one(names[0], name)), key=fullness)


def _may_be_one(one: str, other: str) -> bool:
    found = compare(one, other)
    return found.verdict is Verdict.SAME or found.short


def _silence(kind: Kind) -> int:
    """How little a kind tells of the way in which a tenure began or ended."""
    return _SILENCE.get(kind, 0)


def _first_days(told: Iterable[Testimony]) -> list[Bound]:
    return [Bound(each.when.earliest, each.entry.id) for each in told if each.when and each.when.earliest]


def _days_in_office(episode: Episode) -> list[Bound]:
    """The days by which the holder must have been in office, to be seen there or to leave."""
    return [
        Bound(each.latest, each.entry.id) for each in (*episode.during, *_actual(episode.ends)) if each.when
    ]


def _told_by(told: Iterable[Testimony]) -> list[Bound]:
    """What is told as done was done by the day that it was told."""
    return [Bound(each.entry.known, each.entry.id) for each in told]


def _actual(told: Iterable[Testimony]) -> list[Testimony]:
    return [each for each in told if each.status is Status.ACTUAL]
