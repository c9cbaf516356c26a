"""Reports: what was published, word for word, and who published it when."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from hashlib import sha256

from holdover.when import PartialDate


class Medium(StrEnum):
    """The kind of thing that a report is; it tells a statement of one's own from news about one."""

    NEWS = "news"
    STATEMENT = "statement"  # what an official or a body says in its own name
    NOTICE = "notice"  # an official act or announcement: press release of a department, gazette, order
    POST = "post"  # a tweet or the like, in its author's own name
    DATASET = "dataset"  # a row of an existing record


@dataclass(frozen=True)
class Report:
    """One published text. ``key`` is the publisher's or the file's own name for it, where it has one.

    ``corrects`` names, by key or URL, the earlier report that this one corrects or takes back.
    ``agency`` is the wire service whose text this is, where the report says so.
    """

    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: PartialDate | None = None
    medium: Medium = Medium.NEWS
    author: str | None = None
    agency: str | None = None
    corrects: str | None = None
    key: str | None = field(default=None, compare=False)

    @cached_property
    def digest(self) -> str:
        """The report's identity: SHA-256, in hex, of all that was published (not of ``key``)."""
        parts = (
            self.text,
            self.title,
            self.publisher,
            self.url,
            None if self.published is None else str(self.published),
            self.medium,
            self.author,
            self.agency,
            self.corrects,
        )
        joined = "\0".join(["" if part is None else "=" + part for part in parts])
        return sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def id(self) -> str:
        """``key`` where the report came with one, else its digest."""
        return self.key or self.digest
