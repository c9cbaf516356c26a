"""The verbs that ask the record for tenures: who held an office, a person's offices, what changed."""

from typing import TYPE_CHECKING

import typer

from holdover.cli.options import (
    AllBodiesOption,
    BodyName,
    FromOption,
    KnownOption,
    OfficeName,
    OnOption,
    PersonName,
    RecordOption,
    Shape,
    ShapeOption,
    ToOption,
)

if TYPE_CHECKING:
    from holdover.register.answers import Holder
    from holdover.register.succession import Vacancy

WHO_EXAMPLE = 'Example: holdover who "US attorney, Southern District of New York" --on 2017-03-10'
BODY_EXAMPLE = 'Example: holdover body "Department of Justice" --on 2017-03-10'
PERSON_EXAMPLE = 'Example: holdover person "Preet Bharara"'
OFFICE_EXAMPLE = 'Example: holdover office "US attorney, Southern District of New York"'
CHANGES_EXAMPLE = "Example: holdover changes --from 2017-03 --to 2017-03"


def who(
    office: OfficeName,
    *,
    on: OnOption = None,
    known: KnownOption = None,
    record: RecordOption = None,
    shape: ShapeOption = Shape.TABLE,
) -> None:
    """Who held an office on a day, as far as is known or was known on another day."""
    from holdover.cli.phrases import told_of_nobody
    from holdover.cli.rendering import show_found
    from holdover.cli.tenure_view import HOLDERS
    from holdover.record import Record

    with Record.open(record, create=False) as opened:
        holders = opened.who(office, on=on, known=known)
        nothing = "" if holders else told_of_nobody(opened.nobody(office, on=on, known=known))
        show_found(holders, HOLDERS, shape, nothing)


def body(
    name: BodyName = None,
    *,
    all_: AllBodiesOption = False,
    on: OnOption = None,
    known: KnownOption = None,
    record: RecordOption = None,
    shape: ShapeOption = Shape.TABLE,
) -> None:
    """Everyone in office in a body on a day, by office; then the offices that were vacant."""
    from holdover.cli.rendering import show_found
    from holdover.cli.tenure_view import BODY
    from holdover.record import Record

    if (name is None) is not all_:
        raise typer.BadParameter("name a body, or ask for --all of them", param_hint="NAME")
    with Record.open(record, create=False) as opened:
        holders = opened.body(name, on=on, known=known)
        found: tuple[Holder | Vacancy, ...] = (*holders, *opened.vacancies(name, on=on, known=known))
        show_found(found, BODY, shape, "nobody is known to have been in office there on that day")


def person(
    name: PersonName,
    *,
    known: KnownOption = None,
    record: RecordOption = None,
    shape: ShapeOption = Shape.TABLE,
) -> None:
    """The offices that a person holds or held, in the order of time."""
    from holdover.cli.rendering import show_found
    from holdover.cli.tenure_view import CAREERS
    from holdover.record import Record

    with Record.open(record, create=False) as opened:
        career = opened.person(name, known=known)
        found = (career,) if career.tenures or career.mentions else ()
        show_found(found, CAREERS, shape, "nothing is known of this person in any office")


def office(
    name: OfficeName,
    *,
    known: KnownOption = None,
    record: RecordOption = None,
    shape: ShapeOption = Shape.TABLE,
) -> None:
    """Everybody who holds or held an office, in the order of time."""
    from holdover.cli.rendering import show_found
    from holdover.cli.tenure_view import SUCCESSIONS
    from holdover.record import Record

    with Record.open(record, create=False) as opened:
        listed = opened.office(name, known=known)
        found = (listed,) if listed.tenures or listed.unnamed else ()
        show_found(found, SUCCESSIONS, shape, "nobody is known to have held this office")


def changes(
    *,
    from_: FromOption,
    to: ToOption,
    known: KnownOption = None,
    record: RecordOption = None,
    shape: ShapeOption = Shape.TABLE,
) -> None:
    """Who came into office and who left one between two days, both included."""
    from holdover.cli.rendering import show_found
    from holdover.cli.tenure_view import CHANGES
    from holdover.record import Record

    if from_ > to:
        raise typer.BadParameter("it is before --from", param_hint="--to")
    with Record.open(record, create=False) as opened:
        found = opened.changes(from_, to, known=known)
        show_found(
            found, CHANGES, shape, "nobody is known to have come into office or left one between these days"
        )
