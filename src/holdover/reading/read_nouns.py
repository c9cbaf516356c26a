"""Read the changes that nouns tell: "X's resignation", "Y's dismissal of X", "her term ended"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from holdover.claim import Capacity, Kind, Status
from holdover.reading import lexicon
from holdover.reading.clause import first_nominal
from holdover.reading.read_tenure import AFTER_OFFICE
from holdover.reading.read_verbs import Moved, move
from holdover.reading.resolve_offices import Office
from holdover.reading.scene import Change, Draft, Scene

_FATE_REACH = 7  # pieces around a noun in which its verb tells what became of it
_TERMS = frozenset("term terms mandate tour".split())
_NEW = frozenset((Kind.ELECTED, Kind.TOOK_OFFICE))


def of_noun(scene: Scene, change: Change, word: lexicon.TriggerWord) -> Iterator[Draft]:
    """As in "X's resignation as minister", "Y's appointment of X as minister"."""
    following = scene.arguments.words[change.at + 1 : change.at + 2]
    if lexicon.word_list("compound_heads").intersection(following):
        return iter(())  # "his re-election campaign"
    owners, by = scene.arguments.holder_and_doer(change.at)
    after = owners[-1] if owners and owners[-1] > change.at else change.at
    moved = Moved(scene.who(owners), after, scene.by(by))
    if (fate := _fate(scene, change)) is not None:
        return move(scene, fate, word, moved)
    if change.kind in _NEW and not by:
        return _of_own(scene, change, word, moved)
    if change.kind is not Kind.SERVED:
        return move(scene, change, word, moved)
    return _tenure_of_noun(scene, change, word, owners, after)


def _of_own(scene: Scene, change: Change, word: lexicon.TriggerWord, moved: Moved) -> Iterator[Draft]:
    """As in "President X's election": the office is told with the holder, where none is told after it."""
    who = list(moved.who)
    drafts = list(move(scene, change, word, replace(moved, who=iter(who))))
    yield from drafts
    for holder in () if drafts or change.status is not Status.ACTUAL else who:
        known = holder.office_known(scene.holders, now=True)
        if holder.person is not None and known is not None and known.title in lexicon.word_list("elective"):
            yield from scene.claim(change, holder, known, told=False)


def _fate(scene: Scene, change: Change) -> Change | None:
    """What became of the nomination or term that the noun names: "her term ends in May"."""
    words = scene.arguments.words
    before, after = (
        words[max(0, change.at - _FATE_REACH) : change.at],
        words[change.at + 1 : change.at + 1 + _FATE_REACH],
    )
    if change.kind in (Kind.NOMINATED, Kind.CONFIRMED, Kind.APPOINTED):
        return _fate_of_choice(change, before, after)
    is_term = change.kind is Kind.SERVED and bool(_TERMS.intersection(words[change.at].split()))
    return _fate_of_term(change, after[:4]) if is_term else None


def _fate_of_choice(change: Change, before: Sequence[str], after: Sequence[str]) -> Change | None:
    if change.kind is Kind.APPOINTED and _has(after, "term_ended"):
        return replace(change, kind=Kind.LEFT)
    if _has(before[-3:], "nomination_won"):
        return replace(change, kind=Kind.CONFIRMED)
    is_lost = change.kind is not Kind.APPOINTED and _has(after, "nomination_lost")
    return replace(change, kind=Kind.WITHDRAWN) if is_lost or _has(before, "nomination_lost") else None


def _fate_of_term(change: Change, after: Sequence[str]) -> Change | None:
    if _has(after, "term_ends"):
        return replace(change, kind=Kind.LEFT, status=Status.PLANNED)
    if _has(after, "term_begins"):
        return replace(change, kind=Kind.TOOK_OFFICE)
    return replace(change, kind=Kind.LEFT) if _has(after, "term_ended") else None


def _has(words: Sequence[str], name: str) -> bool:
    return any(word in lexicon.word_list(name) for word in words)


def _tenure_of_noun(
    scene: Scene, change: Change, word: lexicon.TriggerWord, owners: Sequence[int], after: int
) -> Iterator[Draft]:
    if change.status is not Status.ACTUAL:
        return
    is_told = scene.items[change.at].word.endswith(" as") or scene.arguments.is_followed_by(after, ("as",))
    offices = scene.offices(scene.arguments.offices_after(after)) if is_told else []
    tenure = scene.tenure(change.at, change.at + AFTER_OFFICE)
    # "his second term": of which office, the report has told
    is_numbered = _has(scene.arguments.words[max(0, change.at - 1) : change.at], "ordinals")
    for holder in scene.persons(owners):
        own = holder.office_known(scene.holders, now=False) if is_numbered else holder.office
        office = next(iter(offices), None) or (own if is_numbered or not word.needs_office else None)
        if office is not None:
            yield from scene.claim(change, holder, office, period=tenure.period if tenure else None)


def of_reign(scene: Scene, change: Change, _: lexicon.TriggerWord) -> Iterator[Draft]:
    """As in "during X's administration", "the start of her reign"."""
    if change.status is Status.ACTUAL and _has(scene.arguments.words[: change.at], "in_time"):
        for holder in scene.persons(scene.arguments.owner(change.at)):
            known = holder.office_known(scene.holders, now=False)
            yield from scene.claim(change, holder, known, told=False, stands=False)


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


def of_chosen(scene: Scene, change: Change, _: lexicon.TriggerWord) -> Iterator[Draft]:
    """As in "the governor's nominee for chief justice, X", "X, a Reagan appointee", "his pick was Y"."""
    arguments, at = scene.arguments, change.at
    if _has(arguments.words[max(0, at - 3) : at], "party_choices"):
        return  # "the party's presidential nominee"
    titled = _titled_after(scene, at)
    offices = scene.offices(titled) or _chosen_for(scene, at)
    chooser = arguments.chooser(at)
    if not offices and not chooser and change.kind is not Kind.APPOINTED:
        return  # "she will be the nominee"
    last = max((at, *arguments.offices_after(at)))
    named = (
        titled or arguments.named_after(last) or arguments.named_after(at) or arguments.named_past_comma(at)
    )
    named = named or _told_before(scene, min((at, *chooser)))
    for holder in scene.persons(named):
        known = next(iter(offices), None)
        if known is None and change.kind is Kind.APPOINTED:
            known = holder.office_known(scene.holders, now=True)
        by = scene.by(chooser)
        if by != holder.person:
            yield from scene.claim(change, holder, known, by=by, stands=False)


def _titled_after(scene: Scene, at: int) -> tuple[int, ...]:
    """The person told with the office that the chosen is for: "the pick for chief justice, X"."""
    if scene.arguments.words[at + 1 : at + 2] not in (("for",), ("to",), ("as",)):
        return ()
    found = first_nominal(scene.items, at + 2)
    nominal = None if found is None else scene.items[found].nominal
    is_titled = nominal is not None and bool(nominal.persons) and nominal.office is not None
    return (found,) if found is not None and is_titled else ()


def _chosen_for(scene: Scene, at: int) -> list[Office]:
    """The office that the chosen is for: told after the noun, or right before it ("the sheriff pick")."""
    is_led = scene.arguments.is_followed_by(at, ("for", "to", "as"))
    if is_led and (told := scene.offices(scene.arguments.offices_after(at)) or scene.joined(at)):
        return told
    before = scene.items[at - 1].nominal if at else None
    if before is not None and not before.persons:
        return scene.offices((at - 1,))
    words = scene.arguments.words
    for first in range(max(0, at - 3), at):  # "Supreme Court nominee"
        if (match := lexicon.members().match(words, first, at)) is not None and match[0] == at:
            return [Office(match[1], "public", Capacity.PERMANENT, title=match[1])]
    return []


def _told_before(scene: Scene, at: int) -> tuple[int, ...]:
    named = scene.arguments.named_before_comma(at)
    if named is not None:
        return (named,)
    return scene.arguments.subject(at) if scene.arguments.is_complement(at) else ()
