"""Weigh what the rules find in a sentence against what a trained judge says; add what they missed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from holdover.claim import Kind
from holdover.reading.find_holders import Holder
from holdover.reading.questions import (
    FAMILIES,
    PRESSURE,
    Answer,
    Option,
    Question,
    ask,
    family_of,
    who_is,
    who_is_of,
)
from holdover.reading.resolve_offices import Office
from holdover.reading.scene import Change, Draft, Scene
from holdover.when import PartialDate

_TENURE_REACH = 16  # pieces after what says a tenure in which its time is told


class Judge(Protocol):
    """Says how likely a sentence tells each kind of change of each candidate.

    ``keep`` is how likely what the rules find must be to stay, ``add`` how likely what they do not find must
    be to be told. ``version`` is what such claims name as their reader.
    """

    keep: float
    add: float
    version: str

    def answer(self, question: Question) -> Sequence[Answer] | None:
        """An answer for each candidate of the question; ``None`` where the judge can say nothing of it."""
        ...


def weigh(scene: Scene, drafts: Sequence[Draft], judge: Judge) -> Iterator[Draft]:
    """Those drafts that the judge holds likely, then claims of changes that the rules have missed."""
    question = ask(scene, drafts)
    answers = None if question is None else judge.answer(question)
    if question is None or answers is None:
        yield from drafts
        return
    by_who = {who_is(c.holder): answer for c, answer in zip(question.candidates, answers, strict=True)}
    kept = [
        draft for draft in (_judged(draft, by_who.get(who_is_of(draft)), judge) for draft in drafts) if draft
    ]
    yield from kept
    for candidate, answer in zip(question.candidates, answers, strict=True):
        own = [draft for draft in kept if who_is_of(draft) == who_is(candidate.holder)]
        others = [draft for draft in kept if draft not in own]
        for kind in _likely(answer, judge.add, {draft.claim.kind for draft in own}):
            for draft in _missed(scene, candidate.holder, kind, answer, judge):
                is_taken = any(draft.claim.trigger in other.claim.trigger for other in own)
                if not is_taken and not any(_says_same(draft, other) for other in others):
                    yield draft


def _judged(draft: Draft, answer: Answer | None, judge: Judge) -> Draft | None:
    """The draft if it is likely enough, under another kind of its family where that one is the likelier."""
    if answer is None:
        return draft
    kind = draft.claim.kind
    if kind in PRESSURE:
        return draft  # the rules know their words whole, and the judge has seen few of them
    best = _best(FAMILIES[family_of(kind)], answer)
    if best is not kind and answer.kinds[best] >= judge.add and answer.kinds[kind] < judge.keep:
        return replace(draft, claim=replace(draft.claim, kind=best))
    return draft if answer.kinds[kind] >= judge.keep else None


def _says_same(draft: Draft, other: Draft) -> bool:
    """Whether the same words say the same of somebody else: "X gave up the post, and Y became head"."""
    one, two = draft.claim, other.claim
    return (one.kind, one.trigger) == (two.kind, two.trigger)


def _likely(answer: Answer, bar: float, told: Iterable[Kind]) -> Iterator[Kind]:
    """The likeliest kind of each family that passes the bar, but of none of which a kind is told already."""
    told = frozenset(told)
    for family in FAMILIES:
        best = _best(family, answer)
        if answer.kinds[best] >= bar and not told & family:
            yield best


def _best(family: Iterable[Kind], answer: Answer) -> Kind:
    """The likeliest kind; of equally likely ones always the same."""
    return max(family, key=lambda kind: (answer.kinds[kind], kind))


def _missed(scene: Scene, holder: Holder, kind: Kind, answer: Answer, judge: Judge) -> Iterator[Draft]:
    """The claim of a change that the judge alone finds, with the office, date and agent that it points at."""
    at = _piece_of_trigger(scene, kind, answer)
    if scene.items[at].last > scene.sentence.last:
        return  # a name that runs on behind what was taken for the sentence's end: "Smt. Ida Rao"
    detail = answer.detail(kind)
    change = Change(at, kind, detail.status, at, at + 1)
    office = _office(scene, holder, detail.office)
    tenure = (
        scene.tenure(scene.arguments.clause_start(at), at + _TENURE_REACH) if kind is Kind.SERVED else None
    )
    found = scene.claim(
        change,
        holder,
        office,
        by=_agent(scene, at, holder),
        period=tenure.period if tenure else None,
        told=detail.office is not None,
    )
    for draft in found:
        claim = draft.claim
        sure = min(claim.confidence, round(answer.kinds[kind], 2))
        date = claim.date if kind is Kind.SERVED else _date(scene, change, detail.date)
        told = replace(claim, date=date, confidence=sure, reader=judge.version)
        yield replace(draft, claim=told, restates=kind is Kind.LEFT)


def _piece_of_trigger(scene: Scene, kind: Kind, answer: Answer) -> int:
    """The piece that says the change: the nearest of the words known to say it, else the one pointed at."""
    tokens = scene.document.tokens
    pointed = next(
        (at for at, item in enumerate(scene.items) if tokens[item.last - 1].end > answer.trigger.begin),
        len(scene.items) - 1,
    )
    known = (
        at for at, item in enumerate(scene.items) if item.trigger is not None and item.trigger.kind is kind
    )
    return min(known, key=lambda at: abs(at - pointed), default=pointed)


def _office(scene: Scene, holder: Holder, pointed: Option | None) -> Office | None:
    """The office pointed at, in the report's fullest words, else the one that the report gives the holder."""
    if pointed is None:
        return holder.office_known(scene.holders, now=False)
    nominal = scene.items[pointed.piece].nominal
    office = None if nominal is None else nominal.office
    if office is None or office.is_private:
        return office
    return scene.fuller(holder, replace(office, standing="public"))


def _date(scene: Scene, change: Change, pointed: Option | None) -> PartialDate | None:
    """The date pointed at, seen from the day of publication."""
    return None if pointed is None else scene.date_at(pointed.piece, change)


def _agent(scene: Scene, at: int, holder: Holder) -> str | None:
    """Who does it to the holder, where the verb at ``at`` has another subject or an agent."""
    if scene.items[at].trigger is None:
        return None
    arguments = scene.arguments
    by = scene.by(arguments.by(at) if arguments.is_passive(at) else arguments.subject(at))
    return None if by == holder.person else by
