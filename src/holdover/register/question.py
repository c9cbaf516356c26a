"""What only a reviewer can say: whether two names, or two offices, are one."""

from dataclasses import dataclass

from holdover.register.folding import digest


@dataclass(frozen=True, slots=True)
class Question:
    """Whether ``one`` and ``other`` (ids of persons or of offices) are the same.

    ``score`` is from 0 (surely two) to 1 (surely one); ``reasons`` say what speaks for one and what lacks.
    """

    one: str
    other: str
    names: tuple[str, str]
    score: float
    reasons: tuple[str, ...]

    @property
    def id(self) -> str:
        """The same for the same pair, however the evidence grows."""
        return digest(self.one, self.other)[:16]

    def concerns(self, id_: str) -> bool:
        """Whether it asks about the person or office of that id."""
        return id_ in (self.one, self.other)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Decisions that cannot all stand: a pair ruled two, and joined by other decisions. It is kept two."""

    one: str
    other: str
    reason: str


def question(
    one: tuple[str, str], other: tuple[str, str], score: float, reasons: tuple[str, ...]
) -> Question:
    """Ask about two (id, name) pairs, in the order of their ids."""
    (a, a_name), (b, b_name) = sorted((one, other))
    return Question(a, b, (a_name, b_name), round(score, 3), reasons)
