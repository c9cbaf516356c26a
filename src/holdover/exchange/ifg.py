"""The Institute for Government's database of ministers of the United Kingdom, as CSV tables (CC BY 4.0).

An appointment joins a person and a post, and a post an organization. The end of an appointment is the first
day out of office. ``appointment_characteristics`` gives the times in which it was an acting one, and those on
leave. A person has a row for each name, with the time of the name. Links between organizations say which
posts go on under another name (``ifg_links``).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from holdover.claim import Capacity, Kind
from holdover.decision import Decision
from holdover.errors import InputError
from holdover.exchange.ifg_links import Posts, decisions
from holdover.exchange.options import Options
from holdover.exchange.row import Dataset, Named, Row, Telling
from holdover.exchange.source import Files, file_name
from holdover.exchange.tables import rows_of
from holdover.extraction import Extraction
from holdover.when import PartialDate, Period

_TRUE = "True"
_JOINED = ("post", "organisation", "organisation_link", "person", "appointment_characteristics")
_TABLES = ("appointment", *_JOINED)
_NEEDED = ("appointment", "person", "post", "organisation")
_READER = "import-ifg/1"


def read(files: Files, options: Options) -> Iterator[Extraction | Decision | InputError]:
    """A report for each appointment, then a decision for each post and body that goes on under another name.

    In the place of what cannot be used comes the reason.
    """
    named = {file_name(path).removesuffix(".csv"): path for path in files.paths()}
    tables = {name: path for name, path in named.items() if name in _TABLES}
    missing = [each for each in _NEEDED if each not in tables]
    if missing:
        raise InputError(
            files.names[0], f"it lacks the table {missing[0]}.csv; name the folder of all tables"
        )
    files.expect(tables.values())
    dataset = Dataset(
        options.title or "IfG Ministers Database",
        options.publisher or "Institute for Government",
        options.url or "https://www.instituteforgovernment.org.uk/ifg-ministers-database",
        _READER,
        options.published,
    )
    joined = _Joined()
    yield from joined.load(files, tables)
    posts = Posts()
    for post in joined.posts.values():
        posts.add(post, _office(post, joined.organization(post)))
    for row in rows_of(files, tables["appointment"]):
        if isinstance(row, InputError):
            yield row
            continue
        try:
            yield _report(dataset, row, joined)
            posts.held(row.need("post_id"), row.period("start_date", "end_date"))
        except InputError as error:
            yield error
    yield from decisions(dataset, joined.links, posts, joined.organizations)


@dataclass
class _Joined:
    """The tables that appointments join, by id."""

    posts: dict[str, Row] = field(default_factory=dict)
    organizations: dict[str, Row] = field(default_factory=dict)
    links: list[Row] = field(default_factory=list)
    persons: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    characteristics: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))

    def load(self, files: Files, tables: dict[str, Path]) -> Iterator[InputError]:
        """Read them; give what cannot be used."""
        for table in _JOINED:
            for row in rows_of(files, tables[table]) if table in tables else ():
                try:
                    if isinstance(row, InputError):
                        raise row
                    self._take(table, row)
                except InputError as error:
                    yield error

    def _take(self, table: str, row: Row) -> None:
        match table:
            case "post":
                row.need("name")
                self.posts[row.need("id")] = row
            case "organisation":
                self.organizations[row.need("id")] = row
            case "organisation_link":
                self.links.append(row)
            case "person":
                row.need("name")
                row.period("start_date", "end_date")
                self.persons[row.need("id")].append(row)
            case _:
                row.period("start_date", "end_date")
                self.characteristics[row.need("appointment_id")].append(row)

    def organization(self, post: Row) -> Row | None:
        """The organization of the post, where it has one that is in its table."""
        return self.organizations.get(post.get("organisation_id") or "")


def _report(dataset: Dataset, appointment: Row, joined: _Joined) -> Extraction:
    post = joined.posts.get(appointment.need("post_id"))
    if post is None:
        raise appointment.missing("post_id", "post.csv")
    organization = joined.organization(post)
    names = joined.persons.get(appointment.need("person_id"))
    if not names:
        raise appointment.missing("person_id", "person.csv")
    held = appointment.period("start_date", "end_date")
    if held.start is None:
        raise appointment.error("it has no “start_date”")
    special = [
        row
        for row in joined.characteristics.get(appointment.need("id"), ())
        if _is_acting(row) or _is_leave(row)
    ]
    own_names = _in_time(names, held)
    rows = [appointment, *special, *own_names, post, *([organization] if organization else [])]
    telling = Telling(dataset, rows)
    office = _office(post, organization)
    person = _named(own_names[0])
    _tell_times(telling, person, office, held, special)
    for later in own_names[1:]:
        since = later.date("start_date")
        telling.tell(
            Kind.SERVED, _named(later), office, since, words=later.need("name"), row=rows.index(later)
        )
    return telling.extraction()


def _office(post: Row, organization: Row | None) -> Named:
    of = organization.get("name") if organization else None
    return Named(", ".join(filter(None, (post.need("name"), of))), f"ifg-post:{post.need('id')}")


def _named(person: Row) -> Named:
    return Named(person.need("name"), f"ifg-person:{person.need('id')}")


def _tell_times(telling: Telling, person: Named, office: Named, held: Period, special: Sequence[Row]) -> None:
    """Tell each time that was served in one capacity, and each time on leave."""
    for period, capacity, row in _by_capacity(held, special):
        telling.tell(
            Kind.SERVED,
            person,
            office,
            period,
            words=f"start_date: {telling.rows[row].need('start_date')}",
            row=row,
            capacity=capacity,
        )
    for row, leave in enumerate(special, 1):
        if _is_leave(leave):
            telling.tell(
                Kind.ON_LEAVE,
                person,
                office,
                leave.period("start_date", "end_date"),
                words="is_on_leave: True",
                row=row,
            )


def _by_capacity(held: Period, special: Sequence[Row]) -> Iterator[tuple[Period, Capacity, int]]:
    """The parts of an appointment, each of one capacity, and the row that tells it."""
    acting = [
        (_within(held, row.period("start_date", "end_date")), at)
        for at, row in enumerate(special, 1)
        if _is_acting(row)
    ]
    begun = held.start
    for period, row in sorted(acting, key=lambda each: _first_day(each[0].start)):
        if _first_day(begun) < _first_day(period.start):
            yield Period(begun, period.start), Capacity.PERMANENT, 0
        yield period, Capacity.ACTING, row
        begun = period.end
        if begun is None:
            return
    if held.end is None or _first_day(begun) < _first_day(held.end):
        yield Period(begun, held.end), Capacity.PERMANENT, 0


def _within(held: Period, period: Period) -> Period:
    """The period, which is as long as the appointment at an end where it tells none."""
    return Period(period.start or held.start, period.end or held.end)


def _first_day(when: PartialDate | None) -> date:
    return (when and when.earliest) or date.min


def _in_time(names: Sequence[Row], held: Period) -> list[Row]:
    """The rows of the names that the person had in the time held: that of its start, then later ones."""
    day = _first_day(held.start)
    ordered = sorted(names, key=lambda row: _first_day(row.date("start_date")))
    then = [row for row in ordered if _first_day(row.date("start_date")) <= day] or ordered[:1]
    until = (held.end and held.end.latest) or date.max
    later = [row for row in ordered if day < _first_day(row.date("start_date")) < until and row not in then]
    return [then[-1], *later]


def _is_acting(row: Row) -> bool:
    return row.get("is_acting") == _TRUE


def _is_leave(row: Row) -> bool:
    return row.get("is_on_leave") == _TRUE
