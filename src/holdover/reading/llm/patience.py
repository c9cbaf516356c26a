"""How long to wait for an endpoint, and how often to try again."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from random import SystemRandom
from typing import TypeVar

from holdover.errors import HoldoverError

Value = TypeVar("Value")

_chance = SystemRandom().random


class PassingError(Exception):
    """A try failed in a way that may pass.

    ``finally_`` is what to raise where it does not. ``wait`` is how many seconds the endpoint asks for, and
    ``tries`` how many it deserves at most.
    """

    def __init__(self, finally_: HoldoverError, *, wait: float | None = None, tries: int = 100) -> None:
        super().__init__(finally_)
        self.finally_ = finally_
        self.wait = wait
        self.tries = tries


@dataclass(frozen=True, slots=True)
class Patience:
    """Bounds, in seconds: for a connection, for an answer, and for the waits between tries.

    The wait doubles from try to try, and a random part of it, up to half, is taken off, so that many readers
    do not come back at once. Where an endpoint says how long to wait, that is waited for, unless it is longer
    than ``longest_told``: then it is given up.
    """

    connect: float = 10.0
    answer: float = 300.0
    tries: int = 5
    first_wait: float = 1.0
    longest_wait: float = 30.0
    longest_told: float = 120.0
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = _chance

    def insist(self, attempt: Callable[[], Value], again: Callable[[], None]) -> Value:
        """What the attempt gives, tried again while that may help; ``again`` is told of each new try."""
        tried = 0
        while True:
            try:
                return attempt()
            except PassingError as error:
                tried += 1
                if tried >= min(self.tries, error.tries) or (error.wait or 0) > self.longest_told:
                    raise error.finally_ from None
                self.sleep(self._wait(tried, error.wait or 0))
                again()

    def _wait(self, tried: int, asked_for: float) -> float:
        own = min(self.first_wait * 2.0 ** (tried - 1), self.longest_wait) * (1 - self.chance() / 2)
        return max(own, asked_for)


def told_to_wait(retry_after: str | None) -> float | None:
    """Seconds that a ``Retry-After`` header asks for: a number, or a moment (RFC 9110, 10.2.3)."""
    if retry_after is None or len(retry_after) > 50:
        return None
    if retry_after.isascii() and retry_after.isdecimal():
        return float(retry_after)
    try:
        moment = parsedate_to_datetime(retry_after)
        return max(0.0, (moment - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):  # no date; or one without a time zone
        return None
