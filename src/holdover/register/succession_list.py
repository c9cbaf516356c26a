"""All who held an office, one after the other."""

from dataclasses import dataclass

from holdover.register.question import Question
from holdover.register.succession import Vacancy
from holdover.register.tenure import Office, Tenure


@dataclass(frozen=True, slots=True)
class SuccessionList:
    """An office with its tenures and vacancies, each in the order of time.

    ``questions`` ask whether another office, told with more or with less, is the same.
    """

    office: Office
    tenures: tuple[Tenure, ...]
    vacancies: tuple[Vacancy, ...]
    questions: tuple[Question, ...] = ()
