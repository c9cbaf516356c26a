"""A reckoning in steps: what each provision gives, how it is counted, what follows."""

from collections.abc import Iterator
from datetime import date

from holdover.law.bounds import NEVER, Bounds
from holdover.law.chain import gap_on
from holdover.law.reckon import Course, Reckoning
from holdover.law.windows import Step, Window


def steps(reckoning: Reckoning) -> tuple[Step, ...]:
    """The steps of a reckoning, each with its citation, in the order in which one would tell them.

    Where the day of the vacancy is missing and makes a difference, each stretch of days in which it can lie
    has its line; the windows shown are then those of the last stretch.
    """
    return tuple(dict.fromkeys(_steps(reckoning)))


def _steps(reckoning: Reckoning) -> Iterator[Step]:
    yield from reckoning.presumed
    if len(reckoning.courses) > 1 and reckoning.missing:
        yield from (_if_vacant(course, reckoning.asked) for course in reckoning.courses if course.windows)
    course = reckoning.courses[-1]
    for window in course.windows:
        yield from window_steps(window)
    yield from (step for opened in course.opened for _, step in opened.void)
    yield from (violation.step for violation in reckoning.violations)


def _if_vacant(course: Course, asked: date) -> Step:
    when = f"if the office fell vacant {_spoken(course.vacancy)}"
    if gap := gap_on(course.gaps, asked):
        return Step(f"{when}, the first unlawful day is {gap.opens}", gap.after.period.citation)
    return Step(f"{when}, no last lawful day is in sight", course.windows[-1].period.citation)


def window_steps(window: Window) -> Iterator[Step]:
    """What a window gives, how its days are counted by whom, and what another count would make of them."""
    yield window.step
    if window.method:
        yield Step(f"the first day is {window.method.first_day}", window.method.source)
    for other in window.other_counts:
        says = f"with the first day {other.method.first_day} the last lawful day would be {other.last}"
        yield Step(says, other.method.source)


def _spoken(vacancy: Bounds) -> str:
    if vacancy.day:
        return f"on {vacancy}"
    if vacancy.earliest == NEVER:
        return f"by {vacancy.latest}"
    return f"from {vacancy.earliest} to {vacancy.latest}"
