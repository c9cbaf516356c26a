"""Read the changes in which one goes and another comes: "X succeeded Y", "X made way for Y"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from holdover.claim import Kind
from holdover.reading import lexicon
from holdover.reading.clause import verb_group
from holdover.reading.find_holders import Holder
from holdover.reading.read_elections import sides
from holdover.reading.read_verbs import of_office
from holdover.reading.resolve_offices import Office
from holdover.reading.scene import Change, Draft, Scene

_RESIGNING = ("abdicat", "step", "stand", "stood")
_FILLING_IN = ("fill", "stand", "stood", "deput")
_LOSING = ("lose", "loses", "losing", "lost")


def of_replacement(scene: Scene, change: Change, _: lexicon.TriggerWord) -> Iterator[Draft]:
    """As in "X succeeded Y as minister", "Y was replaced by X"."""
    at, arguments = change.at, scene.arguments
    passive = arguments.is_passive(at)
    comes, goes = sides(scene, at)
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


def of_falling(scene: Scene, change: Change, word: lexicon.TriggerWord) -> Iterator[Draft]:
    """As in "the job goes to X", "the post was filled by X"; also "X goes to the interior ministry"."""
    at, arguments = change.at, scene.arguments
    start, _ = verb_group(scene.items, at)
    comes = arguments.object(at)
    if not _is_post(scene, start - 1) or not any(True for _ in scene.persons(comes)):
        if scene.items[at].word == "goes to":
            yield from of_office(scene, change, word)
        return
    before = scene.items[start - 1].nominal
    office = (
        before.office
        if before is not None and before.office is not None and before.office.is_public
        else None
    )
    for holder in scene.persons(comes):
        yield from scene.claim(change, holder, office, told=office is not None, stands=False)


def _is_post(scene: Scene, at: int) -> bool:
    """Whether the piece is a post, and nobody: "the job", "her old seat", "the office of mayor"."""
    if at < 0:
        return False
    nominal = scene.items[at].nominal
    if nominal is None:
        return not lexicon.word_list("posts").isdisjoint(scene.items[at].word.split())
    return nominal.office is not None and not nominal.persons and not nominal.office.plural


def _office_passed_on(scene: Scene, at: int, last: Sequence[int], leaver: Holder | None) -> Office | None:
    told = scene.offices(scene.arguments.offices_after(last[-1] if last else at))
    known = leaver.office_known(scene.holders, now=False) if leaver else None
    office = next(iter(told), known)
    return None if office is not None and office.body and leaver is None else office
