"""How much the corpus holds, of what."""

from collections import Counter
from collections.abc import Iterable, Iterator

from holdover.claim import Capacity, Kind, Status
from training.corpus.annotated import AnnotatedReport

_TEMPORARY = (Capacity.ACTING, Capacity.INTERIM, Capacity.CARETAKER)


def figures(reports: Iterable[AnnotatedReport]) -> Iterator[str]:
    """The figures as lines of Markdown, the same for the same corpus."""
    corpus = list(reports)
    changes = [change for report in corpus for change in report.changes]
    without = sum(not report.changes for report in corpus)
    words = sum(len(report.text.split()) for report in corpus)
    sentences = sum(len(report.sentences) for report in corpus)
    yield f"{len(corpus)} reports, {sentences} sentences, {words} words; {len(changes)} changes."
    yield f"{without} reports have no change."
    yield ""
    yield "| kind | " + " | ".join(Status) + " |"
    yield "|---|" + "---:|" * len(Status)
    counts = Counter((change.kind, change.status) for change in changes)
    for kind in (kind for kind in Kind if kind is not Kind.ON_LEAVE):
        yield f"| `{kind}` | " + " | ".join(str(counts[kind, status]) for status in Status) + " |"
    yield ""
    yield "| of all changes | |"
    yield "|---|---:|"
    yield f"| of a group | {sum(change.group is not None for change in changes)} |"
    yield f"| acting, interim or caretaker | {sum(change.capacity in _TEMPORARY for change in changes)} |"
    yield f"| with a date | {sum(change.date is not None for change in changes)} |"
    yield f"| with a source chain | {sum(bool(change.sources) for change in changes)} |"
    yield f"| with no office told | {sum(change.office is None for change in changes)} |"
