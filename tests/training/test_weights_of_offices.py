"""How much each sign counts where an office is chosen."""

import tomllib

from training.offices import Example, as_toml, fit

from holdover.claim import Capacity
from holdover.reading.choose_office import SIDES, Choice
from holdover.reading.resolve_offices import Office


def choice(*signs: str) -> Choice:
    return Choice(Office("mayor", "public", Capacity.PERMANENT), frozenset(signs))


# Who goes had the title; who comes comes to what somebody else had.
EXAMPLES = [
    Example("goes", (choice("given"), choice("of others")), (True, False)),
    Example("goes", (choice("given", "first"), choice("of others"), choice()), (True, False, False)),
    Example("comes", (choice("of others"), choice("given")), (True, False)),
] * 20


def test_what_tells_the_right_office_counts_for_it_on_its_side() -> None:
    weights = fit(EXAMPLES, seldom=1)
    goes, comes = SIDES.index("goes"), SIDES.index("comes")
    assert weights["given"][goes] > weights["of others"][goes]
    assert weights["given"][comes] < weights["of others"][comes]


def test_a_sign_seldom_seen_is_left_out() -> None:
    assert set(fit(EXAMPLES, seldom=30)) == {"given", "of others"}


def test_the_weights_are_written_as_they_are_read() -> None:
    weights = fit(EXAMPLES, seldom=1)
    read = tomllib.loads(as_toml(weights))
    assert tuple(read["sides"]) == SIDES
    assert {sign: tuple(row) for sign, row in read["weights"].items()} == weights
