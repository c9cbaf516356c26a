"""Many reports read, in one process or in many: the order stays, and a refusal keeps nothing else out."""

import os
from collections.abc import Iterator

import pytest

from holdover.errors import HoldoverError, InputError, ModelError
from holdover.extraction import Extraction
from holdover.reading.formats import Format, Piece
from holdover.reading.intake import read_pieces
from holdover.report import Report


def numbered(count: int) -> Iterator[Piece | InputError]:
    for number in range(count):
        if number % 10 == 3:
            yield InputError(f"f:{number}", "broken")
        else:
            yield Piece(f"f:{number}", Format.TEXT, f"Report {number}.".encode())


def echo(report: Report) -> Extraction:
    return Extraction(report, (), ())


def stumble(report: Report) -> Extraction:
    if "4" in report.text:
        raise ZeroDivisionError
    return echo(report)


def find_no_model(report: Report) -> Extraction:
    raise ModelError("no model can be read in /nowhere: reinstall holdover")


def die(report: Report) -> Extraction:
    os._exit(9)


@pytest.mark.parametrize("jobs", [1, 2])
def test_outcomes_come_in_the_order_of_the_input(jobs: int) -> None:
    outcomes = list(read_pieces(numbered(300), jobs=jobs, reader=echo))
    assert len(outcomes) == 300
    for number, outcome in enumerate(outcomes):
        if number % 10 == 3:
            assert str(outcome.refused) == f"f:{number}: broken"
        else:
            assert outcome.extraction is not None
            assert outcome.extraction.report.text == f"Report {number}."


def test_a_report_on_which_the_reader_fails_is_refused_and_the_others_are_read() -> None:
    outcomes = list(read_pieces(numbered(7), reader=stumble))
    assert [outcome.refused is None for outcome in outcomes] == [True, True, True, False, False, True, True]
    assert "reading it failed" in str(outcomes[4].refused)


def test_a_process_that_dies_is_told_and_not_waited_for() -> None:
    with pytest.raises(HoldoverError, match="a reading process died"):
        list(read_pieces(numbered(3), jobs=2, reader=die))


def test_only_a_few_reports_are_taken_ahead_of_what_was_given_back() -> None:
    ahead = 0

    def counted() -> Iterator[Piece | InputError]:
        nonlocal ahead
        for piece in numbered(5_000):
            ahead += 1
            yield piece

    outcomes = read_pieces(counted(), jobs=2, reader=echo)
    next(outcomes)
    assert ahead < 1_000
    outcomes.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_model_that_cannot_be_loaded_is_blamed_on_no_report(jobs: int) -> None:
    with pytest.raises(ModelError, match="reinstall"):
        list(read_pieces(numbered(3), jobs=jobs, reader=find_no_model))
