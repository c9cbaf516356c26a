"""How an order over a group looks: how many it is said to reach, and what became of each."""

from collections.abc import Iterator

from holdover.cli.phrases import day_words
from holdover.cli.rendering import Column, Line, View, in_columns, one_by_one, say, say_nothing
from holdover.cli.words import number_of
from holdover.json_form import Row
from holdover.register.json_form import of_roll
from holdover.register.roll import Member, Roll


def _steps(member: Member) -> list[Line]:
    return [" ".join(filter(None, (day_words(step.date), step.standing))) for step in member.steps]


_show_members = in_columns(
    Column[Member]("Who", lambda member: [(member.person.name, "bold")], 4),
    Column[Member]("Office", lambda member: [member.office.name], 6),
    Column[Member]("Standing", lambda member: [(member.standing, "bold")], 2),
    Column[Member]("Steps", _steps, 4),
)


def _show_roll(roll: Roll) -> None:
    order = f"{roll.kind.replace('_', ' ')}: {roll.title}"
    by = f"by {roll.by}" if roll.by else ""
    say((order, "bold"), (", ".join(filter(None, (day_words(roll.date), by))), "dim"))
    if roll.counts:
        say(_how_many(roll))
    say(f"{number_of(len(roll.members), 'person')} named." if roll.members else "Nobody is named.")
    if roll.members:
        say_nothing()
        _show_members(roll.members)
    say_nothing()


def _how_many(roll: Roll) -> str:
    counts = "; ".join(f"“{count.text}” ({number_of(len(count.claims), 'claim')})" for count in roll.counts)
    if len(roll.counts) == 1:
        return f"Said to reach {counts}."
    return f"Said to reach {counts}: these {'agree' if roll.agree else 'do not agree'}."


def _members(roll: Roll) -> Iterator[Row]:
    row = of_roll(roll)
    members = row["members"]
    for member in members if isinstance(members, list) else ():
        yield {"roll": roll.id, "title": roll.title, "order": row["date"], "by": roll.by, **member}


ROLLS = View[Roll](
    one_by_one(_show_roll),
    of_roll,
    ("roll", "title", "order", "by", "person.id", "person.name", "office.name", "standing"),
    flat=_members,
)
"""In CSV a line is a person under an order."""
