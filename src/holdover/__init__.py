"""The sourced record of who holds public office."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holdover.reading import read_text as read
    from holdover.record import Record

__all__ = ["Record", "__version__", "read"]

__version__ = "0.1.0"

_OFFERED = {"Record": ("holdover.record", "Record"), "read": ("holdover.reading", "read_text")}


def __getattr__(name: str) -> object:
    """Load what the package offers when it is first asked for: most commands need only a part of it."""
    if name not in _OFFERED:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _OFFERED[name]
    return getattr(import_module(module), attribute)
