"""Read the changes that nouns tell: "X's resignation", "his successor, Y", "her term ended"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from holdover.claim import Kind, Status
from holdover.reading import lexicon
from holdover.reading.read_verbs import AFTER_OFFICE, Moved, move
from holdover.reading.scene import Change, Draft, Scene

_FATE_REACH = 7  # pieces around a noun in which its verb tells what became of it


def of_noun(scene: Scene, change: Change, word: lexicon.TriggerWord) -> Iterator[Draft]:
    """As in "X's resignation as minister", "the appointment of X as minister"."""
    owners = scene.arguments.owner(change.at)
    after = owners[-1] if owners and owners[-1] > change.at else change.at
    if (fate := _fate(scene, change)) is not None:
        return move(scene, fate, word, Moved(scene.who(owners), after))
    if change.kind is not Kind.SERVED:
        return move(scene, change, word, Moved(scene.who(owners), after))
    return _tenure_of_noun(scene, change, word, owners, after)


def _fate(scene: Scene, change: Change) -> Change | None:
    """What became of the nomination or term that the noun names: "her term ends in May"."""
    words = scene.arguments.words
    before, after = (
        words[max(0, change.at - _FATE_REACH) : change.at],
        words[change.at + 1 : change.at + 1 + _FATE_REACH],
    )
    if change.kind in (Kind.NOMINATED, Kind.CONFIRMED):
        is_lost = _has(before, "nomination_lost") or _has(after, "nomination_lost")
        return replace(change, kind=Kind.WITHDRAWN) if is_lost else None
    if change.kind is not Kind.SERVED or "term" not in words[change.at]:
        return None
    if _has(after[:4], "term_ends"):
        return replace(change, kind=Kind.LEFT, status=Status.PLANNED)
    return replace(change, kind=Kind.LEFT) if _has(after[:4], "term_ended") else None


def _has(words: Sequence[str], name: str) -> bool:
    return any(word in lexicon.word_list(name) for word in words)


def _tenure_of_noun(
    scene: Scene, change: Change, word: lexicon.TriggerWord, owners: Sequence[int], after: int
) -> Iterator[Draft]:
    is_told = scene.arguments.is_followed_by(after, ("as",))
    offices = scene.offices(scene.arguments.offices_after(after)) if is_told else []
    tenure = scene.tenure(change.at, change.at + AFTER_OFFICE)
    for holder in scene.persons(owners):
        office = next(iter(offices), None if word.needs_office else holder.office)
        if office is not None:
            yield from scene.claim(change, holder, office, period=tenure.period if tenure else None)


def of_successor(scene: Scene, change: Change, _: lexicon.TriggerWord) -> Iterator[Draft]:
    """As in "his successor, X", "X's successor as minister, Y"."""
    arguments = scene.arguments
    owner = next(scene.persons(arguments.owner(change.at)), None)
    if owner is None or scene.items[change.at - 1].word in lexicon.word_list("not_yet"):
        return
    told = scene.offices(arguments.offices_after(change.at))
    known = owner.office_known(scene.holders, now=False)
    for holder in scene.persons(arguments.named_after(change.at)):
        if holder.person != owner.person:
            yield from scene.claim(change, holder, next(iter(told), known), stands=False)
