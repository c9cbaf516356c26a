"""The verbs on the command line. They hold no logic: each calls the Python API and shows what it gives."""

from holdover.cli.app import main

__all__ = ["main"]
