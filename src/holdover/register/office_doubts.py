"""Which offices of the record may be one: looked up by the persons named in both."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import sqlalchemy as sa

from holdover.ledger.asking import through
from holdover.ledger.store import Ledger
from holdover.register.catalog import Named
from holdover.register.docket import day_of
from holdover.register.lookup import of_offices, of_persons
from holdover.register.mention import Mention
from holdover.register.names import name_blocks
from holdover.register.question import Question
from holdover.register.rulings import Rulings
from holdover.register.same_office import is_broader, office_questions
from holdover.register.search import all_offices, ids_with_any
from holdover.register.tenure import Office


def office_doubts(ledger: Ledger, office: Office, known: date | None) -> tuple[Question, ...]:
    """Questions whether this office is another of its title, as far as no decision has answered them."""
    with ledger.database.reading() as connection:
        asked = set(_asked_of(connection, office, known))
        for other in _sharing(connection, _names(connection, office, known), office, known):
            if is_broader(other, office):
                asked |= {each for each in _asked_of(connection, other, known) if each.concerns(office.id)}
    rulings = Rulings.of([each for each in ledger.decisions() if known is None or day_of(each) <= known])
    ruled = rulings.same | rulings.not_same
    return tuple(
        sorted((each for each in asked if (each.one, each.other) not in ruled), key=lambda each: each.id)
    )


def told_with_less(ledger: Ledger, known: date | None) -> tuple[Office, ...]:
    """The offices told with less than another of their title, in the order of their ids."""
    with ledger.database.reading() as connection:
        offices = all_offices(through(connection), known)
    more = set[tuple[str, str | None, str | None]]()
    for each in offices:
        if each.body or each.place:
            more.add((each.title, None, None))
        if each.body and each.place:
            more |= {(each.title, each.body, None), (each.title, None, each.place)}
    found = (each for each in offices if (each.title, each.body, each.place) in more)
    return tuple(sorted(found, key=lambda each: each.id))


def _asked_of(connection: sa.Connection, office: Office, known: date | None) -> tuple[Question, ...]:
    names = _names(connection, office, known)
    return office_questions(office, names, _sharing(connection, names, office, known))


def _names(connection: sa.Connection, office: Office, known: date | None) -> list[str]:
    """The names of those told to have been in the office."""
    found = of_offices(through(connection), Mention, [office.id], known)
    return [each.person.name for each in found]


def _sharing(
    connection: sa.Connection, names: Iterable[str], office: Office, known: date | None
) -> dict[Office, list[str]]:
    """The other offices of the title for which somebody of like name is named, with these names."""
    ask = through(connection)
    blocks = {block for name in names for block in name_blocks(name)}
    like = sorted(ids_with_any(ask, Named.PERSON_LIKE, blocks))
    found: dict[Office, list[str]] = defaultdict(list)
    for each in of_persons(ask, Mention, like, known):
        if each.office.title == office.title and each.office.id != office.id:
            found[each.office].append(each.person.name)
    return found
