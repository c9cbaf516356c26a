"""Which office or person a name means, and what to say where it means none, several, or nobody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from holdover.errors import HoldoverError
from holdover.register.answers import Answers
from holdover.register.careers import Career
from holdover.register.catalog import Named
from holdover.register.folding import fold
from holdover.register.offices import office_of
from holdover.register.same_office import compatible
from holdover.register.succession import Vacancy
from holdover.register.tenure import Office

_CANDIDATES_TOLD = 8
_LOOKED_THROUGH = 50  # offices of one title: who may be meant by a name that so many fit is anybody's guess


class UnknownNameError(HoldoverError):
    """Nobody and nothing of that name is in the record."""


class AmbiguousNameError(HoldoverError):
    """A name may mean several persons or offices of the record."""


@dataclass(frozen=True, slots=True)
class Nobody:
    """An office that nobody is known to have held on a day.

    ``vacancy`` is the one on that day, where the office is known to have been vacant. ``others`` are offices
    that may be the same, told with more or with less, and were held by somebody then. ``bodies`` are the
    names under which its body went on by that day.
    """

    office: Office
    vacancy: Vacancy | None
    others: tuple[Office, ...]
    bodies: tuple[str, ...]


def offices_meant(answers: Answers, name: str) -> tuple[Office, ...]:
    """The offices that the name may mean. Raises ``UnknownNameError`` where there are none."""
    found = answers.offices(name)
    if not found:
        hint = _of_its_title(answers, name) or _did_you_mean(answers, Named.OFFICE, name)
        raise UnknownNameError(f"no office of the name “{name}” is in the record{hint}")
    return found


def office_meant(answers: Answers, name: str) -> Office:
    """The one office that the name means. Raises ``UnknownNameError`` or ``AmbiguousNameError``."""
    found = offices_meant(answers, name)
    if len(found) > 1:
        raise AmbiguousNameError(_which(name, *_told_apart(found)))
    return found[0]


def person_meant(answers: Answers, name: str, known: date | None) -> Career:
    """The one person whom the name means. Raises ``UnknownNameError`` or ``AmbiguousNameError``."""
    found = answers.persons(name, known)
    if not found:
        hint = _did_you_mean(answers, Named.PERSON, name)
        raise UnknownNameError(f"no person of the name “{name}” is in the record{_as_known(known)}{hint}")
    if len(found) > 1:
        raise AmbiguousNameError(_which(name, [_known_for(each) for each in found], "by the id in brackets"))
    return found[0]


def check_body(answers: Answers, name: str | None, known: date | None, found: Sequence[object]) -> None:
    """Raise ``UnknownNameError`` where nothing was found, for no office is told of in a body of that name."""
    if name and not found and not answers.has_body(name, known):
        hint = _did_you_mean(answers, Named.BODY, name)
        raise UnknownNameError(f"no body of the name “{name}” is in the record{_as_known(known)}{hint}")


def nobody_in(answers: Answers, office: Office, on: date, known: date | None) -> Nobody:
    """What can be said of an office that nobody is known to have held on the day."""
    vacancy = next((each for each in answers.vacancies(office.id, known) if each.on(on)), None)
    others = [each for each in answers.offices_of_title(office.title, known) if each.id != office.id]
    others = [each for each in others if compatible(office, each)][:_LOOKED_THROUGH]
    held = (each for each in others if any(one.tenure.held_on(on) for one in answers.who(each.id, on, known)))
    bodies = answers.body_goes_on_as(office.body, on, known) if office.body else ()
    return Nobody(office, vacancy, tuple(held), bodies)


def _of_its_title(answers: Answers, name: str) -> str:
    """“; of its title there are …”: what else could be asked for."""
    found = answers.offices_of_title(office_of(name).title, None)
    if not found:
        return ""
    names, _ = _told_apart(found)
    return f"; of its title there {'is' if len(names) == 1 else 'are'} {_listed(names)}"


def _did_you_mean(answers: Answers, named: Named, name: str) -> str:
    like = [each for each in answers.names_like(named, name) if fold(each) != fold(name)]
    return f"; did you mean {_listed([f'“{each}”' for each in like])}?" if like else ""


def _as_known(known: date | None) -> str:
    return f", as known on {known}" if known else ""


def _told_apart(offices: Sequence[Office]) -> tuple[list[str], str]:
    """What to call the offices so that they are told apart, and how to name one."""
    names = [office.name for office in offices]
    if len(set(names)) == len(names):
        return names, "in full"
    return [f"{office.name} ({office.key or office.id})" for office in offices], "by the key in brackets"


def _known_for(career: Career) -> str:
    """“Ada Brook, mayor of Lakeside (ada-brook.1f)”: a person told from others of the name."""
    offices = [each.office.name for each in career.tenures] + [each.office.name for each in career.mentions]
    return f"{career.person.name}, {', '.join(offices[:1])} ({career.person.id})"


def _which(name: str, candidates: Sequence[str], how: str) -> str:
    return f"“{name}” may mean {_listed(candidates)}. Name one of them {how}"


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _CANDIDATES_TOLD
    return "; ".join([*names[:_CANDIDATES_TOLD], *([f"or {more:,} more"] if more > 0 else [])])
