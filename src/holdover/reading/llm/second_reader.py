"""A report read by a model behind an endpoint, instead of Holdover's own reader or beside it."""

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Self

from holdover.claim import Claim, Span
from holdover.extraction import Extraction
from holdover.reading.document import Document
from holdover.reading.llm.answer import ToldChange
from holdover.reading.llm.chat import Chat
from holdover.reading.llm.ground import DroppedError, Ground
from holdover.reading.llm.patience import Patience
from holdover.reading.llm.sections import sections
from holdover.reading.llm.settings import Settings
from holdover.reading.llm.spent import Dropped, Spent
from holdover.reading.merge import is_same_change
from holdover.reading.reader import read
from holdover.report import Report

log = logging.getLogger(__name__)


class SecondReader:
    """Reads changes by one model, and counts in ``spent`` what that costs.

    A model need not say the same twice; each claim is grounded all the same. ``tell`` is told what a person
    should know. Raises ``SecondReaderError`` where no request can be made or come through, and
    ``UnansweredError`` where one report gets no usable answer. One thread at a time may use it.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        patience: Patience | None = None,
        tell: Callable[[str], None] = log.warning,
    ) -> None:
        self.settings = settings
        self.spent = Spent()
        self._chat = Chat(settings, patience or Patience(answer=settings.timeout), self.spent, tell)

    @classmethod
    def from_environment(cls, *, tell: Callable[[str], None] = log.warning) -> Self:
        """The reader that ``HOLDOVER_LLM_URL``, ``HOLDOVER_LLM_MODEL`` and the rest name."""
        return cls(Settings.from_environment(), tell=tell)

    def read(self, report: Report) -> Extraction:
        """The changes that the model tells; who says what is found by Holdover's own reader."""
        return replace(read(report), claims=self.find_changes(report))

    def read_both(self, report: Report) -> Extraction:
        """What Holdover's own reader finds, and the changes that only the model tells."""
        own = read(report)
        told = self.find_changes(report)
        more = (claim for claim in told if not any(is_same_change(claim, other) for other in own.claims))
        return replace(own, claims=tuple(sorted((*own.claims, *more), key=lambda claim: claim.span)))

    def find_changes(self, report: Report) -> tuple[Claim, ...]:
        """The changes that the model tells and that stand on the report's words, in the order of the text."""
        ground = Ground(Document(report), f"llm/{self.settings.model}")
        claims = ground.settled(list(self._told(ground, report)))
        self.spent.kept += len(claims)
        return claims

    def _told(self, ground: Ground, report: Report) -> Iterator[Claim]:
        cut = tuple(sections(report.text))
        for number, section in enumerate(cut, 1):
            told = self._ask(_given(report, section, number, len(cut)))
            yield from self._grounded(told, ground, section)

    def _ask(self, given: str) -> tuple[ToldChange | None, ...]:
        begun = time.monotonic()
        try:
            return self._chat.ask(_instructions(), given)
        finally:
            self.spent.seconds += time.monotonic() - begun

    def _grounded(self, told: Iterable[ToldChange | None], ground: Ground, section: Span) -> Iterator[Claim]:
        for change in told:
            try:
                if change is None:
                    raise DroppedError(Dropped.FORM)
                yield ground.claim(change, section)
            except DroppedError as error:
                self.spent.dropped[error.reason] += 1


@cache
def _instructions() -> str:
    return (files("holdover.reading.llm") / "instructions.txt").read_text(encoding="utf-8")


def _given(report: Report, section: Span, number: int, count: int) -> str:
    """A section with what is known of its report."""
    known = (
        ("Title", report.title),
        ("Author", report.author),
        ("Publisher", report.publisher),
        ("Day of publication", report.published),
        ("Section", f"{number} of {count}" if count > 1 else None),
    )
    lines = (f"{name}: {' '.join(str(value).split())}\n" for name, value in known if value is not None)
    text = report.text[section.begin : section.end]
    # Half of a surrogate pair cannot be sent.
    return f"{''.join(lines)}Text:\n\n{text}".encode("utf-8", "replace").decode()
