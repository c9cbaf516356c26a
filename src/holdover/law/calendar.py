"""Clocks as a calendar (iCalendar, RFC 5545): a day in it for each last lawful day that is sure."""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from holdover.law.clock import BEYOND, Clock

_WIDTH = 75  # octets to a line, RFC 5545, 3.1
_WARNING = "-P14D"  # two weeks before


def calendar(clocks: Iterable[Clock]) -> str:
    """A calendar with one all-day event a clock, on its last lawful day, and an alarm two weeks before."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Holdover//clocks//EN"]
    for clock in clocks:
        lines += _event(clock)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(clock: Clock) -> Iterator[str]:
    day = clock.last_lawful.day if clock.last_lawful else None
    if day is None:
        return
    steps = [f"{step.says} ({step.citation})" for step in clock.steps]
    told = "\n".join([*steps, "A calculator with sources, not legal advice."])
    past = " (past)" if clock.state in BEYOND else ""
    title = f"Last lawful day{past}: {clock.person or 'somebody'}, {clock.capacity}, {clock.office}"
    about = "\0".join((clock.office, clock.person or "", clock.authority.id, str(clock.began)))
    yield "BEGIN:VEVENT"
    yield f"UID:{sha256(about.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}@holdover"
    yield f"DTSTAMP:{clock.on:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"SUMMARY:{_escaped(title)}"
    yield f"DESCRIPTION:{_escaped(told)}"
    yield "TRANSP:TRANSPARENT"
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"TRIGGER:{_WARNING}"
    yield f"DESCRIPTION:{_escaped(title)}"
    yield "END:VALARM"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    """Text as a value: RFC 5545, 3.3.11. Control characters are left out."""
    plain = "".join(mark for mark in text if mark == "\n" or mark.isprintable())
    for mark in "\\;,":
        plain = plain.replace(mark, f"\\{mark}")
    return plain.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, none cuts a character; later ones begin with a blank."""
    piece = ""
    for mark in line:
        if len((piece + mark).encode()) > _WIDTH:
            yield piece
            piece = " "
        piece += mark
    yield piece
