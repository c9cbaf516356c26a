"""Read words that ask, urge or refuse: "asked X to resign", "calls for X's resignation", "refused to go"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from holdover.claim import Kind
from holdover.reading import lexicon
from holdover.reading.arguments import Arguments
from holdover.reading.chunk import Item
from holdover.reading.clause import REACH, verb_group

_LEAVING = frozenset((Kind.RESIGNED, Kind.LEFT, Kind.RETIRED, Kind.REMOVED))
_KINDS = (("asked", Kind.ASKED_TO_RESIGN), ("urged", Kind.URGED_TO_RESIGN))
_STOPS = frozenset((";", "“", '"', "”"))


@dataclass(frozen=True, slots=True)
class Pressure:
    """A pressing on a holder: its kind, the pieces that are holder and presser, and where its words begin."""

    kind: Kind
    who: tuple[int, ...]
    by: tuple[int, ...]
    first: int


def read_pressure(items: Sequence[Item], at: int, arguments: Arguments) -> Pressure | None:
    """The pressure that the words before a leaving trigger make of it; ``None`` where there is none."""
    trigger = items[at].trigger
    if trigger is None or trigger.kind not in _LEAVING:
        return None
    found = _Reading(items, at, trigger, arguments)
    return found.refused() or found.asked() or found.should()


@dataclass(frozen=True, slots=True)
class _Reading:
    """One leaving trigger, and the three ways in which the words before it can change what it says."""

    items: Sequence[Item]
    at: int
    trigger: lexicon.TriggerWord
    arguments: Arguments

    def refused(self) -> Pressure | None:
        """As in "X refused to step down"."""
        if self.trigger.kind is Kind.REMOVED:
            return None
        for start in range(self.at - 1, max(-1, self.at - 7), -1):
            end = self._stands(start, "refused")
            if end is not None and self.at - end <= 2:
                return Pressure(Kind.REFUSED_TO_LEAVE, self.arguments.subject(start), (), start)
        return None

    def asked(self) -> Pressure | None:
        """As in "X asked Y to resign", "calls for Y's resignation"."""
        for start in self._back():
            for name, kind in _KINDS:
                if self._stands(start, name) is not None:
                    return self._pressing(start, kind)
        return None

    def should(self) -> Pressure | None:
        """As in "X said that Y should resign", "the prime minister should sack Y"."""
        start, group = verb_group(self.items, self.at)
        if (
            self.trigger.noun
            or "not" in group
            or not any(word in ("should", "must", "ought") for word in group)
        ):
            return None
        is_active = self.trigger.frame == "object" and "be" not in group
        who = self.arguments.object(self.at) if is_active else self.arguments.subject(self.at)
        speakers = (
            i for i in range(start) if (nominal := self.items[i].nominal) is not None and nominal.persons
        )
        by = tuple(speaker for speaker in speakers if speaker not in who)[:1]
        return Pressure(Kind.URGED_TO_RESIGN, who, by, start) if who else None

    def _back(self) -> Iterator[int]:
        """The places left of the trigger, as far as no other trigger or quotation mark stands between."""
        for start in range(self.at - 1, max(-1, self.at - REACH), -1):
            other = self.items[start].trigger
            if self.items[start].word in _STOPS or (other is not None and not other.needs_time):
                return
            yield start

    def _pressing(self, start: int, kind: Kind) -> Pressure | None:
        by = self.arguments.subject(start)
        if self.trigger.noun:
            who = self.arguments.owner(self.at)
            return Pressure(kind, who, by, start) if who else None
        between = range(start + 1, self.at)
        if not any(self.items[index].word in ("to", "that", "for") for index in between):
            return None
        if self.trigger.frame == "object" and not self.arguments.is_passive(self.at):
            return Pressure(Kind.URGED_TO_RESIGN, self.arguments.object(self.at), by, start)
        _, group = verb_group(self.items, start)
        if any(word in lexicon.word_list("be_forms") for word in group):
            return Pressure(kind, by, (), start)
        pressed = tuple(
            i
            for i in between
            if self.items[i].nominal is not None or self.items[i].word in ("him", "her", "them")
        )
        return Pressure(kind, pressed[:1], by, start) if pressed else None

    def _stands(self, start: int, name: str) -> int | None:
        """Where the words of that name that begin at ``start`` end."""
        match = lexicon.pressing(name).match(self.arguments.words, start, self.at)
        return None if match is None else match[0]
