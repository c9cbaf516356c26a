"""Read who is elected from what is said of losing: "X unseated Y", "Y lost to X", "X's victory in 2012"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from holdover.claim import Kind, Status
from holdover.reading import lexicon
from holdover.reading.chunk import Piece
from holdover.reading.find_holders import Holder
from holdover.reading.resolve_offices import Office
from holdover.reading.scene import Change, Draft, Scene

_SITTING = frozenset(("incumbent", "sitting", "incumbents", "held", "represented"))
_SITTING_REACH = 6  # pieces around the loser in which he is told to hold the seat
_YEAR = 4  # digits


def of_defeat(scene: Scene, change: Change, _: lexicon.TriggerWord) -> Iterator[Draft]:
    """As in "X unseated Y", "X beat the incumbent, Y"; of a loser who held no seat nothing is told."""
    at, arguments = change.at, scene.arguments
    passive = arguments.is_passive(at)
    wins, loses = sides(scene, at)
    loser = next(scene.who(loses), None)
    if change.status is not Status.ACTUAL:
        return
    if loser is None or not _holds_the_seat(scene, at, loses):
        yield from _of_winner(scene, change, wins)
        return
    told = scene.offices(arguments.offices_after(at)) if passive else []
    office = next(iter(told), None) or loser.office_known(scene.holders, now=True)
    yield from scene.claim(change, loser, office, stands=False)
    for holder in scene.persons(wins):
        yield from scene.claim(replace(change, kind=Kind.ELECTED), holder, office, stands=False)


def of_loss(scene: Scene, change: Change, _: lexicon.TriggerWord) -> Iterator[Draft]:
    """As in "Y lost the election of 2008 to X": of a candidate's loss only the winner's election is told."""
    at, arguments = change.at, scene.arguments
    if change.status is Status.ACTUAL and (to := arguments.lost_to(at)) is not None:
        yield from _of_winner(scene, change, arguments.object(to))


def of_victory(scene: Scene, change: Change, _: lexicon.TriggerWord) -> Iterator[Draft]:
    """As in "X's victory in 1844", "the president's victory"; not "X's victory in Iowa"."""
    following = scene.items[change.at + 1 : change.at + 3]
    is_of_place = bool(following) and following[0].word == "in" and following[-1].piece is not Piece.DATE
    is_for = bool(following) and following[0].word == "for"  # "a victory for X", of whatever kind
    if change.status is Status.ACTUAL and not is_of_place and not is_for:
        yield from _of_winner(scene, change, scene.arguments.owner(change.at))


def sides(scene: Scene, at: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Who takes the place of whom by the verb at ``at``, whichever way it is told."""
    arguments = scene.arguments
    if arguments.is_passive(at):
        return arguments.by(at), arguments.subject(at)
    return arguments.subject(at), arguments.object(at)


def _of_winner(scene: Scene, change: Change, wins: Sequence[int]) -> Iterator[Draft]:
    """The election of one whom the report knows by an office that is won at the polls."""
    words = {part for word in scene.arguments.words for part in word.split()}
    if words & lexicon.word_list("primaries"):
        return  # won a party's nomination, not the office
    is_told = bool(words & lexicon.word_list("polls")) or any(_is_year(word) for word in words)
    for holder in scene.persons(wins):
        known = holder.office_known(scene.holders, now=False)
        if known is not None and _is_elective(known) and (is_told or _is_titled(holder)):
            yield from scene.claim(replace(change, kind=Kind.ELECTED), holder, known, told=False)


def _is_year(word: str) -> bool:
    return len(word) == _YEAR and word.isdecimal()


def _is_titled(holder: Holder) -> bool:
    return holder.office is not None and holder.office.is_public and not holder.former


def _is_elective(office: Office) -> bool:
    return office.title.casefold() in lexicon.word_list("heads_elected")


def _holds_the_seat(scene: Scene, at: int, loses: Sequence[int]) -> bool:
    if scene.items[at].word.startswith(("unseat", "topple", "oust")):
        return True
    around = range(max(0, min((at, *loses)) - 2), min(len(scene.items), max((at, *loses)) + _SITTING_REACH))
    return any(scene.items[index].word in _SITTING for index in around)
