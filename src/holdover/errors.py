"""What can go wrong for a user, each error a sentence that says what, where and what to do."""


class HoldoverError(Exception):
    """Anything that a user can mend. Its text is one line, fit for standard error."""


class BadDateError(HoldoverError):
    """A text was given as a date and is none."""


class UngroundedError(HoldoverError):
    """A claim's words are not found in its report at the place that it names."""


class InputError(HoldoverError):
    """Something given to be read cannot be used. ``place`` names it: a file, or ``file:line``."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(place, problem)
        self.place = place
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.place}: {self.problem}"


class ModelError(HoldoverError):
    """The trained reader's file is missing, damaged or of another format."""


class SecondReaderError(HoldoverError):
    """The second reader cannot be asked: its settings, its package or its endpoint are at fault."""
