"""Rolls: a bulk order over the holders of one title, told by many reports, and what became of each."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from holdover.claim import Group, Kind, Status
from holdover.decision import Decision
from holdover.ledger.entry import Entry
from holdover.register.dispute import About, Dispute
from holdover.register.disputes import Saying, Subject, weighed
from holdover.register.folding import digest
from holdover.register.known import as_first_told
from holdover.register.members import People, is_answer, members_of, office_in
from holdover.register.offices import OfficeName, is_one_seat, office_named
from holdover.register.preference import by_preference, weigh
from holdover.register.roll import Count, Roll
from holdover.register.rulings import Rulings
from holdover.register.same_office import compatible
from holdover.register.sides import date_sides
from holdover.register.tenure import Office
from holdover.register.testimony import testimonies
from holdover.when import PartialDate, Period

# For how long after an order what becomes of people counts as under it, and how long before it is reported
# an order without a date can have been given. A month: resignations asked for take effect within it, or are
# of other causes.
_MONTH = timedelta(days=31)
ORDERS = frozenset({Kind.ASKED_TO_RESIGN, Kind.REMOVED})
"""The kinds of claim that, made of a group, tell a bulk order."""


@dataclass(frozen=True, slots=True)
class TitleRolls:
    """The rolls of one title in the order of time, and the disputes over how many people each reached."""

    rolls: tuple[Roll, ...]
    disputes: tuple[Dispute, ...]


@dataclass(slots=True)
class _Order:
    """The entries that tell one order, where it can have been given, and in which offices."""

    moment: PartialDate
    office: Office
    entries: list[Entry]


def rolls_of(title: str, entries: Sequence[Entry], decisions: Sequence[Decision] = ()) -> TitleRolls:
    """The rolls over the holders of a title, from all entries of offices of that title, in any order.

    Entries are cut to what was known, as for ``reconcile``. An order is a claim that a group of more than one
    was asked to resign or removed; reports whose dates agree tell the same order.
    """
    rulings = Rulings.of(decisions)
    by_id = {entry.id: entry for entry in entries}
    carrying = as_first_told(
        [entry for entry in by_id.values() if entry.corrected is None and entry.id not in rulings.rejected]
    )
    orders = _orders(title, [entry for entry in carrying if _is_order(entry)])
    if not orders:
        return TitleRolls((), ())
    people = People(title, carrying, rulings)
    rolls = [_roll(title, order, carrying, people, rulings) for order in orders]
    disputes = [_dispute_over_numbers(title, roll, by_id, rulings) for roll in rolls if not roll.agree]
    return TitleRolls(tuple(rolls), tuple(disputes))


def _is_order(entry: Entry) -> bool:
    claim = entry.claim
    is_bulk = claim.group is not None and claim.group.most != 1
    return is_bulk and claim.kind in ORDERS and claim.status is Status.ACTUAL


def _orders(title: str, told: Iterable[Entry]) -> list[_Order]:
    """Put together what tells of one order: the exactly dated first, so that a month joins the day in it."""
    orders: list[_Order] = []
    for entry in sorted(told, key=lambda each: (_width(_moment(each)), str(_moment(each)), each.id)):
        moment, office = _moment(entry), _office_of_group(entry, title)
        same = [each for each in orders if each.moment.agrees(moment) and compatible(each.office, office)]
        if same:
            order = max(same, key=lambda each: (str(each.moment.earliest), each.office.id))
            order.entries.append(entry)
            order.moment = order.moment.meet(moment)
            order.office = max(order.office, office, key=lambda each: len(each.id))
        else:
            orders.append(_Order(moment, office, [entry]))
    return sorted(orders, key=lambda each: (str(each.moment.earliest), each.office.id))


def _office_of_group(entry: Entry, title: str) -> Office:
    """The office that the group is told to hold; several cannot hold one seat, as of one district."""
    office = office_in(entry, title)
    return office_named(OfficeName(title)) if is_one_seat(office) else office


def _roll(title: str, order: _Order, told: Iterable[Entry], people: People, rulings: Rulings) -> Roll:
    preferred = by_preference(rulings)
    entries = sorted(order.entries, key=preferred)
    dated = [each for entry in entries for each in testimonies(entry) if each.when]
    sides = date_sides(dated, rulings)
    counts = _counts(entries)
    reports = {entry.report for entry in entries}
    under = [
        entry
        for entry in told
        if is_answer(entry)
        and compatible(order.office, office_in(entry, title))
        and _is_under(entry, order.moment, reports)
    ]
    return Roll(
        digest("roll", title, order.office.id, str(order.moment.earliest))[:16],
        min(entries, key=lambda each: _of_kind(each.claim.kind, entries, rulings)).claim.kind,
        title,
        next((entry.claim.by for entry in entries if entry.claim.by), None),
        sides[0].date if sides else None,
        counts,
        max(count.least for count in counts) <= min(count.most or 10**9 for count in counts),
        members_of(under, people, rulings),
        tuple(entry.id for entry in entries),
    )


def _of_kind(kind: Kind, entries: Sequence[Entry], rulings: Rulings) -> tuple[object, Kind]:
    return weigh([entry for entry in entries if entry.claim.kind is kind], rulings), kind


def _counts(entries: Sequence[Entry]) -> tuple[Count, ...]:
    """The numbers told, the preferred first; the same number in other words is one."""
    found: dict[tuple[int, int | None], list[tuple[Group, str]]] = defaultdict(list)
    for entry in entries:
        if group := entry.claim.group:
            found[group.least, group.most].append((group, entry.id))
    return tuple(
        Count(told[0][0].text, least, most, tuple(claim for _, claim in told))
        for (least, most), told in found.items()
    )


def _is_under(entry: Entry, order: PartialDate, reports: set[str]) -> bool:
    """Whether what became of somebody can be an answer to the order: in the month after it.

    What may as well have been later counts only where the report tells the order too.
    """
    moment = _moment(entry)
    window = PartialDate(order.earliest, order.latest and order.latest + _MONTH)
    ends_within = moment.within(PartialDate(None, window.latest)) and _width(moment) <= _MONTH.days
    return moment.agrees(window) and (ends_within or entry.report in reports)


def _dispute_over_numbers(title: str, roll: Roll, by_id: dict[str, Entry], rulings: Rulings) -> Dispute:
    sayings = [Saying(count.text, tuple(by_id[claim] for claim in count.claims)) for count in roll.counts]
    return weighed(Subject(office_named(OfficeName(title))), About.HOW_MANY, (roll.id,), sayings, rulings)


def _moment(entry: Entry) -> PartialDate:
    """When it was: by the day that it was told; without a date, in the month before that."""
    when = entry.claim.date
    told = when.start or when.end if isinstance(when, Period) else when
    if told is None:
        return PartialDate(entry.known - _MONTH, entry.known)
    by_then = PartialDate(None, entry.known)
    return told.meet(by_then) if told.agrees(by_then) else told


def _width(when: PartialDate) -> int:
    if when.earliest is None or when.latest is None:
        return 10**9
    return (when.latest - when.earliest).days
