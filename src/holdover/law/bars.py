"""Bars: who may not serve, whatever the days."""

from collections.abc import Callable

from holdover.law.authority import Bar, Test
from holdover.law.bounds import Bounds
from holdover.law.facts import Appointer, FactKind, Facts, Ground
from holdover.law.service import Service


def barred_from(bar: Bar, service: Service, facts: Facts, vacancy: Bounds) -> Bounds | None:
    """From when a bar certainly shuts a service out; ``None`` where it does not, or the facts do not say."""
    if not bar.stands or service.began_by.kind not in bar.applies_to or service.person is None:
        return None
    return _TESTS[bar.test](bar, service, facts, vacancy)


def _named_too_late(bar: Bar, service: Service, facts: Facts, vacancy: Bounds) -> Bounds | None:
    since = _first_assistant_since(service, facts)
    return service.begins if since and since.earliest > vacancy.latest else None


def _too_short(bar: Bar, service: Service, facts: Facts, vacancy: Bounds) -> Bounds | None:
    began = service.began_by
    if began.ground is not Ground.SENIOR_OFFICER or began.since is None:
        return None
    return service.begins if Bounds.of(began.since).shift(bar.days).earliest > vacancy.latest else None


def _nominee(bar: Bar, service: Service, facts: Facts, vacancy: Bounds) -> Bounds | None:
    nominated = [fact for fact in facts.of(FactKind.NOMINATED) if fact.person == service.person]
    since = _first_assistant_since(service, facts)
    other_ground = service.began_by.ground not in (None, Ground.FIRST_ASSISTANT)
    late = since is not None and since.shift(bar.days).earliest > vacancy.latest
    if not nominated or not (late or other_ground):
        return None
    if bar.reach == "first assistants" and other_ground:
        return None
    first = nominated[0].bounds
    low = max(first.earliest, service.begins.earliest)
    return Bounds(low, max(low, first.latest, service.begins.latest))


def _refused(bar: Bar, service: Service, facts: Facts, vacancy: Bounds) -> Bounds | None:
    if service.began_by.by is not Appointer.ATTORNEY_GENERAL:
        return None
    refused = (fact for fact in facts.of(FactKind.NOMINATION_REJECTED) if fact.person == service.person)
    return service.begins if any(f.bounds.latest <= service.begins.earliest for f in refused) else None


def _delegated(bar: Bar, service: Service, facts: Facts, vacancy: Bounds) -> Bounds | None:
    return service.begins


def _first_assistant_since(service: Service, facts: Facts) -> Bounds | None:
    """Since when the person has been first assistant, as far as told."""
    if service.began_by.ground is Ground.FIRST_ASSISTANT and service.began_by.since:
        return Bounds.of(service.began_by.since)
    named = (fact for fact in facts.of(FactKind.FIRST_ASSISTANT) if fact.person == service.person)
    return next((fact.bounds for fact in named), None)


_TESTS: dict[Test, Callable[[Bar, Service, Facts, Bounds], Bounds | None]] = {
    Test.FIRST_ASSISTANT_AFTER_VACANCY: _named_too_late,
    Test.SHORT_SERVICE_BEFORE_VACANCY: _too_short,
    Test.NOMINEE: _nominee,
    Test.REFUSED_BY_SENATE: _refused,
    Test.ALL_POWERS_DELEGATED: _delegated,
}
