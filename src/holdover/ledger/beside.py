"""A process beside this one that writes to the ledger, while this one looks at what is to be written next."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache, partial

from holdover.ledger.database import Database
from holdover.ledger.writing import Added, Told, append
from holdover.processes import Processes

_DIED = (
    "the process that wrote to the record died, perhaps for want of memory; "
    "what is recorded is kept, run it again for the rest"
)


def append_beside(
    where: str, batches: Iterable[Sequence[Told]], recorded: datetime | None
) -> Iterator[Sequence[Added]]:
    """Append batch after batch; tell of each, once it is committed, what was added of its reports.

    A few batches are taken ahead. Raises what ``append`` does, and ``HoldoverError`` where the process dies.
    """
    return Processes(1, _DIED, loaded=__name__, ahead=1).each(partial(_append, where, recorded), batches)


def _append(where: str, recorded: datetime | None, batch: Sequence[Told]) -> Sequence[Added]:
    return append(_opened(where), batch, recorded)


@cache
def _opened(where: str) -> Database:
    return Database(where, create=False)
