"""Read the changes in which one goes and another comes: "X succeeded Y", "X made way for Y"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from holdover.claim import Kind, Status
from holdover.reading import lexicon
from holdover.reading.find_holders import Holder
from holdover.reading.resolve_offices import Office
from holdover.reading.scene import Change, Draft, Scene

_RESIGNING = ("abdicat", "step", "stand", "stood")
_FILLING_IN = ("fill", "stand", "stood", "deput")
_LOSING = ("lose", "loses", "losing", "lost")
_SITTING = frozenset(("incumbent", "sitting", "incumbents", "held", "represented"))
_SITTING_REACH = 6  # pieces around the loser in which he is told to hold the seat


def of_replacement(scene: Scene, change: Change, _: lexicon.TriggerWord) -> Iterator[Draft]:
    """As in "X succeeded Y as minister", "Y was replaced by X"."""
    at, arguments = change.at, scene.arguments
    passive = arguments.is_passive(at)
    comes, goes = _sides(scene, at)
    leaver = next(scene.persons(goes), None)
    office = _office_passed_on(scene, at, comes if passive else goes, leaver)
    if office is None and leaver is None:
        return
    if scene.items[at].word.startswith(_FILLING_IN) and not scene.offices(arguments.offices_after(at)):
        return  # "filled in for her at the rally"
    for holder in scene.persons(comes):
        if leaver is None or holder.person != leaver.person:
            yield from _restated(scene.claim(change, holder, office, stands=False))
    if leaver is not None and passive and scene.items[at].word.startswith("replac"):
        yield from _restated(scene.claim(replace(change, kind=Kind.LEFT), leaver, office, stands=False))


def _sides(scene: Scene, at: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Who takes the place of whom by the verb at ``at``, whichever way it is told."""
    arguments = scene.arguments
    if arguments.is_passive(at):
        return arguments.by(at), arguments.subject(at)
    return arguments.subject(at), arguments.object(at)


def _restated(drafts: Iterator[Draft]) -> Iterator[Draft]:
    return (replace(draft, restates=True) for draft in drafts)


def of_hand_over(scene: Scene, change: Change, _: lexicon.TriggerWord) -> Iterator[Draft]:
    """As in "X handed over to Y", "the president stepped down in favor of Y", "X lost the seat to Y"."""
    at, arguments = change.at, scene.arguments
    words = scene.items[at].word
    is_lost = words.startswith(_LOSING)
    leaver = next(scene.who(arguments.subject(at)), None)
    comes = arguments.object(at)
    office = _office_passed_on(scene, at, comes, leaver)
    if leaver is not None and leaver.person is not None:
        left = Kind.RESIGNED if words.startswith(_RESIGNING) else Kind.LEFT
        yield from scene.claim(replace(change, kind=left), leaver, office, stands=False)
    for holder in scene.persons(comes):
        kind = Kind.ELECTED if is_lost else Kind.TOOK_OFFICE
        yield from scene.claim(replace(change, kind=kind), holder, office, stands=False)


def of_defeat(scene: Scene, change: Change, _: lexicon.TriggerWord) -> Iterator[Draft]:
    """As in "X unseated Y", "X beat the incumbent, Y": where the loser is told to hold the seat."""
    at, arguments = change.at, scene.arguments
    passive = arguments.is_passive(at)
    wins, loses = _sides(scene, at)
    loser = next(scene.who(loses), None)
    if loser is None or change.status is not Status.ACTUAL or not _holds_the_seat(scene, at, loses):
        return
    told = scene.offices(arguments.offices_after(at)) if passive else []
    office = next(iter(told), None) or loser.office_known(scene.holders, now=True)
    yield from scene.claim(change, loser, office, stands=False)
    for holder in scene.persons(wins):
        yield from scene.claim(replace(change, kind=Kind.ELECTED), holder, office, stands=False)


def _holds_the_seat(scene: Scene, at: int, loses: Sequence[int]) -> bool:
    if scene.items[at].word.startswith(("unseat", "topple", "oust")):
        return True
    around = range(max(0, min((at, *loses)) - 2), min(len(scene.items), max((at, *loses)) + _SITTING_REACH))
    return any(scene.items[index].word in _SITTING for index in around)


def _office_passed_on(scene: Scene, at: int, last: Sequence[int], leaver: Holder | None) -> Office | None:
    told = scene.offices(scene.arguments.offices_after(last[-1] if last else at))
    known = leaver.office_known(scene.holders, now=False) if leaver else None
    office = next(iter(told), known)
    return None if office is not None and office.body and leaver is None else office
