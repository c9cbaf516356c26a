"""What reading one report gives: the report, its claims and its attributions."""

from dataclasses import dataclass

from holdover.attribution import Attribution
from holdover.claim import Claim
from holdover.report import Report


@dataclass(frozen=True, slots=True)
class Extraction:
    """A report with everything that a reader found in it, in the order of the text."""

    report: Report
    claims: tuple[Claim, ...]
    attributions: tuple[Attribution, ...]
