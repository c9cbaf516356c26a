"""Whom the names told in one office stand for, kept up as names come and go.

Which names are one person is looked at apart for each group of names that have anything in common: a new name
costs the work of its namesakes and not that of all who were ever named.
"""

from typing import TYPE_CHECKING

from holdover.register.identity import blocks_of, holders
from holdover.register.naming import Naming
from holdover.register.question import Contradiction, Question
from holdover.register.rulings import Rulings
from holdover.register.tenure import Office, Person

if TYPE_CHECKING:
    from collections.abc import Sequence


class _Group:
    """Names that have something in common, directly or through others; ``blocks`` is what."""

    def __init__(self, namings: set[Naming], blocks: set[str]) -> None:
        self.namings = namings
        self.blocks = blocks
        self.questions: Sequence[Question] = ()
        self.contradictions: Sequence[Contradiction] = ()


class Namesakes:
    """The names told in one office; ``by_naming`` tells whom each stands for."""

    def __init__(self, office: Office, rulings: Rulings) -> None:
        self._office = office
        self._rulings = rulings
        self._groups: dict[str, _Group] = {}
        self.by_naming: dict[Naming, Person] = {}

    def add(self, named: Naming) -> set[Naming]:
        """Take in a name; give all names that may stand for somebody else since."""
        if named in self.by_naming:
            return set()
        own = _Group({named}, set(blocks_of(self._office, named, self._rulings)))
        for group in {self._groups[block] for block in own.blocks if block in self._groups}:
            own.namings |= group.namings
            own.blocks |= group.blocks
        self._settle(own)
        return own.namings

    def remove(self, named: Naming) -> set[Naming]:
        """Forget a name; give all names that may stand for somebody else since."""
        group = next(self._groups[block] for block in blocks_of(self._office, named, self._rulings))
        others = group.namings - {named}
        for block in group.blocks:
            del self._groups[block]
        for each in group.namings:
            del self.by_naming[each]
        for each in sorted(others):
            self.add(each)
        return others

    def questions(self) -> tuple[Question, ...]:
        """Which names may be one person's, and are taken for two."""
        asked = {each.id: each for group in self._groups.values() for each in group.questions}
        return tuple(sorted(asked.values(), key=lambda each: (each.one, each.other)))

    def contradictions(self) -> tuple[Contradiction, ...]:
        """Decisions on names that cannot all be followed."""
        found = {each for group in self._groups.values() for each in group.contradictions}
        return tuple(sorted(found, key=lambda each: (each.one, each.other, each.reason)))

    def _settle(self, group: _Group) -> None:
        found = holders(self._office, group.namings, self._rulings)
        self.by_naming |= found.by_naming
        group.questions, group.contradictions = found.questions, found.contradictions
        for block in group.blocks:
            self._groups[block] = group
