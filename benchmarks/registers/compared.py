"""An import timed, and answers compared one by one."""

import os
import random
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from holdover.exchange.options import Options
from holdover.record import Record
from holdover.when import PartialDate

Question = TypeVar("Question")
Facts = set[tuple[object, ...]]
_DIFFERENCES_SHOWN = 5


def imported(format_: str, source: Path, place: Path) -> Record:
    """The record of the files in a folder, made at a place; what was refused is printed."""
    refused: list[Exception] = []
    record = Record.open(place)
    began = time.perf_counter()
    # Published on a day after all that is asked about: what ends later was only planned then.
    options = Options(published=PartialDate.day(date(2026, 7, 1)))
    added = record.import_records(format_, [source], options, refuse=refused.append)
    seconds = time.perf_counter() - began
    load = os.getloadavg()[0]
    print(f"== {source.name}: {added.claims:,} claims of {added.new:,} reports in {seconds:.1f} s,")
    print(
        f"   {added.claims / seconds:,.0f} claims a second, register and all (load of the machine {load:.1f})"
    )
    for reason in refused:
        print(f"   refused: {reason}")
    return record


def compare(
    what: str,
    questions: Sequence[Question],
    expected: Callable[[Question], Facts],
    answered: Callable[[Question], Facts],
) -> int:
    """Ask each question both ways; print how many answers are equal; give how many are not."""
    differing = facts = 0
    for question in questions:
        right, said = expected(question), answered(question)
        facts += len(right)
        if right != said:
            differing += 1
            if differing <= _DIFFERENCES_SHOWN:
                print(f"   {question}: missing {sorted(map(str, right - said))[:3]}")
                print(f"   {question}: too much {sorted(map(str, said - right))[:3]}")
    equal = len(questions) - differing
    print(f"   {what}: {equal:,} of {len(questions):,} answers equal, with {facts:,} facts")
    return differing


def some_day(chance: random.Random, first: date, last: date) -> date:
    """A day from the first to the last."""
    return date.fromordinal(chance.randint(first.toordinal(), last.toordinal()))
