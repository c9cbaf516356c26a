"""Facts: what happened in and around one vacancy, as far as anybody tells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise

from holdover.law.bounds import Bounds
from holdover.when import PartialDate


class FactKind(StrEnum):
    """The events that provisions speak of. Which words mean which: ``words.toml``."""

    VACANCY = "vacancy"  # the holder died, resigned, was removed, or the term ran out
    FILLED = "filled"  # a regular holder qualified, or a recess appointee took the office
    TOOK_OFFICE = "took_office"
    TOOK_OFFICE_OUTSIDE = "took_office_outside"  # without a seat in the legislature
    INAUGURATION = "inauguration"  # of a President who was not President the day before
    ACTING_BEGAN = "acting_began"
    ACTING_ENDED = "acting_ended"
    INTERIM_APPOINTED = "interim_appointed"  # to hold the office for a time; ``by`` says by whom
    DELEGATED = "delegated"  # all powers of the office handed to somebody under another title
    FIRST_ASSISTANT = "first_assistant"  # somebody became first assistant to the office
    LEFT = "left"  # a temporary holder resigned, was removed or died
    NOMINATED = "nominated"
    NOMINATION_WITHDRAWN = "nomination_withdrawn"
    NOMINATION_RETURNED = "nomination_returned"
    NOMINATION_REJECTED = "nomination_rejected"
    ADJOURNED = "adjourned"  # Congress, sine die; ``until``: the day the Senate reconvened
    SENATE_OUT = "senate_out"  # the Senate did not sit; ``until``: its second day back
    ENTERED_LEGISLATURE = "entered_legislature"
    LEFT_LEGISLATURE = "left_legislature"
    NOTED = "noted"  # what is worth telling, and no provision turns on: a ruling, a court that declined


class Appointer(StrEnum):
    """Who gives an office for a time."""

    ATTORNEY_GENERAL = "attorney general"
    COURT = "court"


class Ground(StrEnum):
    """The post from which somebody acts for another."""

    # Before the posts in whose names its own stands: the first that a text has in it is taken.
    CONFIRMED_FIRST_ASSISTANT = "Senate-confirmed first assistant"
    FIRST_ASSISTANT = "first assistant"
    CONFIRMED_OFFICER = "Senate-confirmed officer"
    SENIOR_OFFICER = "senior officer"

    @property
    def is_first_assistant(self) -> bool:
        """Whether it is that of the first assistant, who acts without being directed to."""
        return self in (Ground.FIRST_ASSISTANT, Ground.CONFIRMED_FIRST_ASSISTANT)


NOMINATION_ENDS = frozenset(
    {FactKind.NOMINATION_WITHDRAWN, FactKind.NOMINATION_RETURNED, FactKind.NOMINATION_REJECTED}
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One event. ``date`` is ``None`` where nobody tells the day; ``claims`` are the entries that tell it.

    ``ground`` is the post that entitles somebody to act, held since ``since``; ``until`` is the day that
    ends a time in which Congress or the Senate did not sit.
    """

    kind: FactKind
    date: PartialDate | None = None
    person: str | None = None
    by: Appointer | None = None
    ground: Ground | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    claims: tuple[str, ...] = ()

    @property
    def bounds(self) -> Bounds:
        """The days on which it can have happened."""
        return Bounds.of(self.date)


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is told of one vacancy in one office, in the order in which it is told.

    ``asked`` is the day on which the question is put: what came after it is not looked at, and what has no
    end by then goes on. ``at_inauguration`` tells, where the day of the vacancy is not known, whether the
    office stood vacant on an inauguration day.
    """

    office: str
    asked: date
    events: tuple[Fact, ...] = ()
    at_inauguration: bool | None = None

    def of(self, *kinds: FactKind) -> Iterator[Fact]:
        """The events of these kinds that can have happened by the day asked about."""
        return (fact for fact in self.events if fact.kind in kinds and fact.bounds.earliest <= self.asked)

    def first(self, kind: FactKind) -> Fact | None:
        """The first told event of a kind."""
        return next(self.of(kind), None)


def settle(events: Sequence[Fact], asked: date) -> tuple[Fact, ...]:
    """The events with their days bounded by one another, as told by the day asked about.

    What is told has happened. Events are told in their order: one without a day is taken to lie between the
    dated events around it, unless the dated ones are themselves out of order, when only ``asked`` bounds it.
    """
    dated = [fact.bounds for fact in events if fact.date]
    in_order = all(one.earliest <= two.latest for one, two in pairwise(dated))
    settled = []
    for at, fact in enumerate(events):
        if fact.date:
            settled.append(fact)
            continue
        before = [other.bounds.earliest for other in events[:at] if other.date and in_order]
        after = [other.bounds.latest for other in events[at + 1 :] if other.date and in_order]
        high = min([*after, asked])
        low = max(before, default=None)
        settled.append(replace(fact, date=PartialDate(low if low is None or low <= high else None, high)))
    return tuple(settled)
