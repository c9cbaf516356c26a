"""The clocks of the offices of a record: its answers taken as facts, and the facts reckoned."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

from holdover.law.clock import Clock, clocks, nearest_first
from holdover.law.facts import Facts
from holdover.law.history import facts_on
from holdover.law.library import load_law
from holdover.law.notice import noticed_facts
from holdover.law.plot import draw
from holdover.law.timeline import timeline
from holdover.register.answers import Answers
from holdover.register.tenure import Office
from holdover.report import Medium, Report


class Clocks:
    """What the law says of offices on a day, as known on another (``None``: as now).

    ``report_of`` gives the report of a digest: official notices are read once more, for what they fix.
    """

    def __init__(
        self, answers: Answers, report_of: Callable[[str], Report | None], on: date, known: date | None
    ) -> None:
        self._answers = answers
        self._report_of = report_of
        self._on = on
        self._known = known

    def running(
        self, offices: Iterable[Office] | None, readings: Mapping[str, str] | None = None
    ) -> tuple[Clock, ...]:
        """The clocks of the offices, the nearest to its end first; without offices, all that can run out."""
        asked = self._with_clocks() if offices is None else tuple(offices)
        found = [clock for each in asked for clock in clocks(self._facts(each), load_law(), readings)]
        if offices is None:
            found = [each for each in found if each.capacity != "permanent" or each.first_unlawful]
        return tuple(sorted(found, key=nearest_first))

    def _with_clocks(self) -> tuple[Office, ...]:
        """The offices held for a time, and those whose regular holders can run out of time."""
        asked = {office.id: office for office in self._answers.held_for_a_time(self._on, self._known)}
        for authority in load_law().authorities:
            for phrase in authority.covers.phrases if authority.may_end_regular_service else ():
                for office in self._answers.offices_with_words(phrase, self._known):
                    asked[office.id] = office
        return tuple(asked.values())

    def draw(self, office: Office, file: Path) -> None:
        """Draw an office's clocks over time, as SVG or PNG by the file's name. Raises ``PlotError``."""
        draw(timeline(self._facts(office), load_law()), file)

    def _facts(self, office: Office) -> Facts:
        """What the record tells of an office's vacancy on the day."""
        told = self._answers.told(office.id, self._known)
        entries = [entry for entry in told if entry.corrected is None]
        notices = sorted({entry.report for entry in entries if entry.medium is Medium.NOTICE})
        reports = (self._report_of(digest) for digest in notices)
        noticed = [fact for report in reports if report for fact in noticed_facts(report)]
        claims = {entry.id: entry.claim for entry in entries}
        tenures = self._answers.office(office.id, self._known)
        return facts_on(self._on, office, tenures, claims, noticed)
