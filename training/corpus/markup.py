"""The markup in which the corpus is written, read into annotated reports; ``README.md`` tells its rules.

The text stays as a reader would see it, one sentence a line. Below it stands a line for each change, which
names the words that carry each field; where they stand is found here, and what cannot be found is an error.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from holdover.claim import Capacity, Group, Kind, Span, Status
from holdover.errors import BadDateError, HoldoverError
from holdover.when import Period, When, parse_when
from training.corpus.annotated import AnnotatedReport, Change

_CHANGE = "=> "
_NONE = "none"
_IMPLIED = "-"  # after "~": the text has no words for it
_GROUP = re.compile(r"\[(?P<text>.+): (?P<least>\d+)\.\.(?P<most>\d*)\](?: ~ (?P<words>.+))?")
_NTH = re.compile(r"(?P<words>.+)@(?P<nth>\d+)")
_EXTRAS = ("as", "by", "on", "says")


class MarkupError(HoldoverError):
    """A line of the corpus breaks the rules of its markup."""


def read_corpus(folder: Path) -> Iterator[AnnotatedReport]:
    """Every report of every ``.txt`` file of a folder, by file name and then in the order of the file.

    Raises ``MarkupError``, naming file and line, at the first line that breaks the rules.
    """
    for path in sorted(folder.glob("*.txt")):
        yield from parse(path.read_text("utf-8"), path.stem)


def parse(text: str, theme: str) -> Iterator[AnnotatedReport]:
    """The reports of one file; their ids begin with its theme. Raises ``MarkupError``."""
    entries: list[_Entry] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("# "):
            entries.append(_Entry(theme, number, line[2:]))
        elif entries:
            entries[-1].take(number, line)
        elif line.strip():
            raise MarkupError(f"{theme}.txt line {number}: a report begins with “# id | title | …”")
    return (entry.annotated() for entry in entries)


@dataclass
class _Entry:
    """The lines of one report."""

    theme: str
    number: int
    head: str
    text: str = ""
    sentences: list[Span] = field(default_factory=list)
    annotations: list[tuple[int, str]] = field(default_factory=list)
    _gap: str = ""

    def take(self, number: int, line: str) -> None:
        """Add a sentence, a break between paragraphs, or an annotation."""
        if line.startswith(_CHANGE):
            self.annotations.append((number, line.removeprefix(_CHANGE)))
        elif line.strip() and self.annotations:
            raise MarkupError(f"{self.theme}.txt line {number}: text stands after the annotations")
        elif line.strip():
            self._add_sentence(line.strip())
        else:
            self._gap = "\n\n"

    def annotated(self) -> AnnotatedReport:
        fields = [part.strip() for part in self.head.split("|")]
        if len(fields) != 4:
            raise self._error(self.number, "a head is “# id | title | publisher | published”")
        name, title, publisher, published = fields
        if not self.annotations:
            raise self._error(
                self.number, f"report {name} has no annotation; say “=> none” where it has no change"
            )
        changes = () if self._is_without_changes() else tuple(self._changes())
        return AnnotatedReport(
            id=f"{self.theme}-{name}",
            title=title,
            publisher=publisher,
            published=None if published == "-" else published,
            text=self.text,
            sentences=tuple(self.sentences),
            changes=changes,
        )

    def _add_sentence(self, line: str) -> None:
        self.text += self._gap if self.text else ""
        self.sentences.append(Span(len(self.text), len(self.text) + len(line)))
        self.text += line
        self._gap = " "

    def _is_without_changes(self) -> bool:
        return [line for _, line in self.annotations] == [_NONE]

    def _changes(self) -> Iterator[Change]:
        for number, line in self.annotations:
            try:
                yield _Line(line, self.text, self.sentences).change()
            except (MarkupError, BadDateError, ValueError) as error:
                raise self._error(number, str(error)) from error

    def _error(self, number: int, why: str) -> MarkupError:
        return MarkupError(f"{self.theme}.txt line {number}: {why}")


class _Line:
    """One annotation: ``kind [status] | who | office | trigger [| as …] [| by …] [| on …] [| says …]``."""

    def __init__(self, line: str, text: str, sentences: list[Span]) -> None:
        self.text = text
        parts = [part.strip() for part in line.split("|")]
        if len(parts) < 4:
            raise MarkupError("an annotation is “kind status | who | office | trigger | …”")
        (self.kind, self.status), self.who, self.office, trigger = _kind_and_status(parts[0]), *parts[1:4]
        self.extras = _extras(parts[4:])
        self.trigger = self._place_of_trigger(trigger)
        self.spans: dict[str, tuple[Span, ...]] = {"trigger": (self.trigger,)}
        self.evidence = next(span for span in sentences if span.begin <= self.trigger.begin < span.end)
        if self.trigger.end > self.evidence.end:
            raise MarkupError(f"the trigger “{trigger}” runs over the end of a sentence")

    def change(self) -> Change:
        person, group = self._who()
        office = None if self.office == "?" else self._field("office", self.office)
        sources = self._sources()
        return Change(
            kind=self.kind,
            status=self.status,
            person=person,
            group=group,
            office=office,
            capacity=Capacity(self.extras.get("as", "permanent")) if office else None,
            by=self._optional("by"),
            date=self._date(),
            sources=sources,
            evidence=self.evidence,
            spans=self.spans,
        )

    def _who(self) -> tuple[str | None, Group | None]:
        if not self.who.startswith("["):
            return self._field("person", self.who), None
        told = _GROUP.fullmatch(self.who)
        if told is None:
            raise MarkupError("a group is “[46 US attorneys: 46..46]”, or “41..” where it has no upper bound")
        text = told["text"]
        self.spans["group"] = self._places(told["words"] or text)
        return None, Group(text, int(told["least"]), int(told["most"]) if told["most"] else None)

    def _field(self, name: str, told: str) -> str:
        """The field's value; where its words stand is kept in ``spans``."""
        value, _, words = (part.strip() for part in told.partition(" ~ "))
        if words != _IMPLIED:
            self.spans[name] = self._places(words or value)
        return value

    def _optional(self, name: str) -> str | None:
        return self._field(name, self.extras[name]) if name in self.extras else None

    def _date(self) -> When | None:
        told = self.extras.get("on")
        if told is None:
            return None
        date = parse_when(self._field("date", told))
        if isinstance(date, Period) != (self.kind is Kind.SERVED):
            raise MarkupError("“served” has a period, and every other kind one date")
        return date

    def _sources(self) -> tuple[str, ...]:
        chain = [part.strip() for part in self.extras.get("says", "").split(">") if part.strip()]
        places: list[Span] = []
        for source in chain:
            value = self._field("source", source)
            places += self.spans.pop("source", ())
            chain[chain.index(source)] = value
        if places:
            self.spans["source"] = tuple(places)
        return tuple(chain)

    def _place_of_trigger(self, trigger: str) -> Span:
        words, nth = _split_nth(trigger)
        places = _occurrences(words, self.text)
        if not places:
            raise MarkupError(f"the trigger “{words}” is not in the text")
        if nth is None and len(places) > 1:
            raise MarkupError(
                f"the trigger “{words}” stands {len(places)} times in the text; say which: “{words}@1”"
            )
        return _pick(places, nth or 1, words)

    def _places(self, told: str) -> tuple[Span, ...]:
        return tuple(self._place(piece.strip()) for piece in told.split(" + "))

    def _place(self, told: str) -> Span:
        """Where words stand: as counted, else in the evidence, nearest to the trigger, else nearest to it."""
        words, nth = _split_nth(told)
        places = _occurrences(words, self.text)
        if not places:
            raise MarkupError(f"“{words}” is not in the text; name the words that say it after “~”, or “~ -”")
        if nth is not None:
            return _pick(places, nth, words)
        return min(places, key=self._distance)

    def _distance(self, place: Span) -> tuple[bool, bool, int]:
        outside = not (self.evidence.begin <= place.begin and place.end <= self.evidence.end)
        return outside, place.begin > self.evidence.end, abs(place.begin - self.trigger.begin)


def _kind_and_status(told: str) -> tuple[Kind, Status]:
    kind, _, status = told.partition(" ")
    return Kind(kind), Status(status or "actual")


def _extras(parts: list[str]) -> dict[str, str]:
    extras: dict[str, str] = {}
    for part in parts:
        name, _, told = part.partition(" ")
        if name not in _EXTRAS or name in extras or not told:
            raise MarkupError(f"“{part}” should be one of “as …”, “by …”, “on …”, “says …”, each once")
        extras[name] = told
    return extras


def _split_nth(told: str) -> tuple[str, int | None]:
    counted = _NTH.fullmatch(told)
    return (counted["words"], int(counted["nth"])) if counted else (told, None)


def _pick(places: list[Span], nth: int, words: str) -> Span:
    if not 1 <= nth <= len(places):
        raise MarkupError(f"“{words}” stands {len(places)} times in the text, so there is no number {nth}")
    return places[nth - 1]


def _occurrences(words: str, text: str) -> list[Span]:
    """Where the words stand as whole words, their letter case as given."""
    return [Span(*found.span()) for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
