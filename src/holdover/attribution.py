"""Attributions: who says what, by which words."""

from dataclasses import dataclass

from holdover.claim import Span
from holdover.report import Report


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source, the cue that marks its saying, and what is said; each in one or more pieces of the text.

    ``source`` is empty where nobody is named ("it was said"); ``content`` is empty where the source
    declines to speak ("did not respond to a request for comment"). ``chain`` names who says so, outermost
    first, this attribution's own source last. ``direct`` is true where the content is quoted word for word.
    ``channel`` is how it was said, where told: tweet, statement, interview, letter.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    direct: bool = False
    channel: str | None = None
    chain: tuple[str, ...] = ()

    @property
    def declined(self) -> bool:
        """Whether the source was asked and said nothing."""
        return not self.content


def quoted(spans: tuple[Span, ...], report: Report) -> str:
    """The words at the spans, pieces joined by an ellipsis."""
    return " … ".join(report.text[begin:end] for begin, end in spans)
