"""What a second reading cost, and what of it was thrown away."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

_MILLION = 1_000_000


class Dropped(StrEnum):
    """Why a change that a model told was thrown away."""

    FORM = "not of the form asked for"
    EVIDENCE = "evidence not in the report"
    TRIGGER = "trigger not in the evidence"
    PERSON = "person not in the report"
    GROUP = "group not in the report"
    OFFICE = "office not in the report"
    OTHERS_OFFICE = "office of somebody else"
    CAPACITY = "capacity not in the report"
    BY = "agent not in the report"
    SOURCE = "source not in the report"
    DATE = "date wrong or not told"


@dataclass
class Spent:
    """Counted from the first call on: calls, tries made again, seconds, tokens, changes kept and dropped.

    ``untold`` is how many answers did not say how many tokens they took; tokens and cost leave them out.
    """

    calls: int = 0
    retries: int = 0
    seconds: float = 0.0
    tokens_in: int = 0
    tokens_out: int = 0
    untold: int = 0
    kept: int = 0
    dropped: Counter[Dropped] = field(default_factory=Counter)

    def cost(self, price_in: float | None, price_out: float | None) -> float | None:
        """What the tokens cost at prices for a million of them; ``None`` where no price is set."""
        if price_in is None and price_out is None:
            return None
        return (self.tokens_in * (price_in or 0) + self.tokens_out * (price_out or 0)) / _MILLION
