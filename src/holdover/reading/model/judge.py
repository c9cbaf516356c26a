"""The trained judge: the network's vectors of a sentence in, what it tells of each candidate out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdover.claim import Kind, Span, Status
from holdover.reading.model.words import Words
from holdover.reading.questions import Answer, Detail, Option, Question

Numbers = NDArray[np.float32]
INPUTS = ("vectors", "words", "candidates", "clues", "offices", "dates")
OUTPUTS = ("kinds", "statuses", "triggers", "office", "date")
KINDS, STATUSES = tuple(Kind), tuple(Status)


@dataclass(frozen=True, slots=True)
class Laid:
    """A question in numbers: ``candidates``, ``offices`` and ``dates`` each spread 1 over its words.

    ``vectors`` is (word, width) and ``words`` 1 for each word; ``clues`` is (candidate, clue). Where there is
    no office or date to choose, a row of zeros stands.
    """

    vectors: Numbers
    words: Numbers
    candidates: Numbers
    clues: Numbers
    offices: Numbers
    dates: Numbers

    def inputs(self) -> dict[str, Numbers]:
        """What the judge's network takes, by name, as a batch of one."""
        return {name: getattr(self, name)[None] for name in INPUTS}


def lay_question(question: Question, words: Words, first: int, vectors: Numbers) -> Laid:
    """A question in numbers; ``vectors`` are those of its sentence, which begins with word ``first``."""
    count = len(vectors)

    def spread(places: Iterable[Sequence[Span]]) -> Numbers:
        rows = [spread_over(places_of_one, words, first, count) for places_of_one in places]
        return np.stack(rows) if rows else np.zeros((1, count), dtype=np.float32)

    return Laid(
        vectors=vectors,
        words=np.ones(count, dtype=np.float32),
        candidates=spread(candidate.places for candidate in question.candidates),
        clues=np.array([candidate.clues for candidate in question.candidates], dtype=np.float32),
        offices=spread([option.place] for option in question.offices),
        dates=spread([option.place] for option in question.dates),
    )


def spread_over(places: Iterable[Span], words: Words, first: int, count: int) -> Numbers:
    """1 in equal parts over the words at the places, of ``count`` words from number ``first`` on."""
    row = np.zeros(count, dtype=np.float32)
    for place in places:
        begin, end = words.at(*place)
        row[max(0, begin - first) : max(0, end - first)] = 1
    spread: Numbers = row / np.float32(max(1.0, row.sum()))
    return spread


def read_answers(question: Question, words: Words, first: int, told: Sequence[Numbers]) -> Iterator[Answer]:
    """The judge's numbers, in the order of ``OUTPUTS``, as an answer for each candidate."""
    kinds, statuses, triggers, offices, dates = (numbers[0] for numbers in told)
    for at in range(len(question.candidates)):
        trigger = first + int(triggers[at].argmax())
        yield Answer(
            kinds=dict(zip(KINDS, (1 / (1 + np.exp(-kinds[at]))).tolist(), strict=True)),
            trigger=Span(words.begins[trigger], words.ends[trigger]),
            details=tuple(
                Detail(
                    STATUSES[int(status.argmax())],
                    _chosen(office, question.offices),
                    _chosen(date, question.dates),
                )
                for status, office, date in zip(statuses[at], offices[at], dates[at], strict=True)
            ),
        )


def _chosen(scores: Numbers, options: Sequence[Option]) -> Option | None:
    """The best option; the last score is that of none."""
    best = int(scores.argmax())
    return options[best] if best < len(options) else None
