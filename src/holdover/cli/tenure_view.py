"""How tenures, and what begins and ends them, look to a person and in CSV."""

from collections.abc import Iterable

from holdover.cli.phrases import day_words, edge_happened, in_office
from holdover.cli.rendering import Column, Line, View, in_columns, one_by_one, say, say_nothing
from holdover.cli.words import number_of
from holdover.register.answers import Change, Holder
from holdover.register.careers import Career
from holdover.register.json_form import of_career, of_change, of_holder, of_succession, of_tenure
from holdover.register.mention import Mention
from holdover.register.question import Question
from holdover.register.succession import Vacancy
from holdover.register.succession_list import SuccessionList
from holdover.register.tenure import Certainty, Edge, Tenure

_CSV = (
    "id",
    "person.id",
    "person.name",
    "office.id",
    "office.name",
    "capacity",
    "start.date",
    "start.kind",
    "start.status",
    "start.by",
    "end.date",
    "end.kind",
    "end.status",
    "end.by",
)


def _edge(edge: Edge | None, untold: str) -> list[Line]:
    if edge is None:
        return [(untold, "dim")]
    return [day_words(edge.date) or ("no day told", "dim"), (edge_happened(edge), "dim")]


_TENURE_COLUMNS = (
    Column[Tenure]("Who", lambda tenure: [(tenure.person.name, "bold")], 5),
    Column[Tenure]("Office", lambda tenure: [in_office(tenure)], 8),
    Column[Tenure]("From", lambda tenure: _edge(tenure.start, "not told"), 5, least=10),
    Column[Tenure]("Until", lambda tenure: _edge(tenure.end, ""), 5, least=10),
)
_show_tenures = in_columns(*_TENURE_COLUMNS)
_show_vacancies = in_columns(
    Column[Vacancy]("Vacant from", lambda vacancy: [day_words(vacancy.start)], 1),
    Column[Vacancy](
        "until", lambda vacancy: [day_words(vacancy.end) or "nobody is known to have followed"], 2
    ),
)
_show_mentions = in_columns(
    Column[Mention]("Named beside for", lambda mention: [mention.office.name], 3),
    Column[Mention]("in", lambda mention: [number_of(len(mention.claims), "claim")], 1),
)


def _show_career(career: Career) -> None:
    names = [name for name in career.person.names if name != career.person.name]
    say((career.person.name, "bold"), (f"also {', '.join(names)}" if names else "", "dim"))
    if career.tenures:
        _show_tenures(career.tenures)
    if career.mentions:
        say_nothing()
        _show_mentions(career.mentions)
    _show_questions("person", career.questions)


CAREERS = View[Career](
    one_by_one(_show_career),
    of_career,
    _CSV,
    flat=lambda career: map(of_tenure, career.tenures),
)
"""In CSV a line is a tenure."""


def _show_succession(listed: SuccessionList) -> None:
    say((listed.office.name, "bold"))
    _show_tenures(listed.tenures)
    if listed.vacancies:
        say_nothing()
        _show_vacancies(listed.vacancies)
    _show_questions("office", listed.questions)


def _show_questions(what: str, questions: Iterable[Question]) -> None:
    for question in questions:
        say((f"Perhaps one {what}: {' and '.join(question.names)} ({'; '.join(question.reasons)})", "dim"))


SUCCESSIONS = View[SuccessionList](
    one_by_one(_show_succession),
    of_succession,
    _CSV,
    flat=lambda listed: map(of_tenure, listed.tenures),
)
"""In CSV a line is a tenure."""


def _holder(holder: Holder) -> list[Line]:
    doubt = "possibly" if holder.certainty is Certainty.POSSIBLE else ""
    absent = holder.absent.replace("_", " ") if holder.absent else ""
    return [(holder.tenure.person.name, "bold"), (doubt, "dim"), (absent, "dim")]


HOLDERS = View[Holder](
    in_columns(
        Column("Who", _holder, 5),
        Column("Office", lambda holder: [in_office(holder.tenure)], 8),
        Column("From", lambda holder: _edge(holder.tenure.start, "not told"), 5, least=10),
        Column("Until", lambda holder: _edge(holder.tenure.end, ""), 5, least=10),
    ),
    of_holder,
    ("certainty", "absent", *_CSV),
)

CHANGES = View[Change](
    in_columns(
        Column("When", lambda change: [day_words(change.edge.date)], 4, least=10),
        Column("Who", lambda change: [(change.tenure.person.name, "bold")], 4),
        Column("What", lambda change: [change.which, (edge_happened(change.edge), "dim")], 4),
        Column("Office", lambda change: [in_office(change.tenure)], 6),
    ),
    of_change,
    ("which", "date", "kind", "status", "by", "tenure.person.name", "tenure.office.name", "tenure.capacity"),
)
