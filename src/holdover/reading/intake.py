"""Many reports read one after the other, or in many processes; the order of what comes in is kept."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain

from holdover.errors import HoldoverError, InputError, ModelError, SecondReaderError
from holdover.extraction import Extraction
from holdover.processes import Processes
from holdover.reading.formats import Piece, report_in
from holdover.reading.reader import read
from holdover.report import Report

Reader = Callable[[Report], Extraction]

# A parcel goes to a process as a whole: large enough that sending costs little, small enough to wait for.
_PARCEL_PIECES = 64
_PARCEL_BYTES = 200_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one piece of input: what was read in it, or why it was refused; and any warnings."""

    extraction: Extraction | None = None
    refused: InputError | None = None
    warnings: tuple[str, ...] = ()


def read_pieces(
    pieces: Iterable[Piece | InputError], *, jobs: int = 1, reader: Reader = read
) -> Iterator[Outcome]:
    """What is read in each piece, in their order; an error among them comes out in its place.

    With ``jobs`` above 1 that many processes read (``reader`` must then be a function that a fresh process
    can import); only a few parcels a process are under way, so that memory does not grow with the input.
    Raises ``HoldoverError`` where a process dies, as when memory runs out, and ``ModelError`` where the
    trained reader cannot be loaded, or ``SecondReaderError`` where a second reader cannot be asked: that is
    no fault of any one report.
    """
    if jobs <= 1:
        yield from (_outcome(piece, reader) for piece in pieces)
        return
    processes = Processes(
        jobs, "a reading process died, perhaps for want of memory; try a lower --jobs or --max-bytes"
    )
    yield from chain.from_iterable(processes.each(partial(_outcomes, reader=reader), _parcels(pieces)))


def _outcomes(parcel: list[Piece | InputError], reader: Reader) -> list[Outcome]:
    return [_outcome(piece, reader) for piece in parcel]


def _outcome(piece: Piece | InputError, reader: Reader) -> Outcome:
    if isinstance(piece, InputError):
        return Outcome(refused=piece)
    try:
        told = report_in(piece)
        return Outcome(reader(told.report), warnings=told.warnings)
    except InputError as error:
        return Outcome(refused=error)
    except (ModelError, SecondReaderError):
        raise
    except HoldoverError as error:
        return Outcome(refused=InputError(piece.place, str(error)))
    except Exception as error:  # noqa: BLE001 - one report must not stop the million after it
        problem = (
            f"reading it failed, which it never should ({type(error).__name__}: {error}); please report it"
        )
        return Outcome(refused=InputError(piece.place, problem))


def _parcels(pieces: Iterable[Piece | InputError]) -> Iterator[list[Piece | InputError]]:
    parcel: list[Piece | InputError] = []
    size = 0
    for piece in pieces:
        parcel.append(piece)
        size += len(piece.data) if isinstance(piece, Piece) else 0
        if len(parcel) >= _PARCEL_PIECES or size >= _PARCEL_BYTES:
            yield parcel
            parcel, size = [], 0
    if parcel:
        yield parcel
