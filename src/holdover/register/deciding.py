"""A reviewer's decision on its way into the ledger: its subjects must be there, and it contradicts none."""

from collections.abc import Sequence
from dataclasses import dataclass

from holdover.decision import Act, Decision
from holdover.ledger.asking import through
from holdover.ledger.store import Ledger
from holdover.register.bodies import BODY, SINCE, named_by
from holdover.register.careers import owners
from holdover.register.judgement import JudgementError, check_judgement
from holdover.register.refresh import refresh
from holdover.register.rulings import standing
from holdover.register.search import offices_of_ids

_SHORTEST = 6  # characters by which a decision may be named, lest a slip name one


@dataclass(frozen=True, slots=True)
class Made:
    """A decision; ``taken_back`` is the id of the one by which it no longer stands, if there is one."""

    decision: Decision
    taken_back: str | None


def decide(ledger: Ledger, decision: Decision) -> Decision:
    """Record a decision and bring the register up to it.

    Raises ``JudgementError``, and records nothing, where a subject is none that such a decision can be about,
    or where the decision contradicts others that stand.
    """
    match decision.act:
        case Act.SAME | Act.NOT_SAME:
            of = _owners(ledger, decision.subjects)
            ledger.decide(
                decision, lambda made: check_judgement(decision, made, lambda id_: of.get(id_, id_))
            )
        case Act.CONTINUES:
            _check_offices(ledger, decision.subjects)
            ledger.decide(decision, lambda made: check_judgement(decision, made))
        case Act.TAKE_BACK:
            ledger.decide(decision, lambda made: _check_taking_back(decision, made))
        case _:
            _check_claims(ledger, decision.subjects)
            ledger.decide(decision)
    refresh(ledger)
    return decision


def made(ledger: Ledger) -> tuple[Made, ...]:
    """All decisions in the order of time."""
    decisions = sorted(ledger.decisions(), key=lambda each: (each.at, each.id))
    stands = standing(decisions)
    taken_back = {
        subject: each.id for each in stands if each.act is Act.TAKE_BACK for subject in each.subjects
    }
    return tuple(Made(each, taken_back.get(each.id)) for each in decisions)


def id_of(ledger: Ledger, text: str) -> str:
    """The id of the one decision that begins so; ``JudgementError`` where there is none, or more than one."""
    ids = {each.id for each in ledger.decisions() if each.id.startswith(text.lower())}
    if len(text) < _SHORTEST:
        raise JudgementError(f"“{text}” is too short for the id of a decision; give {_SHORTEST} characters")
    if len(ids) != 1:
        raise JudgementError(
            f"{'no decision has' if not ids else f'{len(ids)} decisions have'} an id that begins with "
            f"“{text}”; see them all with: holdover review --answered"
        )
    return ids.pop()


def _owners(ledger: Ledger, subjects: Sequence[str]) -> dict[str, str]:
    """The persons, or offices, of the ids and of all that may be one with them; raises if there are none."""
    if len(set(subjects)) < 2:
        raise JudgementError("give the ids of two persons, or of two offices")
    with ledger.database.reading() as connection:
        offices = {each.id: each.id for each in offices_of_ids(through(connection), subjects, None)}
    found = offices or owners(ledger, subjects)
    if missing := [id_ for id_ in subjects if id_ not in found]:
        what = "office" if offices else "person or office"
        raise JudgementError(f"“{missing[0]}” is the id of no {what} in the record; JSON shows the ids")
    return found


def _check_offices(ledger: Ledger, subjects: Sequence[str]) -> None:
    bodies = [each for each in subjects if each.startswith(BODY)]
    named = [each for each in subjects if not each.startswith(BODY)]
    if len(set(subjects)) < 2 or (bodies and named):
        raise JudgementError("give the ids of two offices, or body:NAME of two bodies, the earlier first")
    _check_days(bodies)
    with ledger.database.reading() as connection:
        known = {each.id for each in offices_of_ids(through(connection), named, None)}
    if missing := [id_ for id_ in named if id_ not in known]:
        raise JudgementError(f"“{missing[0]}” is the id of no office in the record; JSON shows the ids")


def _check_days(bodies: Sequence[str]) -> None:
    for at, subject in enumerate(bodies):
        _, since = named_by(subject)
        if SINCE in subject and (since is None or not at):
            raise JudgementError(
                f"“{subject}”: after {SINCE} stands the day from which the body before goes on as this one, "
                "as in body:NAME@1964-04-01"
            )


def _check_claims(ledger: Ledger, subjects: Sequence[str]) -> None:
    known = {entry.id for entry in ledger.entries_of(subjects)}
    if not subjects or (missing := [id_ for id_ in subjects if id_ not in known]):
        named = f"“{missing[0]}” is the id of no claim in the record" if subjects else "no claim is named"
        raise JudgementError(f"{named}; holdover why PERSON --format json shows the ids of claims")


def _check_taking_back(decision: Decision, made_before: Sequence[Decision]) -> None:
    stands = {each.id for each in standing(made_before)}
    ids = {each.id for each in made_before}
    for subject in decision.subjects:
        if subject not in ids:
            raise JudgementError(f"“{subject}” is the id of no decision in the record")
        if subject not in stands:
            raise JudgementError(f"decision {subject[:12]} was taken back before")
    check_judgement(decision, made_before)
