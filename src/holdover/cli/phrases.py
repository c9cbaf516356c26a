"""What the register's values say, as a person would put it."""

from datetime import date

from holdover.claim import Capacity, Kind, Status
from holdover.register.meant import Nobody
from holdover.register.tenure import Edge, Tenure
from holdover.when import PartialDate, When

_OTHERS_TOLD = 3


def happened(kind: Kind, status: Status, by: str | None = None) -> str:
    """“removed by Donald Trump”, “resigned (denied)”."""
    said = kind.replace("_", " ")
    if status is not Status.ACTUAL:
        said = f"{said} ({status})"
    return f"{said} by {by}" if by else said


def edge_happened(edge: Edge) -> str:
    """The same of how a tenure began or ended."""
    return happened(edge.kind, edge.status, edge.by)


def in_office(tenure: Tenure) -> str:
    """The office as it is held: “acting United States attorney …”."""
    if tenure.capacity is Capacity.PERMANENT:
        return tenure.office.name
    return f"{tenure.capacity} {tenure.office.name}"


def day_words(when: When | None) -> str:
    """A date that is bounded, and not told, in words: “2009 to 2010, not told more exactly”."""
    if when is None:
        return ""
    written = str(when)
    if not isinstance(when, PartialDate) or not written.startswith("["):
        return written
    if when.earliest and when.latest:
        first, last = _coarse(when.earliest, first=True), _coarse(when.latest, first=False)
        return f"{first} or {last}" if _follow(first, last) else f"between {first} and {last}"
    return f"by {when.latest}" if when.latest else f"{when.earliest} or later"


def _coarse(day: date, *, first: bool) -> str:
    """The year alone, where the day is the first or last of it."""
    edge = (1, 1) if first else (12, 31)
    return str(day.year) if (day.month, day.day) == edge else day.isoformat()


def _follow(first: str, last: str) -> bool:
    return first.isdigit() and last.isdigit() and int(last) == int(first) + 1


def told_of_nobody(nobody: Nobody) -> str:
    """That nobody held an office on a day; whether it was vacant, and under what other name somebody did."""
    said = ["nobody is known to have held this office on that day"]
    if vacancy := nobody.vacancy:
        until = f" until {day_words(vacancy.end)}" if vacancy.end else ""
        said.append(f"it was vacant from {day_words(vacancy.start)}{until}")
    if nobody.others:
        names = ", or ".join(f"“{office.name}”" for office in nobody.others[:_OTHERS_TOLD])
        said.append(
            f"as “{nobody.office.name}” is told it may be {names}, which somebody held: "
            "ask for that, or say with holdover review whether they are one"
        )
    if nobody.bodies:
        names = " and ".join(f"“{name}”" for name in nobody.bodies[:_OTHERS_TOLD])
        said.append(f"its body went on as {names}: holdover body tells who was in office there")
    return "; ".join(said)
