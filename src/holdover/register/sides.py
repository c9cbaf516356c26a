"""What is told, parted into sides that cannot all be true, the preferred first."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from holdover.claim import Kind, Status
from holdover.ledger.entry import Entry
from holdover.register.episodes import Episode
from holdover.register.preference import weigh
from holdover.register.rulings import Rulings
from holdover.register.testimony import Testimony
from holdover.when import PartialDate

# How a tenure ended, in so far as two ways exclude each other: who retires goes by his own act.
_MANNER = {Kind.RESIGNED: Kind.RESIGNED, Kind.RETIRED: Kind.RESIGNED, Kind.REMOVED: Kind.REMOVED}
_MANNER[Kind.DIED] = Kind.DIED


class DateSide(NamedTuple):
    """A date, and all testimonies that agree with it."""

    date: PartialDate
    members: tuple[Testimony, ...]


class MannerSide(NamedTuple):
    """A way of ending, the testimonies that assert it, and the entries that speak for it.

    Who denies another way that is asserted ("I did not resign") speaks for this one.
    """

    kind: Kind
    asserted: tuple[Testimony, ...]
    speaking: tuple[Entry, ...]


class Ending(NamedTuple):
    """How an episode is told to have ended: all ways, the preferred first, and what can be true with it."""

    manners: tuple[MannerSide, ...]
    standing: tuple[Testimony, ...]


def date_sides(told: Iterable[Testimony], rulings: Rulings) -> list[DateSide]:
    """Part dated testimonies by dates that agree. "March 2017" speaks for every day in it, and so for no one.

    What only some dates agree with decides between them, not what agrees with all.
    """
    dated = [each for each in told if each.when is not None]
    if (day := _only_date(dated)) is not None:
        return [DateSide(day, tuple(dated))]
    dates = _finest([each.when for each in dated if each.when is not None])
    sides = [
        DateSide(day, tuple(each for each in dated if each.when is not None and each.when.agrees(day)))
        for day in dates
    ]
    if len(sides) < 2:
        return sides
    undecided = shared_by_all(sides)

    def weight(side: DateSide) -> tuple[object, str]:
        own = [each.entry for each in side.members if each.entry.id not in undecided]
        return weigh(own, rulings), str(side.date)

    return sorted(sides, key=weight)


def agree(told: Sequence[Testimony]) -> bool:
    """Whether there is but one date at the most among them, so that they cannot be at odds about it."""
    return _only_date([each for each in told if each.when is not None]) is not None


def _only_date(dated: Sequence[Testimony]) -> PartialDate | None:
    first = dated[0].when if dated else None
    return first if all(each.when is first or each.when == first for each in dated) else None


def shared_by_all(sides: Sequence[DateSide]) -> frozenset[str]:
    """The ids of the entries that agree with every side, and so speak for none."""
    ids = [frozenset(each.entry.id for each in side.members) for side in sides]
    return ids[0].intersection(*ids[1:])


def manner_sides(episode: Episode, rulings: Rulings) -> list[MannerSide]:
    """The ways of ending that are told as done, the preferred first; more than one is a dispute."""
    asserted: dict[Kind, list[Testimony]] = {}
    for each in episode.ends:
        if each.status is Status.ACTUAL and (manner := _MANNER.get(each.kind)):
            asserted.setdefault(manner, []).append(each)
    sides = []
    for manner, told in asserted.items():
        others = [each for other, those in asserted.items() if other is not manner for each in those]
        against = denials(episode, [each.kind for each in others], others)
        speaking = {each.entry.id: each.entry for each in (*told, *against)}
        kind = told[0].kind
        if any(each.kind is not kind for each in told):
            kind = min(told, key=lambda each: (weigh([each.entry], rulings), each.entry.id)).kind
        sides.append(MannerSide(kind, tuple(told), tuple(speaking[each] for each in sorted(speaking))))
    if len(sides) < 2:
        return sides
    return sorted(sides, key=lambda side: (weigh(side.speaking, rulings), side.kind))


def ending_of(episode: Episode, rulings: Rulings) -> Ending:
    """The ways in which the episode is told to have ended, and what stands of them."""
    manners = manner_sides(episode, rulings)
    plain = [each for each in episode.ends if each.status is Status.ACTUAL and each.kind not in _MANNER]
    if not manners:
        return Ending((), tuple(plain))
    asserted = manners[0].asserted
    denied = denials(episode, {each.kind for each in asserted}, asserted)
    is_denied = len(manners) == 1 and is_overruled(asserted, denied, rulings)
    return Ending(tuple(manners), tuple(plain) if is_denied else (*asserted, *plain))


def denials(episode: Episode, kinds: Iterable[Kind], asserted: Sequence[Testimony]) -> list[Testimony]:
    """The denials of those kinds that contradict what is asserted.

    A denial from before the day that something is said to have happened contradicts nothing: what was
    denied in January can be done in March.
    """
    if not episode.around:
        return []
    wanted = set(kinds)
    begins = min((each.earliest for each in asserted), default=date.max)
    return [
        each
        for each in episode.around
        if each.status is Status.DENIED and each.kind in wanted and each.entry.known >= begins
    ]


def is_overruled(asserted: Sequence[Testimony], denied: Sequence[Testimony], rulings: Rulings) -> bool:
    """Whether the denials count before the assertions."""
    if not asserted or not denied:
        return False
    return weigh([each.entry for each in denied], rulings) < weigh([each.entry for each in asserted], rulings)


def _finest(dates: Iterable[PartialDate]) -> list[PartialDate]:
    """The dates that contain no finer one; those that overlap are narrowed to what they share."""
    by_width: dict[int, set[PartialDate]] = {}
    for each in dates:
        by_width.setdefault(_width(each), set()).add(each)
    found = [each for width in sorted(by_width) for each in _in_order(by_width[width])]
    finest: list[PartialDate] = []
    for each in found:
        at = next((at for at, other in enumerate(finest) if other.agrees(each)), None)
        if at is None:
            finest.append(each)
        else:
            finest[at] = finest[at].meet(each)
    return finest


def _in_order(dates: set[PartialDate]) -> Iterable[PartialDate]:
    return sorted(dates, key=str) if len(dates) > 1 else dates


def _width(when: PartialDate) -> int:
    if when.earliest is None or when.latest is None:
        return 10**9
    return (when.latest - when.earliest).days
