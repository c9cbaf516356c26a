"""Decisions: what a reviewer ruled on claims and identities, append-only like everything else."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property
from hashlib import sha256


class Act(StrEnum):
    """What a decision does to its subjects."""

    ACCEPT = "accept"  # the claim is right
    REJECT = "reject"  # the claim is not what its report says; it carries nothing
    CORRECT = "correct"  # the first claim is misread; the second stands in its place
    SAME = "same"  # two names, or two offices, are one
    NOT_SAME = "not_same"  # they are two
    CONTINUES = "continues"  # the first office, or body, goes on as the second: under another name
    PREFER = "prefer"  # in a dispute, the side that this claim is on
    TAKE_BACK = "take_back"  # an earlier decision no longer holds


@dataclass(frozen=True)
class Decision:
    """One act of a reviewer.

    ``subjects`` are claim ids for ``accept``, ``reject``, ``correct`` and ``prefer``; person or office ids
    for ``same`` and ``not_same``; one decision's id for ``take_back``. For ``continues`` they are office ids,
    or names of bodies as ``body:War Office``, the earlier first; ``body:NAME@DAY`` says from what day
    on the one before goes on as this one (``register.bodies``).
    """

    act: Act
    subjects: tuple[str, ...]
    by: str
    at: datetime
    why: str

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("a decision's time needs a time zone")

    @cached_property
    def id(self) -> str:
        """SHA-256, in hex, of all that the decision says."""
        moment = self.at.astimezone(UTC).isoformat()
        return sha256("\0".join((self.act, *self.subjects, self.by, moment, self.why)).encode()).hexdigest()
