"""Find whose a noun is, and who is named beside it: "X's resignation", "his successor, X", "X, a mayor"."""

from holdover.reading import lexicon
from holdover.reading.chunk import Piece
from holdover.reading.clause import (
    BREAKS,
    COMMAS,
    OWNING,
    REACH,
    first_nominal,
    is_description,
    is_named,
    joined_after,
)
from holdover.reading.complements import Complements
from holdover.reading.find_subject import antecedent

_BEFORE_TENURE = frozenset("for since nearly more than the until from and".split())
_BEFORE_NAME = frozenset(", as is are was were will be include including — – - the".split())


class Owners(Complements):
    """The pieces of one sentence, asked whose a noun is and whom it means."""

    def named_before_comma(self, at: int) -> int | None:
        """The person before the comma that opens the apposition in which the nominal at ``at`` stands."""
        for index in range(at - 1, max(0, at - 7), -1):
            item = self._items[index]
            if item.word in COMMAS:
                return index - 1 if is_named(self._items, index - 1) else None
            is_passed = item.word in lexicon.word_list("articles") or item.word in _BEFORE_TENURE
            is_passed = is_passed or item.word in lexicon.word_list("determiners") or self._is_office(index)
            if item.piece is not Piece.DATE and not is_passed and not is_description(self._items, index):
                break
        return None

    def _is_office(self, at: int) -> bool:
        """Whether the piece is an office without its holder, to which another is joined."""
        nominal = self._items[at].nominal
        is_office = nominal is not None and nominal.office is not None and not self._names(at)
        return is_office and self.words[at + 1 : at + 2] == ("and",)

    def lost_to(self, at: int) -> int | None:
        """The "to" after which the winner stands: "lost the 2008 election narrowly to X"."""
        for index in range(at + 1, min(at + REACH, len(self._items) - 1)):
            if self.words[index].split()[-1] == "to":
                return index if is_named(self._items, index + 1) else None
            is_passed = self.words[index] in lexicon.word_list("determiners") or self.words[index] in COMMAS
            if not (
                is_passed or self._items[index].piece is Piece.DATE or is_description(self._items, index)
            ):
                trigger = self._items[index].trigger
                if trigger is None or not trigger.noun:
                    break
        return None

    def named_after(self, at: int) -> tuple[int, ...]:
        """The person named right after the noun at ``at``: "his successor, X", "his successor was X"."""
        for index in range(at + 1, min(at + 6, len(self._items))):
            nominal = self._items[index].nominal
            if nominal is not None:
                return tuple(joined_after(self._items, index)) if nominal.persons else ()
            if self._items[index].word not in _BEFORE_NAME:
                break
        return ()

    def named_past_comma(self, at: int) -> tuple[int, ...]:
        """The person named after what the noun at ``at`` is for: "the nominee to the court, X,"."""
        if self.words[at + 1 : at + 2] not in (("to",), ("for",), ("as",)):
            return ()
        for index in range(at + 2, min(at + 12, len(self._items) - 1)):
            if self.words[index] == ",":
                return (index + 1,) if is_named(self._items, index + 1) else ()
            if self._items[index].trigger is not None or self.words[index] in BREAKS:
                break
        return ()

    def owner(self, at: int) -> tuple[int, ...]:
        """Whose noun it is: "X's resignation", "his resignation", "the resignation of X"."""
        for index in range(at - 1, max(-1, at - 5), -1):
            word = self._items[index].word
            if word in ("'s", "'") and index and self._items[index - 1].nominal is not None:
                return (index - 1,)
            if word in OWNING:
                return (index,)
            if word == "whose":
                found = antecedent(self._items, index)
                return () if found is None else (found,)
            is_passed = is_description(self._items, index) or self._items[index].piece is Piece.DATE
            is_passed = is_passed or word in lexicon.word_list("ordinals")
            if not is_passed or word in ("the", "a", "an"):
                break
        after = at + 1
        if self.words[after : after + 1] in (("on",), ("in",)):
            after += 1
        if after < len(self._items) and self._items[after].piece is Piece.DATE:
            after += 1  # "the death on Saturday of X"
        if after < len(self._items) and self._items[after].word in ("of", "for"):
            found = first_nominal(self._items, after + 1)
            return () if found is None else tuple(joined_after(self._items, found))
        return ()

    def holder_and_doer(self, at: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Whose the noun at ``at`` is, and who did it: of "Y's dismissal of X", "the X nomination"."""
        owners = self.owner(at)
        if owners and owners[0] < at and self.words[at + 1 : at + 2] == ("of",):
            found = first_nominal(self._items, at + 2)
            nominal = None if found is None else self._items[found].nominal
            if found is not None and nominal is not None and (nominal.persons or nominal.count):
                return tuple(joined_after(self._items, found)), owners
        if not owners and at > 1 and self.words[at - 2] in ("the", "on", "over"):
            before = self._items[at - 1].nominal
            owners = (at - 1,) if before is not None and before.persons else ()
        return owners, ()

    def chooser(self, at: int) -> tuple[int, ...]:
        """Who chose the one that the noun at ``at`` means: "the king's nominee", "a Reagan appointee"."""
        if owners := self.owner(at):
            return owners[:1] if owners[0] < at or self.words[at + 1 : at + 2] == ("of",) else ()
        before = self._items[at - 1].nominal if at else None
        return (at - 1,) if before is not None and before.persons else ()

    def _names(self, at: int) -> bool:
        """Whether the piece is a person, or people counted."""
        nominal = self._items[at].nominal
        return nominal is None or bool(nominal.persons) or nominal.count is not None
