"""How clocks look: a table, rows, or a calendar."""

import sys
from collections.abc import Sequence

from holdover.cli.clock import ClockShape
from holdover.cli.law_view import STEP_COLUMNS, cited, day_row, step_row
from holdover.cli.rendering import Column, Line, console, csv_rows, json_array, json_lines, say, table
from holdover.json_form import Row
from holdover.law.bounds import Bounds
from holdover.law.calendar import calendar
from holdover.law.clock import BEYOND, Clock, State, Under

_CSV = (
    "office",
    "person",
    "capacity",
    "authority",
    "citation",
    "on",
    "state",
    "began",
    "last_lawful",
    "first_unlawful",
    "days_left",
    "missing",
)
_STYLES = {
    State.EXPIRED: "bold red",
    State.NO_AUTHORITY: "bold red",
    State.PERHAPS_EXPIRED: "yellow",
    State.LAST_DAY: "yellow",
}


def show_clocks(clocks: Sequence[Clock], shape: ClockShape, *, explain: bool) -> None:
    """Print the clocks in the shape asked for."""
    match shape:
        case ClockShape.TABLE:
            _show(clocks, explain=explain)
        case ClockShape.JSON:
            json_array(map(_row, clocks))
        case ClockShape.JSONL:
            json_lines(map(_row, clocks))
        case ClockShape.CSV:
            csv_rows(map(_flat, clocks), _CSV)
        case ClockShape.ICAL:
            sys.stdout.write(calendar(clocks))


def _show(clocks: Sequence[Clock], *, explain: bool) -> None:
    if not clocks:
        return
    if not explain:
        table(clocks, _COLUMNS)
    for clock in clocks if explain else ():
        table([clock], _COLUMNS)
        table(clock.steps, STEP_COLUMNS)
        if clock.under:
            table(clock.under, _UNDER_COLUMNS)
        for missing in clock.missing:
            say((f"missing: {missing}", "yellow"))
    say(("A calculator with sources, not legal advice.", "dim"))
    console().print()


def _who(clock: Clock) -> list[Line]:
    return [(clock.person or "somebody", "bold"), clock.capacity, clock.office]


def _authority(clock: Clock) -> list[Line]:
    return [clock.authority.citation, (clock.authority.title, "dim")]


def _last(clock: Clock) -> list[Line]:
    none = "none" if clock.state is State.NO_AUTHORITY else "none in sight"
    last = _days(clock.last_lawful) if clock.last_lawful else [none]
    return [*last, ("disputed", "yellow") if clock.under else ""]


def _days(bounds: Bounds) -> list[Line]:
    """A day, or its two bounds one under the other: a column of dates is narrow."""
    earliest, dots, latest = str(bounds).partition("..")
    return [earliest + dots, latest]


def _state(clock: Clock) -> list[Line]:
    state = (str(clock.state), _STYLES.get(clock.state, ""))
    if clock.state is State.NO_AUTHORITY:
        return [state, f"since {clock.first_unlawful}"]
    if clock.days_left is None or clock.state is State.LAST_DAY:
        return [state]
    days = abs(clock.days_left)
    word = "day" if days == 1 else "days"
    return [state, f"{days} {word} ago" if clock.state in BEYOND else f"{days} {word} left"]


_COLUMNS = (
    Column[Clock]("Who", _who, 6),
    Column[Clock]("By", _authority, 5),
    Column[Clock]("Began", lambda clock: _days(clock.began), 3, least=12),
    Column[Clock]("Last lawful day", _last, 3, least=12),
    Column[Clock]("State", _state, 3, least=9),
)
_UNDER_COLUMNS = (
    Column[Under]("Disputed", lambda it: [it.question], 4),
    Column[Under](
        "Reading",
        lambda it: [(it.reading.says, "bold" if it.followed else ""), (cited(it.reading), "dim")],
        5,
    ),
    Column[Under]("Then", lambda it: [str(it.state), str(it.last_lawful or "")], 2),
)


def _row(clock: Clock) -> Row:
    return {
        "office": clock.office,
        "person": clock.person,
        "capacity": clock.capacity,
        "authority": clock.authority.id,
        "citation": clock.authority.citation,
        "on": clock.on.isoformat(),
        "state": clock.state.value,
        "began": day_row(clock.began),
        "last_lawful": day_row(clock.last_lawful),
        "first_unlawful": day_row(clock.first_unlawful),
        "days_left": clock.days_left,
        "missing": list(clock.missing),
        "steps": [step_row(step) for step in clock.steps],
        "readings": [
            {
                "question": it.question,
                "reading": it.reading.says,
                "decisions": [str(each) for each in it.reading.decisions],
                "followed": it.followed,
                "state": it.state.value,
                "last_lawful": day_row(it.last_lawful),
            }
            for it in clock.under
        ],
        "claims": list(clock.claims),
    }


def _flat(clock: Clock) -> Row:
    days = {"began": clock.began, "last_lawful": clock.last_lawful, "first_unlawful": clock.first_unlawful}
    return _row(clock) | {name: str(day) if day else None for name, day in days.items()}
