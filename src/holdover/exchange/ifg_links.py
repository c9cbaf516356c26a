"""What the links between organizations say of posts and bodies: which go on under another name.

A link says that an organization was renamed as another, merged into it or split from it, or gave functions up
to it. It names no posts. A post of the one is taken to go on as the post of the same name in the other where
the one was last held, and the other first, within a week of the link and not both at once; where that could
be said of several, it is said of none.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import product

from holdover.decision import Act, Decision
from holdover.errors import InputError
from holdover.exchange.row import Dataset, Named, Row
from holdover.register.bodies import subject_of
from holdover.register.offices import office_of
from holdover.when import Period

_RENAMED, _MERGED = "Name change", "Merger"
_ONE_WEEK = timedelta(days=7)  # the ministers of a new department are appointed over some days
Pair = tuple[str, str]


@dataclass
class Posts:
    """The posts of each organization, what offices they are, and when each was first and last held.

    Of a post that is held still, or of which an end is not known, there is no last day.
    """

    offices: dict[str, Named] = field(default_factory=dict)
    by_organization: dict[str, list[Row]] = field(default_factory=dict)
    _first: dict[str, date] = field(default_factory=dict)
    _last: dict[str, date | None] = field(default_factory=dict)

    def add(self, post: Row, office: Named) -> None:
        """A post, and the office that it is."""
        self.offices[post.need("id")] = office
        self.by_organization.setdefault(post.get("organisation_id") or "", []).append(post)

    def held(self, post: str, period: Period) -> None:
        """The post was held for that time."""
        if period.start and (start := period.start.earliest):
            self._first[post] = min(start, self._first.get(post, start))
        end = period.end.latest if period.end else None
        last = self._last.get(post, end)
        self._last[post] = max(last, end) if last and end else None

    def followed(self, link: Row) -> Iterator[Pair]:
        """The pairs of posts, old and new, that may be one by that link."""
        since, until = _week_of(link)
        ours = self.by_organization.get(link.need("predecessor_organisation_id"), ())
        theirs = self.by_organization.get(link.need("successor_organisation_id"), ())
        for one, other in product(ours, theirs):
            last, first = self._last.get(one.need("id")), self._first.get(other.need("id"))
            if one.need("name") == other.need("name") and last and first and since <= last <= first <= until:
                yield one.need("id"), other.need("id")


def _week_of(link: Row) -> tuple[date, date]:
    """From a week before the link to a week after it."""
    link.need("link_start_date")
    told = link.period("link_start_date", "link_end_date")
    begun, over = told.start, told.end or told.start
    if not (begun and begun.earliest and over and over.latest):
        raise link.error("it is of no time: its dates are open")
    return begun.earliest - _ONE_WEEK, over.latest + _ONE_WEEK


def decisions(
    dataset: Dataset, links: Sequence[Row], posts: Posts, organizations: Mapping[str, Row]
) -> Iterator[Decision | InputError]:
    """The decisions that follow from the links; in the place of a link that cannot be used, the reason."""
    told: dict[Pair, Row] = {}
    for link in links:
        try:
            if link.get("type") in (_RENAMED, _MERGED):
                yield _decision(dataset, link, _bodies(link, organizations))
            for pair in posts.followed(link):
                told.setdefault(pair, link)
        except InputError as error:
            yield error
    goes_on, went_before = Counter(old for old, _ in told), Counter(new for _, new in told)
    for (old, new), link in told.items():
        if goes_on[old] == went_before[new] == 1:
            offices = (posts.offices[id_] for id_ in (old, new))
            yield _decision(dataset, link, [office_of(each.name, each.key or "").id for each in offices])


def _bodies(link: Row, organizations: Mapping[str, Row]) -> list[str]:
    """The two bodies as subjects of a decision; of a merger the day stands with the second."""
    named = []
    for column in ("predecessor_organisation_id", "successor_organisation_id"):
        organization = organizations.get(link.need(column))
        if organization is None:
            raise link.missing(column, "organisation.csv")
        named.append(organization.need("name"))
    if link.get("type") == _RENAMED:
        return [subject_of(name) for name in named]
    link.need("link_start_date")
    return [subject_of(named[0]), subject_of(named[1], link.date("link_start_date"))]


def _decision(dataset: Dataset, link: Row, subjects: Sequence[str]) -> Decision:
    """Known when the dataset is; by its reader, with the row as the reason."""
    published = dataset.published and dataset.published.latest
    at = datetime.combine(published, time(), UTC) if published else datetime.now(UTC)
    return Decision(Act.CONTINUES, tuple(subjects), dataset.reader, at, link.text)
