"""What can go wrong for a user, each error a sentence that says what, where and what to do."""


class HoldoverError(Exception):
    """Anything that a user can mend. Its text is one line, fit for standard error."""


class BadDateError(HoldoverError):
    """A text was given as a date and is none."""


class UngroundedError(HoldoverError):
    """A claim's words are not found in its report at the place that it names."""
