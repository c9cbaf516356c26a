"""Put claims together: each trigger of a sentence is read by its frame, each title by the words around it."""

from collections.abc import Iterator

from holdover.claim import Kind, Status
from holdover.reading import lexicon
from holdover.reading.chunk import Piece
from holdover.reading.clause import verb_group
from holdover.reading.document import words_of
from holdover.reading.frames import FRAMES
from holdover.reading.judge_status import judge_status
from holdover.reading.read_adjectives import is_adjective
from holdover.reading.read_pressure import Pressure, read_pressure
from holdover.reading.read_titles import read_title
from holdover.reading.scene import Change, Draft, Scene

# A mere possibility of these is a candidacy or a wish.
_ONLY_FIRM = frozenset((Kind.ELECTED, Kind.TOOK_OFFICE))
_SCHEDULE_REACH = 6  # pieces after a verb in the present tense in which its day stands
_BESIDE_NOUN = 2  # words before a nomination that say how far it has come
_NOT_YET = frozenset(("is", "are", "get", "gets", "be"))


def assemble(scene: Scene) -> Iterator[Draft]:
    """The claims that a sentence makes, in the order of its triggers."""
    for at, item in enumerate(scene.items):
        if item.trigger is not None and is_adjective(scene.items, at):
            yield from _of_adjective(scene, at)
        elif item.trigger is not None:
            yield from _of_trigger(scene, at, item.trigger)
        elif item.nominal is not None and item.nominal.office is not None:
            yield from read_title(scene, at, item, item.nominal)


def _of_adjective(scene: Scene, at: int) -> Iterator[Draft]:
    """As in "the retiring X", with no title beside the name; of titles `read_title` sees to it."""
    nominal = scene.items[at + 1].nominal
    told = lexicon.adjectives().get(tuple(words_of(scene.items[at].word)))
    if told is None or nominal is None or nominal.office is not None:
        return
    for holder in scene.persons((at + 1,)):
        known = holder.office_known(scene.holders, now=False)
        yield from scene.claim(Change(at, *told, at, at + 1), holder, known, told=False, stands=False)


def _of_trigger(scene: Scene, at: int, word: lexicon.TriggerWord) -> Iterator[Draft]:
    pressure = read_pressure(scene.items, at, scene.arguments)
    if pressure is not None:
        yield from _of_pressure(scene, at, pressure)
        return
    reading = FRAMES.get(word.frame)
    _, group = verb_group(scene.items, at)
    words = scene.arguments.words
    if not word.noun and scene.arguments.is_attributive(at):
        return  # "a retired teacher", "her proposed cuts"
    before = scene.arguments.before(at)
    if word.noun and word.kind is Kind.NOMINATED:
        before = before[-_BESIDE_NOUN:]  # "whether to consider X's nomination": it is made
    status = judge_status(before, () if word.noun else group, words[at].split()[0], words[at + 1 : at + 9])
    if status is Status.ACTUAL and not word.noun and _is_scheduled(scene, at, word.kind):
        status = Status.PLANNED
    if status is Status.ACTUAL and word.status is not None:
        status = word.status
    if word.kind is Kind.REFUSED_TO_LEAVE:
        status = Status.ACTUAL  # "will not be going anywhere": the refusal itself is made
    if word.kind is Kind.ELECTED and any(auxiliary in _NOT_YET for auxiliary in group):
        status = Status.POSSIBLE  # "once she is elected", "gets elected"
    if reading is None or status is None or (status is Status.POSSIBLE and word.kind in _ONLY_FIRM):
        return
    yield from reading(scene, Change(at, word.kind, status, at, at + 1), word)


def _is_scheduled(scene: Scene, at: int, kind: Kind) -> bool:
    """As in "she retires in June", "X takes office on Monday": the present tense with a day after it."""
    verb = scene.arguments.words[at].split()[0]
    if kind is Kind.SERVED or not verb.endswith("s") or verb in ("is", "was", "has"):
        return False
    following = scene.items[at + 1 : at + _SCHEDULE_REACH]
    dates = [item.word for item in following if item.piece is Piece.DATE]
    return bool(dates) and not dates[0].startswith("last") and not dates[0].endswith(("ago", "yesterday"))


def _of_pressure(scene: Scene, at: int, pressure: Pressure) -> Iterator[Draft]:
    change = Change(at, pressure.kind, Status.ACTUAL, pressure.first, at + 1)
    told = [office for office in scene.offices(scene.arguments.offices_after(at)) if not office.plural]
    pressed = list(scene.who(pressure.who))
    by = scene.presser(pressure.first, pressure.by, {holder.person for holder in pressed})
    for holder in pressed:
        office = next(iter(told), None) or holder.office_known(scene.holders, now=False)
        if holder.person is None or not scene.holders.is_private(holder.person):
            is_one = holder.person is None and holder.group is not None and holder.group.most == 1
            if not is_one:
                yield from scene.claim(
                    change, holder, office, by=by, told=False, stands=scene.holders.is_political
                )
