"""The formats of existing records that can be taken in, by name."""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from importlib import import_module
from pathlib import Path

from holdover.decision import Decision
from holdover.errors import HoldoverError, InputError
from holdover.exchange.options import Options
from holdover.exchange.source import FileError, Files, Watch
from holdover.extraction import Extraction

Item = Extraction | Decision | InputError
"""What is in a dataset: a report of some rows, a decision that rows tell of, or why rows cannot be used."""

Importer = Callable[[Files, Options], Iterator[Item]]


# The file that reads a format has its name, except where Python has a module of it.
_ROOMS = {"csv": "table"}


class Dataset(StrEnum):
    """The formats: ``docs/import.md`` says of each what becomes of what."""

    CONGRESS = "congress"
    IFG = "ifg"
    POPOLO = "popolo"
    FTM = "ftm"
    CSV = "csv"


def taken(
    format_: str,
    files: Sequence[str | Path],
    options: Options,
    *,
    refuse: Callable[[HoldoverError], None],
    decide: Callable[[Decision], None],
    watch: Watch,
) -> Iterator[Extraction]:
    """The reports in the files.

    ``refuse`` is called with the reason for what cannot be used, ``decide`` with each decision that rows tell
    of, ``watch`` with how many bytes are read. Raises ``InputError`` where there is no such format.
    """
    if format_ not in set(Dataset):
        raise InputError(format_, f"there is no such format; known are {', '.join(Dataset)}")
    given = Files([str(file) for file in files], options.encoding, watch)
    for each in read(Dataset(format_), given, options):
        match each:
            case InputError():
                refuse(each)
            case Decision():
                decide(each)
            case _:
                yield each


def read(format_: Dataset, files: Files, options: Options) -> Iterator[Item]:
    """What is in the files, and for what cannot be used the reason in its place.

    Nothing is raised: where a file cannot be read on, a ``FileError`` is the last that comes.
    """
    importer: Importer = import_module(f"holdover.exchange.{_ROOMS.get(format_, format_)}").read
    try:
        yield from importer(files, options)
    except InputError as error:
        yield FileError(error.place, error.problem)
