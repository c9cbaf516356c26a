"""Files of datasets opened for reading: plain or gzip, in an encoding, and how far the reading has come."""

import codecs
import gzip
import io
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO, cast

from holdover.errors import InputError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_GZIP = b"\x1f\x8b"
_UTF8 = "utf-8-sig"  # with or without the mark that spreadsheets put before it


class FileError(InputError):
    """A file cannot be read, or not to its end: what is wrong is the file's, and no row's."""


Watch = Callable[[int, int], None]
"""Told how much is done, and of how much in all."""


def watched_by_nobody(_done: int, _total: int) -> None:
    """A watch that does nothing."""


class Files:
    """The files of a dataset, by their names; a folder stands for the files in it.

    ``watch`` is told how many bytes were read of those that ``expect`` was told of.
    """

    def __init__(
        self, names: Sequence[str], encoding: str | None = None, watch: Watch = watched_by_nobody
    ) -> None:
        self.names = names
        self._encoding = encoding
        self._watch = watch
        self._done = self._expected = 0

    def paths(self) -> list[Path]:
        """Where the files are, those of a folder by name. Raises ``InputError`` where there is none."""
        found: list[Path] = []
        for path in map(Path, self.names):
            if path.is_dir():
                within = sorted(each for each in path.iterdir() if each.is_file())
                if not within:
                    raise InputError(str(path), "there is no file in this folder")
                found += within
            elif path.exists():
                found.append(path)
            else:
                raise InputError(str(path), "there is no such file")
        return found

    def expect(self, paths: Iterable[Path], *, times: int = 1) -> None:
        """Count these in what is to be read, each as many times as it will be."""
        self._expected += times * sum(path.stat().st_size for path in paths)

    def advance(self, count: int) -> None:
        """So many bytes more are done."""
        self._done += count
        self._watch(min(self._done, self._expected), self._expected)

    @contextmanager
    def text(self, path: Path, *, advance: bool = True) -> Iterator[TextIO]:
        """A file's text. What is wrong with the file on the way is raised as ``InputError``.

        Without ``advance`` what is read does not count as done.
        """
        place, encoding = str(path), self._encoding or _UTF8
        try:
            codecs.lookup(encoding)
        except LookupError:
            raise InputError(place, f"there is no encoding “{encoding}”; name one as cp1252") from None
        try:
            with _Counted(path, self.advance if advance else lambda _: None) as raw:
                buffered = io.BufferedReader(raw)
                is_gzip = buffered.peek(2)[:2] == _GZIP
                plain = gzip.GzipFile(fileobj=buffered) if is_gzip else buffered
                if not plain.peek(1):
                    raise InputError(place, "it is empty")
                with io.TextIOWrapper(cast("BinaryIO", plain), encoding, newline="") as text:
                    yield text
        except UnicodeDecodeError as error:
            raise InputError(
                place, f"it is not {error.encoding}; name its encoding with --encoding"
            ) from None
        except (EOFError, zlib.error, gzip.BadGzipFile):
            raise InputError(place, "the gzip file is cut short or damaged; get it again") from None
        except OSError as error:
            raise InputError(place, f"it cannot be read: {error.strerror or error}") from None


def file_name(path: Path) -> str:
    """The file's name without its folder and without the ending of a gzip file: as a row's text gives it."""
    return path.name.removesuffix(".gz")


class _Counted(io.FileIO):
    """A file that tells how much of it is read."""

    def __init__(self, path: Path, tell: Callable[[int], None]) -> None:
        super().__init__(path)
        self._tell = tell

    def readinto(self, buffer: "WriteableBuffer") -> int | None:
        count = super().readinto(buffer)
        self._tell(count or 0)
        return count
