"""How questions of identity, and decisions, look to a person and in CSV."""

from collections.abc import Iterable, Iterator
from itertools import chain

import typer

from holdover.cli.cited_view import show_claim
from holdover.cli.options import Shape
from holdover.cli.rendering import Column, Line, View, in_columns, say, say_nothing, show
from holdover.cli.words import number_of, tell
from holdover.register.cited import Cited, CitedQuestion
from holdover.register.deciding import Made
from holdover.register.json_form import of_cited_question, of_made
from holdover.register.open_questions import Candidate, Matter

NO_QUESTION = "no question is open"
_BESIDE_SHOWN = 4

QUESTIONS = View[CitedQuestion](
    in_columns(
        Column("Question", lambda each: [each.asked.question.id], 3, least=16),
        Column("May be one", lambda each: [*chain(*map(_titled, each.asked.candidates))], 6),
        Column("Score", lambda each: [f"{each.asked.question.score:.2f}"], 1, least=5),
        Column("Reasons", lambda each: each.asked.question.reasons, 5),
        apart=True,
    ),
    of_cited_question,
    ("id", "names", "persons", "offices", "score", "reasons"),
)

DECISIONS = View[Made](
    in_columns(
        Column("Decision", lambda made: [made.decision.id[:12], (_taken_back(made), "dim")], 3, least=12),
        Column("What", lambda made: [(made.decision.act.replace("_", " "), "bold"), *_subjects(made)], 6),
        Column("By", lambda made: [made.decision.by, (str(made.decision.at.date()), "dim")], 3, least=10),
        Column("Why", lambda made: [made.decision.why], 4),
        apart=True,
    ),
    of_made,
    ("id", "act", "subjects", "by", "at", "why", "taken_back"),
)


def show_questions(questions: Iterator[CitedQuestion], shape: Shape) -> None:
    """Print open questions as they come; leave with status 1 where there is none."""
    first = next(questions, None)
    if first is not None or shape is not Shape.TABLE:
        show(chain([first] if first else [], questions), QUESTIONS, shape)
    if first is None:
        tell(NO_QUESTION)
        raise typer.Exit(1)


def show_question(cited: CitedQuestion) -> None:
    """Print a question for whoever is to answer it: both candidates, with the words that tell of each."""
    asked = cited.asked
    what = "One person?" if asked.matter is Matter.PERSONS else "One office?"
    say((what, "bold underline"))
    say(f"Score {asked.question.score:.2f}, from 0 (two) to 1 (one): {'; '.join(asked.question.reasons)}")
    for candidate, claims in zip(asked.candidates, cited.sides, strict=True):
        say_nothing()
        _show_candidate(candidate, claims)
    say_nothing()


def _show_candidate(candidate: Candidate, claims: Iterable[Cited]) -> None:
    beside = list(candidate.beside[:_BESIDE_SHOWN])
    more = len(candidate.beside) - len(beside)
    told = "; ".join([*beside, f"and {more} more"] if more > 0 else beside)
    say((candidate.name, "bold"), told, (candidate.id, "dim"))
    shown = list(claims)
    for claim in shown:
        show_claim(claim)
    if left := len(candidate.claims) - len(shown):
        say((f"and {number_of(left, 'claim')} more", "dim"), indent=2)


def _titled(candidate: Candidate) -> list[Line]:
    return [(candidate.name, "bold"), *candidate.beside[:1], (candidate.id, "dim")]


def _subjects(made: Made) -> list[str]:
    return [subject if len(subject) < 64 else f"{subject[:12]}…" for subject in made.decision.subjects]


def _taken_back(made: Made) -> str:
    return f"taken back by {made.taken_back[:12]}" if made.taken_back else ""
