"""The JSON form of a report and of what was read in it (``docs/formats.md``).

Written as plain values, read back through pydantic: what comes from outside is checked field by field.
"""

import json
import re
from dataclasses import replace
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    InstanceOf,
    ValidationError,
)

from holdover.attribution import Attribution, quoted
from holdover.claim import Capacity, Claim, Group, Kind, Span, Status
from holdover.errors import BadDateError, InputError, UngroundedError
from holdover.extraction import Extraction
from holdover.form_errors import told
from holdover.report import Medium, Report
from holdover.when import PartialDate, Period, When, parse_when

Row = dict[str, object]

# JSON allows these inside a string as they are; programs that split a stream at line ends do not. Half a
# surrogate pair cannot be written as UTF-8 at all.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_TIME_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:?\d\d.*", re.DOTALL)


def line(row: object) -> str:
    """The value as JSON on one line, without its line end."""
    return _escaped(json.dumps(row, ensure_ascii=False))


def indented(row: object) -> str:
    """The value as JSON over several lines, for a person to look at."""
    return _escaped(json.dumps(row, ensure_ascii=False, indent=2))


def _escaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def of_report(report: Report) -> Row:
    """A report's fields, ``id`` and ``digest`` first, ``text`` last."""
    return {
        "id": report.id,
        "digest": report.digest,
        "title": report.title,
        "publisher": report.publisher,
        "published": _written(report.published),
        "url": report.url,
        "medium": report.medium.value,
        "author": report.author,
        "agency": report.agency,
        "corrects": report.corrects,
        "text": report.text,
    }


def of_claim(claim: Claim) -> Row:
    """A change as readers of the record exchange it, with its place, its confidence and its reader."""
    group = claim.group
    return {
        "kind": claim.kind.value,
        "status": claim.status.value,
        "person": claim.person,
        "group": None if group is None else {"text": group.text, "min": group.least, "max": group.most},
        "office": claim.office,
        "capacity": claim.capacity and claim.capacity.value,
        "by": claim.by,
        "date": _written(claim.date),
        "sources": list(claim.sources),
        "trigger": claim.trigger,
        "evidence": claim.evidence,
        "span": list(claim.span),
        "confidence": claim.confidence,
        "reader": claim.reader,
        **_keys(claim),
    }


def _keys(claim: Claim) -> Row:
    """A dataset's own names for person and office, where the claim has any: nothing else does."""
    keys = {"person_key": claim.person_key, "office_key": claim.office_key}
    return {name: key for name, key in keys.items() if key is not None}


def of_attribution(attribution: Attribution, report: Report) -> Row:
    """An attribution, each of its spans beside its words."""
    row: Row = {}
    for name in ("source", "cue", "content"):
        spans: tuple[Span, ...] = getattr(attribution, name)
        row[name] = [list(span) for span in spans]
        row[f"{name}_text"] = quoted(spans, report)
    return row | {
        "direct": attribution.direct,
        "channel": attribution.channel,
        "chain": list(attribution.chain),
        "declined": attribution.declined,
    }


def of_extraction(extraction: Extraction) -> Row:
    """``{"report": …, "changes": […], "attributions": […]}``."""
    return {
        "report": of_report(extraction.report),
        "changes": [of_claim(claim) for claim in extraction.claims],
        "attributions": [of_attribution(each, extraction.report) for each in extraction.attributions],
    }


def _written(when: When | None) -> str | None:
    return None if when is None else str(when)


def _when(value: object) -> When | None:
    """A date or period as EDTF writes it."""
    if value is None:
        return None
    if not isinstance(value, str) or len(value) > 100:
        raise ValueError("a date is a short text, as 2017-03-11")
    try:
        return parse_when(value)
    except BadDateError as error:
        raise ValueError(str(error)) from None


def _day_of_publication(value: object) -> When | None:
    """The same, given by hand: a bare year may be a number, a time stamp counts as its day."""
    if isinstance(value, int):
        value = str(value)
    if isinstance(value, str):
        value = value.strip()
        stamp = _TIME_STAMP.fullmatch(value)
        value = stamp[1] if stamp else value or None
    return _when(value)


def _given(text: str) -> str:
    """Text that there is, and that every store can hold."""
    if not text.strip():
        raise ValueError("it is empty")
    if "\0" in text:
        raise ValueError(f"it holds a NUL character, at {text.index(chr(0))}")
    return text


def _given_or_none(text: str | None) -> str | None:
    return _given(text) if text and text.strip() else None


_OptionalText = Annotated[str | None, AfterValidator(_given_or_none)]


class _Form(BaseModel):
    model_config = ConfigDict(coerce_numbers_to_str=True, frozen=True, extra="ignore")

    @classmethod
    def from_json(cls, data: str | bytes, place: str) -> Self:
        """Read one JSON object. Raises ``InputError``, naming the place, where it is not of this form."""
        try:
            return cls.model_validate_json(data)
        except ValidationError as error:
            raise InputError(place, told(error)) from None


class _WrittenReport(_Form):
    """A report as ``of_report`` writes it."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published: Annotated[InstanceOf[PartialDate] | None, BeforeValidator(_when)] = None
    url: str | None = None
    medium: Medium = Medium.NEWS
    author: str | None = None
    agency: str | None = None
    corrects: str | None = None
    id: str | None = None

    def report(self) -> Report:
        """The report that the form describes."""
        fields = {name: getattr(self, name) for name in _WrittenReport.model_fields if name != "id"}
        return Report(key=self.id, **fields)


class ReportForm(_WrittenReport):
    """A report as people give it; ``id`` is its publisher's or file's own name for it.

    Its text must not be empty; other fields that are blank count as not given.
    """

    text: Annotated[str, AfterValidator(_given)]
    title: _OptionalText = None
    publisher: _OptionalText = None
    published: Annotated[InstanceOf[PartialDate] | None, BeforeValidator(_day_of_publication)] = None
    url: _OptionalText = None
    author: _OptionalText = None
    agency: _OptionalText = None
    corrects: _OptionalText = None
    id: _OptionalText = None


class _GroupForm(_Form):
    text: str
    min: int
    max: int | None


class _ClaimForm(_Form):
    kind: Kind
    status: Status
    person: str | None
    group: _GroupForm | None
    office: str | None
    capacity: Capacity | None
    by: str | None
    date: Annotated[InstanceOf[PartialDate] | InstanceOf[Period] | None, BeforeValidator(_when)]
    sources: tuple[str, ...]
    trigger: str
    evidence: str
    span: Span
    confidence: Annotated[float, Field(ge=0, le=1)]
    reader: str
    person_key: str | None = None
    office_key: str | None = None

    def claim(self) -> Claim:
        group = None if self.group is None else Group(self.group.text, self.group.min, self.group.max)
        fields = {name: getattr(self, name) for name in type(self).model_fields if name != "group"}
        return Claim(group=group, **fields)


class _AttributionForm(_Form):
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    direct: bool
    channel: str | None
    chain: tuple[str, ...]

    def attribution(self) -> Attribution:
        return Attribution(self.source, self.cue, self.content, self.direct, self.channel, self.chain)


class _ReadReport(_WrittenReport):
    digest: str

    def report(self) -> Report:
        report = super().report()
        if report.digest != self.digest:
            raise ValueError("the report is not the one that was read: its digest is another")
        return report if self.id != self.digest else replace(report, key=None)


class ExtractionForm(_Form):
    """What ``of_extraction`` writes, as it comes back from outside."""

    report: _ReadReport
    changes: tuple[_ClaimForm, ...]
    attributions: tuple[_AttributionForm, ...]

    def extraction(self, place: str) -> Extraction:
        """The extraction, its claims grounded in its report. Raises ``InputError`` where they are not."""
        try:
            report = self.report.report()
            claims = tuple(form.claim() for form in self.changes)
            for claim in claims:
                claim.check_grounded(report)
        except (ValueError, UngroundedError) as error:
            raise InputError(place, str(error)) from None
        return Extraction(report, claims, tuple(form.attribution() for form in self.attributions))
