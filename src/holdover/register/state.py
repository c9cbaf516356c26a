"""How far the register has come with what the ledger holds."""

from typing import NamedTuple

import sqlalchemy as sa

from holdover.ledger import schema
from holdover.ledger.asking import Ask, Statement
from holdover.ledger.database import Database
from holdover.ledger.rows import Extent
from holdover.register import catalog


class State(NamedTuple):
    """What the register has seen of the ledger, and what there is to be seen."""

    rules: str  # by which all was found
    noted: int  # how often new rows were looked through
    is_due: bool  # whether a unit is still to be worked out again
    seen: Extent
    held: Extent

    @property
    def has_seen_all(self) -> bool:
        """Whether nothing is new, and all was found by the rules of today."""
        return self.rules == catalog.rules() and self.seen == self.held


def state_told(ask: Ask) -> State:
    """The state of a register whose tables are there."""
    ((rules, noted, is_due, *rows),) = ask(_STATE)
    return State(rules, noted, bool(is_due), Extent(*rows[:3]), Extent(*rows[3:]))


def state_of(database: Database) -> State | None:
    """The state of a register; ``None`` where there is none yet, or only one of another Holdover's."""
    try:
        return state_told(database.ask)
    except sa.exc.DBAPIError:
        return None


def is_current(database: Database) -> bool:
    """Whether the register tells all that the ledger holds. Writes nothing."""
    state = state_of(database)
    return state is not None and state.has_seen_all and not state.is_due


def _state() -> Statement:
    state = catalog.state.c
    # In the order of an extent.
    tables = (schema.claim, schema.report, schema.decision)
    held = (sa.func.coalesce(sa.select(sa.func.max(each.c.row)).scalar_subquery(), 0) for each in tables)
    is_due = sa.exists(sa.select(catalog.due.c.unit))
    seen = (state.claim, state.report, state.decision)
    return Statement(sa.select(state.rules, state.noted, is_due, *seen, *held))


_STATE = _state()
