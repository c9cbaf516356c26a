"""Services: who served, or claimed to serve, in what capacity, from when to when."""

from dataclasses import dataclass

from holdover.law.bounds import Bounds, sooner
from holdover.law.facts import Fact, FactKind, Facts

TEMPORARY = {
    FactKind.ACTING_BEGAN: "acting",
    FactKind.INTERIM_APPOINTED: "interim",
    FactKind.DELEGATED: "acting",
    FactKind.TOOK_OFFICE: "permanent",
    FactKind.TOOK_OFFICE_OUTSIDE: "permanent",
}
_ENDS = (FactKind.ACTING_ENDED, FactKind.LEFT)


@dataclass(frozen=True, slots=True)
class Service:
    """One person's service in one capacity.

    ``began_by`` is the event that began it; ``ends`` is ``None`` where it goes on, or where nobody tells of
    its end. ``told`` is false for a service that no fact tells of and the law presumes.
    """

    person: str | None
    began_by: Fact
    begins: Bounds
    ends: Bounds | None
    told: bool = True

    @property
    def capacity(self) -> str:
        """The capacity claimed: acting, interim or permanent."""
        return TEMPORARY[self.began_by.kind]


def services(facts: Facts, vacancy: Bounds, presume: bool) -> tuple[Service, ...]:
    """The services that the facts tell of, in the order told.

    With ``presume``, somebody whose end alone is told served since the one before, or since the vacancy;
    and where nobody is told of at all, somebody has served since the vacancy.
    """
    events = tuple(facts.of(*TEMPORARY, *_ENDS, FactKind.FILLED))
    found = [
        Service(fact.person, fact, _begins(fact, facts), _end(fact, events[at + 1 :]))
        for at, fact in enumerate(events)
        if fact.kind in TEMPORARY
    ]
    if not presume:
        return tuple(found)
    begun = {service.person for service in found}
    last_end = vacancy
    presumed = []
    for fact in events:
        if fact.kind is not FactKind.ACTING_ENDED:
            continue
        if fact.person not in begun:
            begins = sooner(last_end, fact.bounds)
            began = Fact(FactKind.ACTING_BEGAN, person=fact.person)
            presumed.append(Service(fact.person, began, begins, fact.bounds, told=False))
        last_end = fact.bounds
    found = [*presumed, *found]
    if not found:
        filled = facts.first(FactKind.FILLED)
        ends = filled.bounds if filled else None
        return (Service(None, Fact(FactKind.ACTING_BEGAN), vacancy, ends, told=False),)
    return tuple(found)


def _begins(fact: Fact, facts: Facts) -> Bounds:
    """When acting began: a first assistant named before taking the title may have acted from then on."""
    if fact.kind is not FactKind.ACTING_BEGAN:
        return fact.bounds
    named = [other.bounds for other in facts.of(FactKind.FIRST_ASSISTANT) if other.person == fact.person]
    return fact.bounds.hull(sooner(fact.bounds, named[-1])) if named else fact.bounds


def _end(began: Fact, rest: tuple[Fact, ...]) -> Bounds | None:
    """The first told end of the person's service; acting ends too when somebody else begins."""
    for fact in rest:
        if fact.kind in _ENDS and fact.person == began.person:
            return _not_before(fact.bounds, began)
        supersedes = fact.kind in (FactKind.ACTING_BEGAN, FactKind.INTERIM_APPOINTED, FactKind.FILLED)
        if supersedes and began.kind is FactKind.ACTING_BEGAN:
            later_end = next((f for f in rest if f.kind in _ENDS and f.person == began.person), None)
            return _not_before((later_end or fact).bounds, began)
    return None


def _not_before(end: Bounds, began: Fact) -> Bounds:
    low = max(end.earliest, began.bounds.earliest)
    return Bounds(low, max(low, end.latest))
