"""Read the changes that are told beside a title: "the outgoing mayor, X", "X, the minister since 2011,"."""

from collections.abc import Iterator
from dataclasses import replace

from holdover.claim import Kind, Status
from holdover.reading import lexicon
from holdover.reading.chunk import Item, Nominal, Piece
from holdover.reading.judge_status import judge_status
from holdover.reading.read_adjectives import read_adjective
from holdover.reading.resolve_offices import Office
from holdover.reading.scene import Change, Draft, Scene

_AFTER_OFFICE = 5
_TIME_REACH = 7  # pieces before "her presidency" in which it is told as a time
_OPEN = frozenset("would will could might may should".split())


def read_title(scene: Scene, at: int, item: Item, nominal: Nominal) -> Iterator[Draft]:
    """The changes told by the words around the office at piece ``at``."""
    for office in (item, *item.folded):
        yield from _of_adjective(scene, at, office, nominal)
    if nominal.office is not None and nominal.office.body and not nominal.persons:
        yield from _of_reign(scene, at, nominal.office)
    if not nominal.persons and nominal.office is not None and not nominal.office.plural:
        yield from _of_while(scene, at, nominal.office)
        yield from _of_apposition(scene, at, nominal)
        yield from _of_years(scene, at, nominal)


def _of_adjective(scene: Scene, at: int, office: Item, nominal: Nominal) -> Iterator[Draft]:
    told = read_adjective(scene.document, office.first, scene.sentence.first)
    if told is None:
        return
    is_complement = not nominal.persons and scene.arguments.is_complement(at)
    named = office.nominal.office if office.nominal else nominal.office
    change = Change(at, told.kind, told.status, at, at + 1)
    tokens = scene.document.tokens
    words = scene.document.text[tokens[told.first].begin : tokens[told.last - 1].end]
    start = next((index for index in range(at) if scene.items[index].first == told.first), at)
    who = scene.arguments.subject(at) if is_complement else _described(scene, at, start, nominal)
    for holder in scene.persons(who):
        for draft in scene.claim(change, holder, named):
            yield replace(draft, claim=replace(draft.claim, trigger=words))


def _described(scene: Scene, at: int, start: int, nominal: Nominal) -> tuple[int, ...]:
    """Whom the office with the adjective at ``start`` describes: "X, a two-term mayor", "X's record as …"."""
    if nominal.persons:
        return (at,)
    before = scene.arguments.named_before_comma(start)
    if before is not None:
        return (before,)
    words = scene.arguments.words
    lead = start - 1 - (words[start - 1 : start] in (("a",), ("an",), ("the",)))
    if lead < 1 or words[lead] != "as":
        return (at,)
    return scene.arguments.owner(lead - 1) or scene.arguments.owner(lead) or (at,)


def _of_reign(scene: Scene, at: int, office: Office) -> Iterator[Draft]:
    """As in "X's presidency", "the last year of her premiership": the noun tells the office itself."""
    words = scene.arguments.words
    is_reign = bool(lexicon.word_list("reigns").intersection(words[at].split()))
    is_open = bool(_OPEN.intersection(words[at + 1 : at + 3])) or words[at + 1 : at + 2] == ("campaign",)
    if not is_reign or is_open or judge_status(scene.arguments.before(at), ()) is not Status.ACTUAL:
        return
    around = range(max(0, at - _TIME_REACH), at)
    if not any(_tells_time(scene.items[index]) for index in around):
        return  # "the case against her presidency"
    change = Change(at, Kind.SERVED, Status.ACTUAL, at, at + 1)
    for holder in scene.persons(scene.arguments.owner(at)):
        yield from scene.claim(change, holder, replace(office, body=False))


def _tells_time(item: Item) -> bool:
    return item.piece is Piece.DATE or item.word in lexicon.word_list("in_time")


def _of_while(scene: Scene, at: int, office: Office) -> Iterator[Draft]:
    """As in "her use of a private server while secretary of state", "While mayor, he …"."""
    if at < 1 or scene.arguments.words[at - 1] not in ("while", "whilst") or office.body:
        return
    change = Change(at, Kind.SERVED, Status.ACTUAL, at - 1, at + 1)
    named = (i for i in range(at - 1, -1, -1) if (nominal := scene.items[i].nominal) and nominal.persons)
    nearest = next(named, None)
    found = scene.arguments.subject_to_come(at) if at == 1 else () if nearest is None else (nearest,)
    for holder in scene.persons(found):
        yield from scene.claim(change, holder, scene.fuller(holder, office))


def _of_apposition(scene: Scene, at: int, nominal: Nominal) -> Iterator[Draft]:
    """As in "X, the interior minister since 2011,", "X, for seven years the attorney of …"."""
    named = scene.arguments.named_before_comma(at)
    if named is None:
        return
    tenure = scene.tenure(named + 1, at + _AFTER_OFFICE)
    dates = [
        i
        for i in range(named + 1, min(at + _AFTER_OFFICE, len(scene.items)))
        if scene.items[i].piece is Piece.DATE
    ]
    if tenure is None or not dates:
        return
    change = Change(at, Kind.SERVED, Status.ACTUAL, dates[0] - 1, dates[0] + 1)
    for holder in scene.persons((named,)):
        yield from scene.claim(change, holder, nominal.office, period=tenure.period)


def _of_years(scene: Scene, at: int, nominal: Nominal) -> Iterator[Draft]:
    """As in "after seven years as attorney general", "her two decades in Parliament"."""
    before = at - 1
    while before > 0 and scene.items[before].word in ("the", "a", "an", "its", "their"):
        before -= 1
    leads = ("in", "on") if nominal.office is not None and nominal.office.body else ("as",)
    if before < 1 or scene.items[before].word not in leads or scene.items[before - 1].piece is not Piece.DATE:
        return
    tenure = scene.tenure(before - 1, before)
    if tenure is None:
        return
    change = Change(before - 1, Kind.SERVED, Status.ACTUAL, before - 1, before + 1)
    owners = scene.arguments.owner(before - 1) or scene.arguments.subject(before - 1)
    for holder in scene.persons(owners or scene.arguments.subject_to_come(at)):
        yield from scene.claim(change, holder, nominal.office, period=tenure.period)
