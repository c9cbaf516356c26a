"""What is asked: the same of every system, drawn by how much news there is of an office."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from benchmarks.generate import FIRST_DAY, LAST_DAY
from benchmarks.resolved import Version
from benchmarks.systems import Asking

Ask = Callable[[Asking], object]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of question, and those of it that are asked."""

    name: str
    questions: tuple[Ask, ...]


def drawn(versions: Iterable[Version], number: int, seed: int = 7) -> tuple[Kind, ...]:
    """So many questions of each kind, about offices, persons and bodies that the versions tell of."""
    random = Random(seed)
    told = _some(versions, number, random)
    in_body = [each for each in told if each.office.body]
    return (
        Kind("who, on a day", tuple(_who(each, _day(random), None) for each in told)),
        Kind(
            "who, on a day as known on a day",
            tuple(_who(each, *sorted((_day(random), _day(random)))) for each in told),
        ),
        Kind("a person's career", tuple(_career(each) for each in told)),
        Kind("a body, on a day", tuple(_body(each, _day(random)) for each in in_body)),
        Kind("entries and exits in a month", tuple(_changes(_day(random)) for _ in told)),
    )


def _some(versions: Iterable[Version], number: int, random: Random) -> list[Version]:
    """So many of them, each as likely as any other, in one pass."""
    kept: list[Version] = []
    for at, version in enumerate(versions):
        if at < number:
            kept.append(version)
        elif (place := random.randrange(at + 1)) < number:
            kept[place] = version
    random.shuffle(kept)
    return kept


def _who(about: Version, on: date, known: date | None) -> Ask:
    return lambda system: system.who(about.office.id, on, known)


def _career(about: Version) -> Ask:
    return lambda system: system.career(about.person)


def _body(about: Version, on: date) -> Ask:
    return lambda system: system.body(about.office.body or "", on)


def _changes(day: date) -> Ask:
    first = day.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return lambda system: system.changes(first, last)


def _day(random: Random) -> date:
    return FIRST_DAY + timedelta(days=random.randrange((LAST_DAY - FIRST_DAY).days))
