"""What was known on a day, of entries and decisions; and what is only a copy of what was known before."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date

from holdover.decision import Decision
from holdover.ledger.entry import Entry
from holdover.register.folding import fold

Remembered = dict[tuple[str, date], Entry]
"""Entries as told on another day, by their ids and that day."""


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


def as_first_told(entries: Sequence[Entry], remembered: Remembered | None = None) -> list[Entry]:
    """The entries, each told when its words were first told: a copy is no later word.

    The entries must carry, that is, not be corrected; ``remembered`` saves making the same one again.
    """
    remembered = {} if remembered is None else remembered
    words = [fold(entry.claim.evidence) for entry in entries]
    first: dict[str, date] = {}
    for told, entry in zip(words, entries, strict=True):
        if told not in first or entry.known < first[told]:
            first[told] = entry.known
    days = [first[told] for told in words]
    return [
        entry if entry.known == day else _told_on(entry, day, remembered)
        for entry, day in zip(entries, days, strict=True)
    ]


def _told_on(entry: Entry, day: date, remembered: Remembered) -> Entry:
    if (entry.id, day) not in remembered:
        remembered[entry.id, day] = replace(entry, known=day)
    return remembered[entry.id, day]
