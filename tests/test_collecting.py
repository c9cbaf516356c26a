"""Python's search for cycles is held back for a piece of work, and always comes back."""

import gc
from collections.abc import Iterator
from weakref import finalize

import pytest

from holdover.collecting import collection_paused


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    """The collector is on before each test, and after it."""
    assert gc.isenabled()
    yield
    gc.enable()


def test_it_is_off_for_the_work_and_on_afterwards() -> None:
    with collection_paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_comes_back_after_an_exception() -> None:
    with pytest.raises(KeyError), collection_paused():
        raise KeyError("away")
    assert gc.isenabled()


def test_work_within_paused_work_leaves_it_off_until_all_is_done() -> None:
    with collection_paused():
        with collection_paused():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_where_somebody_turned_it_off_it_stays_off() -> None:
    gc.disable()
    with collection_paused():
        pass
    assert not gc.isenabled()


def test_a_function_that_holds_it_back_gives_what_it_gives_each_time() -> None:
    @collection_paused()
    def is_on() -> bool:
        return gc.isenabled()

    assert [is_on(), is_on()] == [False, False]
    assert gc.isenabled()


def test_what_is_no_longer_needed_is_freed_meanwhile() -> None:
    class Value:
        pass

    freed: list[str] = []
    with collection_paused():
        value = Value()
        finalize(value, freed.append, "freed")
        del value
        assert freed == ["freed"]
