"""Asking a reviewer one question after the other, on a terminal or a pipe."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import typer

from holdover.cli.review_view import NO_QUESTION, show_question
from holdover.cli.words import number_of, tell
from holdover.decision import Act, Decision
from holdover.record import Record
from holdover.register.cited import CitedQuestion
from holdover.register.judgement import JudgementError

_PROMPT = "Are they one? y(es), n(o), s(kip), u(ndo), q(uit); a reason may follow: "
_ACTS = {"y": Act.SAME, "yes": Act.SAME, "n": Act.NOT_SAME, "no": Act.NOT_SAME}
_WORDS = {"s": "skip", "skip": "skip", "u": "undo", "undo": "undo", "q": "quit", "quit": "quit"}


@dataclass(frozen=True, slots=True)
class _Given:
    """An answer that was recorded, and the question that it answers."""

    question: CitedQuestion
    decision: Decision


def converse(record: Record, name: str | None, by: str, known: date | None) -> None:
    """Ask until nothing is open, the reviewer quits, or the input ends; each answer is recorded at once.

    Leaves with status 1 where there was nothing to ask.
    """
    _Dialog(record, by).run(record.questions(name, known=known))


class _Dialog:
    def __init__(self, record: Record, by: str) -> None:
        self._record, self._by = record, by
        self._given: list[_Given] = []
        self._asked = 0

    def run(self, questions: Iterator[CitedQuestion]) -> None:
        again: list[CitedQuestion] = []
        while question := again.pop() if again else next(questions, None):
            self._asked += 1
            show_question(question)
            word, reason = self._answer()
            if word == "quit":
                break
            if word == "undo":
                again.append(question)
                again += self._undone()
            elif word in _ACTS:
                self._record_answer(question, _ACTS[word], reason)
        if not self._asked:
            tell(NO_QUESTION)
            raise typer.Exit(1)
        typer.echo(f"{number_of(len(self._given), 'answer')} recorded.")

    def _answer(self) -> tuple[str, str]:
        """A word that is an answer, and the reason after it; the end of input is to quit."""
        while True:
            typer.echo(_PROMPT, nl=False)
            line = sys.stdin.readline()
            if not line or not sys.stdin.isatty():  # nobody has pressed Enter
                typer.echo()
            if not line:
                return "quit", ""
            word, _, reason = line.strip().partition(" ")
            word = word.lower().rstrip(",:;.")
            if word in _ACTS or word in _WORDS:
                return _WORDS.get(word, word), reason.strip()
            typer.echo("Answer y, n, s, u or q.")

    def _record_answer(self, question: CitedQuestion, act: Act, reason: str) -> None:
        asked = question.asked.question
        try:
            decision = self._record.decide(act, (asked.one, asked.other), by=self._by, why=reason)
        except JudgementError as refused:
            tell(str(refused))
            return
        self._given.append(_Given(question, decision))
        typer.echo(f"Recorded as decision {decision.id[:12]}.\n")

    def _undone(self) -> list[CitedQuestion]:
        """Take the last answer back; the question that it answered, to be asked again."""
        if not self._given:
            tell(
                "nothing was answered yet; an earlier decision is taken back with: holdover review --undo ID"
            )
            return []
        last = self._given.pop()
        self._record.take_back(last.decision.id, by=self._by, why="taken back in review")
        typer.echo(f"Taken back: decision {last.decision.id[:12]}.\n")
        return [last.question]
