"""The sourced record of who holds public office."""

__version__ = "0.1.0"
