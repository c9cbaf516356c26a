"""Persons across offices, and what decisions and doubts do to them."""

from datetime import UTC, datetime

from saying import MANHATTAN, says

from holdover.decision import Act, Decision
from holdover.ledger.entry import Entry
from holdover.register.identity import Identities, Sighting, identify, person_id
from holdover.register.offices import office_of
from holdover.register.reconcile import reconcile, sightings
from holdover.register.rulings import NO_RULINGS, Rulings

VIRGINIA, ACTING = (
    "U.S. attorney for the Eastern District of Virginia",
    "attorney general of the United States",
)
MAYOR = "mayor of Springfield, Illinois"


def seen(*entries: Entry) -> list[Sighting]:
    by_office: dict[str, list[Entry]] = {}
    for entry in entries:
        by_office.setdefault(entry.claim.office or "", []).append(entry)
    return [
        each
        for office, told in sorted(by_office.items())
        for each in sightings(reconcile(office_of(office), told), told)
    ]


def ruled(*acts: tuple[Act, str, str]) -> Rulings:
    return Rulings.of(
        [
            Decision(act, (one, other), "reviewer", datetime(2018, 1, 1, hour, tzinfo=UTC), "seen")
            for hour, (act, one, other) in enumerate(acts)
        ]
    )


def persons(found: Identities) -> set[str]:
    return {person.id for person in found.persons.values()}


def held(name: str, office: str, report: str, when: str = "2017") -> Entry:
    return says("took_office", name, when, office=office, report=report)


def test_one_full_name_in_one_report_is_one_person() -> None:
    found = identify(
        seen(held("Dana Boente", VIRGINIA, "r1"), held("Dana J. Boente", ACTING, "r1")), NO_RULINGS
    )
    assert len(persons(found)) == 1
    assert found.questions == ()
    assert next(iter(found.persons.values())).names == ("Dana J. Boente", "Dana Boente")


def test_one_full_name_in_one_body_and_time_is_one_person() -> None:
    found = identify(seen(held("Ann Lee", VIRGINIA, "r1"), held("Ann Lee", MANHATTAN, "r2")), NO_RULINGS)
    assert len(persons(found)) == 1


def test_one_full_name_in_one_body_two_lives_apart_is_a_question() -> None:
    early = says("served", "Ann Lee", "1871/1873", office=VIRGINIA, report="r1", known="1873-01-01")
    found = identify(seen(early, held("Ann Lee", MANHATTAN, "r2")), NO_RULINGS)
    assert len(persons(found)) == 2
    assert len(found.questions) == 1


def test_one_full_name_with_nothing_more_is_two_persons_and_a_question() -> None:
    found = identify(seen(held("Ann Lee", VIRGINIA, "r1"), held("Ann Lee", MAYOR, "r2")), NO_RULINGS)
    assert len(persons(found)) == 2
    (asked,) = found.questions
    assert asked.reasons[-1] == "nothing else tells that they are one"
    assert asked.score < 1


def test_other_names_are_not_even_asked_about() -> None:
    found = identify(seen(held("Ann Lee", VIRGINIA, "r1"), held("Bob Lee", MAYOR, "r1")), NO_RULINGS)
    assert (len(persons(found)), found.questions) == (2, ())


def test_decisions_join_and_part() -> None:
    told = seen(held("Ann Lee", VIRGINIA, "r1"), held("Ann Lee", MAYOR, "r2"))
    one, other = (each.person.id for each in told)
    assert len(persons(identify(told, ruled((Act.SAME, one, other))))) == 1
    both = seen(held("Ann Lee", VIRGINIA, "r1"), held("Ann Lee", MAYOR, "r1"))
    parted = identify(both, ruled((Act.NOT_SAME, one, other)))
    assert (len(persons(parted)), parted.questions) == (2, ())


def test_of_two_decisions_on_one_pair_the_later_stands() -> None:
    told = seen(held("Ann Lee", VIRGINIA, "r1"), held("Ann Lee", MAYOR, "r2"))
    one, other = (each.person.id for each in told)
    assert len(persons(identify(told, ruled((Act.NOT_SAME, one, other), (Act.SAME, other, one))))) == 1


def test_decisions_that_contradict_one_another_are_reported_and_join_nothing_ruled_apart() -> None:
    told = seen(held("Ann Lee", VIRGINIA, "r1"), held("Ann Lee", MAYOR, "r2"), held("Ann Lee", "pope", "r3"))
    a, b, c = sorted(each.person.id for each in told)
    found = identify(told, ruled((Act.SAME, a, b), (Act.SAME, b, c), (Act.NOT_SAME, a, c)))
    assert len(persons(found)) == 2
    (contradiction,) = found.contradictions
    assert {contradiction.one, contradiction.other} == {a, c}


def test_a_decision_may_name_any_form_of_the_name() -> None:
    told = seen(held("Ann Lee", VIRGINIA, "r1"), held("Lee", VIRGINIA, "r4"), held("Ann Lee", MAYOR, "r2"))
    short = person_id(office_of(VIRGINIA), "Lee")
    found = identify(told, ruled((Act.SAME, short, person_id(office_of(MAYOR), "Ann Lee"))))
    assert len(persons(found)) == 1


def test_a_decision_joins_names_that_differ_within_an_office() -> None:
    entries = [says("appointed", "Ann Lee", "2017-01-05"), says("resigned", "Ann Ray", "2017-03-01")]
    office = office_of(MANHATTAN)
    same = Decision(
        Act.SAME,
        (person_id(office, "Ann Lee"), person_id(office, "Ann Ray")),
        "reviewer",
        datetime(2018, 1, 1, tzinfo=UTC),
        "she married",
    )
    (tenure,) = reconcile(office, entries, [same]).tenures
    assert tenure.person.names == ("Ann Ray", "Ann Lee")


def test_a_name_that_fits_two_is_asked_about_and_joins_neither() -> None:
    names = ("George W. Bush", "George H. W. Bush", "George Bush")
    entries = [says("served", name, f"{1989 + 12 * at}/..") for at, name in enumerate(names)]
    history = reconcile(office_of("president of the United States"), entries)
    assert sorted(person.name for person in history.persons) == sorted(names)
    assert len(history.questions) == 2
