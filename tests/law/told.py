"""Short ways to tell facts in the tests of the clocks. All offices and people in them are invented."""

from datetime import date

from holdover.law.facts import Appointer, Fact, FactKind, Facts, Ground
from holdover.law.library import load_law
from holdover.law.reckon import Reckoning, reckon
from holdover.when import PartialDate

LAW = load_law()
ATTORNEY_GENERAL, COURT = Appointer.ATTORNEY_GENERAL, Appointer.COURT


def fact(
    kind: FactKind,
    day: str | None = None,
    person: str | None = None,
    *,
    by: Appointer | None = None,
    ground: Ground | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Fact:
    when, began, ended = (PartialDate.parse(text) if text else None for text in (day, since, until))
    return Fact(kind, when, person, by, ground, began, ended)


def vacant(day: str | None) -> Fact:
    return fact(FactKind.VACANCY, day)


def acting(person: str, day: str | None = None) -> Fact:
    return fact(FactKind.ACTING_BEGAN, day, person)


def nominated(person: str, day: str | None) -> Fact:
    return fact(FactKind.NOMINATED, day, person)


def returned(person: str, day: str | None) -> Fact:
    return fact(FactKind.NOMINATION_RETURNED, day, person)


def appointed(person: str, day: str | None, by: Appointer = ATTORNEY_GENERAL) -> Fact:
    return fact(FactKind.INTERIM_APPOINTED, day, person, by=by)


def left(person: str, day: str | None) -> Fact:
    return fact(FactKind.LEFT, day, person)


def of_office(
    asked: str,
    *events: Fact,
    at_inauguration: bool | None = None,
    readings: dict[str, str] | None = None,
) -> Reckoning:
    """An invented office under the Vacancies Act."""
    facts = Facts("Under Secretary for Lighthouses", date.fromisoformat(asked), events, at_inauguration)
    return reckon(facts, LAW, [LAW.authority("us-vacancies-act")], readings)


def of_attorney(asked: str, *events: Fact, readings: dict[str, str] | None = None) -> Reckoning:
    """A United States attorney of an invented district."""
    facts = Facts("United States attorney, District of Dawn", date.fromisoformat(asked), events)
    names = ("us-546-1966", "us-546-2006", "us-546", "us-vacancies-act")
    return reckon(facts, LAW, [LAW.authority(name) for name in names], readings)


def of_minister(asked: str, *events: Fact, readings: dict[str, str] | None = None) -> Reckoning:
    """A minister of an Indian State."""
    facts = Facts("Minister of Tides, Kerala", date.fromisoformat(asked), events)
    return reckon(facts, LAW, [LAW.authority("in-164-4")], readings)


def spans(reckoning: Reckoning) -> list[tuple[str | None, str, str | None]]:
    """The violations as plain words: who, first unlawful day, last."""
    return [(v.person, str(v.begins), str(v.ends) if v.ends else None) for v in reckoning.violations]
