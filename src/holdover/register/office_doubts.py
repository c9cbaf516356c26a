"""Which offices of the record may be one: looked up by the persons named in both."""

from collections import defaultdict
from datetime import date

import sqlalchemy as sa

from holdover.ledger.store import Ledger
from holdover.register import catalog
from holdover.register.catalog import Named
from holdover.register.docket import day_of
from holdover.register.lookup import look_up
from holdover.register.mention import Mention
from holdover.register.names import name_blocks
from holdover.register.question import Question
from holdover.register.rulings import Rulings
from holdover.register.same_office import office_questions
from holdover.register.search import ids_named
from holdover.register.tenure import Office
from holdover.register.touched import parts


def office_doubts(ledger: Ledger, office: Office, known: date | None) -> tuple[Question, ...]:
    """Questions whether this office is another of its title, as far as no decision has answered them."""
    version, finding = catalog.version.c, catalog.finding.c
    with ledger.database.reading() as connection:
        own = look_up(connection, Mention, known, version.office == office.id)
        blocks = {block for each in own for block in name_blocks(each.person.name)}
        like = sorted({id_ for block in blocks for id_ in ids_named(connection, Named.PERSON_LIKE, {block})})
        others: dict[Office, list[str]] = defaultdict(list)
        for part in parts(like):
            of_part = version.finding.in_(sa.select(finding.number).where(finding.person.in_(part)))
            for each in look_up(connection, Mention, known, of_part):
                if each.office.title == office.title and each.office.id != office.id:
                    others[each.office].append(each.person.name)
    asked = office_questions(office, [each.person.name for each in own], others)
    rulings = Rulings.of([each for each in ledger.decisions() if known is None or day_of(each) <= known])
    ruled = rulings.same | rulings.not_same
    return tuple(each for each in asked if (each.one, each.other) not in ruled)
