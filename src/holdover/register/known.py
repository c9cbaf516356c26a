"""What was known on a day, of entries and decisions; and what is only a copy of what was known before."""

from collections.abc import Iterable
from dataclasses import replace
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


class FirstTold:
    """When the words of entries were first told, as entries come and go."""

    def __init__(self) -> None:
        self._entries: dict[str, dict[str, Entry]] = {}
        self._days: dict[str, date] = {}

    def add(self, entry: Entry) -> list[Entry]:
        """Take in an entry that carries; give those that are therefore known from another day than before."""
        words = fold(entry.claim.evidence)
        same = self._entries.setdefault(words, {})
        same[entry.id] = entry
        return self._day_is(words, min(entry.known, self._days.get(words, entry.known)), entry)

    def remove(self, entry: Entry) -> list[Entry]:
        """Forget an entry that carries no longer; give those that are therefore known from another day."""
        words = fold(entry.claim.evidence)
        same = self._entries[words]
        del same[entry.id]
        if not same:
            del self._entries[words], self._days[words]
            return []
        return self._day_is(words, min(each.known for each in same.values()))

    def as_first_told(self, entry: Entry) -> Entry:
        """An entry taken in, known from the day on which its words were first told."""
        return _told_on(entry, self._days[fold(entry.claim.evidence)])

    def first(self, entry: Entry) -> Entry:
        """The entry that first told the words of one taken in; of several on a day, that of the least id."""
        same = self._entries[fold(entry.claim.evidence)].values()
        return min(same, key=lambda each: (each.known, each.id))

    def repeats(self, entry: Entry) -> bool:
        """Whether others tell the words of an entry taken in too."""
        return len(self._entries[fold(entry.claim.evidence)]) > 1

    def _day_is(self, words: str, day: date, new: Entry | None = None) -> list[Entry]:
        if self._days.get(words) == day:
            return []
        self._days[words] = day
        return [each for each in self._entries[words].values() if each is not new]
