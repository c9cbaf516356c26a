"""The verbs of a reviewer: `review` asks what is doubtful, `decide` records a decision."""

from enum import StrEnum
from typing import Annotated

import typer

from holdover.cli.options import KnownOption, RecordOption, Shape, ShapeOption

REVIEW_EXAMPLE = "Example: holdover review, or for a program: holdover review --list --format jsonl"
DECIDE_EXAMPLE = (
    "Example: holdover decide same ada-brook.1f0c93aa ada-brook.77b1e2d0 --why 'one date of birth'"
)


class ActName(StrEnum):
    """What a decision does (``holdover.decision.Act``, in the form of the command line)."""

    SAME = "same"
    NOT_SAME = "not-same"
    CONTINUES = "continues"
    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    PREFER = "prefer"
    TAKE_BACK = "take-back"


ByOption = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who decides; by default the user's name.")
]
WhyOption = Annotated[str, typer.Option("--why", metavar="REASON", help="For what reason.")]
AboutName = Annotated[
    str | None, typer.Argument(metavar="[NAME]", help="Ask only about persons and offices of this name.")
]
ListOption = Annotated[bool, typer.Option("--list", help="Print the open questions and ask nothing.")]
AnsweredOption = Annotated[bool, typer.Option("--answered", help="Print the decisions made.")]
UndoOption = Annotated[
    str | None,
    typer.Option(
        "--undo", metavar="ID", help="Take back the decision of this id, or of the beginning of one."
    ),
]


def review(
    name: AboutName = None,
    *,
    list_: ListOption = False,
    answered: AnsweredOption = False,
    undo: UndoOption = None,
    by: ByOption = None,
    why: WhyOption = "",
    known: KnownOption = None,
    record: RecordOption = None,
    shape: ShapeOption = Shape.TABLE,
) -> None:
    """Answer one by one whether two persons, or two offices, are one; each answer is kept as a decision.

    A decision is never erased: taking one back is another decision.
    """
    from holdover.cli.rendering import show_found
    from holdover.cli.review_dialog import converse
    from holdover.cli.review_view import DECISIONS, show_questions
    from holdover.record import Record

    if sum((list_, answered, undo is not None)) > 1:
        raise typer.BadParameter("ask for one of --list, --answered and --undo")
    with Record.open(record, create=False) as opened:
        if undo is not None:
            taken = opened.take_back(undo, by=_user(by), why=why)
            typer.echo(f"Taken back: {undo[:12]}, by decision {taken.id[:12]}.")
        elif answered:
            show_found(opened.decisions(), DECISIONS, shape, "no decision was made")
        elif list_:
            show_questions(opened.questions(name, known=known), shape)
        else:
            converse(opened, name, _user(by), known)


def decide(
    act: Annotated[ActName, typer.Argument(metavar="ACT", help="|".join(ActName), show_choices=False)],
    subjects: Annotated[
        list[str],
        typer.Argument(
            metavar="ID",
            help="Of persons or offices (same, not-same), of a decision (take-back), of claims (the rest); "
            "of offices or body:NAME, the earlier first (continues; body:NAME@DAY of a merger).",
        ),
    ],
    *,
    by: ByOption = None,
    why: WhyOption = "",
    record: RecordOption = None,
) -> None:
    """Record a decision: whether two are one, that a claim is right or misread, which side is preferred.

    One that contradicts others that stand is refused, and these are named. Nothing is ever erased.
    """
    from holdover.decision import Act
    from holdover.record import Record

    with Record.open(record, create=False) as opened:
        if act is ActName.TAKE_BACK:
            for subject in subjects:
                made = opened.take_back(subject, by=_user(by), why=why)
        else:
            made = opened.decide(Act(act.replace("-", "_")), subjects, by=_user(by), why=why)
    typer.echo(f"Recorded decision {made.id[:12]}; take it back with: holdover review --undo {made.id[:12]}")


def _user(given: str | None) -> str:
    """The name of whoever decides."""
    from getpass import getuser

    if given is not None and given.strip():
        return given.strip()
    try:
        return getuser()
    except (OSError, KeyError) as error:  # a user without a name, as in some containers
        raise typer.BadParameter("say who decides", param_hint="--by") from error
