"""Authorities: provisions on temporary service, as the files in ``authorities/`` write them."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from holdover.law.count import FirstDay, Length
from holdover.law.facts import Appointer, FactKind
from holdover.when import PartialDate


class Part(BaseModel):
    """A part of a file: frozen, and without keys that nobody knows."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Again(StrEnum):
    """Whether the power to appoint comes back once its period has run out."""

    ALWAYS = "always"
    NEVER = "never"
    UNTIL_FOLLOWED = "until followed"  # until whoever appoints next by law has appointed


class ClockStart(StrEnum):
    """Which appointment starts the clock where several follow one another in one vacancy."""

    EACH = "each appointment"
    FIRST = "first appointment"


class Test(StrEnum):
    """What shuts somebody out. The engine knows how to tell each (``law/bars.py``)."""

    FIRST_ASSISTANT_AFTER_VACANCY = "first assistant after vacancy"
    SHORT_SERVICE_BEFORE_VACANCY = "short service before vacancy"
    NOMINEE = "nominee"
    REFUSED_BY_SENATE = "refused by Senate"
    ALL_POWERS_DELEGATED = "all powers delegated"


class Method(Part):
    """One way of counting, and for which first days it was used."""

    first_day: FirstDay
    source: str
    starts_from: date = date.min
    starts_to: date = date.max


class Counting(Part):
    """How the days of some periods are counted: the ways known, with who used them when."""

    id: str
    says: str
    methods: tuple[Method, ...] = Field(min_length=1)

    def method(self, start: date) -> Method:
        """The way in use for a period opened on that day."""
        fitting = (way for way in self.methods if way.starts_from <= start <= way.starts_to)
        return next(fitting, self.methods[0])


class Period(Part):
    """A time of lawful service that an event opens."""

    id: str
    citation: str
    says: str
    opens: FactKind
    by: Appointer | None = None
    days: Annotated[int, Field(ge=0)] = 0
    months: Annotated[int, Field(ge=0)] = 0
    years: Annotated[int, Field(ge=0)] = 0
    counting: str | None = None
    closes: tuple[FactKind, ...] = ()
    runs_from: Literal["opening", "closing"] = "opening"
    vacant_within_days: int | None = None
    first: int | None = None
    count_restarts: FactKind | None = None
    revives: bool = True
    starts: ClockStart = ClockStart.EACH
    again: Again = Again.ALWAYS
    follows: str | None = None
    delayed_by: FactKind | None = None
    extended_by: FactKind | None = None
    afterwards: str | None = None
    no_later_than: date | None = None

    @cached_property
    def length(self) -> Length | None:
        """How long it lasts; ``None`` without a limit."""
        if self.days:
            return Length(days=self.days)
        months = self.months + 12 * self.years
        return Length(months=months) if months else None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.length and not self.counting:
            raise ValueError("a period with a length needs `counting`")
        if self.runs_from == "closing" and not self.closes:
            raise ValueError("a period that runs from its closing needs `closes`")
        return self


class Bar(Part):
    """Who may not serve, whatever the days."""

    id: str
    citation: str
    says: str
    test: Test
    applies_to: tuple[FactKind, ...]
    days: int = 0
    reach: Literal["everyone", "first assistants"] = "everyone"
    stands: bool = True


class Holder(Part):
    """Who may serve."""

    id: str
    citation: str
    says: str


class Decided(Part):
    """A ruling or opinion that takes a reading."""

    name: str
    citation: str
    decided: str

    def __str__(self) -> str:
        return f"{self.name} ({self.citation}, {self.decided})"

    @field_validator("decided")
    @classmethod
    def _a_date(cls, text: str) -> str:
        PartialDate.parse(text)
        return text


class Change(Part):
    """What a reading makes of a period or a bar."""

    part: str
    key: str
    value: str | bool | int


class Reading(Part):
    """One answer to a disputed question."""

    id: str
    says: str
    decisions: tuple[Decided, ...] = Field(min_length=1)
    sets: tuple[Change, ...] = ()


class Prevailing(Part):
    """Which reading was followed, from when to when."""

    reading: str
    starts: date = Field(default=date.min, alias="from")
    ends: date = Field(default=date.max, alias="to")


class Dispute(Part):
    """A question on which courts or offices disagree."""

    id: str
    question: str
    readings: tuple[Reading, ...] = Field(min_length=2)
    prevailing: tuple[Prevailing, ...] = Field(min_length=1)

    def prevails(self, day: date) -> Reading:
        """The reading that was followed on the day."""
        name = next((p.reading for p in self.prevailing if p.starts <= day <= p.ends), None)
        return next((reading for reading in self.readings if reading.id == name), self.readings[0])

    @model_validator(mode="after")
    def _known(self) -> Self:
        known = {reading.id for reading in self.readings}
        for entry in self.prevailing:
            if entry.reading not in known:
                raise ValueError(f"prevailing: no reading `{entry.reading}`; there are {sorted(known)}")
        return self


class InForce(Part):
    """From when to when a provision was the law; ``to`` is its last day."""

    starts: date = Field(alias="from")
    ends: date = Field(default=date.max, alias="to")


class Covers(Part):
    """Which offices a provision is about: phrases of their names, as plain words."""

    says: str
    any_of: tuple[str, ...]
    none_of: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def phrases(self) -> tuple[str, ...]:
        """Words that are all in the name of an office that is covered, each of them a way to find some."""
        return tuple(f"{phrase} {place}".strip() for phrase in self.any_of for place in self.also or ("",))

    def office(self, name: str) -> bool:
        """Whether an office of that name is covered: a phrase of each list, and none that is out."""
        words = f" {' '.join(re.findall(r'[a-z]+', name.casefold().replace('.', '')))} "
        return (
            any(f" {phrase} " in words for phrase in self.any_of)
            and (not self.also or any(f" {phrase} " in words for phrase in self.also))
            and not any(f" {phrase} " in words for phrase in self.none_of)
        )


class Authority(Part):
    """A legal basis of temporary service: whom it covers, how long, who may not, what is disputed."""

    id: str
    title: str
    citation: str
    jurisdiction: str
    source: str
    capacity: str
    given_by: str
    limit_belongs_to: Literal["office", "holder"]
    in_force: tuple[InForce, ...] = Field(min_length=1)
    calendar: str | None = None
    presumed_service: str | None = None
    notes: tuple[str, ...] = ()
    covers: Covers
    holders: tuple[Holder, ...] = ()
    periods: tuple[Period, ...] = ()
    bars: tuple[Bar, ...] = ()
    disputes: tuple[Dispute, ...] = ()

    @model_validator(mode="after")
    def _joined(self) -> Self:
        names = [period.id for period in self.periods] + [bar.id for bar in self.bars]
        if len(set(names)) != len(names):
            raise ValueError(f"two periods or bars share a name among {names}")
        targets = [change.part for d in self.disputes for r in d.readings for change in r.sets]
        targets += [period.follows for period in self.periods if period.follows]
        for target in targets:
            if target not in names:
                raise ValueError(f"no period or bar `{target}`; there are {names}")
        return self

    @property
    def may_end_regular_service(self) -> bool:
        """Whether somebody who holds the office regularly can run out of time under it."""
        limited = any(period.length and not period.afterwards for period in self.periods)
        return self.capacity == "permanent" and limited

    def was_law(self, day: date) -> bool:
        """Whether it was the law on the day."""
        return any(span.starts <= day <= span.ends for span in self.in_force)

    def prevailing(self, day: date) -> dict[str, str]:
        """For each dispute the reading that was followed on the day."""
        return {dispute.id: dispute.prevails(day).id for dispute in self.disputes}

    def under(self, readings: Mapping[str, str]) -> "Authority":
        """The authority as the chosen readings have it; disputes without a choice change nothing."""
        changes = [
            change
            for dispute in self.disputes
            for reading in dispute.readings
            if readings.get(dispute.id) == reading.id
            for change in reading.sets
        ]
        return self.model_copy(
            update={
                "periods": tuple(_changed(period, changes) for period in self.periods),
                "bars": tuple(_changed(bar, changes) for bar in self.bars),
            }
        )

    def period(self, name: str) -> Period:
        """The period of that id."""
        return next(period for period in self.periods if period.id == name)


_P = TypeVar("_P", Period, Bar)


def _changed(part: _P, changes: list[Change]) -> _P:
    wanted = {change.key: change.value for change in changes if change.part == part.id}
    return type(part).model_validate({**part.model_dump(), **wanted}) if wanted else part
