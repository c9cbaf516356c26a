"""Writing what units came to into the tables of versions and citations."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from holdover.ledger.bulk import Row, insert_rows
from holdover.ledger.parts import parts
from holdover.register import catalog
from holdover.register.catalog import FOREVER, Named
from holdover.register.finding import Citation, Key, Sort
from holdover.register.names import name_blocks
from holdover.register.naming import slug_of
from holdover.register.outcome import Due, Outcome
from holdover.register.replay import Cited


def held(connection: sa.Connection, dues: Sequence[Due]) -> dict[str, list[Cited]]:
    """The citations in units, by their ids, that stood on the eve of the day from which each is due."""
    finding, cited = catalog.finding.c, catalog.citation.c
    found: dict[str, list[Cited]] = defaultdict(list)
    for part in parts(dues):
        units = [due.unit for due in part]
        known = set(connection.scalars(sa.select(finding.unit).distinct().where(finding.unit.in_(units))))
        for due in (each for each in part if each.unit in known):
            query = (
                sa.select(finding.sort, finding.id, cited.path, cited.claim, cited.place)
                .join(catalog.citation, cited.finding == finding.number)
                .where(finding.unit == due.unit, cited.known_from < due.since, cited.known_until >= due.since)
            )
            for sort, id_, path, claim, place in connection.execute(query):
                found[due.unit].append(Cited(Key(Sort(sort), id_), Citation(path, claim), place))
    return found


def write(connection: sa.Connection, outcomes: Iterable[Outcome]) -> None:
    """Put what units came to in the place of what was known of them from that day on."""
    outcomes = list(outcomes)
    numbers = _cut(connection, [outcome.due for outcome in outcomes])
    _number_new(connection, outcomes, numbers)
    versions: list[Row] = []
    citations: list[Row] = []
    ended_versions: list[tuple[int, int]] = []
    ended_citations: list[Row] = []
    for each in outcomes:
        of = [numbers[sort, id_] for sort, id_, _ in each.findings]
        versions += [(of[place], *values) for place, values in each.versions]
        citations += [(of[place], *rest) for place, *rest in each.citations]
        ended_versions += [(of[place], day) for place, day in each.ended_versions]
        ended_citations += [(of[place], *rest) for place, *rest in each.ended_citations]
    _end_versions(connection, ended_versions)
    _end_citations(connection, ended_citations)
    insert_rows(connection, catalog.version, versions, numbered=False)
    # In the order of the table's own key: each row then goes where the one before it went.
    insert_rows(connection, catalog.citation, sorted(citations))
    names = {name for outcome in outcomes for name in outcome.names}
    for named, keys_of in ((Named.PERSON, catalog.words), (Named.PERSON_LIKE, name_blocks)):
        catalog.add_names(connection, named, ((key, id_) for name, id_ in names for key in keys_of(name)))
    called = {key for outcome in outcomes for key in outcome.keys}
    words = ((word, id_) for key, id_ in called for word in catalog.words(f"{key} {slug_of(key)}"))
    catalog.add_names(connection, Named.PERSON, words)
    catalog.add_names(connection, Named.PERSON_LIKE, called)


def _cut(connection: sa.Connection, dues: Sequence[Due]) -> dict[tuple[int, str], int]:
    """Forget what became known in units from their days on; give the numbers of their findings."""
    finding, numbers, known = catalog.finding.c, dict[tuple[int, str], int](), set[str]()
    query = sa.select(finding.unit, finding.sort, finding.id, finding.number)
    for part in parts([due.unit for due in dues]):
        for unit, sort, id_, number in connection.execute(query.where(finding.unit.in_(part))):
            numbers[sort, id_] = number
            known.add(unit)
    for due in (each for each in dues if each.unit in known):
        of_unit = sa.select(finding.number).where(finding.unit == due.unit)
        for table in (catalog.version, catalog.citation):
            own = table.c.finding.in_(of_unit)
            connection.execute(sa.delete(table).where(own, table.c.known_from >= due.since))
            connection.execute(
                sa.update(table)
                .where(own, table.c.known_until >= due.since, table.c.known_until < FOREVER)
                .values(known_until=FOREVER)
            )
    return numbers


def _number_new(
    connection: sa.Connection, outcomes: Iterable[Outcome], numbers: dict[tuple[int, str], int]
) -> None:
    """Give numbers to the findings that have none yet, and add them to the table."""
    last = connection.scalar(sa.select(sa.func.max(catalog.finding.c.number))) or 0
    added: list[Row] = []
    for outcome in outcomes:
        for sort, id_, person in outcome.findings:
            if (sort, id_) not in numbers:
                numbers[sort, id_] = last + len(added) + 1
                added.append((numbers[sort, id_], sort, id_, outcome.due.unit, person))
    insert_rows(connection, catalog.finding, added)


def _end_versions(connection: sa.Connection, ended: Sequence[tuple[int, int]]) -> None:
    if ended:
        version = catalog.version.c
        query = sa.update(catalog.version).where(
            version.finding == sa.bindparam("of"), version.known_until == FOREVER
        )
        values = [{"of": of, "until": until} for of, until in ended]
        connection.execute(query.values(known_until=sa.bindparam("until")), values)


def _end_citations(connection: sa.Connection, ended: Sequence[Row]) -> None:
    if ended:
        cited = catalog.citation.c
        query = sa.update(catalog.citation).where(
            cited.finding == sa.bindparam("of"),
            cited.path == sa.bindparam("at"),
            sa.type_coerce(cited.claim, sa.LargeBinary) == sa.bindparam("cited", type_=sa.LargeBinary),
            cited.known_until == FOREVER,
        )
        names = ("of", "at", "cited", "until")
        values = [dict(zip(names, each, strict=True)) for each in ended]
        connection.execute(query.values(known_until=sa.bindparam("until")), values)
