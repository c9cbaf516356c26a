"""How tenures, and what begins and ends them, look to a person and in CSV."""

from collections.abc import Iterable

from holdover.cli.phrases import day_words, edge_happened, happened, in_office
from holdover.cli.rendering import Column, Line, View, in_columns, one_by_one, say, say_nothing
from holdover.cli.words import number_of
from holdover.register.answers import Holder
from holdover.register.careers import Career
from holdover.register.change import Change
from holdover.register.holding_over import HoldingOver
from holdover.register.json_form import (
    of_career,
    of_change,
    of_holder,
    of_succession,
    of_tenure,
    of_vacant,
)
from holdover.register.mention import Mention
from holdover.register.question import Question
from holdover.register.succession import Vacancy
from holdover.register.succession_list import SuccessionList
from holdover.register.tenure import Absence, Certainty, Edge, Tenure
from holdover.register.unnamed import Unnamed

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


def _tenure_holder(tenure: Tenure) -> list[Line]:
    return [(tenure.person.name, "bold"), *((_absence(each), "dim") for each in tenure.absences)]


def _absence(absence: Absence) -> str:
    """“on leave 2003-01-01 to 2003-07-01”."""
    until = f"to {day_words(absence.end)}" if absence.end else ""
    return " ".join(filter(None, (absence.kind.replace("_", " "), day_words(absence.start), until)))


_TENURE_COLUMNS = (
    Column[Tenure]("Who", _tenure_holder, 5),
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
    _show_holdovers((each, career.holdovers.get(each.id)) for each in career.tenures)
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
    if listed.tenures:
        _show_tenures(listed.tenures)
    _show_holdovers((each, listed.holdovers.get(each.id)) for each in listed.tenures)
    if listed.vacancies:
        say_nothing()
        _show_vacancies(listed.vacancies)
    for each in listed.unnamed:
        say((_told_of_nobody_by_name(each), "dim"))
    _show_questions("office", listed.questions)


def _told_of_nobody_by_name(each: Unnamed) -> str:
    said = [f"“{each.group.text}” {happened(each.kind, each.status, each.by)}", day_words(each.date)]
    return f"Of nobody by name: {', '.join(filter(None, said))} ({number_of(len(each.claims), 'claim')})"


def _show_holdovers(tenures: Iterable[tuple[Tenure, HoldingOver | None]]) -> None:
    """Say of each tenure of a holdover why it is one."""
    found = [(tenure, holdover) for tenure, holdover in tenures if holdover]
    if found:
        say_nothing()
    for tenure, holdover in found:
        grounds = (
            f"{each.says} ({each.citation}), since {day_words(each.since)}" for each in holdover.grounds
        )
        say((f"Holdover: {tenure.person.name}, {'; '.join(grounds)}", "dim"))


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
    over = "holdover" if holder.holdover else ""
    return [(holder.tenure.person.name, "bold"), *((each, "dim") for each in (doubt, absent, over))]


_show_each_holder = in_columns(
    Column("Who", _holder, 5),
    Column[Holder]("Office", lambda holder: [in_office(holder.tenure)], 8),
    Column[Holder]("From", lambda holder: _edge(holder.tenure.start, "not told"), 5, least=10),
    Column[Holder]("Until", lambda holder: _edge(holder.tenure.end, ""), 5, least=10),
)
_HOLDER_CSV = ("certainty", "absent", "holdover.since", *_CSV)


def _show_holders(holders: Iterable[Holder]) -> None:
    found = list(holders)
    _show_each_holder(found)
    _show_holdovers((each.tenure, each.holdover) for each in found)


HOLDERS = View[Holder](_show_holders, of_holder, _HOLDER_CSV)

_show_vacant = in_columns(
    Column[Vacancy]("Vacant", lambda vacancy: [(vacancy.office.name, "bold")], 13),
    Column[Vacancy]("From", lambda vacancy: [day_words(vacancy.start)], 5, least=10),
    Column[Vacancy]("Until", lambda vacancy: [day_words(vacancy.end)], 5, least=10),
)


def _show_body(found: Iterable[Holder | Vacancy]) -> None:
    both = list(found)
    holders = [each for each in both if isinstance(each, Holder)]
    vacancies = [each for each in both if isinstance(each, Vacancy)]
    if holders:
        _show_holders(holders)
    if holders and vacancies:
        say_nothing()
    if vacancies:
        _show_vacant(vacancies)


BODY = View[Holder | Vacancy](
    _show_body,
    lambda each: of_holder(each) if isinstance(each, Holder) else of_vacant(each),
    _HOLDER_CSV,
)
"""Who is in office; then what is vacant, in rows of the same form without a person."""

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
