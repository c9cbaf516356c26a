"""From what the register tells of an office to the facts that provisions speak of."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from holdover.claim import Capacity, Claim, Kind, Status
from holdover.law.bounds import Bounds
from holdover.law.facts import Appointer, Fact, FactKind, Facts
from holdover.register.identity import holders
from holdover.register.naming import Naming
from holdover.register.rulings import NO_RULINGS
from holdover.register.tenure import Edge, Office, Tenure
from holdover.when import PartialDate

_NOMINATIONS = {Kind.NOMINATED: FactKind.NOMINATED, Kind.WITHDRAWN: FactKind.NOMINATION_WITHDRAWN}
# A trigger that begins so tells how a nomination ended, where it was not withdrawn.
_HOW_ENDED = {"return": FactKind.NOMINATION_RETURNED, "reject": FactKind.NOMINATION_REJECTED}


def facts_on(
    on: date,
    office: Office,
    tenures: Sequence[Tenure],
    claims: Mapping[str, Claim],
    noticed: Iterable[Fact] = (),
) -> Facts:
    """The facts of the vacancy that the office is in on the day, or of its regular holder where it has one.

    ``claims`` are those about the office by the ids of their entries; nominations are read from them.
    ``noticed`` are facts of official notices that no claim can tell; each stands for itself.
    """
    noticed = tuple(noticed)
    told = (*(claim.person for claim in claims.values()), *(fact.person for fact in noticed))
    called = _called(office, tenures, [name for name in told if name])
    noticed = tuple(replace(fact, person=called.get(fact.person or "", fact.person)) for fact in noticed)
    begun = [tenure for tenure in tenures if _has_begun(tenure, on)]
    regular = [tenure for tenure in begun if tenure.capacity is Capacity.PERMANENT]
    last = max(regular, key=lambda tenure: (_earliest(tenure.start), _latest(tenure.end)), default=None)
    temporary = [tenure for tenure in begun if tenure.capacity is not Capacity.PERMANENT]
    since = _since(last, temporary)
    events: list[Fact] = []
    if last is not None and _latest(last.end) > on and not _told_outside(last, noticed):
        events += _of_tenure(last, FactKind.TOOK_OFFICE)
    for tenure in temporary:
        if _latest(tenure.end) >= since:
            acting = tenure.capacity is not Capacity.INTERIM
            kind = FactKind.ACTING_BEGAN if acting else FactKind.INTERIM_APPOINTED
            events += _of_tenure(tenure, kind)
            events += _appointed_again(tenure, claims) if kind is FactKind.INTERIM_APPOINTED else ()
    events += _nominations(claims, last, PartialDate(_day(since) if since <= on else None, on), called)
    events = [*events, *noticed]
    events.sort(key=lambda fact: (fact.bounds.earliest, fact.bounds.latest))
    return Facts(office.name, on, (*_vacancy(last, on, noticed), *_with_grounds(events)))


def _called(office: Office, tenures: Sequence[Tenure], names: Sequence[str]) -> Mapping[str, str]:
    """What to call whoever is told of by a name: as in the register, else by the fullest of one's names."""
    in_office = {name: each.person.name for each in tenures for name in each.person.names}
    namings = [Naming(name) for name in {*names, *in_office}]
    persons = {each.text: person for each, person in holders(office, namings, NO_RULINGS).by_naming.items()}
    return {
        name: next((in_office[each] for each in (name, *person.names) if each in in_office), person.name)
        for name, person in persons.items()
    }


def _has_begun(tenure: Tenure, on: date) -> bool:
    """Whether somebody may have been in office by the day; one who was only to come is not waited for."""
    planned = tenure.start is not None and tenure.start.status is not Status.ACTUAL
    return not planned and _earliest(tenure.start) <= on


def _told_outside(tenure: Tenure, noticed: Iterable[Fact]) -> bool:
    """Whether a notice tells that the person took the office without a seat in the legislature."""
    outside = (fact.person for fact in noticed if fact.kind is FactKind.TOOK_OFFICE_OUTSIDE)
    return any(person in tenure.person.names for person in outside)


def _vacancy(last: Tenure | None, on: date, noticed: Iterable[Fact]) -> Iterator[Fact]:
    """The end of the last regular tenure; unless a notice tells of the vacancy itself."""
    if any(fact.kind is FactKind.VACANCY for fact in noticed):
        return
    if last is None or last.end is None:
        return
    if last.end.status is Status.ACTUAL and _earliest(last.end) <= on:
        yield Fact(FactKind.VACANCY, last.end.date, last.person.name, claims=last.end.claims)


def _since(last: Tenure | None, temporary: Sequence[Tenure]) -> date:
    """From when temporary tenures belong to the vacancy: the first day on which it can have begun."""
    if last is None:
        return date.min
    return _earliest(last.end) if last.end else _earliest(last.start)


def _of_tenure(tenure: Tenure, kind: FactKind) -> Iterator[Fact]:
    start, end = tenure.start, tenure.end
    by = _appointer(start.by) if start else None
    claims = start.claims if start else tenure.claims
    yield Fact(kind, start.date if start else None, tenure.person.name, by, claims=claims)
    if end and end.status is Status.ACTUAL:
        yield Fact(FactKind.LEFT, end.date, tenure.person.name, claims=end.claims)


def _appointed_again(tenure: Tenure, claims: Mapping[str, Claim]) -> Iterator[Fact]:
    """Later appointments of somebody who serves already: one tenure, but another authority."""
    began = _latest(tenure.start)
    found: list[Fact] = []
    for id_ in tenure.claims:
        claim = claims.get(id_)
        if claim is None or claim.kind is not Kind.APPOINTED or claim.status is not Status.ACTUAL:
            continue
        by = _appointer(claim.by)
        if by and isinstance(claim.date, PartialDate) and Bounds.of(claim.date).earliest > began:
            _join(found, Fact(FactKind.INTERIM_APPOINTED, claim.date, tenure.person.name, by, claims=(id_,)))
    yield from found


def _nominations(
    claims: Mapping[str, Claim], last: Tenure | None, untold: PartialDate, called: Mapping[str, str]
) -> Iterator[Fact]:
    """The nominations for the vacancy and their ends, each once however many entries tell of it.

    ``untold`` is when one was made of which no day is told.
    """
    found: list[Fact] = []
    for id_, claim in sorted(claims.items()):
        if claim.kind not in _NOMINATIONS or claim.status is not Status.ACTUAL or not claim.person:
            continue
        if last and (claim.person in last.person.names or _before(claim, _earliest(last.start))):
            continue
        when = claim.date if isinstance(claim.date, PartialDate) else untold
        _join(found, Fact(_kind(claim), when, called[claim.person], claims=(id_,)))
    yield from found


def _kind(claim: Claim) -> FactKind:
    words = claim.trigger.casefold()
    return next(
        (kind for start, kind in _HOW_ENDED.items() if words.startswith(start)), _NOMINATIONS[claim.kind]
    )


def _join(found: list[Fact], fact: Fact) -> None:
    """Add what an entry tells; where it can be what another told, one fact with what both leave possible."""
    for at, other in enumerate(found):
        same = fact.kind is other.kind and fact.person == other.person
        if same and fact.date and other.date and fact.date.agrees(other.date):
            claims = (*other.claims, *fact.claims)
            found[at] = replace(other, date=fact.date.meet(other.date), claims=claims)
            return
    found.append(fact)


def _before(claim: Claim, day: date) -> bool:
    return isinstance(claim.date, PartialDate) and Bounds.of(claim.date).latest < day


def _with_grounds(events: Iterable[Fact]) -> Iterator[Fact]:
    """Acting told twice, by the register and by a notice that says by what post, is told once."""
    events = list(events)
    grounds = {fact.person: fact for fact in events if fact.ground and fact.kind is FactKind.ACTING_BEGAN}
    for fact in events:
        told = grounds.get(fact.person)
        if fact.kind is not FactKind.ACTING_BEGAN or told is None:
            yield fact
        elif fact is not told:
            yield replace(fact, ground=told.ground, since=told.since)
        elif not any(other is not told and _may_be_one(other, told) for other in events):
            yield told


def _may_be_one(one: Fact, other: Fact) -> bool:
    same = one.kind is other.kind and one.person == other.person
    return same and (one.date is None or other.date is None or one.date.agrees(other.date))


def _appointer(by: str | None) -> Appointer | None:
    words = (by or "").casefold()
    if "attorney general" in words:
        return Appointer.ATTORNEY_GENERAL
    return Appointer.COURT if "court" in words or "judge" in words else None


def _earliest(edge: Edge | None) -> date:
    return (edge.date.earliest if edge and edge.date else None) or date.min


def _latest(edge: Edge | None) -> date:
    return (edge.date.latest if edge and edge.date else None) or date.max


def _day(day: date) -> date | None:
    return None if day == date.min else day
