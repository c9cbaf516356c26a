"""Files cut into pieces, a few bytes at a time where they hold many reports."""

from collections.abc import Iterable, Iterator
from io import BufferedReader
from pathlib import Path

from holdover.errors import InputError
from holdover.reading.formats.piece import MAX_BYTES, Format, Piece
from holdover.reading.formats.sniff import SNIFFED_BYTES, format_of, refuse_binary

STANDARD_INPUT = "-"
_STANDARD_INPUT_PLACE = "standard input"
_STANDARD_INPUT_DESCRIPTOR = 0


def pieces(
    files: Iterable[str],
    *,
    as_format: Format | None = None,
    encoding: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> Iterator[Piece | InputError]:
    """The reports in the files, in order and not yet decoded; for what cannot be read, an error in its place.

    ``-`` is standard input. ``as_format`` and ``encoding`` hold for every file; without them each file's
    name and first bytes tell the format, and its text is UTF-8. A report of more than ``max_bytes`` is
    refused. No more than one report is held at a time.
    """
    for name in files:
        place = _STANDARD_INPUT_PLACE if name == STANDARD_INPUT else name
        try:
            with _opened(name, place) as stream:
                yield from _pieces_of(stream, place, as_format, encoding, max_bytes)
        except InputError as error:
            yield error
        except OSError as error:
            yield InputError(place, f"it cannot be read: {error.strerror or error}")


def _opened(name: str, place: str) -> BufferedReader:
    if name == STANDARD_INPUT:
        # A descriptor of our own: leaving the `with` must not close the process's standard input.
        return open(_STANDARD_INPUT_DESCRIPTOR, "rb", closefd=False)
    path = Path(name)
    if path.is_dir():
        raise InputError(place, "it is a folder; name the files in it, as in FOLDER/*")
    return path.open("rb")


def _pieces_of(
    stream: BufferedReader, place: str, as_format: Format | None, encoding: str | None, max_bytes: int
) -> Iterator[Piece | InputError]:
    head = stream.peek(SNIFFED_BYTES)[:SNIFFED_BYTES]
    if not head:
        raise InputError(place, "it is empty")
    if encoding is None:
        refuse_binary(place, head)
    format_ = as_format or format_of(place, head)
    if format_ is Format.JSONL:
        yield from _lines(stream, place, encoding, max_bytes)
        return
    data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise InputError(place, _too_long(max_bytes))
    yield Piece(place, format_, data, encoding)


def _lines(
    stream: BufferedReader, file: str, encoding: str | None, max_bytes: int
) -> Iterator[Piece | InputError]:
    if not _splits_at_line_ends(encoding):
        raise InputError(file, f"JSON lines cannot be {encoding}; convert them, as with iconv -t UTF-8")
    number = 0
    while data := stream.readline(max_bytes + 1):
        number += 1
        place = f"{file}:{number}"
        if len(data) > max_bytes and not data.endswith(b"\n"):
            _skip_line(stream)
            yield InputError(place, _too_long(max_bytes))
        elif data.strip():
            yield Piece(place, Format.JSONL, data.rstrip(b"\r\n"), encoding)


def _splits_at_line_ends(encoding: str | None) -> bool:
    """Whether a line of this encoding ends at the byte at which a line of UTF-8 does."""
    try:
        return encoding is None or "\n".encode(encoding) == b"\n"
    except LookupError:
        return True  # that there is no such encoding is told of each line


def _skip_line(stream: BufferedReader) -> None:
    while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
        pass


def _too_long(max_bytes: int) -> str:
    return f"it is longer than {max_bytes:,} bytes; split it, or allow more with --max-bytes"
