"""All who held an office, one after the other."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from holdover.register.holding_over import HoldingOver
from holdover.register.question import Question
from holdover.register.succession import Vacancy
from holdover.register.tenure import Office, Tenure
from holdover.register.unnamed import Unnamed


@dataclass(frozen=True, slots=True)
class SuccessionList:
    """An office with its tenures and vacancies, each in the order of time.

    ``questions`` ask whether another office, told with more or with less, is the same. ``holdovers`` tell of
    tenures, by id, why their holders are holdovers, or were in the end. ``unnamed`` is what is told of the
    office and of nobody by name.
    """

    office: Office
    tenures: tuple[Tenure, ...]
    vacancies: tuple[Vacancy, ...]
    questions: tuple[Question, ...] = ()
    holdovers: Mapping[str, HoldingOver] = field(default_factory=dict)
    unnamed: tuple[Unnamed, ...] = ()
