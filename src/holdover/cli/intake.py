"""Reports on their way in: what was read is passed on, what was refused is told and counted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from holdover.cli.options import InputFormat
from holdover.cli.words import tell
from holdover.extraction import Extraction
from holdover.reading.formats import Format, pieces
from holdover.reading.intake import Outcome, Reader, read_pieces


@dataclass(frozen=True, slots=True)
class Given:
    """The files that a person names, how to take them, and who reads them."""

    files: list[str]
    input_format: InputFormat | None
    encoding: str | None
    max_bytes: int
    jobs: int
    reader: Reader

    def outcomes(self) -> Iterator[Outcome]:
        """What becomes of each report in the files."""
        as_format = Format(self.input_format) if self.input_format else None
        given = pieces(self.files, as_format=as_format, encoding=self.encoding, max_bytes=self.max_bytes)
        return read_pieces(given, jobs=self.jobs, reader=self.reader)


class Refusals:
    """What was refused is told on standard error and counted."""

    def __init__(self) -> None:
        self.refused = 0

    def refuse(self, reason: Exception) -> None:
        """Tell a person why a report was not taken, and count it."""
        self.refused += 1
        tell(str(reason))


class Intake(Refusals):
    """What was read, one report after the other. What was refused is told on standard error and counted."""

    def __init__(self, outcomes: Iterable[Outcome]) -> None:
        super().__init__()
        self._outcomes = outcomes

    def __iter__(self) -> Iterator[Extraction]:
        for outcome in self._outcomes:
            for warning in outcome.warnings:
                tell(f"warning: {warning}")
            if outcome.refused is not None:
                self.refuse(outcome.refused)
            if outcome.extraction is not None:
                yield outcome.extraction


class Found:
    """What was read, as it goes by; ``anything`` is whether any change or attribution has."""

    def __init__(self, extractions: Iterable[Extraction]) -> None:
        self.anything = False
        self._extractions = extractions

    def __iter__(self) -> Iterator[Extraction]:
        for extraction in self._extractions:
            self.anything = self.anything or bool(extraction.claims or extraction.attributions)
            yield extraction
