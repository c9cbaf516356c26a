"""Read the changes that verbs tell: "X resigned as minister", "Y fired X", "X became minister"."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from holdover.claim import Capacity, Kind, Status
from holdover.reading import lexicon
from holdover.reading.clause import verb_group
from holdover.reading.find_headed import headed_body, opens_office
from holdover.reading.find_holders import Holder
from holdover.reading.resolve_offices import Office
from holdover.reading.scene import LEAVING, Change, Draft, Scene

# Words of the offices for which parties nominate those who run, and nobody has to approve them.
_OF_NO_BODY = frozenset("president vice of the united states u.s. us democratic republican next".split())
_STARTS_WITHIN = 6  # pieces after who is chosen in which "to lead" stands
_TAKING_OVER = frozenset(("take over", "takes over", "took over", "taken over", "taking over"))


# "Won the seat": of which body, the words do not tell.
SEAT = Office("member of the legislature", "public", Capacity.PERMANENT, title="member")


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
    if (objects and (nominal is None or nominal.persons)) or scene.arguments.is_of_doing(change.at):
        return iter(())  # "retired astronaut X", "leaving him no choice", "quit complaining"
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
    objects = arguments.object(at)
    if change.kind not in LEAVING and arguments.is_headline_passive(at, objects):
        return move(scene, change, word, Moved(scene.who(arguments.subject(at)), at, passive=True))
    if objects:
        return move(scene, change, word, Moved(scene.who(objects), objects[-1], by))
    whom = arguments.whom(at)
    return iter(()) if whom is None else move(scene, change, word, Moved(scene.who((whom,)), at, by))


def move(scene: Scene, change: Change, word: lexicon.TriggerWord, moved: Moved) -> Iterator[Draft]:
    """A claim for each of those who come or go, with the office told after the verb, else the one known."""
    who = tuple(moved.who)
    if change.kind in LEAVING:
        is_told, found = scene.arguments.office_left(moved.after)
        are_many = len(who) > 1 and all(holder.person is not None for holder in who)
        told = [office for office in scene.offices(found) if are_many or not office.plural]
        told = told or scene.member_of_doer(change.at)
        if is_told and not told:
            return  # something was left, and it is no public office
    else:
        found = scene.arguments.offices_after(moved.after, adjacent=word.adjacent)
        told = scene.offices(found) or _told_otherwise(scene, moved.after) or scene.joined(moved.after)
        is_post = word.adjacent and scene.arguments.tells_post(moved.after)  # "gave him the portfolio"
        if (
            not told
            and not is_post
            and (found or scene.arguments.is_named_otherwise(moved.after, passive=moved.passive))
        ):
            return  # something, and no office of ours: "named chief executive", "elected a fellow"
    if told and all(office.is_bare for office in told) and _acts_privately(scene, change.at):
        return
    if change.kind is Kind.NOMINATED and any(_is_to_be_run_for(office) for office in told):
        return  # "nominated her for president": by a party
    is_reduced = moved.passive and not verb_group(scene.items, change.at)[1]
    may_be_untold = change.kind not in LEAVING and word.adjacent and scene.arguments.tells_post(moved.after)
    may_be_untold = may_be_untold or (change.kind not in LEAVING and scene.arguments.is_in_place(moved.after))
    yield from _left_behind(scene, change, who, told)
    for holder in who:
        if holder.person is None and not _is_told_of_group(change, holder, is_reduced=is_reduced):
            continue
        for office in told:
            yield from scene.claim(change, holder, scene.fuller(holder, office), by=moved.by)
        if not told and (may_be_untold or _may_be_untold(scene, change, word, moved, holder)):
            known = holder.office_known(scene.holders, now=change.kind is Kind.DIED)
            is_firm = not word.untold or moved.passive or change.kind is Kind.CONFIRMED
            known = known if is_firm else None  # "nominated her": the office is that of another sentence
            stands = word.public or (scene.holders.is_political and not word.needs_office)
            yield from scene.claim(change, holder, known, by=moved.by, told=False, stands=stands)


def _is_to_be_run_for(office: Office) -> bool:
    """Whether those whom a party nominates for it run for it, and nobody has to approve them."""
    words = office.text.casefold().split()
    return office.title in ("president", "vice president") and _OF_NO_BODY.issuperset(words)


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
    if change.kind not in LEAVING:
        is_kept = change.kind is Kind.ASKED_TO_STAY and holder.office is not None
        return is_kept or _is_chosen_again(scene, change, word, moved)
    if change.kind is Kind.DIED and (holder.former or holder.office_known(scene.holders, now=True) is None):
        return False
    if not word.noun and scene.arguments.is_bare(change.at) and holder.person is not None:
        is_own = not moved.passive and word.frame == "subject"
        return is_own or (moved.passive and change.status is Status.ACTUAL)
    is_post = scene.arguments.is_followed_by(change.at, lexicon.word_list("posts"))
    return holder.office is not None or is_post


def _is_chosen_again(scene: Scene, change: Change, word: lexicon.TriggerWord, moved: Moved) -> bool:
    """As in "X, named by the governor in May,", "named him in June": the report has the office elsewhere."""
    if word.adjacent:
        return False  # "comments made in May"
    is_told = moved.by is not None or next(scene.arguments.dates_near(change.at), None) is not None
    return (
        is_told
        and change.status is Status.ACTUAL
        and scene.arguments.is_alone(change.at, passive=moved.passive)
    )


def _is_told_of_group(change: Change, holder: Holder, *, is_reduced: bool) -> bool:
    """Somebody unnamed is worth a claim only where something certain is told of him."""
    is_one = holder.group is not None and holder.group.most == 1
    if change.kind in LEAVING:
        return not is_one or change.status is not Status.POSSIBLE
    return not is_one and not is_reduced  # "46 attorneys appointed by X" says who they are


def of_office(scene: Scene, change: Change, _: lexicon.TriggerWord) -> Iterator[Draft]:
    """As in "X became minister", "X won the governor's race"."""
    found = scene.arguments.offices_after(change.at)
    if change.kind is not Kind.ELECTED and found and scene.arguments.is_race(change.at, found[0]):
        return  # "entered the race for governor"
    if change.kind is Kind.ELECTED and found and scene.arguments.is_of_other_object(change.at, found[0]):
        return  # "won support in the Senate"
    offices = [office for office in scene.offices(found) if not (office.plural and _joins(scene, change.at))]
    offices = offices or ([] if found else scene.joined(change.at))
    yield from _left_behind(scene, change, scene.who(scene.arguments.subject(change.at)), offices)
    if not offices:
        yield from _untold_office(scene, change)
    for holder in scene.who(scene.arguments.subject(change.at)) if offices else ():
        if holder.person is not None or holder.group is None or holder.group.most != 1:
            for office in offices:
                yield from scene.claim(change, holder, office)


def _left_behind(
    scene: Scene, change: Change, movers: Iterable[Holder], offices: Iterable[Office]
) -> Iterator[Draft]:
    """As in "X, the police chief, moves to the ministry of defense": the post that X held."""
    if change.kind is not Kind.APPOINTED or not scene.items[change.at].word.endswith(" to"):
        return
    is_move = not lexicon.word_list("moving").isdisjoint(scene.items[change.at].word.split())
    come_to = {office.text for office in offices}
    is_public = bool(come_to) or headed_body(scene.items, change.at) is not None
    for holder in movers if is_move and is_public else ():
        known = holder.office_known(scene.holders, now=True) if holder.person is not None else None
        if known is not None and known.text not in come_to:
            yield from scene.claim(replace(change, kind=Kind.LEFT), holder, known, told=False, stands=False)


def _joins(scene: Scene, at: int) -> bool:
    return scene.items[at].word.startswith(("join", "rejoin"))


def _untold_office(scene: Scene, change: Change) -> Iterator[Draft]:
    """As in "X won the post", "she became chief in May": the office is told elsewhere in the report.

    Where somebody takes over ("his deputy, X, takes over on Friday") it is the one that somebody left.
    """
    arguments, at = scene.arguments, change.at
    is_over = scene.items[at].word in _TAKING_OVER and arguments.is_bare(at)
    if not is_over and not arguments.tells_post(at):
        return
    for holder in scene.persons(arguments.subject(at)):
        known = None if is_over else holder.office_known(scene.holders, now=False)
        if known is None and arguments.tells_seat(at):
            known = SEAT
        yield from scene.claim(change, holder, known, told=False, stands=False)
