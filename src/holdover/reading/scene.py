"""One sentence with all that is known around it, and the claims that can be made in it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from holdover.claim import Capacity, Claim, Kind, Status
from holdover.reading import lexicon
from holdover.reading.arguments import Arguments
from holdover.reading.chunk import Item
from holdover.reading.clause import REACH
from holdover.reading.document import Document, Sentence
from holdover.reading.find_headed import headed_body, is_leading, joined_body, office_of_head
from holdover.reading.find_holders import Holder, find_holders
from holdover.reading.find_members import listed_members
from holdover.reading.recall import Focus, Holders
from holdover.reading.resolve_dates import Anchor, days_before, resolve_date
from holdover.reading.resolve_offices import Office
from holdover.reading.tell_tenure import Tenure, tell_tenure
from holdover.report import Medium
from holdover.when import PartialDate, When

READER = "rules/1"
LEAVING = frozenset((Kind.RESIGNED, Kind.RETIRED, Kind.REMOVED, Kind.LEFT, Kind.DIED, Kind.SUSPENDED))
_NOBODY_CHOSE = frozenset((Kind.ELECTED, Kind.TOOK_OFFICE, Kind.SERVED))
# How sure a reading is: the office stands by the trigger; the report tells it elsewhere; it tells none.
_TOLD, _KNOWN, UNTOLD = 0.8, 0.65, 0.4


@dataclass(frozen=True, slots=True)
class Change:
    """What a trigger says, before it is known of whom."""

    at: int  # the piece that is the trigger
    kind: Kind
    status: Status
    first: int  # the pieces that are its words
    last: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim, and whether it stands even where the report never tells a public office of its person."""

    claim: Claim
    stands: bool = True
    private: bool = False  # the report gives the person posts that are none of ours
    told: bool = False  # the office stands beside the trigger
    restates: bool = False  # only where the report tells the person's coming or going in no other way


class Scene:
    """The pieces of a sentence, and the questions that reading a change of them asks."""

    def __init__(
        self, document: Document, sentence: Sentence, items: Sequence[Item], holders: Holders, focus: Focus
    ) -> None:
        self.document = document
        self.sentence = sentence
        self.items = items
        self.arguments = Arguments(items)
        self.holders = holders
        self.focus = focus
        self._meant: Mapping[int, tuple[str, ...]] = focus.read(items)
        self._anchor = Anchor.of(document.report.published)
        self._is_post = document.report.medium is Medium.POST

    def who(self, indexes: Iterable[int]) -> Iterator[Holder]:
        """Those whom the pieces mean."""
        for index in indexes:
            members, is_whole = listed_members(self.items, index)
            if not members or not is_whole:
                yield from find_holders((index,), self.items, self._meant, self.holders)
            office = getattr(self.items[index].nominal, "office", None)
            for member in find_holders(members, self.items, self._meant, self.holders):
                yield member if member.office is not None else replace(member, office=office)

    def persons(self, indexes: Iterable[int]) -> Iterator[Holder]:
        """Those of them who are named in the report."""
        return (holder for holder in self.who(indexes) if holder.person is not None)

    def offices(self, indexes: Iterable[int]) -> list[Office]:
        """The public offices among the pieces."""
        nominals = (self.items[index].nominal for index in indexes)
        return [n.office for n in nominals if n is not None and n.office is not None and n.office.is_public]

    def headed(self, at: int) -> list[Office]:
        """The office of heading the body that is the object of the verb of leading at ``at``."""
        found = headed_body(self.items, at) if is_leading(self.items, at) else None
        if found is None:
            return []
        body = " ".join(self.text(*found).split())
        return [office_of_head(self.items[at].word, body, self.holders)]

    def joined(self, at: int) -> list[Office]:
        """That of a member, where a body that somebody comes to follows ``at``: "named to the board"."""
        found = joined_body(self.items, at)
        if found is None:
            return []
        text = " ".join(self.text(*found).split())
        return [Office(f"member of the {text}", "public", Capacity.PERMANENT, title="member")]

    def member_of_doer(self, at: int) -> list[Office]:
        """The office of a member, where a body suspends or expels one of its own: "the Senate expelled X"."""
        if not self.items[at].word.startswith(("suspend", "expel")):
            return []
        if bodies := [office for office in self.offices(self.arguments.subject(at)) if office.body]:
            return bodies
        agent = self.arguments.agent(at)
        words = self.arguments.words[slice(*agent)] if agent else ()
        match = lexicon.members().match(words, 0, len(words)) if words else None
        return [Office(match[1], "public", Capacity.PERMANENT, title=match[1])] if match else []

    def office_replaced(self, at: int) -> list[Office]:
        """The office of the one whom somebody is to replace: "named X to succeed Y", "in her place"."""
        for index in range(at + 1, min(at + REACH, len(self.items))):
            trigger, word = self.items[index].trigger, self.items[index].word
            whom: tuple[int, ...] = ()
            if trigger is not None and trigger.frame == "replace":
                whom = self.arguments.object(index)
            elif word in ("place", "successor", "replacement", "stead"):
                whom = self.arguments.owner(index)
            known = (holder.office_known(self.holders, now=False) for holder in self._replaced(whom, at))
            if (office := next((office for office in known if office is not None), None)) is not None:
                return [replace(office, capacity=Capacity.PERMANENT)]
        return []

    def _replaced(self, whom: Sequence[int], at: int) -> Iterator[Holder]:
        """Those of the pieces who can be replaced by the one told at ``at``: not who acts by the verb there.

        As in "X dismissed Y and named Z to replace him", where the pronoun is not X.
        """
        verb = next((index for index in range(at, -1, -1) if self.items[index].trigger is not None), at)
        names = {holder.person for holder in self.persons(self.arguments.subject(verb))}
        fitting = [holder for holder in self.persons(whom) if holder.person not in names]
        if whom and not fitting:
            fitting = [h for h in self.persons(range(verb - 1, -1, -1)) if h.person not in names]
        return iter(fitting)

    def by(self, indexes: Iterable[int]) -> str | None:
        """The name of the first of the pieces as that of one who does something to a holder."""
        for index in indexes:
            nominal = self.items[index].nominal
            if nominal is None:
                return next(iter(self._meant.get(index, ())), None)
            if nominal.persons:
                return nominal.persons[0]
            if nominal.office is not None and (person := self.holders.holder(nominal.office)):
                return person
            return nominal.words
        return None

    def presser(self, first: int, indexes: Iterable[int], pressed: Collection[str | None]) -> str | None:
        """Who presses by the words at ``first``: one of the pieces, but none of those who are pressed.

        As in "The president called X to tell him that he has declined to accept his resignation".
        """
        by = self.doer(first, indexes)
        if by is None or by not in pressed:
            return by
        actors = (index for index in range(first) if self._is_officeholder(index))
        return next((name for index in actors if (name := self.by((index,))) not in pressed), None)

    def _is_officeholder(self, at: int) -> bool:
        """Whether the piece is one holder of a public office, named or not."""
        nominal = self.items[at].nominal
        office = None if nominal is None else nominal.office
        return office is not None and office.is_public and not office.plural

    def doer(self, at: int, indexes: Iterable[int]) -> str | None:
        """Who acts by the verb at ``at``: one of the pieces, else the noun phrase that is no person's."""
        if (named := self.by(indexes)) is not None:
            return named
        agent = self.arguments.agent(at)
        return None if agent is None else " ".join(self.text(*agent).split())

    def tenure(self, first: int, last: int) -> Tenure | None:
        """The time of holding that the pieces from ``first`` up to ``last`` tell."""
        return tell_tenure(self.items, first, last, self.document, self._anchor)

    def fuller(self, holder: Holder, office: Office) -> Office:
        """The office in the fullest words in which the report gives it the holder."""
        told = replace(holder, office=office, former=False)
        return told.office_known(self.holders, now=False) or office

    def text(self, first: int, last: int) -> str:
        """The report's words at the pieces from ``first`` up to ``last``."""
        tokens = self.document.tokens
        begin, end = self.items[first].first, self.items[last - 1].last
        return self.document.text[tokens[begin].begin : tokens[end - 1].end]

    def claim(
        self,
        change: Change,
        holder: Holder,
        office: Office | None,
        *,
        by: str | None = None,
        period: When | None = None,
        told: bool = True,
        stands: bool = True,
    ) -> Iterator[Draft]:
        """The claim, unless the office is none that is public. ``told``: the office stands by the trigger."""
        if office is not None and not office.is_public:
            return
        span = self.document.span(self.sentence)
        known = _TOLD if told else _KNOWN
        claim = Claim(
            kind=change.kind,
            status=change.status,
            person=holder.person,
            group=None if holder.person else holder.group,
            office=office.text if office else None,
            capacity=office.capacity if office else None,
            by=None if change.kind in _NOBODY_CHOSE else by,
            date=period if change.kind is Kind.SERVED else self._date(change),
            sources=(),
            trigger=self.text(change.first, change.last),
            evidence=self.document.text[span.begin : span.end],
            span=span,
            confidence=known if office else UNTOLD,
            reader=READER,
        )
        is_private = office is None and holder.person is not None and self.holders.is_private(holder.person)
        stands = office is not None or (stands and not is_private)
        yield Draft(claim, stands, is_private, told=told and office is not None)

    def date_at(self, piece: int, change: Change) -> PartialDate | None:
        """The date that a piece tells of a change, seen from the day of publication."""
        words = self.text(piece, piece + 1).casefold()
        return resolve_date(words, self._anchor, future=change.status in (Status.PLANNED, Status.POSSIBLE))

    def _date(self, change: Change) -> PartialDate | None:
        future = change.status in (Status.PLANNED, Status.POSSIBLE)
        for index in self.arguments.dates_near(change.at):
            words = self.text(index, index + 1).casefold()
            if words.startswith("the same "):
                return self.focus.day
            if index < change.at and words.endswith(" after"):
                return days_before(
                    self.focus.day, words
                )  # "resigned on Monday, two days after he was told to"
            if words.endswith(("moments ago", "minutes ago")) and not self._is_post:
                continue  # quoted from a time that is not that of publication
            if (found := resolve_date(words, self._anchor, future=future)) is not None:
                self.focus.day = found if found.is_day else self.focus.day
                return found
        return None
