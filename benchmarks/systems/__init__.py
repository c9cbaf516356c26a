"""What Holdover is compared with, each asked the same through one small protocol.

A system that does not reconcile is given what Holdover resolved from the claims (``benchmarks.resolved``), in
the form that suits it best: its load is only a load, and its answers must be Holdover's.
"""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import date
from typing import NamedTuple, Protocol

from benchmarks.resolved import Resolved
from benchmarks.usage import Spent


class Held(NamedTuple):
    """One line of an answer, as every system can give it.

    ``what`` says whether a holder was ``certain`` or ``possible`` on the day asked about, whether a tenure
    ``began`` or ``ended``, or is empty; ``claims`` are the ids of all claims that the tenure cites.
    """

    what: str
    office: str
    person: str
    capacity: str
    began: str
    ended: str
    claims: frozenset[str]


class Asking(Protocol):
    """A loaded system, ready to be asked. ``known`` is the day as known on which; ``None`` is now.

    An answer is whatever the system gives its users, whole: nothing of it is fetched later.
    """

    def who(self, office: str, on: date, known: date | None) -> object:
        """Who held, or may have held, the office of that id on a day."""

    def career(self, person: str) -> object:
        """All that persons of that name held."""

    def body(self, name: str, on: date) -> object:
        """Everyone who held, or may have held, an office of the body on a day."""

    def changes(self, first: date, last: date) -> object:
        """The tenures that began or ended, or may have, between two days, both included."""

    def held(self, answer: object) -> Iterable[Held]:
        """The lines of an answer; not measured."""


class System(Protocol):
    """Something that keeps who held which office when. It is sent to another process to be loaded there."""

    @property
    def name(self) -> str:
        """What the tables call it."""

    @property
    def server(self) -> int | None:
        """The process id of the server that it keeps its data in, if it has one."""

    def prepare(self, resolved: Resolved) -> None:
        """Lay ready what there is to load, in its own form; not measured."""

    def load(self) -> Spent:
        """Load what lies ready; give what it took."""

    def settle(self) -> None:
        """Whatever a store does by itself in the first quiet minutes after a load; not measured."""

    def size(self) -> int:
        """Bytes on the disk."""

    def asking(self) -> AbstractContextManager[Asking]:
        """Open it to be asked."""
