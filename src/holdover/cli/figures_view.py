"""How turnover, lengths and transitions look to a person and in CSV."""

from holdover.cli.rendering import Column, Line, View, in_columns
from holdover.register.figures_form import of_lengths, of_transition, of_year
from holdover.register.lengths import Lengths
from holdover.register.transitions import Transition
from holdover.register.turnover import Year

_YEAR = 365.25  # days, on average


def _share(rate: float | None) -> str:
    return "" if rate is None else f"{rate:.1%}"


def _span(year: Year) -> list[Line]:
    whole = (year.first.month, year.first.day, year.last.month, year.last.day) == (1, 1, 12, 31)
    part = "" if whole else f"{year.first:%m-%d} to {year.last:%m-%d}"
    unplaced = f"{year.unplaced:,} not placed" if year.unplaced else ""
    return [(str(year.first.year), "bold"), (part, "dim"), (unplaced, "dim")]


YEARS = View[Year](
    in_columns(
        Column("Year", _span, least=14),
        Column("Offices", lambda year: [f"{year.offices:,}"], least=7),
        Column("Holders", lambda year: [f"{year.holders:,.1f}"], least=7),
        Column("Entries", lambda year: [f"{year.entries:,}"], least=7),
        Column("Exits", lambda year: [f"{year.exits:,}"], least=5),
        Column("Turnover", lambda year: [_share(year.turnover)], least=8),
        Column(
            "Vacancy", lambda year: [_share(year.vacancy), (f"{year.vacancy_days:,} days", "dim")], least=8
        ),
    ),
    of_year,
    (
        "year",
        "from",
        "to",
        "offices",
        "holders",
        "entries",
        "exits",
        "turnover",
        "vacancy_days",
        "seat_days",
        "vacancy",
        "rough",
        "unplaced",
    ),
)


def _days(days: int | None) -> list[Line]:
    """“1,461 days, 4.0 years”."""
    return ["not told"] if days is None else [f"{days:,} days", (f"{days / _YEAR:.1f} years", "dim")]


LENGTHS = View[Lengths](
    in_columns(
        Column("Office", lambda each: [each.office.name if each.office else ("all of these", "bold")], 6),
        Column("Over", lambda each: [f"{each.over:,}"], 1, least=7),
        Column("Going on", lambda each: [f"{each.going_on:,}"], 1, least=9),
        Column("Median", lambda each: _days(each.median), 3),
        Column("Longest", lambda each: [each.longest.person.name, *_days(each.longest_days)], 4),
    ),
    of_lengths,
    (
        "office.id",
        "office.name",
        "over",
        "going_on",
        "median",
        "longest.days",
        "longest.person.id",
        "longest.person.name",
        "longest.office.name",
        "longest.begin",
        "longest.end",
    ),
)


def _of(number: int, share: float | None) -> list[Line]:
    return [f"{number:,}", (_share(share), "dim")]


TRANSITIONS = View[Transition](
    in_columns(
        Column("Transition", lambda each: [(each.day.isoformat(), "bold")], least=10),
        Column("After", lambda each: [f"{each.days:,} days", (each.on.isoformat(), "dim")], least=10),
        Column("Before", lambda each: [f"{len(each.before):,}"], least=6),
        Column("Kept", lambda each: _of(len(each.kept), each.kept_share), least=6),
        Column("Left", lambda each: [f"{len(each.left):,}"], least=4),
        Column("Entered", lambda each: [f"{len(each.entered):,}"], least=7),
        Column("Vacant", lambda each: _of(len(each.vacant), each.vacant_share), least=6),
    ),
    of_transition,
    (
        "day",
        "days",
        "on",
        "offices",
        "before",
        "kept.number",
        "left.number",
        "entered.number",
        "vacant.number",
        "kept_share",
        "vacant_share",
    ),
)
