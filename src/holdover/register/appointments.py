"""Who appoints to an office, and for how long: the rules in ``data/appointments.toml``."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from holdover.register.tenure import Office


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A rule on the offices of a title, in a body and a place where these are given.

    ``appointed_by`` names the office whose holder appoints; ``years`` is the term, if there is one.
    ``with_administration`` says whether who stays after that holder has gone is a holdover. The rule is told
    of appointments from ``since`` on.
    """

    title: str
    body: str | None = None
    place: str | None = None
    appointed_by: str
    years: int | None = None
    with_administration: bool
    since: date
    citation: str
    says: str

    def covers(self, office: Office) -> bool:
        """Whether the rule is on that office."""
        return (
            self.title == office.title
            and self.body in (None, office.body)
            and self.place in (None, office.place)
        )


def appointment_to(office: Office) -> Appointment | None:
    """The rule on the office; ``None`` where there is none."""
    return next((each for each in _by_title().get(office.title, ()) if each.covers(office)), None)


@cache
def _by_title() -> Mapping[str, Sequence[Appointment]]:
    text = (files("holdover.register") / "data" / "appointments.toml").read_text(encoding="utf-8")
    found: dict[str, list[Appointment]] = defaultdict(list)
    for row in tomllib.loads(text)["appointments"]:
        found[row["title"]].append(Appointment(**row))
    return found
