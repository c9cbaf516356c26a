"""What was known on a day, of entries and decisions; and what is only a copy of what was known before."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date

from holdover.decision import Decision
from holdover.ledger.entry import Entry
from holdover.register.folding import fold


def as_known_on(
    day: date, entries: Iterable[Entry], decisions: Iterable[Decision] = ()
) -> tuple[list[Entry], list[Decision]]:
    """The entries and decisions known on the day; a correction that came later is not known yet."""
    known = [
        replace(entry, corrected=None) if entry.corrected and entry.corrected > day else entry
        for entry in entries
        if entry.known <= day
    ]
    return known, [decision for decision in decisions if decision.at.astimezone(UTC).date() <= day]


def as_first_told(entries: Iterable[Entry]) -> list[Entry]:
    """The entries, each told when its words were first told: a copy is no later word.

    The entries must carry, that is, not be corrected.
    """
    told = {entry.id: entry for entry in entries}
    first = FirstTold()
    for entry in told.values():
        first.add(entry)
    return [first.as_first_told(entry) for entry in told.values()]


def _told_on(entry: Entry, day: date) -> Entry:
    if entry.known == day:
        return entry
    return Entry(
        entry.id,
        entry.claim,
        entry.report,
        day,
        entry.corrected,
        entry.publisher,
        entry.author,
        entry.agency,
        entry.medium,
    )


@dataclass(slots=True)
class _Words:
    """Those who told something in the same words, and the first day of it."""

    day: date
    told: dict[str, Entry]


class FirstTold:
    """When the words of entries were first told, as entries come and go."""

    def __init__(self) -> None:
        self._words: dict[str, _Words] = {}

    def add(self, entry: Entry) -> list[Entry]:
        """Take in an entry that carries; give those that are therefore known from another day than before."""
        evidence = fold(entry.claim.evidence)
        words = self._words.get(evidence)
        if words is None:
            self._words[evidence] = _Words(entry.known, {entry.id: entry})
            return []
        words.told[entry.id] = entry
        if entry.known >= words.day:
            return []
        words.day = entry.known
        return [each for each in words.told.values() if each is not entry]

    def remove(self, entry: Entry) -> list[Entry]:
        """Forget an entry that carries no longer; give those that are therefore known from another day."""
        words = self._of(entry)
        del words.told[entry.id]
        if not words.told:
            del self._words[fold(entry.claim.evidence)]
            return []
        before, words.day = words.day, min(each.known for each in words.told.values())
        return [] if words.day == before else list(words.told.values())

    def as_first_told(self, entry: Entry) -> Entry:
        """An entry taken in, known from the day on which its words were first told."""
        return _told_on(entry, self._of(entry).day)

    def first(self, entry: Entry) -> Entry:
        """The entry that first told the words of one taken in; of several on a day, that of the least id."""
        return min(self._of(entry).told.values(), key=lambda each: (each.known, each.id))

    def repeats(self, entry: Entry) -> bool:
        """Whether others tell the words of an entry taken in too."""
        return len(self._of(entry).told) > 1

    def _of(self, entry: Entry) -> _Words:
        return self._words[fold(entry.claim.evidence)]
