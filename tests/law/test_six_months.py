"""Articles 75(5) and 164(4) of the Constitution of India: the same engine, another country's clock."""

from told import fact, left, of_minister, spans

from holdover.law.facts import FactKind
from holdover.law.reckon import Finding


def test_a_minister_outside_the_legislature_has_six_months_by_the_calendar() -> None:
    took = fact(FactKind.TOOK_OFFICE_OUTSIDE, "2015-09-09", "Asha Rao")
    assert of_minister("2016-03-08", took).finding is Finding.NO_VIOLATION
    assert spans(of_minister("2016-06-01", took)) == [("Asha Rao", "2016-03-09", None)]


def test_the_clock_stops_with_a_seat() -> None:
    took = fact(FactKind.TOOK_OFFICE_OUTSIDE, "2015-09-09", "Asha Rao")
    seat = fact(FactKind.ENTERED_LEGISLATURE, "2016-02-20", "Asha Rao")
    assert of_minister("2018-06-01", took, seat).finding is Finding.NO_VIOLATION


def test_a_second_appointment_without_an_election_was_allowed_until_2001_and_not_since() -> None:
    def told(year: int) -> tuple[Finding, list[tuple[str | None, str, str | None]]]:
        found = of_minister(
            f"{year + 1}-12-31",
            fact(FactKind.TOOK_OFFICE_OUTSIDE, f"{year}-09-09", "Asha Rao"),
            left("Asha Rao", f"{year + 1}-03-08"),
            fact(FactKind.TOOK_OFFICE_OUTSIDE, f"{year + 1}-11-23", "Asha Rao"),
        )
        return found.finding, spans(found)

    assert told(1995) == (Finding.NO_VIOLATION, [])
    assert told(2015) == (Finding.VIOLATION, [("Asha Rao", "2016-11-23", None)])


def test_six_months_end_with_a_month_that_lacks_the_day() -> None:
    took = fact(FactKind.TOOK_OFFICE_OUTSIDE, "2015-08-31", "Asha Rao")
    assert spans(of_minister("2016-06-01", took)) == [("Asha Rao", "2016-03-01", None)]
