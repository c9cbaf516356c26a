"""Read the tenures that verbs tell: "X served as minister", "X has led it since May", "Y was mayor"."""

from collections.abc import Iterator
from dataclasses import replace

from holdover.claim import Kind, Status
from holdover.reading import lexicon
from holdover.reading.chunk import Piece
from holdover.reading.clause import verb_group
from holdover.reading.read_verbs import SEAT, of_office
from holdover.reading.scene import Change, Draft, Scene

_TENURE_REACH = 16  # pieces after a verb of tenure in which its time is told
_POST_REACH = 5  # pieces before "held" in which the post stands that was held
_TIME_IN_OFFICE = 4  # pieces after "in office" in which its time is told
_SERVING = frozenset(
    "be|serve|serve as|act|act as|lead|head|run|chair|command|oversee|preside over".split("|")
)
_WHEN = frozenset(("when", "while"))
_WHEN_REACH = 8  # pieces before "was in the Senate" in which "when" makes a time of it
_FILLING_IN = frozenset(("serve", "act"))
AFTER_OFFICE = 8  # pieces after an office in which the time of holding it is told


def of_tenure(scene: Scene, change: Change, word: lexicon.TriggerWord) -> Iterator[Draft]:
    """As in "X served as minister from 2001 to 2005", "X has led the office since May"."""
    at, arguments = change.at, scene.arguments
    if change.status in (Status.PLANNED, Status.POSSIBLE):
        yield from _to_come(scene, change)
    if change.status is not Status.ACTUAL:
        return
    if word.frame == "seat" and at and (before := scene.items[at - 1].nominal) and not before.persons:
        return  # "as the senator representing the state": the office is told already
    found = arguments.offices_after(at)
    offices = [office for office in scene.offices(found) if office.body or word.frame != "seat"]
    headed = [] if offices else scene.headed(at)
    last = found[-1] + 5 if found and word.needs_time else at + _TENURE_REACH
    tenure = scene.tenure(arguments.clause_start(at), last)
    if tenure is None and offices and arguments.words[at + 1] == "now":
        yield from of_office(scene, replace(change, kind=Kind.TOOK_OFFICE), word)  # "X is now minister"
        return
    is_past = scene.items[at].word in lexicon.word_list("led")  # "X, who led the board": it is over
    is_seat = word.frame == "seat" and arguments.names_district(at)
    if tenure is None and not (is_past and headed) and not is_seat and (word.needs_time or not offices):
        return
    is_post = arguments.is_followed_by(at, lexicon.word_list("posts")) or arguments.leads_it(at)
    if not offices and not headed and not is_post and not _needs_no_object(scene, at, word):
        return
    period = tenure.period if tenure else None
    for holder in scene.persons(arguments.subject(at)):
        for office in offices:
            yield from scene.claim(change, holder, office, period=period)
        if not offices:
            known = None if headed else holder.office_known(scene.holders, now=False)
            is_of_seat = word.frame == "seat" or arguments.tells_seat(at)
            known = known or (SEAT if is_of_seat else next(iter(headed), None))
            yield from scene.claim(change, holder, known, period=period, told=False, stands=False)


def _needs_no_object(scene: Scene, at: int, word: lexicon.TriggerWord) -> bool:
    """As in "she served until 2009", "held it for two years", "the seat that she held until May"."""
    if word.frame == "seat" or scene.items[at].word.startswith(("serv", "sit", "sat")):
        return True
    before = {
        part for piece in scene.arguments.words[max(0, at - _POST_REACH) : at] for part in piece.split()
    }
    is_of_post = scene.arguments.words[at + 1 : at + 2] in (("it",), ("that",), ("this",), ("both",))
    is_of_post = is_of_post or not (lexicon.word_list("posts") | {"which"}).isdisjoint(before)
    return is_of_post and not word.needs_time


def _to_come(scene: Scene, change: Change) -> Iterator[Draft]:
    """As in "X will serve as minister", "Y will run the agency", "Z will act until a successor is found"."""
    at, arguments = change.at, scene.arguments
    word = scene.items[at].word
    if word not in _SERVING:
        return
    _, group = verb_group(scene.items, at)
    if word == "be" and not ({"will", "'ll"} & set(group) and arguments.is_plain_complement(at)):
        return
    is_bare_role = word in _FILLING_IN or word in ("be", "serve as", "act as")
    offices = scene.offices(arguments.offices_after(at)) if is_bare_role else scene.headed(at)
    is_open = not offices and word in _FILLING_IN and arguments.is_bare(at)
    is_open = is_open or (not offices and word in ("serve as", "act as") and arguments.tells_post(at))
    coming = replace(change, kind=Kind.TOOK_OFFICE)
    for holder in scene.persons(arguments.subject(at)) if offices or is_open else ():
        for office in offices:
            yield from scene.claim(coming, holder, office)
        if is_open:
            yield from scene.claim(coming, holder, None, told=False, stands=False)


def of_time_in_office(scene: Scene, change: Change, _: lexicon.TriggerWord) -> Iterator[Draft]:
    """As in "X, in office since 2019,", "after four years in the job", "while Z was in office"."""
    at = change.at
    before = scene.arguments.words[max(0, at - 2) : at]
    tenure = scene.tenure(max(0, at - 1), at + _TIME_IN_OFFICE)
    is_beside = any(item.piece is Piece.DATE for item in scene.items[max(0, at - 1) : at + 2])
    is_told = tenure is not None or is_beside or bool(lexicon.word_list("time_served") & set(before))
    if not is_told or change.status is not Status.ACTUAL:
        return
    persons = (i for i in range(at - 1, -1, -1) if (nominal := scene.items[i].nominal) and nominal.persons)
    nearest = next(persons, None)
    owners = scene.arguments.owner(at - 1) or scene.arguments.subject(at)
    for holder in scene.persons(owners or (() if nearest is None else (nearest,))):
        known = holder.office_known(scene.holders, now=False)
        period = tenure.period if tenure else None
        yield from scene.claim(change, holder, known, period=period, told=False, stands=False)


def of_copula(scene: Scene, change: Change, _: lexicon.TriggerWord) -> Iterator[Draft]:
    """As in "X was attorney general from 2007 to 2009", "who had been ambassador to France"."""
    at, arguments = change.at, scene.arguments
    if change.status is not Status.ACTUAL or arguments.is_passive_auxiliary(at):
        return
    found = arguments.complement(at) or arguments.seat_in(at)
    tenure = scene.tenure(arguments.clause_start(at), found[-1] + AFTER_OFFICE) if found else None
    offices = scene.offices(found)
    is_when = not _WHEN.isdisjoint(arguments.words[max(0, at - _WHEN_REACH) : at])
    if tenure is None and (
        (any(office.body for office in offices) and not is_when) or arguments.is_one_of_kind(at, found)
    ):
        return  # "was in Congress on Friday", "is one of two senators", "was the third minister to be jailed"
    for holder in scene.persons(arguments.subject(at)) if offices else ():
        for office in offices:
            yield from scene.claim(change, holder, office, period=tenure.period if tenure else None)
