"""Questions of annotated reports, with the answers that the annotations give."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from holdover.claim import Kind, Span
from holdover.reading.changes import questions_of
from holdover.reading.document import Document
from holdover.reading.model.judge import KINDS, STATUSES, Laid, lay_question, spread_over
from holdover.reading.model.words import Numbers, Words, split_words
from holdover.reading.questions import FAMILIES, Candidate, Option, Question
from training.corpus import report_of

NOT_TOLD = -1  # an answer that the annotation does not give; nothing is learned from it
Floats = NDArray[np.float32]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about the words from ``first`` up to ``last``, in numbers, with its right answers.

    A row of each is a candidate's. ``kinds`` is 1 for each kind told, ``counted`` 0 where it would be unfair
    to ask: the same change, told better in another sentence, is annotated there. ``statuses``, ``office`` and
    ``date`` are numbers of what is right for each family of kinds, ``NOT_TOLD`` where none of it is told or
    the annotation does not say; ``triggers`` spreads 1 over the words of the trigger, or is 0. ``names`` are
    those of the persons whom the sentence mentions, word by word.
    """

    first: int
    last: int
    laid: Laid
    kinds: Floats
    counted: Floats
    statuses: Numbers
    triggers: Floats
    office: Numbers
    date: Numbers
    names: frozenset[tuple[str, ...]]


def ask_all(report: Row, words: Words) -> tuple[Asked, ...]:
    """The questions of an annotated report, in the form of the corpus, answered by its annotation."""
    questions = questions_of(Document(report_of(report)))
    return tuple(_asked(question, report["changes"], words) for question in questions)


def _asked(question: Question, changes: Sequence[Row], words: Words) -> Asked:
    first, last = words.at(*question.sentence)
    empty = np.zeros((last - first, 0), dtype=np.float32)
    told = [change for change in changes if _overlap(question.sentence, [change["span"]])]
    rows = [_answer(candidate, question, told, changes) for candidate in question.candidates]
    triggers = [
        spread_over(
            [Span(*place) for change in own for place in _places(change, "trigger")],
            words,
            first,
            last - first,
        )
        for _, _, own in rows
    ]
    firsts = [[_first_of(family, own) for family in FAMILIES] for _, _, own in rows]
    persons = (candidate.holder.person for candidate in question.candidates)

    def numbers(right: Callable[[Row | None], int]) -> Numbers:
        return np.array([[right(change) for change in of_families] for of_families in firsts])

    return Asked(
        first,
        last,
        lay_question(question, words, first, empty),
        kinds=np.stack([kinds for kinds, _, _ in rows]),
        counted=np.stack([counted for _, counted, _ in rows]),
        statuses=numbers(lambda change: NOT_TOLD if change is None else STATUSES.index(change["status"])),
        triggers=np.stack(triggers),
        office=numbers(lambda change: _right_option(change, "office", question.offices)),
        date=numbers(lambda change: _right_option(change, "date", question.dates)),
        names=frozenset(split_words(person).texts for person in persons if person),
    )


def _first_of(family: frozenset[Kind], changes: Sequence[Row]) -> Row | None:
    return next((change for change in changes if change["kind"] in family), None)


def _answer(
    candidate: Candidate, question: Question, told: Sequence[Row], changes: Sequence[Row]
) -> tuple[Floats, Floats, list[Row]]:
    """Which kinds the sentence tells of a candidate, which it is fair to ask for, and the changes told."""
    own = [change for change in told if _is_of(candidate, change)]
    kinds = np.array([any(change["kind"] == kind for change in own) for kind in KINDS], dtype=np.float32)
    elsewhere = {change["kind"] for change in changes if _is_named(candidate, change)}
    doubtful = {kind for family in FAMILIES if elsewhere & family for kind in family}
    counted = np.array([bool(own) or kind not in doubtful | elsewhere for kind in KINDS], dtype=np.float32)
    return kinds, counted, own


def _is_of(candidate: Candidate, change: Row) -> bool:
    """Whether a change that the candidate's sentence tells is the candidate's."""
    who = _places(change, "person") + _places(change, "group")
    return _is_named(candidate, change) or any(_overlap(place, who) for place in candidate.places)


def _is_named(candidate: Candidate, change: Row) -> bool:
    """Whether a change is of the candidate by name."""
    told, own = change["person"], candidate.holder.person
    if not told or not own:
        return False
    first, second = own.casefold().split(), told.casefold().split()
    return set(first) <= set(second) or set(second) <= set(first)


def _right_option(change: Row | None, name: str, options: Sequence[Option]) -> int:
    """The number of the option that has the words of a field; that of none comes after the last row."""
    if change is None:
        return NOT_TOLD
    places = _places(change, name)
    found = [number for number, option in enumerate(options) if _overlap(option.place, places)]
    if found:
        return found[-1]
    return NOT_TOLD if places and not options else max(1, len(options))


def _places(change: Row, name: str) -> list[Sequence[int]]:
    return list(change.get("spans", {}).get(name, ()))


def _overlap(place: Sequence[int], others: Iterable[Sequence[int]]) -> bool:
    return any(begin < place[1] and place[0] < end for begin, end in others)
