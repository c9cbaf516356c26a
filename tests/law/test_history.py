"""From the register's tenures and claims to the facts of a vacancy."""

from dataclasses import replace
from datetime import date

from told import fact

from holdover.claim import Capacity, Claim, Kind, Span, Status
from holdover.law.facts import Appointer, Fact, FactKind, Facts, Ground
from holdover.law.history import facts_on
from holdover.register.tenure import Edge, Office, Person, Tenure
from holdover.when import PartialDate

OFFICE = Office("attorney.dawn", "United States attorney, District of Dawn", "United States attorney")


def tenure(
    name: str, capacity: Capacity, start: str | None, end: str | None = None, by: str | None = None
) -> Tenure:
    def edge(kind: Kind, text: str | None) -> Edge | None:
        if text is None:
            return None
        return Edge(kind, Status.ACTUAL, PartialDate.parse(text), by, (f"{name} {text}",))

    began, ended = edge(Kind.APPOINTED, start), edge(Kind.LEFT, end)
    return Tenure(f"t {name} {start}", OFFICE, Person(name, name, (name,)), capacity, began, ended, ("c",))


def claim(kind: Kind, person: str, day: str | None, trigger: str = "nominated") -> Claim:
    when = PartialDate.parse(day) if day else None
    words = (None, "attorney", Capacity.PERMANENT, None, when, (), trigger, trigger, Span(0, 9), 1.0, "x/1")
    return Claim(kind, Status.ACTUAL, person, *words)


def appointment(day: str, by: str) -> Claim:
    told = claim(Kind.APPOINTED, "Carl Dunn", day, "appointed")
    return replace(told, capacity=Capacity.INTERIM, by=by)


def told(facts: Facts) -> list[tuple[FactKind, str | None, str]]:
    return [(event.kind, event.person, str(event.date)) for event in facts.events]


OLD = tenure("Old Holder", Capacity.PERMANENT, "2015-05-01", "2019-03-01")


def test_the_end_of_the_last_regular_tenure_is_the_vacancy() -> None:
    acting = tenure("Ada Birch", Capacity.ACTING, "2019-03-01", "2019-04-01")
    interim = tenure("Carl Dunn", Capacity.INTERIM, "2019-04-01", by="the Attorney General, William Barr")
    facts = facts_on(date(2019, 5, 1), OFFICE, [OLD, acting, interim], {})
    assert told(facts) == [
        (FactKind.VACANCY, "Old Holder", "2019-03-01"),
        (FactKind.ACTING_BEGAN, "Ada Birch", "2019-03-01"),
        (FactKind.LEFT, "Ada Birch", "2019-04-01"),
        (FactKind.INTERIM_APPOINTED, "Carl Dunn", "2019-04-01"),
    ]
    assert facts.events[-1].by is Appointer.ATTORNEY_GENERAL
    assert facts.events[0].claims == ("Old Holder 2019-03-01",)


def test_while_the_regular_holder_serves_there_is_a_term_and_no_vacancy() -> None:
    earlier = tenure("Eva Frost", Capacity.ACTING, "2014-01-01", "2015-05-01")
    facts = facts_on(date(2018, 5, 1), OFFICE, [earlier, OLD], {})
    assert [kind for kind, _, _ in told(facts)] == [FactKind.TOOK_OFFICE, FactKind.LEFT]


def test_one_nomination_told_twice_is_one_and_keeps_both_entries() -> None:
    claims = {
        "a": claim(Kind.NOMINATED, "Gil Hart", "2019-06"),
        "b": claim(Kind.NOMINATED, "Gil Hart", "2019-06-03"),
        "c": claim(Kind.WITHDRAWN, "Gil Hart", "2019-08-02", "returned"),
        "d": claim(Kind.NOMINATED, "Old Holder", "2015-03-01"),
        "e": claim(Kind.NOMINATED, "Iva Jones", "2014-03-01"),
    }
    facts = facts_on(date(2019, 9, 1), OFFICE, [OLD], claims)
    assert told(facts)[1:] == [
        (FactKind.NOMINATED, "Gil Hart", "2019-06-03"),
        (FactKind.NOMINATION_RETURNED, "Gil Hart", "2019-08-02"),
    ]
    assert facts.events[1].claims == ("a", "b")


def test_an_interim_holder_whom_the_court_appoints_too_has_both_appointments() -> None:
    interim = tenure("Carl Dunn", Capacity.INTERIM, "2019-04-01", by="the Attorney General")
    interim = replace(interim, claims=("a", "b", "c"))
    claims = {
        "a": appointment("2019-04-01", "the Attorney General"),
        "b": appointment("2019-07-30", "the judges of the district court"),
        "c": appointment("2019-07", "the court"),
    }
    facts = facts_on(date(2019, 9, 1), OFFICE, [OLD, interim], claims)
    assert [(event.by, str(event.date), event.claims) for event in facts.events[1:]] == [
        (Appointer.ATTORNEY_GENERAL, "2019-04-01", ("Carl Dunn 2019-04-01",)),
        (Appointer.COURT, "2019-07-30", ("b", "c")),
    ]


def test_a_nomination_without_a_day_lies_in_the_vacancy() -> None:
    facts = facts_on(date(2019, 9, 1), OFFICE, [OLD], {"a": claim(Kind.NOMINATED, "Gil Hart", None)})
    assert told(facts)[1:] == [(FactKind.NOMINATED, "Gil Hart", "[2019-03-01..2019-09-01]")]


def test_a_nomination_without_a_day_before_the_holder_left_is_of_any_day_before() -> None:
    facts = facts_on(date(2019, 2, 1), OFFICE, [OLD], {"a": claim(Kind.NOMINATED, "Gil Hart", None)})
    assert (FactKind.NOMINATED, "Gil Hart", "[..2019-02-01]") in told(facts)


def test_a_nominee_has_the_name_that_the_register_gives_who_acts() -> None:
    acting = tenure("Geoffrey S. Hart", Capacity.ACTING, "2019-03-01")
    facts = facts_on(
        date(2019, 9, 1), OFFICE, [OLD, acting], {"a": claim(Kind.NOMINATED, "Geoffrey Hart", "2019-05-01")}
    )
    assert told(facts)[-1] == (FactKind.NOMINATED, "Geoffrey S. Hart", "2019-05-01")


def test_one_nomination_told_under_two_names_of_one_person_is_one() -> None:
    claims = {
        "a": claim(Kind.NOMINATED, "Gil Hart", "2019-05-01"),
        "b": claim(Kind.NOMINATED, "Gil P. Hart", "2019-05"),
        "c": claim(Kind.WITHDRAWN, "Hart", "2019-06-01", "withdrawn"),
    }
    facts = facts_on(date(2019, 9, 1), OFFICE, [OLD], claims)
    assert told(facts)[1:] == [
        (FactKind.NOMINATED, "Gil P. Hart", "2019-05-01"),
        (FactKind.NOMINATION_WITHDRAWN, "Gil P. Hart", "2019-06-01"),
    ]


def test_who_was_only_to_come_leaves_the_office_vacant() -> None:
    to_come = tenure("Eva Frost", Capacity.PERMANENT, "2019-04-01")
    assert to_come.start
    planned = replace(to_come, start=replace(to_come.start, status=Status.PLANNED))
    facts = facts_on(date(2019, 9, 1), OFFICE, [OLD, planned], {})
    assert told(facts) == [(FactKind.VACANCY, "Old Holder", "2019-03-01")]


def test_a_notice_adds_by_what_post_somebody_acts() -> None:
    acting = tenure("Ada Birch", Capacity.ACTING, "2019-03-01")
    noticed: list[Fact] = [
        fact(FactKind.ACTING_BEGAN, "2019-03-01", "Ada Birch", ground=Ground.FIRST_ASSISTANT, since="2018")
    ]
    facts = facts_on(date(2019, 5, 1), OFFICE, [OLD, acting], {}, noticed)
    began = [event for event in facts.events if event.kind is FactKind.ACTING_BEGAN]
    assert [(event.ground, str(event.since)) for event in began] == [(Ground.FIRST_ASSISTANT, "2018")]


def test_a_minister_told_to_be_without_a_seat_took_office_once() -> None:
    took = tenure("Asha Rao", Capacity.PERMANENT, "2019-01-01")
    outside = fact(FactKind.TOOK_OFFICE_OUTSIDE, "2019-01-01", "Asha Rao")
    facts = facts_on(date(2019, 5, 1), OFFICE, [took], {}, [outside])
    assert told(facts) == [(FactKind.TOOK_OFFICE_OUTSIDE, "Asha Rao", "2019-01-01")]
