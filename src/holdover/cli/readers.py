"""Who reads: Holdover itself, or a second reader beside it or instead, whose cost is told at the end."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from holdover.cli.options import ReaderName
from holdover.cli.words import number_of, tell
from holdover.reading import read, read_by_rule, read_changes
from holdover.reading.intake import Reader

if TYPE_CHECKING:
    from holdover.reading.llm import Settings, Spent


@contextmanager
def chosen(name: ReaderName, jobs: int, *, changes_only: bool = False) -> Iterator[Reader]:
    """The reader of that name. Raises ``SecondReaderError`` where it is not set up."""
    if name is ReaderName.OWN:
        yield read_changes if changes_only else read
        return
    if name is ReaderName.RULES and not changes_only:
        yield read_by_rule
        return
    if changes_only:
        raise typer.BadParameter("only Holdover's own reader reads changes alone", param_hint="--only")
    if jobs > 1:
        raise typer.BadParameter("a second reader reads one report after the other", param_hint="--jobs")
    from holdover.reading.llm import SecondReader

    second = SecondReader.from_environment(tell=tell)
    try:
        yield second.read if name is ReaderName.LLM else second.read_both
    finally:  # what was spent is spent, however it ended
        if second.spent.calls:
            for words in _told(second.spent, second.settings):
                tell(words)


def _told(spent: "Spent", settings: "Settings") -> Iterator[str]:
    yield "; ".join(
        (
            f"second reader {settings.model}: {number_of(spent.calls, 'call')} in {spent.seconds:,.1f} s, "
            f"{spent.retries:,} of them tried again",
            f"{spent.tokens_in:,} tokens in, {spent.tokens_out:,} out{_untold(spent)}",
            _cost(spent, settings),
            f"{number_of(spent.kept, 'change')} kept",
        )
    )
    if spent.dropped:
        reasons = ", ".join(f"{count:,} {reason.value}" for reason, count in spent.dropped.most_common())
        yield f"second reader: {number_of(spent.dropped.total(), 'change')} dropped: {reasons}"


def _untold(spent: "Spent") -> str:
    return f" (not told by {number_of(spent.untold, 'answer')})" if spent.untold else ""


def _cost(spent: "Spent", settings: "Settings") -> str:
    cost = spent.cost(settings.price_in, settings.price_out)
    return "no prices set" if cost is None else f"cost {cost:,.4f}, in the currency of the prices set"
