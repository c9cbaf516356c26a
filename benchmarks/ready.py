"""Made-up reports laid ready in a file, so that a load does not wait for their being made up."""

import pickle
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from holdover.extraction import Extraction

_PARCEL = 1_000  # so many are read at once


def lay_ready(reports: Iterable[Extraction], file: Path) -> None:
    """Write reports down, some at a time."""
    left = iter(reports)
    with file.open("wb") as out:
        while parcel := list(islice(left, _PARCEL)):
            pickle.dump(parcel, out)


def laid_ready(file: Path) -> Iterator[Extraction]:
    """The reports, in their order, some at a time."""
    with file.open("rb") as data:
        while data.peek(1):
            yield from pickle.load(data)  # noqa: S301 - written a moment before, by `lay_ready`
