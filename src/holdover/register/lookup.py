"""Looking findings up in the register's tables, as they were known on a day."""

from collections import defaultdict
from datetime import date

import sqlalchemy as sa

from holdover.ledger.parts import parts
from holdover.register import catalog
from holdover.register.catalog import FOREVER
from holdover.register.finding import Citation, Found, put_together, sort_of


def look_up(
    connection: sa.Connection,
    wanted: type[Found],
    known: date | None,
    *conditions: sa.ColumnElement[bool],
    by_known: bool = False,
) -> list[Found]:
    """The findings of one sort under conditions on ``catalog.version``, with what they cited then.

    ``known`` is the day as on which they were known; ``None`` is today, with all that is known. ``by_known``:
    the conditions are about one office or about all, so that an index that has what is known before what is
    valid serves best. Where they name findings, persons, days or a body's offices, an index over these does,
    and what is known must not lead the database away from it.
    """
    day = known.toordinal() if known else FOREVER - 1
    version, cited = catalog.version.c, catalog.citation.c
    query = sa.select(version.finding, version.body).where(
        # Written out, not bound: so the index over one sort alone can serve.
        version.sort == sa.literal_column(str(int(sort_of(wanted)))),
        *conditions,
        # What is known now is known until the last of days. An equality lets an index go on behind it.
        version.known_until == FOREVER if by_known and not known else version.known_until > day,
        version.known_from <= day,
    )
    found = connection.execute(query).all()
    citations: dict[int, list[Citation]] = defaultdict(list)
    for part in parts([row.finding for row in found]):
        of_part = (
            sa.select(cited.finding, cited.path, cited.claim)
            .where(cited.finding.in_(part), cited.known_until > day, cited.known_from <= day)
            .order_by(cited.place, cited.claim)
        )
        for number, path, claim in connection.execute(of_part):
            citations[number].append(Citation(path, claim))
    return [put_together(wanted, row.body, citations[row.finding]) for row in found]
