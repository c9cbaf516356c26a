"""Claims with the reports that make them: what stands under an answer, to be shown beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from holdover.ledger.entry import Entry
from holdover.ledger.store import Ledger
from holdover.register.dispute import Dispute
from holdover.register.open_questions import OpenQuestion
from holdover.register.tenure import Tenure
from holdover.report import Report

_READ = 5  # claims of either candidate shown with a question: more than that nobody reads to answer it


@dataclass(frozen=True, slots=True)
class Cited:
    """A recorded claim and its report."""

    entry: Entry
    report: Report


@dataclass(frozen=True, slots=True)
class CitedTenure:
    """A tenure and all that is claimed of it: on how it began, on how it ended, and the rest."""

    tenure: Tenure
    start: tuple[Cited, ...]
    end: tuple[Cited, ...]
    other: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class CitedDispute:
    """A dispute, and the claims of each of its sides, in the order of ``dispute.sides``."""

    dispute: Dispute
    sides: tuple[tuple[Cited, ...], ...]


@dataclass(frozen=True, slots=True)
class CitedQuestion:
    """An open question, and of each candidate the claims that are most worth reading."""

    asked: OpenQuestion
    sides: tuple[tuple[Cited, ...], tuple[Cited, ...]]


class Citations:
    """Looks up what answers cite, each report once."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._reports: dict[str, Report] = {}

    def of(self, ids: Iterable[str]) -> tuple[Cited, ...]:
        """The claims of these ids, in their order."""
        wanted = tuple(dict.fromkeys(ids))
        entries = {entry.id: entry for entry in self._ledger.entries_of(wanted)}
        return tuple(Cited(entries[id_], self._report(entries[id_].report)) for id_ in wanted)

    def of_tenure(self, tenure: Tenure) -> CitedTenure:
        """A tenure with its claims."""
        start = tenure.start.claims if tenure.start else ()
        end = tenure.end.claims if tenure.end else ()
        other = (id_ for id_ in tenure.claims if id_ not in {*start, *end})
        return CitedTenure(tenure, self.of(start), self.of(end), self.of(other))

    def of_dispute(self, dispute: Dispute) -> CitedDispute:
        """A dispute with the claims of each side."""
        return CitedDispute(dispute, tuple(self.of(side.claims) for side in dispute.sides))

    def of_question(self, asked: OpenQuestion) -> CitedQuestion:
        """A question with the first claims of each of the two."""
        one, other = asked.candidates
        return CitedQuestion(asked, (self.of(one.claims[:_READ]), self.of(other.claims[:_READ])))

    def _report(self, digest: str) -> Report:
        if digest not in self._reports:
            report = self._ledger.report(digest)
            if report is None:
                raise LookupError(f"the ledger holds a claim of report {digest}, and not the report")
            self._reports[digest] = report
        return self._reports[digest]
