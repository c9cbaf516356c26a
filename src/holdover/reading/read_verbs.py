"""Read the changes that verbs tell: "X resigned as minister", "Y fired X", "X became minister"."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from holdover.claim import Capacity, Kind, Status
from holdover.reading import lexicon
from holdover.reading.clause import verb_group
from holdover.reading.find_headed import opens_office
from holdover.reading.find_holders import Holder
from holdover.reading.resolve_offices import Office
from holdover.reading.scene import LEAVING, Change, Draft, Scene

_TENURE_REACH = 16  # pieces after a verb of tenure in which its time is told
_STARTS_WITHIN = 6  # pieces after who is chosen in which "to lead" stands
_TIME_IN_OFFICE = 4  # pieces after "in office" in which its time is told
_SERVING = frozenset(("be", "serve", "serve as", "act as", "lead", "head", "run", "chair", "command"))
_TAKING_OVER = frozenset(("take over", "takes over", "took over", "taken over", "taking over"))
_SEAT = Office("member of the legislature", "public", Capacity.PERMANENT, title="member")
AFTER_OFFICE = 8  # pieces after an office in which the time of holding it is told


@dataclass(frozen=True, slots=True)
class Moved:
    """Who comes or goes by a verb, by whom, and the piece after which the office is told."""

    who: Iterable[Holder]
    after: int
    by: str | None = None
    passive: bool = False


def of_subject(scene: Scene, change: Change, word: lexicon.TriggerWord) -> Iterator[Draft]:
    """As in "X resigned": the subject comes or goes."""
    objects = scene.arguments.object(change.at)
    nominal = scene.items[objects[0]].nominal if objects else None
    if objects and (nominal is None or nominal.persons):
        return iter(())  # "retired astronaut X", "leaving him no choice"
    return move(scene, change, word, Moved(scene.who(scene.arguments.subject(change.at)), change.at))


def of_object(scene: Scene, change: Change, word: lexicon.TriggerWord) -> Iterator[Draft]:
    """As in "Y fired X", "X was fired by Y": the object does, or the passive's subject."""
    at, arguments = change.at, scene.arguments
    if arguments.is_passive(at):
        by = scene.doer(at, arguments.by(at))
        return move(scene, change, word, Moved(scene.who(arguments.subject(at)), at, by, passive=True))
    by = scene.doer(at, arguments.subject(at))
    if change.kind is Kind.ELECTED and scene.arguments.words[at + 1 : at + 2] == ("me",):
        return iter(())  # a candidate's plea
    if objects := arguments.object(at):
        return move(scene, change, word, Moved(scene.who(objects), objects[-1], by))
    whom = arguments.whom(at)
    return iter(()) if whom is None else move(scene, change, word, Moved(scene.who((whom,)), at, by))


def move(scene: Scene, change: Change, word: lexicon.TriggerWord, moved: Moved) -> Iterator[Draft]:
    """A claim for each of those who come or go, with the office told after the verb, else the one known."""
    if change.kind in LEAVING:
        is_told, found = scene.arguments.office_left(moved.after)
        told = [office for office in scene.offices(found) if not office.plural]
        if is_told and not told:
            return  # something was left, and it is no public office
    else:
        found = scene.arguments.offices_after(moved.after, adjacent=word.adjacent)
        told = scene.offices(found) or _told_otherwise(scene, moved.after)
        if found and not told:
            return  # an office, and none of ours: "named chief executive"
    if told and all(office.is_bare for office in told) and _acts_privately(scene, change.at):
        return
    is_reduced = moved.passive and not verb_group(scene.items, change.at)[1]
    for holder in moved.who:
        if holder.person is None and not _is_told_of_group(change, holder, is_reduced=is_reduced):
            continue
        for office in told:
            yield from scene.claim(change, holder, scene.fuller(holder, office), by=moved.by)
        if not told and _may_be_untold(scene, change, word, moved, holder):
            known = holder.office_known(scene.holders, now=change.kind is Kind.DIED)
            is_firm = not word.untold or moved.passive or change.kind is Kind.CONFIRMED
            known = known if is_firm else None  # "nominated her": the office is that of another sentence
            stands = word.public or (scene.holders.is_political and not word.needs_office)
            yield from scene.claim(change, holder, known, by=moved.by, told=False, stands=stands)


def _told_otherwise(scene: Scene, at: int) -> list[Office]:
    """The office told by its body, or by who had it: "to lead the agency", "to replace Y"."""
    for index in range(at + 1, min(at + _STARTS_WITHIN, len(scene.items))):
        if opens_office(scene.items, index) and (headed := scene.headed(index)):
            return headed
    return scene.office_replaced(at)


def _acts_privately(scene: Scene, at: int) -> bool:
    """Whether what acts is a company, a university or the like: "the college chose X as its president"."""
    private = lexicon.private_heads() | {"trustees", "private", "shareholders", "investors"}
    agent = scene.arguments.agent(at)
    words = scene.arguments.words[slice(*agent)] if agent else ()
    return any(
        word in private and word not in lexicon.public_heads() for phrase in words for word in phrase.split()
    )


def _may_be_untold(
    scene: Scene, change: Change, word: lexicon.TriggerWord, moved: Moved, holder: Holder
) -> bool:
    """Whether the verb tells a change in office without an office beside it."""
    if change.kind is Kind.ELECTED and scene.arguments.is_told_after(change.at):
        return False  # "elected captain": an office, and none of ours
    if not word.needs_office or word.untold:
        return not word.untold or moved.passive or change.status is not Status.POSSIBLE
    if change.kind not in LEAVING or (change.kind is Kind.DIED and holder.former):
        return False
    if scene.arguments.is_bare(change.at) and holder.person is not None:
        is_own = not moved.passive and word.frame == "subject"
        return is_own or (moved.passive and change.status is Status.ACTUAL)
    is_post = scene.arguments.is_followed_by(change.at, lexicon.word_list("posts"))
    return holder.office is not None or is_post


def _is_told_of_group(change: Change, holder: Holder, *, is_reduced: bool) -> bool:
    """Somebody unnamed is worth a claim only where something certain is told of him."""
    is_one = holder.group is not None and holder.group.most == 1
    if change.kind in LEAVING:
        return not is_one or change.status is not Status.POSSIBLE
    return not is_one and not is_reduced  # "46 attorneys appointed by X" says who they are


def of_office(scene: Scene, change: Change, _: lexicon.TriggerWord) -> Iterator[Draft]:
    """As in "X became minister", "X won the governor's race"."""
    offices = scene.offices(scene.arguments.offices_after(change.at))
    if not offices and scene.items[change.at].word in _TAKING_OVER:
        yield from _taken_over(scene, change)
    for holder in scene.who(scene.arguments.subject(change.at)) if offices else ():
        if holder.person is not None or holder.group is None or holder.group.most != 1:
            for office in offices:
                yield from scene.claim(change, holder, office)


def _taken_over(scene: Scene, change: Change) -> Iterator[Draft]:
    """As in "his deputy, X, takes over on Friday": the office is the one that somebody left."""
    if scene.arguments.is_bare(change.at):
        for holder in scene.persons(scene.arguments.subject(change.at)):
            yield from scene.claim(change, holder, None, told=False, stands=False)


def of_tenure(scene: Scene, change: Change, word: lexicon.TriggerWord) -> Iterator[Draft]:
    """As in "X served as minister from 2001 to 2005", "X has led the office since May"."""
    at, arguments = change.at, scene.arguments
    if change.status is Status.PLANNED and scene.items[at].word in _SERVING:
        yield from of_office(scene, replace(change, kind=Kind.TOOK_OFFICE), word)  # "will serve as minister"
    if change.status is not Status.ACTUAL:
        return
    found = arguments.offices_after(at)
    offices = scene.offices(found)
    headed = [] if offices else scene.headed(at)
    last = found[-1] + 5 if found and word.needs_time else at + _TENURE_REACH
    tenure = scene.tenure(arguments.clause_start(at), last)
    if tenure is None and offices and arguments.words[at + 1] == "now":
        yield from of_office(scene, replace(change, kind=Kind.TOOK_OFFICE), word)  # "X is now minister"
        return
    if tenure is None and (word.needs_time or not offices):
        return
    if (
        not offices
        and not headed
        and word.needs_time
        and not arguments.is_followed_by(at, lexicon.word_list("posts"))
    ):
        return
    period = tenure.period if tenure else None
    for holder in scene.persons(arguments.subject(at)):
        for office in offices:
            yield from scene.claim(change, holder, office, period=period)
        if not offices:
            is_seat = word.frame == "seat"
            known = _SEAT if is_seat else holder.office_known(scene.holders, now=False)
            known = known or next(iter(headed), None)
            yield from scene.claim(change, holder, known, period=period, told=False, stands=False)


def of_time_in_office(scene: Scene, change: Change, _: lexicon.TriggerWord) -> Iterator[Draft]:
    """As in "X, in office since 2019,", "Y stepped down after four years in the job"."""
    at = change.at
    tenure = scene.tenure(max(0, at - 1), at + _TIME_IN_OFFICE)
    if tenure is None or change.status is not Status.ACTUAL:
        return
    persons = (i for i in range(at - 1, -1, -1) if (nominal := scene.items[i].nominal) and nominal.persons)
    nearest = next(persons, None)
    for holder in scene.persons(scene.arguments.subject(at) or (() if nearest is None else (nearest,))):
        known = holder.office_known(scene.holders, now=False)
        yield from scene.claim(change, holder, known, period=tenure.period, told=False, stands=False)


def of_copula(scene: Scene, change: Change, _: lexicon.TriggerWord) -> Iterator[Draft]:
    """As in "X was attorney general from 2007 to 2009", "who had been ambassador to France"."""
    at, arguments = change.at, scene.arguments
    if change.status is not Status.ACTUAL or arguments.is_passive_auxiliary(at):
        return
    found = arguments.complement(at)
    tenure = scene.tenure(arguments.clause_start(at), found[-1] + AFTER_OFFICE) if found else None
    offices = scene.offices(found)
    for holder in scene.persons(arguments.subject(at)) if offices else ():
        for office in offices:
            yield from scene.claim(change, holder, office, period=tenure.period if tenure else None)


def of_replacement(scene: Scene, change: Change, _: lexicon.TriggerWord) -> Iterator[Draft]:
    """As in "X succeeded Y as minister", "Y was replaced by X"."""
    at, arguments = change.at, scene.arguments
    passive = arguments.is_passive(at)
    comes = arguments.by(at) if passive else arguments.subject(at)
    goes = arguments.subject(at) if passive else arguments.object(at)
    leaver = next(scene.persons(goes), None)
    office = _office_passed_on(scene, at, comes if passive else goes, leaver)
    if office is None and leaver is None:
        return
    for holder in scene.persons(comes):
        yield from scene.claim(change, holder, office, stands=False)
    if leaver is not None and passive and "replaced" in scene.items[at].word:
        yield from scene.claim(replace(change, kind=Kind.LEFT), leaver, office, stands=False)


def _office_passed_on(scene: Scene, at: int, last: Sequence[int], leaver: Holder | None) -> Office | None:
    told = scene.offices(scene.arguments.offices_after(last[-1] if last else at))
    known = leaver.office_known(scene.holders, now=False) if leaver else None
    office = next(iter(told), known)
    return None if office is not None and office.body and leaver is None else office
