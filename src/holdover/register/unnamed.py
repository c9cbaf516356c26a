"""What is told of an office and of nobody by name: an order over a group, an act of "the holder"."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from holdover.claim import Group, Kind, Status
from holdover.ledger.entry import Entry
from holdover.when import When


@dataclass(frozen=True, slots=True)
class Unnamed:
    """One thing told of people without names, and the entries that tell it, in the order of their ids."""

    kind: Kind
    status: Status
    group: Group
    date: When | None
    by: str | None
    claims: tuple[str, ...]


def unnamed(entries: Iterable[Entry]) -> tuple[Unnamed, ...]:
    """What the entries tell of people without names, in the order of time; the same told twice comes once."""
    told: dict[tuple[Kind, Status, Group, When | None, str | None], list[str]] = defaultdict(list)
    for entry in entries:
        claim = entry.claim
        if claim.group is not None:
            told[claim.kind, claim.status, claim.group, claim.date, claim.by].append(entry.id)
    found = [Unnamed(*key, tuple(sorted(ids))) for key, ids in told.items()]
    return tuple(sorted(found, key=lambda each: (str(each.date or ""), each.kind, each.claims)))
