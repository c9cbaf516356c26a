"""The verbs that show what stands behind the register's answers: `why`, `disputes` and `roll`."""

from typing import Annotated

import typer

from holdover.cli.options import KnownOption, PersonName, RecordOption, Shape, ShapeOption

WHY_EXAMPLE = 'Example: holdover why "Preet Bharara"'
DISPUTES_EXAMPLE = "Example: holdover disputes --known 2017-03-12"
ROLL_EXAMPLE = "Example: holdover roll"

OfOffice = Annotated[
    str | None, typer.Option("--office", metavar="OFFICE", help="Only of this office; its name or id.")
]


def why(
    person: PersonName,
    *,
    office: OfOffice = None,
    known: KnownOption = None,
    record: RecordOption = None,
    shape: ShapeOption = Shape.TABLE,
) -> None:
    """Every claim under the tenures of a person, with its words, where it was published, and who says so."""
    from holdover.cli.cited_view import REASONS
    from holdover.cli.rendering import show_found
    from holdover.record import Record

    with Record.open(record, create=False) as opened:
        reasons = opened.why(person, office=office, known=known)
        show_found(reasons, REASONS, shape, "nothing is known of this person in any office")


def disputes(
    *,
    office: OfOffice = None,
    known: KnownOption = None,
    record: RecordOption = None,
    shape: ShapeOption = Shape.TABLE,
) -> None:
    """Claims that cannot all be true: each side with its words, the preferred side first, and why."""
    from holdover.cli.cited_view import DISPUTES
    from holdover.cli.rendering import show_found
    from holdover.record import Record

    with Record.open(record, create=False) as opened:
        found = opened.disputes(office=office, known=known)
        show_found(found, DISPUTES, shape, "no dispute is known")


def roll(*, known: KnownOption = None, record: RecordOption = None, shape: ShapeOption = Shape.TABLE) -> None:
    """Orders over a group, such as to resign: how many they reach, and what became of each person."""
    from holdover.cli.rendering import show_found
    from holdover.cli.roll_view import ROLLS
    from holdover.record import Record

    with Record.open(record, create=False) as opened:
        rolls = opened.rolls(known=known)
        show_found(rolls, ROLLS, shape, "no order over a group is known")
