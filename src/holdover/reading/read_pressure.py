"""Read words that ask, urge, keep or refuse: "asked X to resign", "refused to go"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from holdover.claim import Kind
from holdover.reading import lexicon
from holdover.reading.arguments import Arguments
from holdover.reading.chunk import Item
from holdover.reading.clause import OBJECT_PRONOUNS, REACH, SUBJECT_PRONOUNS, verb_group

_LEAVING = frozenset((Kind.RESIGNED, Kind.LEFT, Kind.RETIRED, Kind.REMOVED))
_STAYING = ("remain", "stay", "continue", "serve until")
_STOPS = frozenset((";", "“", '"', "”"))
_BEING = frozenset(("am", "is", "are", "isn't", "aren't", "'m", "'s", "'re"))
_WANTING = frozenset(("want", "wants", "wanted"))
_TO_GO = frozenset(("to", "that", "for"))
_QUESTIONS = frozenset(("why", "what", "how", "when", "whether", "if"))
_DEMANDING = ("demand", "insist", "urg", "recommend")


@dataclass(frozen=True, slots=True)
class Pressure:
    """A pressing on a holder: its kind, the pieces that are holder and presser, and where its words begin."""

    kind: Kind
    who: tuple[int, ...]
    by: tuple[int, ...]
    first: int


def read_pressure(items: Sequence[Item], at: int, arguments: Arguments) -> Pressure | None:
    """The pressure that the words before a trigger make of it; ``None`` where there is none."""
    trigger = items[at].trigger
    if trigger is None or trigger.frame == "idle":
        return None
    found = _Reading(items, at, trigger, arguments)
    if trigger.kind is Kind.ASKED_TO_STAY or items[at].word.startswith(_STAYING):
        return found.asked_to_stay()
    if trigger.kind not in _LEAVING:
        return None
    if items[at].word in ("go", "leave") and not arguments.is_bare_departure(at):
        return None
    if arguments.is_of_contest(at) or arguments.is_of_doing(at):
        return None  # "should leave the race", "told them to quit complaining"
    return found.kept() or found.refused() or found.asked() or found.should()


@dataclass(frozen=True, slots=True)
class _Reading:
    """One trigger, and the ways in which the words before it can change what it says."""

    items: Sequence[Item]
    at: int
    trigger: lexicon.TriggerWord
    arguments: Arguments

    def asked_to_stay(self) -> Pressure | None:
        """As in "X asked Y to stay on", "Y was asked to remain"."""
        if not self._is_asked_for():
            return None
        for start in self._back():
            is_order = start > 0 and self.items[start - 1].word == "in"  # "in order to remain"
            if not is_order and (self._stands(start, "asked") or self._stands(start, "invited")):
                return self._pressing(start, Kind.ASKED_TO_STAY)
        return None

    def _is_asked_for(self) -> bool:
        """Whether what is said at the trigger is the thing asked: "to stay on", "that she remain"."""
        before = [item.word for item in self.items[max(0, self.at - 4) : self.at]]
        if before[-1:] == ["to"] and before[-2:-1] and before[-2] in lexicon.word_list("intending"):
            return False  # "told the press that he planned to stay on"
        return before[-1:] == ["to"] or "that" in before or self.items[self.at].word.startswith("not to")

    def kept(self) -> Pressure | None:
        """As in "X declined to accept Y's resignation": Y is kept."""
        if not self.trigger.noun:
            return None
        for start in range(self.at - 1, max(-1, self.at - 8), -1):
            if self._stands(start, "rejected"):
                return Pressure(
                    Kind.ASKED_TO_STAY, self.arguments.owner(self.at), self.arguments.subject(start), start
                )
        return None

    def refused(self) -> Pressure | None:
        """As in "X refused to step down"."""
        if self.trigger.kind is Kind.REMOVED:
            return None
        for start in range(self.at - 1, max(-1, self.at - 7), -1):
            end = self._stands(start, "refused")
            if end is not None and self.at - end <= 2:
                return Pressure(Kind.REFUSED_TO_LEAVE, self.arguments.subject(start), (), start)
        start, group = verb_group(self.items, self.at)
        is_now = self.items[self.at].word.split()[0].endswith("ing") and _BEING.intersection(group)
        if is_now and any(word in ("not", "n't") or word.endswith("n't") for word in group):
            return Pressure(Kind.REFUSED_TO_LEAVE, self.arguments.subject(self.at), (), start)
        return None

    def asked(self) -> Pressure | None:
        """As in "X asked Y to resign", "calls for Y's resignation"."""
        for start in self._back():
            is_noun = start > 0 and self.items[start - 1].word in lexicon.word_list("articles")
            if self._stands(start, "asked") and not is_noun:
                return self._pressing(start, Kind.ASKED_TO_RESIGN)
            if self._stands(start, "urged"):
                return self._pressing(start, Kind.URGED_TO_RESIGN)
        return None

    def should(self) -> Pressure | None:
        """As in "X said that Y should resign", "the prime minister should sack Y"."""
        start, group = verb_group(self.items, self.at)
        if (
            self.trigger.noun
            or "not" in group
            or "have" in group  # "should have gone": nobody asks for it now
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
        """The places left of the trigger, as far as no other departure or quotation mark stands between."""
        for start in range(self.at - 1, max(-1, self.at - REACH), -1):
            other = self.items[start].trigger
            if self.items[start].word in _STOPS or (other is not None and other.kind in _LEAVING):
                return
            yield start

    def _pressing(self, start: int, kind: Kind) -> Pressure | None:
        by = self.arguments.subject(start)
        if kind is Kind.URGED_TO_RESIGN and self._is_superior(by):
            kind = Kind.ASKED_TO_RESIGN
        if self.trigger.noun:
            who = self.arguments.owner(self.at)
            return Pressure(kind, who, by, start) if who else None
        if self._is_something_else(start):
            return None
        if self.trigger.frame == "object" and not self.arguments.is_passive(self.at):
            return Pressure(Kind.URGED_TO_RESIGN, self.arguments.object(self.at), by, start)
        who, by = self._pressed(start, by)
        return Pressure(kind, who, by, start) if who else None

    def _is_something_else(self, start: int) -> bool:
        """Whether something else is asked at ``start`` than that somebody go."""
        between = [item.word for item in self.items[start + 1 : self.at]]
        before = self.items[self.at - 2].word if self.at > 1 else ""
        if before in lexicon.word_list("intentions") | lexicon.word_list("intending"):
            return True  # "told the board of her plan to resign", "asked why he decided to go"
        if between[:1] and between[0] in _QUESTIONS:
            return True
        if self._is_told_of_oneself():
            return True
        is_open = self.trigger.frame == "pressed" or bool(_TO_GO.intersection(between))
        if not is_open and not self._is_demanded(start):
            return True
        is_of_others = self.trigger.frame == "object" and not self.arguments.is_passive(self.at)
        return is_of_others and (
            self.items[self.at].word.split()[0] not in lexicon.word_list("dismissing")
            or between.count("to") > 1  # "urged them to join a coalition to oust X"
        )

    def _is_demanded(self, start: int) -> bool:
        """As in "demanded X resign": the bare verb right after who is to go."""
        is_bare = not self.trigger.noun and self.items[self.at].word.split()[0] in lexicon.word_list("going")
        is_after = self.items[self.at - 1].nominal is not None
        return is_bare and is_after and self.items[start].word.startswith(_DEMANDING)

    def _is_told_of_oneself(self) -> bool:
        """As in "told the board that she would retire": what is told is what the teller will do."""
        begin, group = verb_group(self.items, self.at)
        is_own = begin > 0 and self.items[begin - 1].word in SUBJECT_PRONOUNS
        return is_own and not any(word in ("must", "should", "ought") for word in group) and "to" not in group

    def _pressed(self, start: int, by: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Who is pressed by the verb at ``start``, and who presses, ``by`` being its subject."""
        _, group = verb_group(self.items, start)
        if any(word in lexicon.word_list("be_forms") for word in group):
            return by, ()
        between = range(start + 1, self.at)
        pressed = tuple(
            i for i in between if self.items[i].nominal is not None or self.items[i].word in OBJECT_PRONOUNS
        )
        if pressed:
            return pressed[:1], by
        if self.items[start].word in _WANTING:
            return (), ()  # "he wants to stay on"
        # "X, whom Y asked to resign", else "46 attorneys told to resign"
        whom = self.arguments.whom(start)
        if whom is not None:
            return (whom,), by
        before = self.items[start - 1].nominal if start else None
        is_counted = before is not None and before.count is not None
        return (start - 1,) if is_counted else by, ()

    def _is_superior(self, by: Sequence[int]) -> bool:
        """Whether the one who demands is one whose demand is an order: a head of state or government."""
        nominals = (self.items[index].nominal for index in by)
        return any(
            nominal is not None
            and nominal.office is not None
            and nominal.office.title
            in lexicon.word_list("superiors") | {"prime minister", "attorney general"}
            for nominal in nominals
        )

    def _stands(self, start: int, name: str) -> int | None:
        """Where the words of that name that begin at ``start`` end."""
        match = lexicon.pressing(name).match(self.arguments.words, start, self.at)
        return None if match is None else match[0]
