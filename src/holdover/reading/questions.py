"""What a trained judge is asked of a sentence: which change it tells of each of these people.

Whoever a sentence mentions, by name, pronoun, title or number, is a candidate. What the rules make of it goes
along as clues, so that the judge has less to find out by itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from holdover.claim import Kind, Span, Status
from holdover.reading.chunk import Piece
from holdover.reading.find_holders import Holder
from holdover.reading.scene import Draft, Scene

PRESSURE = frozenset(
    (
        Kind.SUSPENDED,
        Kind.ASKED_TO_RESIGN,
        Kind.URGED_TO_RESIGN,
        Kind.ASKED_TO_STAY,
        Kind.REFUSED_TO_LEAVE,
    )
)
# Kinds of which a sentence tells one at a time of one person: of two, the likelier is meant.
FAMILIES = (
    frozenset((Kind.APPOINTED, Kind.ELECTED, Kind.TOOK_OFFICE, Kind.CONFIRMED)),
    frozenset((Kind.NOMINATED, Kind.WITHDRAWN)),
    frozenset((Kind.RESIGNED, Kind.RETIRED, Kind.REMOVED, Kind.LEFT, Kind.DIED)),
    frozenset((Kind.SERVED, Kind.ON_LEAVE)),
    PRESSURE,
)
_LONGEST = 5  # tokens of a mention that stand for it: a name, without the appositions folded in
_DOUBTFUL = 0.5  # the clue of a draft that stands only where the report makes its office public
_KINDS, _STATUSES = list(Kind), list(Status)
CLUES = 2 * len(_KINDS) + len(_STATUSES) + 8


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody of whom a sentence may tell a change: where it mentions them, and what the rules say."""

    holder: Holder
    places: tuple[Span, ...]
    clues: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """What may answer which office, or when: a piece of the scene, and where it stands in the text."""

    piece: int
    place: Span


@dataclass(frozen=True, slots=True)
class Question:
    """One sentence with its candidates, and the offices and dates among which to choose."""

    sentence: Span
    candidates: tuple[Candidate, ...]
    offices: tuple[Option, ...]
    dates: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Detail:
    """What goes with a change that a sentence tells; ``None`` where it has no words for office or date."""

    status: Status
    office: Option | None
    date: Option | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a sentence tells of one candidate.

    ``kinds`` is how likely each kind is, 0 to 1; each may be told or not, whatever of the others. The others
    hold where one is told: ``trigger`` is the word that says it, ``details`` goes with a kind of each family,
    in the order of ``FAMILIES``, for who resigns from one office to be appointed to another has two of each.
    """

    kinds: Mapping[Kind, float]
    trigger: Span
    details: tuple[Detail, ...]

    def detail(self, kind: Kind) -> Detail:
        """What goes with a change of this kind."""
        return self.details[family_of(kind)]


def ask(scene: Scene, drafts: Sequence[Draft]) -> Question | None:
    """What to ask of a sentence of which the rules make these drafts; ``None`` where it mentions nobody."""
    found = tuple(_candidates(scene, drafts))
    if not found:
        return None
    items = scene.items
    offices = tuple(
        Option(at, _place(scene, at))
        for at, item in enumerate(items)
        if item.nominal is not None and item.nominal.office is not None
    )
    dates = tuple(Option(at, _place(scene, at)) for at, item in enumerate(items) if item.piece is Piece.DATE)
    return Question(scene.document.span(scene.sentence), found, offices, dates)


def family_of(kind: Kind) -> int:
    """The number of the family that a kind is of."""
    return next(number for number, family in enumerate(FAMILIES) if kind in family)


def who_is(holder: Holder) -> str:
    """What tells one candidate of a sentence from another."""
    return holder.person or (holder.group.text if holder.group else "")


def who_is_of(draft: Draft) -> str:
    """The candidate that a draft is about."""
    claim = draft.claim
    return claim.person or (claim.group.text if claim.group else "")


def _candidates(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Candidate]:
    """Each of those whom a sentence mentions, once; named mentions stand for one before pronouns do."""
    mentions: dict[str, list[tuple[int, Holder]]] = {}
    for at in range(len(scene.items)):
        for holder in scene.who((at,)):
            mentions.setdefault(who_is(holder), []).append((at, holder))
    around = _clues_of_sentence(scene)
    for who, told in mentions.items():
        named = [at for at, _ in told if scene.items[at].nominal is not None]
        places = tuple(_place(scene, at, _LONGEST) for at in named or [at for at, _ in told])
        own = [draft for draft in drafts if who_is_of(draft) == who]
        yield Candidate(told[0][1], places, (*_clues_of(told, own, scene), *around))


def _clues_of(told: Sequence[tuple[int, Holder]], drafts: Sequence[Draft], scene: Scene) -> Iterator[float]:
    """What the rules say of one candidate: each kind, each status, and how the report knows them."""
    for kind in _KINDS:
        yield max((1.0 if d.stands else _DOUBTFUL for d in drafts if d.claim.kind is kind), default=0.0)
    for status in _STATUSES:
        yield float(any(draft.claim.status is status for draft in drafts))
    holder = told[0][1]
    nominals = [scene.items[at].nominal for at, _ in told]
    yield float(holder.person is None)
    yield float(holder.office_known(scene.holders, now=False) is not None)
    yield float(holder.person is not None and scene.holders.is_private(holder.person))
    yield float(any(nominal is not None and nominal.persons for nominal in nominals))
    yield float(any(nominal is None for nominal in nominals))


def _clues_of_sentence(scene: Scene) -> tuple[float, ...]:
    """What the rules say of a sentence: the kinds of its triggers, and whether it tells an office."""
    kinds = {item.trigger.kind for item in scene.items if item.trigger is not None}
    offices = [item.nominal.office for item in scene.items if item.nominal and item.nominal.office]
    return (
        *(float(kind in kinds) for kind in _KINDS),
        float(bool(offices)),
        float(any(office.is_public for office in offices)),
        float(scene.holders.is_political),
    )


def _place(scene: Scene, at: int, longest: int | None = None) -> Span:
    """Where a piece of a scene stands in the text, or its first tokens."""
    item, tokens = scene.items[at], scene.document.tokens
    last = item.last if longest is None else min(item.last, item.first + longest)
    return Span(tokens[item.first].begin, tokens[last - 1].end)
