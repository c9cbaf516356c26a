"""What a person can say about a dataset beside naming its files."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from holdover.when import PartialDate


@dataclass(frozen=True, slots=True)
class Options:
    """How to take a dataset.

    ``published`` is when it was published, so that what it tells is known from then on and not from the day
    of the import. ``columns`` is the map of a plain CSV file. ``scheme`` is that of its keys.
    """

    published: PartialDate | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    encoding: str | None = None
    scheme: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
