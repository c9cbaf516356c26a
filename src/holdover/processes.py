"""Work parted among processes: in order, bounded in what is under way, and ended together."""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_all_start_methods, get_context, parent_process
from multiprocessing.context import BaseContext
from typing import TypeVar

from holdover.errors import HoldoverError

Parcel = TypeVar("Parcel")
Result = TypeVar("Result")


def _nothing() -> None:
    """A process has nothing to do before its first parcel."""


@dataclass(frozen=True, slots=True)
class Processes:
    """How many processes work, what each does first, and what is said where one dies.

    ``loaded`` names a module that all of them need. ``ahead`` parcels a process wait for it while it works,
    so that it does not wait for them.
    """

    jobs: int
    died: str
    begin: Callable[..., None] = field(default=_nothing)
    given: tuple[object, ...] = ()
    loaded: str | None = None
    ahead: int = 2

    def each(self, work: Callable[[Parcel], Result], parcels: Iterable[Parcel]) -> Iterator[Result]:
        """What each parcel comes to, in their order.

        ``work`` and ``begin`` are functions that a fresh process can import. Only a few parcels a process are
        under way, so that memory does not grow with their number. Raises ``HoldoverError`` where a process
        dies, as when memory runs out.
        """
        executor = ProcessPoolExecutor(self.jobs, _context(self.loaded), _start, (self.begin, self.given))
        under_way: deque[Future[Result]] = deque()
        try:
            for parcel in parcels:
                with _interrupts_held():
                    under_way.append(executor.submit(work, parcel))
                if len(under_way) > self.jobs * self.ahead:
                    yield under_way.popleft().result()
            for future in under_way:
                yield future.result()
        except BrokenProcessPool:
            raise HoldoverError(self.died) from None
        finally:
            # What is under way is waited for: nothing goes on behind the back of the one who asked for it.
            executor.shutdown(cancel_futures=True)


def _context(loaded: str | None) -> BaseContext:
    """How processes are started: fresh, sharing no locks, connections or terminal state with this one.

    To load modules takes most of a second. Where processes can be forked and the module is known, one loads
    it once, and all that are started from then on are forked from that one, with the environment of then.
    """
    if loaded is None or "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["__main__", loaded])
    return context


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while a process may be started: it inherits this, and so cannot be hit half-way up."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start(begin: Callable[..., None], given: tuple[object, ...]) -> None:
    """Let a process end at once with Ctrl-C, and never outlive the process that it works for."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_end_with_parent, daemon=True).start()
    begin(*given)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
