"""Units are worked out some at a time, bounded in their number and in that of their claims."""

from holdover.register.outcome import Due
from holdover.register.refresh import parcels_of


def due(number: int) -> Due:
    """A unit that is due."""
    return Due(f"mayor..town-{number}", 1, 1)


def sizes(claims: list[int]) -> list[int]:
    """How many units each parcel has, of units with so many claims."""
    units = [(due(number), of_one) for number, of_one in enumerate(claims)]
    parcels = list(parcels_of(units))
    assert [each for parcel in parcels for each in parcel] == [unit for unit, _ in units]
    return [len(parcel) for parcel in parcels]


def test_quiet_units_go_by_the_hundred() -> None:
    assert sizes([1] * 250) == [100, 100, 50]


def test_busy_units_share_no_parcel() -> None:
    assert sizes([10, 4_000, 4_000, 10]) == [2, 2]


def test_a_unit_with_more_claims_than_a_parcel_takes_goes_alone() -> None:
    assert sizes([10, 1_000_000, 10]) == [1, 1, 1]


def test_nothing_due_is_no_parcel() -> None:
    assert sizes([]) == []
