"""Put claims together: for each trigger of a sentence, who, which office, when, by whom, how certain."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from holdover.claim import Claim, Kind, Status
from holdover.reading import lexicon
from holdover.reading.arguments import Arguments
from holdover.reading.chunk import Item, Nominal, Piece
from holdover.reading.clause import verb_group
from holdover.reading.document import Document, Sentence
from holdover.reading.find_holders import Holder, find_holders
from holdover.reading.judge_status import judge_status
from holdover.reading.read_adjectives import is_adjective, read_adjective
from holdover.reading.read_pressure import Pressure, read_pressure
from holdover.reading.recall import Focus, Holders
from holdover.reading.resolve_dates import Anchor, resolve_date
from holdover.reading.resolve_offices import Office
from holdover.reading.tell_tenure import tell_tenure
from holdover.when import When

READER = "rules/1"
LEAVING = frozenset((Kind.RESIGNED, Kind.RETIRED, Kind.REMOVED, Kind.LEFT, Kind.DIED, Kind.SUSPENDED))
# A mere possibility of these is a candidacy or a wish; what is not actual of "served" is nothing.
_ONLY_FIRM = frozenset((Kind.ELECTED, Kind.TOOK_OFFICE, Kind.NOMINATED))
_NOBODY_CHOSE = frozenset((Kind.ELECTED, Kind.TOOK_OFFICE, Kind.SERVED))
_TENURE_REACH = 16  # pieces after a verb of tenure in which its time is told
_NEAR_OFFICE = 8


@dataclass(frozen=True, slots=True)
class Change:
    """What a trigger says, before it is known of whom."""

    at: int  # the piece that is the trigger
    kind: Kind
    status: Status
    first: int  # the pieces that are its words
    last: int


class Assembler:
    """Reads the claims of one document, sentence by sentence."""

    def __init__(self, document: Document, holders: Holders, focus: Focus) -> None:
        self._document = document
        self._holders = holders
        self._focus = focus
        self._anchor = Anchor.of(document.report.published)

    def read(self, sentence: Sentence, items: Sequence[Item]) -> Iterator[Claim]:
        """The claims that a sentence makes."""
        self._sentence, self._items = sentence, items
        self._arguments = Arguments(items)
        self._meant: Mapping[int, str] = self._focus.read(items)
        for at, item in enumerate(items):
            if item.trigger is not None and not is_adjective(items, at):
                yield from self._of_trigger(at, item.trigger)
            elif item.nominal is not None and item.nominal.office is not None:
                yield from self._of_nominal(at, item, item.nominal)

    def _of_trigger(self, at: int, word: lexicon.TriggerWord) -> Iterator[Claim]:
        pressure = read_pressure(self._items, at, self._arguments)
        if pressure is not None:
            yield from self._pressed(at, pressure)
            return
        status = self._status(at, word)
        if status is None or (status is Status.POSSIBLE and word.kind in _ONLY_FIRM):
            return
        change = Change(at, word.kind, status, at, at + 1)
        read = {
            "subject": self._of_subject,
            "object": self._of_object,
            "office": self._of_tenure if word.kind is Kind.SERVED else self._of_office,
            "copula": self._of_copula,
            "replace": self._of_replacement,
            "successor": self._of_successor,
            "noun": self._of_noun,
        }[word.frame]
        yield from read(change, word)

    def _of_subject(self, change: Change, word: lexicon.TriggerWord) -> Iterator[Claim]:
        who = self._who(self._arguments.subject(change.at))
        yield from self._gone_or_come(change, word, who, change.at, None)

    def _of_object(self, change: Change, word: lexicon.TriggerWord) -> Iterator[Claim]:
        at = change.at
        if self._arguments.is_passive(at):
            who = self._who(self._arguments.subject(at))
            yield from self._gone_or_come(change, word, who, at, self._by(self._arguments.by(at)))
        elif objects := self._arguments.object(at):
            by_whom = self._by(self._arguments.subject(at))
            yield from self._gone_or_come(change, word, self._who(objects), objects[-1], by_whom)

    def _gone_or_come(
        self, change: Change, word: lexicon.TriggerWord, who: Iterable[Holder], after: int, by: str | None
    ) -> Iterator[Claim]:
        """A claim for each holder, with the office told after the verb or its object, else the one known."""
        leaving = change.kind in LEAVING
        if leaving:
            is_told, told = self._office_left(after)
            if is_told and not told:
                return  # something was left, and it is no public office
        else:
            told = self._offices(self._arguments.offices_after(after, adjacent=word.adjacent))
        if word.needs_office and not told and change.kind is not Kind.CONFIRMED and not leaving:
            return
        for holder in who:
            if (
                holder.person is None
                and holder.group is not None
                and not self._is_told_of_group(change, holder)
            ):
                continue
            yield from self._with_offices(change, word, holder, told, by)

    def _with_offices(
        self,
        change: Change,
        word: lexicon.TriggerWord,
        holder: Holder,
        told: Sequence[Office],
        by: str | None,
    ) -> Iterator[Claim]:
        if told:
            for office in told:
                yield from self._claim(change, holder, self._fuller(holder, office), by)
        elif not word.needs_office or (change.kind in LEAVING and holder.office is not None):
            known = holder.office_known(self._holders, now=change.kind is Kind.DIED)
            if known is not None or self._is_surely_public(word, holder):
                yield from self._claim(change, holder, known, by)

    def _is_surely_public(self, word: lexicon.TriggerWord, holder: Holder) -> bool:
        """Whether the change is one in public office though the report never names the office."""
        if holder.person is None or self._holders.is_private(holder.person):
            return False
        return word.public or self._holders.is_political

    @staticmethod
    def _is_told_of_group(change: Change, holder: Holder) -> bool:
        """Somebody unnamed is worth a claim only where something certain is told of him."""
        one = holder.group is not None and holder.group.most == 1
        return not one or (change.status is Status.ACTUAL and change.kind in LEAVING)

    def _office_left(self, after: int) -> tuple[bool, list[Office]]:
        is_told, found = self._arguments.office_left(after)
        return is_told, self._offices(found)

    def _of_office(self, change: Change, _: lexicon.TriggerWord) -> Iterator[Claim]:
        offices = self._offices(self._arguments.offices_after(change.at))
        for holder in self._who(self._arguments.subject(change.at)) if offices else ():
            if holder.person is not None or holder.group is None or holder.group.most != 1:
                for office in offices:
                    yield from self._claim(change, holder, office, None)

    def _of_tenure(self, change: Change, word: lexicon.TriggerWord) -> Iterator[Claim]:
        at = change.at
        if change.status is not Status.ACTUAL:
            return
        found = self._arguments.offices_after(at)
        offices = self._offices(found)
        last = found[-1] + 5 if found and word.needs_time else at + _TENURE_REACH
        tenure = tell_tenure(self._items, at - 5, last, self._document, self._anchor)
        if (word.needs_time or not offices) and tenure is None:
            return
        if (
            not offices
            and word.needs_time
            and not self._arguments.is_followed_by(at, lexicon.word_list("posts"))
        ):
            return
        period = tenure.period if tenure else None
        for holder in self._who(self._arguments.subject(at)):
            if holder.person is None:
                continue
            known = holder.office_known(self._holders, now=False)
            if not offices and known is None and not self._holders.is_private(holder.person):
                known = self._focus.office
            for office in offices or ([known] if known else []):
                yield from self._claim(change, holder, office, None, period=period)

    def _of_copula(self, change: Change, _: lexicon.TriggerWord) -> Iterator[Claim]:
        """As in "X was attorney general from 2007 to 2009", "who had been ambassador to France"."""
        if change.status is not Status.ACTUAL or self._arguments.is_passive_auxiliary(change.at):
            return
        found = self._arguments.complement(change.at)
        offices = self._offices(found)
        last = found[-1] + _NEAR_OFFICE if found else 0
        tenure = tell_tenure(self._items, change.at - 5, last, self._document, self._anchor)
        for holder in self._who(self._arguments.subject(change.at)) if offices else ():
            if holder.person is not None:
                for office in offices:
                    yield from self._claim(
                        change, holder, office, None, period=tenure.period if tenure else None
                    )

    def _of_replacement(self, change: Change, _: lexicon.TriggerWord) -> Iterator[Claim]:
        at = change.at
        passive = self._arguments.is_passive(at)
        comes = self._arguments.by(at) if passive else self._arguments.subject(at)
        goes = self._arguments.subject(at) if passive else self._arguments.object(at)
        leaver = next(self._who(goes), None)
        told = self._offices(
            self._arguments.offices_after(goes[-1] if goes and not passive else comes[-1] if comes else at)
        )
        known = leaver.office_known(self._holders, now=False) if leaver else None
        office = next(iter(told), known)
        if office is None or office.body:
            return
        for holder in self._who(comes):
            if holder.person is not None:
                yield from self._claim(change, holder, office, None)
        if (
            leaver is not None
            and leaver.person is not None
            and passive
            and "replaced" in self._items[at].word
        ):
            yield from self._claim(replace(change, kind=Kind.LEFT), leaver, office, None)

    def _of_successor(self, change: Change, _: lexicon.TriggerWord) -> Iterator[Claim]:
        """As in "his successor, X", "X's successor as minister, Y"."""
        owner = next(self._who(self._arguments.owner(change.at)), None)
        told = self._offices(self._arguments.offices_after(change.at))
        known = owner.office_known(self._holders, now=False) if owner else None
        office = next(iter(told), known or self._focus.office)
        for holder in self._who(self._arguments.named_after(change.at)):
            if holder.person is not None and owner is not None and holder.person != owner.person:
                yield from self._claim(change, holder, office, None)

    def _of_noun(self, change: Change, word: lexicon.TriggerWord) -> Iterator[Claim]:
        owners = self._arguments.owner(change.at)
        after = owners[-1] if owners and owners[-1] > change.at else change.at
        who = self._who(owners)
        if change.kind is Kind.SERVED:
            offices = (
                self._offices(self._arguments.offices_after(after))
                if self._arguments.is_followed_by(after, ("as",))
                else []
            )
            for holder in who:
                office = next(iter(offices), None if word.needs_office else holder.office)
                if holder.person is not None and office is not None:
                    tenure = tell_tenure(self._items, change.at, change.at + 8, self._document, self._anchor)
                    yield from self._claim(
                        change, holder, office, None, period=tenure.period if tenure else None
                    )
            return
        yield from self._gone_or_come(change, word, who, after, None)

    def _of_nominal(self, at: int, item: Item, nominal: Nominal) -> Iterator[Claim]:
        """Changes told by a word before a title, and tenures told beside a name."""
        for office in [item, *item.folded]:
            told = read_adjective(self._document, office.first, self._sentence.first)
            if told is None:
                continue
            who: Iterable[Holder] = self._who((at,))
            if not nominal.persons and self._arguments.is_complement(at):
                who = self._who(self._arguments.subject(at))
            for holder in who:
                named = office.nominal.office if office.nominal else nominal.office
                if holder.person is not None:
                    change = Change(at, told.kind, told.status, at, at)
                    yield from self._claim(change, holder, named, None, trigger=(told.first, told.last))
        yield from self._of_apposition(at, nominal)

    def _of_apposition(self, at: int, nominal: Nominal) -> Iterator[Claim]:
        """As in "X, the interior minister since 2011,", "X, for seven years the attorney of …"."""
        named = self._arguments.named_before_comma(at)
        if named is None or nominal.persons or nominal.office is None or nominal.office.plural:
            return
        tenure = tell_tenure(self._items, named + 1, at + 5, self._document, self._anchor)
        if tenure is None:
            return
        date = next(
            (
                i
                for i in range(named + 1, min(at + 5, len(self._items)))
                if self._items[i].piece is Piece.DATE
            ),
            at,
        )
        change = Change(at, Kind.SERVED, Status.ACTUAL, date - (date > 0), date + 1)
        for holder in self._who((named,)):
            yield from self._claim(change, holder, nominal.office, None, period=tenure.period)

    def _pressed(self, at: int, pressure: Pressure) -> Iterator[Claim]:
        change = Change(at, pressure.kind, Status.ACTUAL, pressure.first, at + 1)
        for holder in self._who(pressure.who):
            office = holder.office_known(self._holders, now=False)
            if holder.person is None or office is not None:
                yield from self._claim(change, holder, office, self._by(pressure.by))

    def _who(self, indexes: Iterable[int]) -> Iterator[Holder]:
        return find_holders(indexes, self._items, self._meant, self._holders)

    def _offices(self, indexes: Iterable[int]) -> list[Office]:
        nominals = (self._items[index].nominal for index in indexes)
        return [n.office for n in nominals if n is not None and n.office is not None and n.office.is_public]

    def _fuller(self, holder: Holder, office: Office) -> Office:
        return replace(holder, office=office, former=False).office_known(self._holders, now=False) or office

    def _status(self, at: int, word: lexicon.TriggerWord) -> Status | None:
        _, group = verb_group(self._items, at)
        return judge_status(self._arguments.before(at), () if word.noun else group)

    def _by(self, indexes: Iterable[int]) -> str | None:
        for index in indexes:
            nominal = self._items[index].nominal
            if nominal is None:
                return self._meant.get(index)
            if nominal.persons:
                return nominal.persons[0]
            if nominal.office is not None and (person := self._holders.holder(nominal.office)):
                return person
            return nominal.words
        return None

    def _claim(
        self,
        change: Change,
        holder: Holder,
        office: Office | None,
        by: str | None,
        *,
        period: When | None = None,
        trigger: tuple[int, int] | None = None,
    ) -> Iterator[Claim]:
        if office is not None and not office.is_public:
            return
        span = self._document.span(self._sentence)
        first, last = trigger or (self._items[change.first].first, self._items[change.last - 1].last)
        yield Claim(
            kind=change.kind,
            status=change.status,
            person=holder.person,
            group=None if holder.person else holder.group,
            office=office.text if office else None,
            capacity=office.capacity if office else None,
            by=None if change.kind in _NOBODY_CHOSE else by,
            date=period if change.kind is Kind.SERVED else self._date(change),
            sources=(),
            trigger=self._document.text[
                self._document.tokens[first].begin : self._document.tokens[last - 1].end
            ],
            evidence=self._document.text[span.begin : span.end],
            span=span,
            confidence=0.6,
            reader=READER,
        )

    def _date(self, change: Change) -> When | None:
        for index in self._arguments.dates_near(change.at):
            item = self._items[index]
            tokens = self._document.tokens
            words = self._document.text[tokens[item.first].begin : tokens[item.last - 1].end]
            future = change.status is Status.PLANNED
            if (found := resolve_date(words, self._anchor, future=future)) is not None:
                return found
        return None
