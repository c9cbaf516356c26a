"""Who came and who went."""

from dataclasses import dataclass
from enum import StrEnum

from holdover.register.tenure import Edge, Tenure


class Which(StrEnum):
    """Whether somebody came or went."""

    BEGAN = "began"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Change:
    """A tenure that began or ended, and the edge that says how."""

    which: Which
    edge: Edge
    tenure: Tenure
