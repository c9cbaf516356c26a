"""Waits grow, are bounded, and heed what an endpoint asks for."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from holdover.errors import HoldoverError
from holdover.reading.llm.patience import PassingError, Patience, told_to_wait


def waits(patience: Patience, *asked_for: float | None) -> list[float]:
    """The waits after so many failures in a row, each of which may ask for a wait of its own."""
    found: list[float] = []
    failures = list(asked_for)

    def attempt() -> str:
        if failures:
            raise PassingError(HoldoverError("busy"), wait=failures.pop(0))
        return "done"

    assert replace(patience, sleep=found.append).insist(attempt, lambda: None) == "done"
    return found


def test_the_wait_doubles_up_to_a_bound() -> None:
    patience = Patience(first_wait=1, longest_wait=5, tries=6, chance=lambda: 0.0)
    assert waits(patience, *[None] * 5) == [1, 2, 4, 5, 5]


def test_chance_takes_off_up_to_half() -> None:
    assert waits(Patience(first_wait=8, chance=lambda: 1.0), None) == [4]


def test_what_the_endpoint_asks_for_is_waited_for_and_never_less_than_its_own_wait() -> None:
    patience = Patience(first_wait=2, chance=lambda: 0.0)
    assert waits(patience, 30) == [30]
    assert waits(patience, 0) == [2]


@pytest.mark.parametrize(("tries", "asked_for"), [(3, None), (3, 1_000), (1, None)])
def test_in_the_end_it_is_given_up(tries: int, asked_for: float | None) -> None:
    with pytest.raises(HoldoverError, match="busy"):
        waits(Patience(tries=tries, longest_told=120), *[asked_for] * tries)


def test_seconds_and_moments_are_understood_and_nonsense_is_not() -> None:
    assert told_to_wait("7") == 7
    assert told_to_wait(None) is None
    soon = told_to_wait(format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True))
    assert soon is not None
    assert 3_000 < soon <= 3_600
    assert told_to_wait("Wed, 21 Oct 2015 07:28:00 GMT") == 0
    for nonsense in (
        "",
        "soon",
        "-5",
        "1e9",
        "٣",
        "9" * 400,
        "Wed, 21 Oct 2015 07:28:00",
        "Mon, 99 Foo 1 1:1:1",
    ):
        assert told_to_wait(nonsense) is None
