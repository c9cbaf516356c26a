"""The sourced record of who holds public office."""

from holdover.reading import read_text as read

__all__ = ["__version__", "read"]

__version__ = "0.1.0"
