"""What the judge alone finds, with no office told, needs a report that speaks of changes in office."""

from dataclasses import replace

from holdover.claim import Claim
from holdover.reading.doubt import without_doubtful
from holdover.reading.reader import read_by_rule, read_text

TOLD = "Fire chief Ole Vik resigned on Monday. Judge Ida Falk died on Tuesday."
LONG, SHORT = 5_000, 900


def claims(text: str) -> tuple[Claim, ...]:
    return read_text(text, reader=read_by_rule).claims


def doubtful(person: str) -> Claim:
    """What a judge makes of a sentence that tells no office."""
    return replace(claims(TOLD)[0], person=person, office=None, confidence=0.4, reader="judge/9")


def test_it_is_left_out_of_a_long_report_that_tells_few_changes() -> None:
    told = claims(TOLD)
    assert tuple(without_doubtful((*told, doubtful("Jon Asper")), LONG)) == told


def test_it_is_told_in_a_short_report() -> None:
    told = (*claims(TOLD), doubtful("Jon Asper"))
    assert tuple(without_doubtful(told, SHORT)) == told


def test_it_is_told_of_somebody_of_whom_the_report_tells_another_change() -> None:
    told = (*claims(TOLD), doubtful("Ole Vik"))
    assert tuple(without_doubtful(told, LONG)) == told


def test_what_the_rules_find_is_always_told() -> None:
    told = (replace(doubtful("Jon Asper"), reader=claims(TOLD)[0].reader),)
    assert tuple(without_doubtful(told, LONG)) == told
