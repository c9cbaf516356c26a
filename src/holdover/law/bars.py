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
    if _acts_by_another_post(service):
        return None
    since = _first_assistant_since(service, facts)
    return service.begins if since and since.earliest > vacancy.latest else None


def _too_short(bar: Bar, service: Service, facts: Facts, vacancy: Bounds) -> Bounds | None:
    began = service.began_by
    if began.ground is not Ground.SENIOR_OFFICER or began.since is None:
        return None
    return service.begins if Bounds.of(began.since).shift(bar.days).earliest > vacancy.latest else None


def _nominee(bar: Bar, service: Service, facts: Facts, vacancy: Bounds) -> Bounds | None:
    nominated = [fact for fact in facts.of(FactKind.NOMINATED) if fact.person == service.person]
    by_another_post = _acts_by_another_post(service)
    excepted = service.began_by.ground is Ground.CONFIRMED_FIRST_ASSISTANT or (
        bar.reach == "first assistants" and by_another_post
    )
    since = _first_assistant_since(service, facts)
    # Who acts by another post, and of whom nobody tells that he was first assistant before, was not.
    too_short = since.shift(bar.days).earliest > vacancy.latest if since else by_another_post
    if not nominated or excepted or not too_short:
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


def _acts_by_another_post(service: Service) -> bool:
    """Whether it is told that the person acts, and by a post other than first assistant."""
    ground = service.began_by.ground
    return ground is not None and not ground.is_first_assistant


def _first_assistant_since(service: Service, facts: Facts) -> Bounds | None:
    """Since when the person has been first assistant, as far as told."""
    ground = service.began_by.ground
    if ground and ground.is_first_assistant and service.began_by.since:
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
