"""Choose which of the offices that a report tells a change is about, where the words beside it do not say.

What stands around an office are its *signs*: whose title it is, who else comes to it or leaves it, how far
back it was told. How much each counts for, by what the change does, is in ``data/choose_office.toml``.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from holdover.claim import Capacity, Claim, Kind
from holdover.reading import lexicon
from holdover.reading.data_files import read_data
from holdover.reading.judge_standing import PUBLIC
from holdover.reading.resolve_offices import Office, office_words
from holdover.reading.told_offices import ToldOffice, ToldOffices
from holdover.when import PartialDate

_NEAREST, _NEAR, _FAR = 150, 400, 1000  # characters back to where an office, or another change, is told
_OFTEN = 4  # places that make an office one of which the report speaks
_LONG = 4  # words of an office told with its body or place
_KEPT = 20  # changes of one person, or around another change, that are looked at
_PRESSED = "pressed"  # what all other kinds do
_KINDS: Mapping[str, tuple[Kind, ...]] = {
    "comes": (Kind.APPOINTED, Kind.ELECTED, Kind.TOOK_OFFICE),
    "proposed": (Kind.NOMINATED, Kind.CONFIRMED, Kind.WITHDRAWN),
    "goes": (Kind.RESIGNED, Kind.RETIRED, Kind.REMOVED, Kind.LEFT, Kind.DIED, Kind.SUSPENDED),
    "holds": (Kind.SERVED,),
}
_SIDE_OF = {kind: side for side, kinds in _KINDS.items() for kind in kinds}
SIDES = (*_KINDS, _PRESSED)
_COMING = ("comes", "proposed")
# Between a name and the verb of a clause that describes the person: "President X, who took office in May,".
_DESCRIBES = re.compile(r",(?: who(?: was| has| had)?(?: \w+ly)?)?(?: first)? ?$")


@dataclass(frozen=True, slots=True)
class Choice:
    """An office that may be meant, and the signs of it."""

    office: Office
    signs: frozenset[str]


def side(kind: Kind) -> str:
    """What a change of that kind does, as far as it bears on which office is meant: one of ``SIDES``."""
    return _SIDE_OF.get(kind, _PRESSED)


class Chooser:
    """Chooses among the offices of one report; ``claims`` are the changes in it, as far as they are read."""

    def __init__(self, offices: ToldOffices, claims: Sequence[Claim], title: str | None) -> None:
        self._offices = offices
        self._title = (title or "").casefold()
        ordered = sorted((claim for claim in claims if claim.office), key=lambda claim: claim.span)
        self._places = [claim.span.begin for claim in ordered]
        self._changes = [(claim, self._told(claim)) for claim in ordered]
        self._changing = {told for _, told in self._changes}
        self._own: dict[str | None, list[tuple[Claim, ToldOffice]]] = {}
        for claim, told in self._changes:
            own = self._own.setdefault(claim.person, [])
            if len(own) < _KEPT:
                own.append((claim, told))

    def choose(self, claim: Claim, *, needed: bool) -> Office | None:
        """The likeliest office of a claim; unless ``needed``, only one likelier than all others together."""
        weights = _weights(side(claim.kind))
        scored = [(_score(choice, weights), choice.office) for choice in self.choices(claim)]
        best, office = max(scored, key=lambda pair: pair[0], default=(0.0, None))
        others = sum(exp(score - best) for score, _ in scored) - 1
        return office if needed or others <= 1 else None

    def choices(self, claim: Claim) -> list[Choice]:
        """The offices that may be meant: those told near, those of the person, and the one known so far."""
        told = dict.fromkeys(self._offices.near(claim.trigger_span.begin))
        told |= dict.fromkeys(self._offices.given_to(claim.person))
        told |= dict.fromkeys(office for _, office in self._own.get(claim.person, ()))
        known = self._told(claim) if claim.office else None
        if known is not None:
            told[known] = None
        evidence = office_words(claim.evidence)
        return [
            Choice(office.of(claim.person), self._signs(claim, office, known, evidence))
            for office in told
            if office is known or self._may_be_of(claim, office)
        ]

    def _may_be_of(self, claim: Claim, told: ToldOffice) -> bool:
        """Whether it may be the person's: not that of who acts, nor one told as another's or in passing."""
        if claim.by is not None and (claim.by in told.held or office_words(claim.by) <= told.words):
            return False
        is_own = claim.person in told.held or claim.person in told.left or told in self._changing
        if is_own or side(claim.kind) in _COMING:  # who comes, comes to what is so far another's
            return True
        is_beside = any(claim.span.begin <= place < claim.span.end for place in told.unheld[:1])
        is_in_passing = told.office.is_bare and len(told.unheld) == 1 and not is_beside
        return bool(told.unheld) and not is_in_passing

    def _signs(
        self, claim: Claim, told: ToldOffice, known: ToldOffice | None, evidence: frozenset[str]
    ) -> frozenset[str]:
        return frozenset(
            (
                *(("known",) if told is known else ()),
                *self._of_words(told, evidence),
                *_beside(claim, told),
                *_held(claim, told),
                *self._place(claim, told),
                *self._of_own_changes(claim, told),
                *self._of_other_changes(claim, told),
            )
        )

    def _told(self, claim: Claim) -> ToldOffice:
        return self._offices.of(Office(claim.office or "", PUBLIC, claim.capacity or Capacity.PERMANENT))

    def _of_words(self, told: ToldOffice, evidence: frozenset[str]) -> Iterator[str]:
        """What the words of the office say of it, and whether they stand in the sentence of the change."""
        office = told.office
        charge = told.words - office_words(office.title)
        return _that_hold(
            {
                "in the title": bool(office.title) and office.title in self._title,
                "bare": office.is_bare,
                "long": len(office.text.split()) >= _LONG,
                "body": office.body,
                "plural": office.plural,
                "lower": bool(told.words & lexicon.word_list("lower")),
                "seat": office.title in lexicon.title_words("legislators"),
                "named": bool(charge) and charge <= evidence,
                "named in part": bool(charge & evidence) and not charge <= evidence,
            }
        )

    def _place(self, claim: Claim, told: ToldOffice) -> Iterator[str]:
        """How far before the change, how often, and where in the report the office is told."""
        begin = claim.span.begin
        back, unheld = _back(told.places, begin), _back(told.unheld, begin)
        is_after = back is None and bool(told.places) and told.places[0] >= claim.span.end
        return _that_hold(
            {
                f"told {back}": back is not None,
                "told after": is_after or not told.places,
                f"unheld {unheld}": unheld is not None,
                "last": told is self._offices.last_before(begin),
                "first": told is self._offices.first,
                "commonest": told.office.title == self._offices.commonest,
                "again": len(told.places) > 1,
                "often": len(told.places) >= _OFTEN,
            }
        )

    def _of_own_changes(self, claim: Claim, told: ToldOffice) -> Iterator[str]:
        """Whether another change of the same person is of this office."""
        for own, office in self._own.get(claim.person, ()):
            if office is told and own is not claim:
                yield f"own {side(own.kind)}"
                if abs(own.span.begin - claim.span.begin) <= _NEAR:
                    yield f"own {side(own.kind)} near"

    def _of_other_changes(self, claim: Claim, told: ToldOffice) -> Iterator[str]:
        """Whether a change of somebody else around this one is of this office."""
        begin = claim.span.begin
        first = bisect_left(self._places, begin - _FAR)
        last = bisect_right(self._places, begin + _FAR)
        for other, office in self._changes[first:last][:_KEPT]:
            if other.person != claim.person and office is told:
                gap = begin - other.span.begin
                where = "here" if gap == 0 else "before" if gap > 0 else "after"
                yield f"other {side(other.kind)} {where}{' far' if abs(gap) > _NEAR else ''}"


def _beside(claim: Claim, told: ToldOffice) -> Iterator[str]:
    """Where the sentence of the change tells the office."""
    begin, end = claim.span
    trigger = claim.trigger_span.begin
    here = told.unheld[bisect_left(told.unheld, begin) : bisect_left(told.unheld, end)]
    titles = told.titles[bisect_left(told.titles, (begin, "")) : bisect_left(told.titles, (end, ""))]
    own = [place for place, person in titles if person == claim.person]
    between = claim.evidence[own[-1] - begin : max(own[-1], trigger) - begin] if own else ""
    return _that_hold(
        {
            "beside, after": bool(here) and here[-1] > trigger,
            "beside, before": bool(here) and here[0] < trigger,
            "beside, own title": bool(own),
            "beside, own title, who": _DESCRIBES.search(between) is not None,
            "beside, title of another": len(own) < len(titles),
        }
    )


def _held(claim: Claim, told: ToldOffice) -> Iterator[str]:
    """Who holds or held it. A change dated by no day is seldom the news: it tells how a post was come to."""
    person = claim.person
    is_given, was_held = person in told.held, person in told.left
    is_long_ago = isinstance(claim.date, PartialDate) and not claim.date.is_day
    return _that_hold(
        {
            "given": is_given,
            "given before": is_given and told.held[person or ""].at < claim.span.begin,
            "given, long ago": is_given and is_long_ago,
            "left": was_held and not is_given,
            "of others": bool(told.held) and not is_given and not was_held,
            "left by others": len(told.left) > was_held,
        }
    )


def _that_hold(signs: Mapping[str, bool]) -> Iterator[str]:
    return (sign for sign, holds in signs.items() if holds)


def _back(places: Sequence[int], begin: int) -> str | None:
    """How far back the last of the places before ``begin`` is."""
    at = bisect_left(places, begin)
    if not at:
        return None
    gap = begin - places[at - 1]
    return (
        "just before" if gap <= _NEAREST else "near" if gap <= _NEAR else "before" if gap <= _FAR else "far"
    )


def _score(choice: Choice, weights: Mapping[str, float]) -> float:
    return sum(weights.get(sign, 0.0) for sign in sorted(choice.signs))


@cache
def _weights(of: str) -> Mapping[str, float]:
    """How much each sign counts for a change on that side."""
    table = read_data("choose_office.toml")
    column = table["sides"].index(of)
    return {sign: weights[column] for sign, weights in table["weights"].items()}
