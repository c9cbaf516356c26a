"""Files of datasets opened for reading: plain or gzip, in an encoding, some at a time."""

import gzip
import io
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from holdover.errors import InputError

_GZIP = b"\x1f\x8b"
_UTF8 = "utf-8-sig"  # with or without the mark that spreadsheets put before it


def files_in(names: Iterable[str]) -> list[Path]:
    """The files named, and in the place of a folder the files in it, by name.

    Raises ``InputError`` where there is nothing of that name.
    """
    found: list[Path] = []
    for path in map(Path, names):
        if path.is_dir():
            found += sorted(each for each in path.iterdir() if each.is_file())
        elif path.exists():
            found.append(path)
        else:
            raise InputError(str(path), "there is no such file")
    return found


def file_name(path: Path) -> str:
    """The file's name without its folder and without the ending of a gzip file: as a row's text gives it."""
    return path.name.removesuffix(".gz")


@contextmanager
def text_of(path: Path, encoding: str | None = None) -> Iterator[TextIO]:
    """The file's text. What is wrong with the file on the way is raised as ``InputError``."""
    place = str(path)
    try:
        with path.open("rb") as raw:
            is_gzip = raw.peek(2)[:2] == _GZIP
            plain = cast("BinaryIO", gzip.GzipFile(fileobj=raw)) if is_gzip else raw
            with io.TextIOWrapper(plain, encoding or _UTF8, newline="") as text:
                yield text
    except UnicodeDecodeError as error:
        raise InputError(place, f"it is not {error.encoding}; name its encoding with --encoding") from None
    except LookupError:
        raise InputError(place, f"there is no encoding “{encoding}”; name one as cp1252") from None
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise InputError(place, "the gzip file is cut short or damaged; get it again") from None
    except OSError as error:
        raise InputError(place, f"it cannot be read: {error.strerror or error}") from None
