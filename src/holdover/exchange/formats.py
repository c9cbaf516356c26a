"""The formats of existing records that can be taken in, by name."""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from importlib import import_module
from pathlib import Path

from holdover.errors import HoldoverError, InputError
from holdover.exchange.options import Options
from holdover.extraction import Extraction

Importer = Callable[[Sequence[str], Options], Iterator[Extraction | InputError]]


# The file that reads a format has its name, except where Python has a module of it.
_ROOMS = {"csv": "table"}


class Dataset(StrEnum):
    """The formats: ``docs/import.md`` says of each what becomes of what."""

    CONGRESS = "congress"
    IFG = "ifg"
    POPOLO = "popolo"
    CSV = "csv"


def taken(
    format_: str,
    files: Sequence[str | Path],
    options: Options | None,
    refuse: Callable[[HoldoverError], None],
) -> Iterator[Extraction]:
    """The reports in the files; ``refuse`` is called with the reason for what cannot be used.

    Raises ``InputError`` where there is no such format.
    """
    if format_ not in set(Dataset):
        raise InputError(format_, f"there is no such format; known are {', '.join(Dataset)}")
    for each in read(Dataset(format_), [str(file) for file in files], options or Options()):
        if isinstance(each, InputError):
            refuse(each)
        else:
            yield each


def read(format_: Dataset, files: Sequence[str], options: Options) -> Iterator[Extraction | InputError]:
    """The reports in the files, and for what cannot be used the reason in its place.

    Nothing is raised: where a file cannot be read on, the reason is the last that comes.
    """
    importer: Importer = import_module(f"holdover.exchange.{_ROOMS.get(format_, format_)}").read
    try:
        yield from importer(files, options)
    except InputError as error:
        yield error
