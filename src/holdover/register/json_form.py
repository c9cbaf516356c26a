"""The JSON form of what the register answers (``docs/formats.md``)."""

from collections.abc import Iterable, Mapping
from datetime import UTC

from holdover.json_form import Row, of_claim
from holdover.register.answers import Holder
from holdover.register.careers import Career
from holdover.register.change import Change
from holdover.register.cited import Cited, CitedDispute, CitedQuestion, CitedTenure
from holdover.register.deciding import Made
from holdover.register.dispute import Dispute, Side
from holdover.register.holding_over import HoldingOver
from holdover.register.mention import Mention
from holdover.register.question import Question
from holdover.register.roll import Count, Member, Roll, Step
from holdover.register.succession import Vacancy
from holdover.register.succession_list import SuccessionList
from holdover.register.tenure import Absence, Edge, Office, Person, Tenure
from holdover.register.unnamed import Unnamed
from holdover.when import PartialDate


def of_office(office: Office) -> Row:
    """An office: its id, its name, and the parts of the name."""
    return {
        "id": office.id,
        "name": office.name,
        "title": office.title,
        "body": office.body,
        "place": office.place,
        "key": office.key,
    }


def of_person(person: Person) -> Row:
    """A person: id, fullest name, all names, and what datasets call the person."""
    return {
        "id": person.id,
        "name": person.name,
        "names": list(person.names),
        "keys": list(person.keys),
    }


def of_edge(edge: Edge) -> Row:
    """How and when a tenure began or ended, and the claims that say so, by id."""
    return {
        "kind": edge.kind.value,
        "status": edge.status.value,
        "date": _written(edge.date),
        "by": edge.by,
        "claims": list(edge.claims),
    }


def of_tenure(tenure: Tenure) -> Row:
    """A person's time in an office; an edge of which nobody tells is null."""
    return {
        "id": tenure.id,
        "person": of_person(tenure.person),
        "office": of_office(tenure.office),
        "capacity": tenure.capacity.value,
        "start": tenure.start and of_edge(tenure.start),
        "end": tenure.end and of_edge(tenure.end),
        "absences": [{"kind": each.kind.value, **_of_span(each)} for each in tenure.absences],
        "claims": list(tenure.claims),
    }


def of_career(career: Career) -> Row:
    """A person with all tenures; what is told beside them; and who else may be the same person."""
    return {
        "person": of_person(career.person),
        "tenures": _with_holdovers(career.tenures, career.holdovers),
        "mentions": [
            {"office": of_office(mention.office), "claims": list(mention.claims)}
            for mention in career.mentions
        ],
        "questions": [_of_question(question, "persons") for question in career.questions],
    }


def of_succession(listed: SuccessionList) -> Row:
    """An office with all its tenures and vacancies."""
    return {
        "office": of_office(listed.office),
        "tenures": _with_holdovers(listed.tenures, listed.holdovers),
        "vacancies": [_of_span(each) for each in listed.vacancies],
        "unnamed": [of_unnamed(each) for each in listed.unnamed],
        "questions": [_of_question(question, "offices") for question in listed.questions],
    }


def _with_holdovers(tenures: Iterable[Tenure], holdovers: Mapping[str, HoldingOver]) -> list[Row]:
    return [{**of_tenure(each), "holdover": _of_holdover(holdovers.get(each.id))} for each in tenures]


def of_unnamed(unnamed: Unnamed) -> Row:
    """What is told of an office and of nobody by name, and the claims that tell it, by id."""
    group = unnamed.group
    return {
        "kind": unnamed.kind.value,
        "status": unnamed.status.value,
        "group": {"text": group.text, "min": group.least, "max": group.most},
        "date": None if unnamed.date is None else str(unnamed.date),
        "by": unnamed.by,
        "claims": list(unnamed.claims),
    }


def _of_span(span: Vacancy | Absence) -> Row:
    return {"start": _written(span.start), "end": _written(span.end), "claims": list(span.claims)}


def of_cited_question(cited: CitedQuestion) -> Row:
    """A question; and of each of the two what it is told with, how many claims there are, and the first."""
    asked = cited.asked
    return _of_question(asked.question, asked.matter.value) | {
        "candidates": [
            {
                "id": each.id,
                "name": each.name,
                "beside": list(each.beside),
                "told": len(each.claims),
                "claims": [of_cited(claim) for claim in claims],
            }
            for each, claims in zip(asked.candidates, cited.sides, strict=True)
        ]
    }


def of_made(made: Made) -> Row:
    """A decision, and the one that took it back."""
    decision = made.decision
    return {
        "id": decision.id,
        "act": decision.act.value,
        "subjects": list(decision.subjects),
        "by": decision.by,
        "at": decision.at.astimezone(UTC).isoformat(timespec="seconds"),
        "why": decision.why,
        "taken_back": made.taken_back,
    }


def _of_question(question: Question, about: str) -> Row:
    """A question whether two persons, or two offices, are one; ``about`` names the field of their ids."""
    return {
        "id": question.id,
        about: [question.one, question.other],
        "names": list(question.names),
        "score": question.score,
        "reasons": list(question.reasons),
    }


def of_holder(holder: Holder) -> Row:
    """A tenure that holds on the day, whether that is certain, whether the holder was away or a holdover."""
    return {
        "certainty": holder.certainty.value,
        "absent": holder.absent and holder.absent.value,
        "holdover": _of_holdover(holder.holdover),
        **of_tenure(holder.tenure),
    }


def _of_holdover(holdover: HoldingOver | None) -> Row | None:
    """Since when somebody is a holdover, and for what reasons, each with the claims under it, by id."""
    if holdover is None:
        return None
    return {
        "since": _written(holdover.since),
        "grounds": [
            {
                "reason": each.reason.value,
                "since": _written(each.since),
                "says": each.says,
                "citation": each.citation,
                "claims": list(each.claims),
            }
            for each in holdover.grounds
        ],
    }


def of_change(change: Change) -> Row:
    """How a tenure began or ended, and the tenure."""
    return {"which": change.which.value, **of_edge(change.edge), "tenure": of_tenure(change.tenure)}


def of_cited_tenure(cited: CitedTenure) -> Row:
    """A tenure, and instead of its claims' ids the claims, with their words and reports."""
    tenure = of_tenure(cited.tenure)
    for name, claims in (("start", cited.start), ("end", cited.end)):
        edge = tenure[name]
        if isinstance(edge, dict):
            edge["claims"] = [of_cited(each) for each in claims]
    return tenure | {"claims": [of_cited(each) for each in cited.other]}


def of_dispute(dispute: Dispute) -> Row:
    """A dispute, its preferred side first, and the reason for preferring it."""
    return {
        "id": dispute.id,
        "office": of_office(dispute.office),
        "person": dispute.person and of_person(dispute.person),
        "about": dispute.about.value,
        "sides": [_of_side(side) for side in dispute.sides],
        "reason": dispute.reason,
    }


def of_cited_dispute(cited: CitedDispute) -> Row:
    """A dispute, and instead of its claims' ids the claims of each side, with their words and reports."""
    sides = zip(cited.dispute.sides, cited.sides, strict=True)
    return of_dispute(cited.dispute) | {
        "sides": [_of_side(side) | {"claims": [of_cited(each) for each in claims]} for side, claims in sides]
    }


def _of_side(side: Side) -> Row:
    return {
        "says": side.says,
        "rank": side.rank.name.lower(),
        "witnesses": side.witnesses,
        "claims": list(side.claims),
    }


def of_vacancy(vacancy: Vacancy) -> Row:
    """A time in which nobody held an office; one that goes on has no end."""
    return {"office": of_office(vacancy.office), **_of_span(vacancy)}


def of_vacant(vacancy: Vacancy) -> Row:
    """A vacancy in the form of a tenure that nobody has: for lists of who is in office."""
    span = _of_span(vacancy)
    edges = {
        name: span[name] and {"kind": None, "status": None, "date": span[name], "by": None, "claims": []}
        for name in ("start", "end")
    }
    empty = dict.fromkeys(("certainty", "absent", "holdover", "id", "person"))
    return {
        **empty,
        "office": of_office(vacancy.office),
        "capacity": "vacant",
        **edges,
        "absences": [],
        "claims": span["claims"],
    }


def of_mention(mention: Mention) -> Row:
    """A person named for an office, and the claims that belong to no tenure."""
    return {
        "office": of_office(mention.office),
        "person": of_person(mention.person),
        "claims": list(mention.claims),
    }


def of_roll(roll: Roll) -> Row:
    """An order over a group: how many it is said to reach, and what became of each."""
    return {
        "id": roll.id,
        "kind": roll.kind.value,
        "title": roll.title,
        "by": roll.by,
        "date": _written(roll.date),
        "counts": [_of_count(count) for count in roll.counts],
        "agree": roll.agree,
        "members": [_of_member(member) for member in roll.members],
        "claims": list(roll.claims),
    }


def _of_count(count: Count) -> Row:
    return {"text": count.text, "min": count.least, "max": count.most, "claims": list(count.claims)}


def _of_member(member: Member) -> Row:
    return {
        "person": of_person(member.person),
        "office": of_office(member.office),
        "standing": member.standing.value,
        "steps": [_of_step(step) for step in member.steps],
    }


def _of_step(step: Step) -> Row:
    return {"standing": step.standing.value, "date": _written(step.date), "claims": list(step.claims)}


def of_cited(cited: Cited) -> Row:
    """A claim as the record holds it, with where and when it was published and from when it is known."""
    entry, report = cited.entry, cited.report
    return {
        "id": entry.id,
        "report": {
            "id": report.id,
            "digest": report.digest,
            "title": report.title,
            "publisher": report.publisher,
            "published": _written(report.published),
            "url": report.url,
        },
        "known": entry.known.isoformat(),
        "corrected": entry.corrected and entry.corrected.isoformat(),
        **of_claim(entry.claim),
    }


def _written(when: PartialDate | None) -> str | None:
    return None if when is None else str(when)
