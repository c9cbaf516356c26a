"""Reviewers' decisions, found by what they are about."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date

from holdover.decision import Decision
from holdover.register.naming import office_mark


def day_of(decision: Decision) -> date:
    """The day from which the decision counts."""
    return decision.at.astimezone(UTC).date()


class Docket:
    """All decisions. One that takes back another is about what the other is about."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._by_id = {decision.id: decision for decision in decisions}
        self._about: dict[str, list[Decision]] = defaultdict(list)
        for decision in self._by_id.values():
            for subject in self.subjects(decision):
                # The id of a person ends in a mark of the office.
                for mark in {subject, subject.rpartition(".")[2]}:
                    self._about[mark].append(decision)

    def subjects(self, decision: Decision) -> set[str]:
        """The subjects of a decision, and of those that it takes back, however many times over."""
        found, waiting, done = set[str](), [decision], set[str]()
        while waiting:
            each = waiting.pop()
            if each.id in done:
                continue
            done.add(each.id)
            found |= set(each.subjects)
            waiting += [self._by_id[subject] for subject in each.subjects if subject in self._by_id]
        return found

    def on(self, claims: Iterable[str], offices: Iterable[str]) -> list[Decision]:
        """The decisions on any of the claims, on any of the offices, or on persons in these."""
        if not self._by_id:
            return []
        marks = [*claims, *(mark for office in offices for mark in (office, office_mark(office)))]
        return list({each.id: each for mark in marks for each in self._about.get(mark, ())}.values())
