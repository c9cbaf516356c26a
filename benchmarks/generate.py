"""A ledger of any size, made up: the same for the same seed, and skewed as news is.

A few offices get many reports, most get few. What happens in an office is told by several outlets, some of
which carry the same agency's words; some contradict the others, some correct themselves, some know no more
than the month. Some offices stand alone, some belong to a body, some have many seats; some of those who come
into one have held another. Persons and places are made of syllables, so that nobody is meant.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from random import Random

from holdover.claim import Capacity, Claim, Kind, Span, Status
from holdover.extraction import Extraction
from holdover.report import Medium, Report
from holdover.when import PartialDate

FIRST_DAY = date(1990, 1, 1)
LAST_DAY = date(2024, 12, 31)
CLAIMS_PER_OFFICE = 50

_SYLLABLES = "bar den fel gor hal jin kel lam mor nev or pel quin ros sten tav ul ver wen yar zim".split()
# Offices that stand alone, each in a place of its own; those of an agency; the seats of a council.
_ALONE = ("mayor of {}", "governor of {}", "ambassador to {}", "{} finance minister") * 2
_OF_AGENCY = tuple(
    f"{title} of the {{}} Agency"
    for title in ("director", "deputy director", "inspector general", "general counsel", "commissioner")
)
_OF_COUNCIL = ("chair of the {} Council", *("member of the {} Council",) * 6)
_FORMER = 1_000  # so many of those who left an office last may come into another
_OUTLETS = tuple(
    f"The {place} {paper}"
    for place in ("Harbor", "Valley", "Summit")
    for paper in ("Post", "Courier", "Star")
)
_ENDS = (Kind.RESIGNED, Kind.RESIGNED, Kind.REMOVED, Kind.RETIRED, Kind.LEFT)
_IN_WORDS = {
    Kind.TOOK_OFFICE: "took office",
    Kind.APPOINTED: "was appointed",
    Kind.NOMINATED: "was nominated",
    Kind.SERVED: "served",
    Kind.RESIGNED: "resigned",
    Kind.REMOVED: "was fired",
    Kind.RETIRED: "retired",
    Kind.LEFT: "stepped down",
    Kind.ASKED_TO_RESIGN: "was asked to resign",
}
_UNNAMED = "two people familiar with the matter"
_FILLER = (
    "The office has drawn more attention than usual this year, and its budget is to be debated again before "
    "the summer. Residents who were asked about it had little to say. The council meets on Thursday."
)


@dataclass(slots=True)
class _Seat:
    """An office, who holds it now, and until when."""

    office: str
    holder: str
    until: date


@dataclass(frozen=True, slots=True)
class _Event:
    """Something that happened in an office."""

    kind: Kind
    person: str
    office: str
    capacity: Capacity
    day: date


def extractions(claims: int, seed: int = 1) -> Iterator[Extraction]:
    """Reports in the order of publication, with that many claims in them all together, or one more.

    Memory grows with the number of offices, one for every fifty claims, and not with that of the reports.
    """
    random = Random(seed)
    seats = [
        _Seat(office, _person(random), FIRST_DAY + _term(random))
        for office in islice(_offices(random), max(20, claims // CLAIMS_PER_OFFICE))
    ]
    former: deque[str] = deque(maxlen=_FORMER)
    days = (LAST_DAY - FIRST_DAY).days
    made = 0
    while made < claims:
        day = FIRST_DAY + timedelta(days=days * made // claims)
        # The square makes a few seats far busier than the rest: the first hundredth gets a tenth of all.
        events = _events(random, seats[int(len(seats) * random.random() ** 2)], former, day)
        for extraction in _coverage(random, events):
            yield extraction
            made += len(extraction.claims)
            if made >= claims:
                break


def _offices(random: Random) -> Iterator[str]:
    """The office of each seat: those of one body come one after the other."""
    while True:
        yield from (title.format(_place(random)) for title in _ALONE)
        for titles in (_OF_AGENCY, _OF_COUNCIL):
            place = _place(random)
            yield from (title.format(place) for title in titles)


def _place(random: Random) -> str:
    return _word(random) + _word(random).lower()


def _person(random: Random) -> str:
    return f"{_word(random)} {random.choice('ABCDEFGH')}. {_place(random)}"


def _word(random: Random) -> str:
    return "".join(random.choices(_SYLLABLES, k=2)).capitalize()


def _events(random: Random, seat: _Seat, former: deque[str], day: date) -> list[_Event]:
    """What happens in an office on a day: mostly somebody is seen in it, every few years it changes hands."""
    if day >= seat.until:
        end = _Event(random.choice(_ENDS), seat.holder, seat.office, Capacity.PERMANENT, day)
        seat.holder, seat.until = _successor(random, former), day + _term(random)
        former.append(end.person)
        capacity = Capacity.ACTING if random.random() < 0.2 else Capacity.PERMANENT
        return [end, _Event(Kind.TOOK_OFFICE, seat.holder, seat.office, capacity, day + timedelta(days=1))]
    chance = random.random()
    if chance < 0.05:
        return [_Event(Kind.ASKED_TO_RESIGN, seat.holder, seat.office, Capacity.PERMANENT, day)]
    if chance < 0.07:
        return [_Event(Kind.NOMINATED, _person(random), seat.office, Capacity.PERMANENT, day)]
    return [_Event(Kind.SERVED, seat.holder, seat.office, Capacity.PERMANENT, day)]


def _successor(random: Random, former: deque[str]) -> str:
    """Mostly somebody new; now and then somebody who held another office."""
    return random.choice(former) if former and random.random() < 0.2 else _person(random)


def _term(random: Random) -> timedelta:
    """How long somebody stays: three and a half years in the mean."""
    return timedelta(days=1 + int(random.expovariate(1 / 1278)))


def _coverage(random: Random, events: Sequence[_Event]) -> Iterator[Extraction]:
    """The reports of what happened: one outlet's or many's, some wrong, and some of these corrected."""
    outlets = random.sample(_OUTLETS, k=min(len(_OUTLETS), 1 + int(random.expovariate(0.7))))
    for outlet in outlets:
        known = max(event.day for event in events) + timedelta(days=random.randrange(3))
        mistaken = random.random() < 0.05
        told = [_mistaken(event) for event in events] if mistaken else events
        key = f"{outlet.split()[1].lower()}-{known}-{random.getrandbits(40):x}"
        yield _report(random, told, outlet, known, key=key)
        if mistaken and random.random() < 0.5:
            later = known + timedelta(days=random.randrange(1, 4))
            yield _report(random, events, outlet, later, key=f"{key}-corrected", corrects=key)


def _mistaken(event: _Event) -> _Event:
    kind = (
        Kind.REMOVED if event.kind is Kind.RESIGNED else Kind.RESIGNED if event.kind in _ENDS else event.kind
    )
    return replace(event, kind=kind, day=event.day - timedelta(days=event.kind is Kind.TOOK_OFFICE))


def _report(
    random: Random,
    events: Sequence[_Event],
    outlet: str,
    known: date,
    *,
    key: str,
    corrects: str | None = None,
) -> Extraction:
    agency = "United Wire" if random.random() < 0.3 else None
    sources: tuple[str, ...] = random.choice(((), (), ("a spokesman for the government",), (_UNNAMED,)))
    text = f"{known:%B} {known.day} ({agency or outlet}) — "
    claims = []
    for event in events:
        sentence = f"{event.person} {_IN_WORDS[event.kind]} as {event.office}"
        claims.append(_claim(random, event, sentence, len(text), sources))
        text += f"{sentence}, {sources[0]} said. " if sources else f"{sentence}. "
    text += _FILLER
    published = None if random.random() < 0.01 else PartialDate.day(known)
    return Extraction(
        Report(
            text,
            publisher=outlet,
            published=published,
            medium=Medium.NEWS,
            agency=agency,
            corrects=corrects,
            key=key,
        ),
        tuple(claims),
        (),
    )


def _claim(random: Random, event: _Event, sentence: str, begin: int, sources: tuple[str, ...]) -> Claim:
    when = random.choices((f"{event.day}", f"{event.day:%Y-%m}", None), weights=(7, 2, 1))[0]
    return Claim(
        kind=event.kind,
        status=Status.ACTUAL,
        person=event.person,
        group=None,
        office=event.office,
        capacity=event.capacity,
        by=None,
        date=PartialDate.parse(when) if when else None,
        sources=sources,
        trigger=_IN_WORDS[event.kind],
        evidence=sentence,
        span=Span(begin, begin + len(sentence)),
        confidence=0.9,
        reader="made/1",
    )
