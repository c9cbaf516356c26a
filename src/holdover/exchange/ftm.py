"""FollowTheMoney entities as JSON lines: an Occupancy says that a Person held a Position, and when.

An entity is plain JSON, its properties lists of texts, and is read as that. Where the library
``followthemoney`` is installed, every entity that is used must be valid by its model too.

The files are read twice: first for the persons, positions and organizations that occupancies name, which are
kept in a temporary database on the disk, then for the occupancies.
"""

from collections.abc import Iterator
from functools import reduce

from holdover.claim import Kind
from holdover.errors import BadDateError, InputError
from holdover.exchange.ftm_entities import Entities, Entity, occupancies
from holdover.exchange.options import Options
from holdover.exchange.row import Dataset, Named, Telling
from holdover.exchange.source import Files, file_name
from holdover.extraction import Extraction
from holdover.when import PartialDate, Period

_READER = "import-ftm/1"
_ENDINGS = (".gz", ".json", ".jsonl", ".ndjson", ".ftm")


def read(files: Files, options: Options) -> Iterator[Extraction | InputError]:
    """A report for each occupancy; in the place of what cannot be used, the reason."""
    paths = files.paths()
    files.expect(paths, times=2)
    with Entities.kept() as joined:
        for path in paths:
            yield from joined.take(files, path)
        for path in paths:
            title = options.title or file_name(path)
            dataset = Dataset(title, options.publisher, options.url, _READER, options.published)
            scheme = options.scheme or _bare(path.name)
            for each in occupancies(files, path):
                try:
                    yield _report(dataset, scheme, each, joined) if isinstance(each, Entity) else each
                except InputError as error:
                    yield error


def _bare(name: str) -> str:
    """The file's name without its endings: of ``entities.ftm.json.gz`` it is ``entities``."""
    while name.endswith(_ENDINGS):
        name = name.rpartition(".")[0]
    return name


def _report(dataset: Dataset, scheme: str, occupancy: Entity, joined: Entities) -> Extraction:
    holder, post = joined.need(occupancy, "holder"), joined.need(occupancy, "post")
    body = joined.find(post, "organization")
    rows = [each.row for each in (occupancy, holder, post, body) if each]
    telling = Telling(dataset, rows)
    person = Named(holder.name, f"{scheme}-person:{holder.id}")
    office = Named(_office(post, body), f"{scheme}-post:{post.id}")
    for when, words in _times(occupancy):
        telling.tell(Kind.SERVED, person, office, when, words=words)
    for elected in _dates(occupancy, "electionDate"):
        telling.tell(Kind.ELECTED, person, office, elected, words=_cell(occupancy, "electionDate"))
    if occupancy.get("status") == ("ended",) and not occupancy.get("endDate"):
        telling.tell(Kind.LEFT, person, office, None, words=_cell(occupancy, "status"))
    return telling.extraction()


def _office(post: Entity, body: Entity | None) -> str:
    """The position's name, with what else tells it from others and is not in the name already."""
    told = (body.name if body else None, *post.get("subnationalArea")[:1], post.country)
    name = post.name
    for each in told:
        if each and each.casefold() not in name.casefold():
            name = f"{name}, {each}"
    return name


def _times(occupancy: Entity) -> Iterator[tuple[PartialDate | Period | None, str]]:
    """The times in office that the entity tells, each with the words that tell it.

    Dates that agree are one, the finest; where some do not, each is told by itself, and the register has a
    dispute. Of an occupancy of which it is "unknown" whether it goes on, the end is any time after its start.
    """
    starts, ends = _dates(occupancy, "startDate"), _dates(occupancy, "endDate")
    if occupancy.get("status") == ("unknown",) and not ends:
        ends = [PartialDate(start.latest, None) for start in starts[:1]]
    if len(starts) > 1 or len(ends) > 1:
        yield from ((Period(start, None), _cell(occupancy, "startDate")) for start in starts)
        yield from ((Period(None, end), _cell(occupancy, "endDate")) for end in ends)
    elif starts or ends:
        start, end = next(iter(starts), None), next(iter(ends), None)
        if start and end and start.earliest and end.latest and end.latest < start.earliest:
            raise occupancy.row.error(
                f"it ends ({end}) before it starts ({start})", reason="it ends before it starts"
            )
        yield Period(start, end), _cell(occupancy, "startDate" if start else "endDate")
    seen = _dates(occupancy, "date")
    yield from ((day, _cell(occupancy, "date")) for day in seen)
    if not (starts or ends or seen):
        yield None, _cell(occupancy, "holder")


def _dates(occupancy: Entity, name: str) -> list[PartialDate]:
    """The dates of a property: one where all agree, else all, the earliest first."""
    try:
        # A time of day is no part of a date.
        dates = {PartialDate.parse(value.partition("T")[0]) for value in occupancy.get(name)}
    except BadDateError as error:
        raise occupancy.row.error(f"{name}: {error}", reason=f"its {name} is no date") from None
    try:
        return [reduce(PartialDate.meet, dates)] if dates else []
    except BadDateError:
        return sorted(dates, key=str)


def _cell(entity: Entity, name: str) -> str:
    return f"{name}: {entity.row.need(name)}"
