"""A claim as the ledger gives it back."""

from dataclasses import dataclass
from datetime import date

from holdover.claim import Claim
from holdover.report import Medium


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim together with what the register must know of its report.

    ``id`` is the hash of the report's digest and of what the claim says; it, and never the order of
    recording, tells two entries apart. ``known`` is the day from which the report counts as known: the last
    day that its publication date allows, or the day of recording where no date is known. ``corrected`` is
    the day on which a report that corrects this one became known, if one did.
    """

    id: str
    claim: Claim
    report: str
    known: date
    corrected: date | None = None
    publisher: str | None = None
    author: str | None = None
    agency: str | None = None
    medium: Medium = Medium.NEWS
