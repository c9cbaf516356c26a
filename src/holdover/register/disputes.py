"""Disputes: what is told of a tenure, or of an office, that cannot all be true."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from holdover.claim import Kind, Status
from holdover.ledger.entry import Entry
from holdover.register.dispute import About, Dispute, Side
from holdover.register.episodes import Episode
from holdover.register.folding import digest
from holdover.register.preference import RANK_IN_WORDS, Weight, by_preference, weigh, witnesses
from holdover.register.rulings import Rulings
from holdover.register.sides import Ending, agree, date_sides, denials, shared_by_all
from holdover.register.tenure import Office, Person
from holdover.register.testimony import ENDS, Testimony

_BEGINNINGS = (
    Kind.TOOK_OFFICE,
    Kind.APPOINTED,
    Kind.CONFIRMED,
)  # not "elected": who is re-elected is so twice
_STARTS = frozenset({*_BEGINNINGS, Kind.ELECTED})


class Subject(NamedTuple):
    """What a dispute is about: an office, and the person in it where it is about one."""

    office: Office
    person: Person | None = None


class Saying(NamedTuple):
    """One side before it is weighed: what it says, and the entries that say it."""

    says: str
    entries: tuple[Entry, ...]


_Conflict = tuple[About, str, list[Saying]]
"""What is disputed, which of several such, and what is said."""


def disputes_of_start(episode: Episode, subject: Subject, key: str, rulings: Rulings) -> list[Dispute]:
    """All disputes about how one time in office began; ``key`` tells it from the person's others."""
    return _weighed(_on_start(episode, rulings), subject, key, rulings)


def disputes_of_end(
    episode: Episode, ending: Ending, subject: Subject, key: str, rulings: Rulings
) -> list[Dispute]:
    """All disputes about how it ended."""
    return _weighed(_on_end(episode, ending, rulings), subject, key, rulings)


def disputes_between(episode: Episode, subject: Subject, key: str, rulings: Rulings) -> list[Dispute]:
    """All disputes about what happened in between."""
    during = {each.kind for each in episode.during} - {Kind.SERVED}
    conflicts = _denied(episode, during, episode.during, About.WHETHER_HAPPENED)
    return _weighed(conflicts, subject, key, rulings)


def _weighed(conflicts: Iterable[_Conflict], subject: Subject, key: str, rulings: Rulings) -> list[Dispute]:
    return [weighed(subject, about, (key, what), sayings, rulings) for about, what, sayings in conflicts]


def weighed(
    subject: Subject, about: About, key: Sequence[str], sayings: Iterable[Saying], rulings: Rulings
) -> Dispute:
    """A dispute with its sides weighed, the preferred first; ``key`` tells it from others of the subject."""
    ordered = sorted(
        ((weigh(each.entries, rulings), each) for each in sayings), key=lambda pair: (pair[0], pair[1].says)
    )
    preferred = by_preference(rulings)
    sides = tuple(
        Side(
            saying.says,
            tuple(dict.fromkeys(entry.id for entry in sorted(saying.entries, key=preferred))),
            weight.rank,
            witnesses(saying.entries),
        )
        for weight, saying in ordered
    )
    office, person = subject.office, subject.person
    identity = digest(about, office.id, person.id if person else "", *key)[:16]
    reason = _reason(*ordered[:2])
    return Dispute(identity, office, person, about, sides, reason)


def _on_start(episode: Episode, rulings: Rulings) -> Iterator[_Conflict]:
    yield from _denied(episode, _STARTS, episode.starts, About.WHETHER_BEGAN)
    if len(episode.starts) > 1:
        for kind in _BEGINNINGS:
            told = [each for each in episode.starts if _is_beginning(each, kind)]
            yield from _on_dates(told, About.WHEN_BEGAN, kind, rulings)


def _on_end(episode: Episode, ending: Ending, rulings: Rulings) -> Iterator[_Conflict]:
    if len(ending.manners) > 1:
        sayings = [Saying(_in_words(side.kind), side.speaking) for side in ending.manners]
        yield About.HOW_ENDED, "", sayings
    else:
        yield from _denied(episode, ENDS, episode.ends, About.WHETHER_ENDED)
    yield from _on_dates(ending.standing, About.WHEN_ENDED, "", rulings)


def _is_beginning(told: Testimony, kind: Kind) -> bool:
    """Whether it tells a beginning of that kind as done; to have served since a day is to have begun then."""
    is_kind = told.kind is kind or (kind is Kind.TOOK_OFFICE and told.kind is Kind.SERVED)
    return is_kind and told.status is Status.ACTUAL


def _denied(
    episode: Episode, kinds: Iterable[Kind], told: Sequence[Testimony], about: About
) -> Iterator[_Conflict]:
    if all(each.status is not Status.DENIED for each in episode.around):
        return
    for kind in sorted(kinds):
        asserted = [each for each in told if each.kind is kind]
        denied = denials(episode, [kind], asserted)
        if asserted and denied:
            sayings = [
                Saying(_in_words(kind), tuple(each.entry for each in asserted)),
                Saying(f"not {_in_words(kind)}", tuple(each.entry for each in denied)),
            ]
            yield about, kind, sayings


def _on_dates(told: Sequence[Testimony], about: About, what: str, rulings: Rulings) -> Iterator[_Conflict]:
    if len(told) < 2 or agree(told) or len(sides := date_sides(told, rulings)) < 2:
        return
    undecided = shared_by_all(sides)
    yield (
        about,
        what,
        [
            Saying(
                str(side.date), tuple(each.entry for each in side.members if each.entry.id not in undecided)
            )
            for side in sides
        ],
    )


def _reason(preferred: tuple[Weight, Saying], other: tuple[Weight, Saying]) -> str:
    """Why one side is preferred to another, in a sentence."""
    (a, one), (b, two) = preferred, other
    first, second = f"“{one.says}”", f"“{two.says}”"
    if a.rank != b.rank:
        return f"{first} is preferred: {RANK_IN_WORDS[a.rank]} counts before {RANK_IN_WORDS[b.rank]}."
    if a.witnesses != b.witnesses:
        return f"{first} is preferred: {a.witnesses} independent witnesses tell it, {b.witnesses} {second}."
    if a.earlier != b.earlier:
        return f"{first} is preferred: it was told later than {second}, by witnesses of the same rank."
    return (
        f"Neither counts before the other: {first} and {second} rest on witnesses of the same rank and day."
    )


def _in_words(kind: Kind) -> str:
    return kind.value.replace("_", " ")
