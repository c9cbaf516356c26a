"""Hold what a model tells against the words of the report; what is not found there is no claim.

Quotation marks, apostrophes and white space count as equal of their kind, since models write the plain ones;
a claim gets the report's own characters.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from holdover.claim import Capacity, Claim, Group, Kind, Span, Status
from holdover.errors import BadDateError
from holdover.reading import lexicon
from holdover.reading.chunk import Chunker
from holdover.reading.document import Document, words_of
from holdover.reading.find_spans import find_spans
from holdover.reading.llm.answer import ToldChange, ToldGroup
from holdover.reading.llm.spent import Dropped
from holdover.reading.merge import merge_claims
from holdover.reading.recall import Holders
from holdover.reading.resolve_counts import resolve_count
from holdover.reading.resolve_offices import is_fuller, office_words
from holdover.reading.resolve_persons import Persons
from holdover.reading.scene import LEAVING, Draft
from holdover.reading.settle import settle
from holdover.reading.spans import Mention
from holdover.when import PartialDate, Period, When, parse_when

CONFIDENCE = 0.3  # below all that Holdover's own reader gives: nobody knows how well a given model reads

_EQUAL = str.maketrans(
    {**dict.fromkeys("‘’‚‛`´", "'"), **dict.fromkeys("“”„‟«»", '"')}
    | dict.fromkeys("\n\r\t\u00a0\u2009\u202f", " ")
)
_LONGEST_EVIDENCE, _LONGEST_NAME = 1_200, 300  # characters
_MOST_SOURCES = 10
_UNCOUNTED = (2, None)  # what a plural without a number means
_SMALL = frozenset("a an and at by for from in of on the to 's ' , . - & ( )".split())


class DroppedError(Exception):
    """What a model told is not in the report."""

    def __init__(self, reason: Dropped) -> None:
        super().__init__(reason)
        self.reason = reason


class Ground:
    """One report, in which a model's words have to be found. ``reader`` is the model's name for claims."""

    def __init__(self, document: Document, reader: str) -> None:
        report = document.report
        self._document = document
        self._report = report
        self._reader = reader
        # Whose statement it is, and who publishes it, stands beside the text.
        beside = (report.title, report.author, report.publisher, report.agency)
        self._all = "\n|\n".join((report.text, *filter(None, beside)))
        self._plain = self._all.translate(_EQUAL)
        self._end = len(report.text)

    def claim(self, told: ToldChange, section: Span) -> Claim:
        """The claim that a model told of a section. Raises ``DroppedError`` where its words are not found."""
        span = self._evidence(told.evidence, section)
        person, group = self._who(told)
        office = self._office(told.office, person, told.kind)
        return Claim(
            kind=told.kind,
            status=told.status,
            person=person,
            group=group,
            office=office,
            capacity=None if office is None else self._capacity(told.capacity),
            by=self._named(told.by, Dropped.BY),
            date=self._date(told),
            sources=self._sources(told.sources),
            trigger=self._trigger(told.trigger, span),
            evidence=self._report.text[span.begin : span.end],
            span=span,
            confidence=CONFIDENCE,
            reader=self._reader,
        )

    def settled(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """The claims in the order of the text, each change once, as Holdover's own reader settles them.

        Persons and offices get the fullest words of the report: a model saw only one section at a time.
        """
        if not claims:
            return ()
        named = (
            claim if claim.person is None else self._with_full_name(claim, claim.person) for claim in claims
        )
        ordered = sorted(named, key=lambda claim: claim.span)
        drafts = [Draft(claim, told=claim.office is not None) for claim in ordered]
        return merge_claims(settle(drafts, self._holders, self._report.title))

    def _with_full_name(self, claim: Claim, person: str) -> Claim:
        return replace(claim, person=self._persons.fullest(person))

    def _evidence(self, told: str, section: Span) -> Span:
        """Where the evidence stands: in the section, else at the occurrence nearest to it."""
        words = told.strip().translate(_EQUAL)
        if not 0 < len(words) <= _LONGEST_EVIDENCE:
            raise DroppedError(Dropped.EVIDENCE)
        begin = self._plain.find(words, section.begin, section.end)
        if begin < 0:
            before = self._plain.rfind(words, 0, section.begin)
            after = self._plain.find(words, section.begin, self._end)
            found = [at for at in (before, after) if at >= 0]
            if not found:
                raise DroppedError(Dropped.EVIDENCE)
            begin = min(found, key=lambda at: max(section.begin - at - len(words), at - section.end))
        if self._is_in_word(begin) or self._is_in_word(begin + len(words)):
            raise DroppedError(Dropped.EVIDENCE)  # "he resigned" of "She resigned"
        return Span(begin, begin + len(words))

    def _is_in_word(self, at: int) -> bool:
        return self._plain[at - 1 : at].isalnum() and self._plain[at : at + 1].isalnum()

    def _trigger(self, told: str, evidence: Span) -> str:
        trigger = self._own_words(told, evidence)
        if trigger is None:
            raise DroppedError(Dropped.TRIGGER)
        return trigger

    def _own_words(self, told: str, where: Span | None = None) -> str | None:
        """The words as the report has them, whole, there or anywhere; ``None`` where it does not."""
        words = told.strip().translate(_EQUAL)
        if not 0 < len(words) <= _LONGEST_NAME:
            return None
        whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        match = whole.search(self._plain, *(where or ()))
        return match and self._all[match.start() : match.end()]

    def _who(self, told: ToldChange) -> tuple[str | None, Group | None]:
        name = (told.person or "").strip()
        if name and told.group is None:
            return self._person(name), None
        if told.group is not None and not name:
            return None, self._group(told.group)
        raise DroppedError(Dropped.FORM)

    def _person(self, told: str) -> str:
        """The name, which has to stand whole in the report; "he", "the mayor" are none."""
        is_name = told.split(maxsplit=1)[0].casefold() not in _no_names() and told != told.casefold()
        name = self._own_words(told) if is_name else None
        if name is None:
            raise DroppedError(Dropped.PERSON)
        return " ".join(name.split())

    def _group(self, told: ToldGroup) -> Group:
        """The people, counted by their words; where these have no number, they are one or more than one."""
        words = self._own_words(told.text)
        if words is None:
            raise DroppedError(Dropped.GROUP)
        least, most = resolve_count(words)
        if (least, most) == _UNCOUNTED and told.max == 1:
            least, most = 1, 1
        return Group(" ".join(words.split()), least, most)

    def _office(self, told: str | None, person: str | None, kind: Kind) -> str | None:
        office = self._named(told, Dropped.OFFICE)
        if office is not None and person is not None and kind in LEAVING and self._is_others(office, person):
            raise DroppedError(Dropped.OTHERS_OFFICE)
        return office

    def _is_others(self, office: str, person: str) -> bool:
        """Whether the report gives this office to somebody else by title, and to the person another one."""
        holder, own = self._holders.holder_of(office), self._holders.office_of(person, now=False)
        if holder in (None, person) or own is None:
            return False
        is_same = office_words(own.text) == office_words(office)
        return not (is_same or is_fuller(own.text, office) or is_fuller(office, own.text))

    def _capacity(self, told: Capacity | None) -> Capacity:
        """Acting and the like only where the report has a word for it."""
        if told in (None, Capacity.PERMANENT):
            return Capacity.PERMANENT
        words = (word for word, capacity in lexicon.capacities().items() if capacity is told)
        if self._words.isdisjoint(words):
            raise DroppedError(Dropped.CAPACITY)
        return told

    def _named(self, told: str | None, reason: Dropped) -> str | None:
        """An office, a person or a body, each word of which has to stand somewhere in the report."""
        name = " ".join((told or "").split())
        if not name:
            return None
        words = _words(name)
        if len(name) > _LONGEST_NAME or not words or not all(map(self._has, words)):
            raise DroppedError(reason)
        return name

    def _has(self, word: str) -> bool:
        """Whether the report has the word, or its singular or plural."""
        return not self._words.isdisjoint((word, f"{word}s", word.removesuffix("s")))

    def _sources(self, told: tuple[str, ...]) -> tuple[str, ...]:
        if len(told) > _MOST_SOURCES:
            raise DroppedError(Dropped.SOURCE)
        named = (self._named(source, Dropped.SOURCE) for source in told)
        return tuple(source for source in named if source is not None)

    def _date(self, told: ToldChange) -> When | None:
        """The date, a period for ``served`` alone; what is done was not done after it was published."""
        if not (text := (told.date or "").strip()):
            return None
        try:
            when = parse_when(text[:100])
        except BadDateError:
            raise DroppedError(Dropped.DATE) from None
        if isinstance(when, Period) != (told.kind is Kind.SERVED) or not self._can_be(
            when, told.status, text
        ):
            raise DroppedError(Dropped.DATE)
        return when

    def _can_be(self, when: When, status: Status, text: str) -> bool:
        published = self._report.published
        if published is None or published.latest is None:
            # No day to count from: "Friday" has no date, and a year has to be told.
            return all(year in self._words for year in re.findall(r"\d{4}", text))
        begun = when if isinstance(when, PartialDate) else when.start
        if status is not Status.ACTUAL or begun is None or begun.earliest is None:
            return True
        return begun.earliest <= published.latest

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(map(_plain, words_of(self._all)))

    @cached_property
    def _mentions(self) -> tuple[Mention, ...]:
        return find_spans(self._document)

    @cached_property
    def _persons(self) -> Persons:
        return Persons(self._document, self._mentions)

    @cached_property
    def _holders(self) -> Holders:
        chunker = Chunker(self._document, self._persons, self._mentions)
        holders = Holders()
        for sentence in self._document.sentences:
            holders.note(chunker.chunk(sentence), self._document)
        return holders


def _words(name: str) -> frozenset[str]:
    return frozenset(map(_plain, words_of(name))) - _SMALL


def _plain(word: str) -> str:
    return word.replace(".", "")


def _no_names() -> frozenset[str]:
    return lexicon.word_list("holder_pronouns") | lexicon.word_list("articles")
