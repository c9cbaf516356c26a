"""Official acts told in a small YAML form: claims for the record, and facts that no claim can tell.

A notice is a report like any other, of medium ``notice``, whose text is the YAML itself: each act's lines are
the words that its claim stands on. Acts of which there is no kind of claim (a first assistant named, a
delegation, an absence of the Senate) are read again from the report's text whenever a clock needs them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeVar

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from holdover import yaml_errors
from holdover.claim import Capacity, Claim, Group, Kind, Span, Status
from holdover.errors import BadDateError, InputError
from holdover.extraction import Extraction
from holdover.law.facts import NOMINATION_ENDS, Appointer, Fact, FactKind, Ground
from holdover.law.words import known_words
from holdover.report import Medium, Report
from holdover.when import PartialDate

READER = "notice/1"
MOST = 100_000  # characters; a notice is a page
_HEAD = frozenset({"office", "title", "publisher", "published", "url", "acts"})
_DETAILS = frozenset({"person", "by", "how", "as", "since", "until"})
_UNTOLD = frozenset({"unknown", "", "null", "~"})  # in the place of a day
_LEAVING = {
    "resigned": Kind.RESIGNED,
    "retired": Kind.RETIRED,
    "removed": Kind.REMOVED,
    "fired": Kind.REMOVED,
    "dismissed": Kind.REMOVED,
    "died": Kind.DIED,
}
# Facts that a claim tells whole: the register knows them, so that a notice need not tell them again.
_TOLD_BY_CLAIMS = frozenset(
    {
        FactKind.TOOK_OFFICE,
        FactKind.FILLED,
        FactKind.ACTING_ENDED,
        FactKind.INTERIM_APPOINTED,
        FactKind.LEFT,
        FactKind.NOMINATED,
    }
)


class BadNoticeError(InputError):
    """A notice is not of the form that ``docs/clocks.md`` tells."""


@dataclass(frozen=True, slots=True)
class Act:
    """One official act: the fact, the word that names it, and where its lines stand in the text."""

    fact: Fact
    word: str
    how: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Notice:
    """The acts that a notice tells of one office, and what it says of itself."""

    office: str
    acts: tuple[Act, ...]
    head: Mapping[str, str]
    published: PartialDate | None


def read_notice(text: str, where: str) -> Extraction:
    """The notice as a report with its claims.

    Raises ``BadNoticeError``, which names the place and the line, where it is not of the form, and where no
    act in it is a change in office, for then nothing would ever find it again.
    """
    notice = parse_notice(text, where)
    report = Report(
        text,
        title=notice.head.get("title") or f"Notice: {notice.office}",
        publisher=notice.head.get("publisher"),
        url=notice.head.get("url"),
        published=notice.published,
        medium=Medium.NOTICE,
    )
    claims = tuple(claim for act in notice.acts if (claim := _claim(act, notice, text)))
    if not claims:
        raise BadNoticeError(where, "no act in it is a change in office; tell the vacancy too")
    return Extraction(report, claims, ())


def noticed_facts(report: Report) -> tuple[Fact, ...]:
    """The facts of a recorded notice that its claims do not tell whole; none of another kind of text."""
    if report.medium is not Medium.NOTICE or "acts:" not in report.text:
        return ()
    try:
        notice = parse_notice(report.text, report.id)
    except BadNoticeError:
        return ()
    facts = (act.fact for act in notice.acts)
    return tuple(
        fact
        for fact in facts
        if fact.kind not in _TOLD_BY_CLAIMS | NOMINATION_ENDS
        and not (fact.kind is FactKind.ACTING_BEGAN and fact.ground is None)
        and not (fact.kind is FactKind.VACANCY and fact.person)
    )


def parse_notice(text: str, where: str) -> Notice:
    """The acts of a notice. Raises ``BadNoticeError``."""
    if len(text) > MOST:
        raise BadNoticeError(where, f"longer than {MOST} characters; is it a notice?")
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        number, problem = yaml_errors.told(error)
        line = f"{where}: line {number}" if number else where
        raise BadNoticeError(line, f"not YAML: {problem}") from error
    except RecursionError:
        raise BadNoticeError(where, "nested too deeply; is it a notice?") from None
    head = _mapping(root, where)
    if unknown := [key for key in head if key not in _HEAD]:
        line = _at(head[unknown[0]], where)
        raise BadNoticeError(line, f"{unknown[0]}: no such key; there are {', '.join(sorted(_HEAD))}")
    acts = head.get("acts")
    if "office" not in head or not isinstance(acts, SequenceNode) or not acts.value:
        raise BadNoticeError(where, "a notice needs `office` and a list of `acts`")
    told = {key: _scalar(node, where) for key, node in head.items() if key != "acts"}
    published = _date(head["published"], where) if told.get("published") else None
    return Notice(told["office"], tuple(_act(node, text, where) for node in acts.value), told, published)


def _act(node: Node, text: str, where: str) -> Act:
    nodes = _mapping(node, where)
    fields = {key: _scalar(value, where) for key, value in nodes.items()}
    name = _word_of(node, nodes, where)
    word = known_words()[name]
    fact = Fact(
        word.kind,
        None if fields[name] in _UNTOLD else _date(nodes[name], where),
        fields.get("person"),
        word.by or _one_of(Appointer, fields.get("by")),
        _one_of(Ground, fields.get("as")),
        _date(nodes["since"], where) if "since" in nodes else None,
        _date(nodes["until"], where) if "until" in nodes else None,
    )
    if fields.get("as") and fact.ground is None:
        raise BadNoticeError(_at(nodes["as"], where), f"as: one of {', '.join(Ground)}")
    end = node.start_mark.index + len(text[node.start_mark.index : node.end_mark.index].rstrip())
    return Act(fact, name, fields.get("how"), Span(node.start_mark.index, end))


def _word_of(act: Node, nodes: Mapping[str, Node], where: str) -> str:
    """The one key of an act that says what it is."""
    words = [key for key in nodes if key not in _DETAILS]
    if len(words) != 1:
        told = ", ".join(words) or "none"
        raise BadNoticeError(
            _at(act, where), f"give each act one word with its day, as “vacancy”; here: {told}"
        )
    if words[0] not in known_words():
        like = get_close_matches(words[0], known_words(), n=3)
        meant = f"did you mean {' or '.join(like)}?" if like else "docs/clocks.md tells what there is"
        raise BadNoticeError(_at(nodes[words[0]], where), f"{words[0]}: no such act; {meant}")
    return words[0]


def _claim(act: Act, notice: Notice, text: str) -> Claim | None:
    """The change that an act is, where it is one."""
    if (told := _change(act)) is None:
        return None
    kind, capacity = told
    if act.fact.kind is FactKind.LEFT:
        capacity = _served_as(act, notice)
    by = act.fact.by.value if act.fact.by else None
    group = None if act.fact.person else Group("the holder", 1, 1)
    evidence = text[act.span.begin : act.span.end]
    return Claim(
        kind,
        Status.ACTUAL,
        act.fact.person,
        group,
        notice.office,
        capacity,
        by,
        act.fact.date,
        (),
        act.word,
        evidence,
        act.span,
        1.0,
        READER,
    )


def _served_as(leaving: Act, notice: Notice) -> Capacity | None:
    """In what capacity somebody who leaves served, as the acts before tell."""
    before = notice.acts[: notice.acts.index(leaving)]
    served = [act for act in before if act.fact.person == leaving.fact.person and act.fact.kind in _CHANGES]
    begun = [act for act in served if act.fact.kind is not FactKind.NOMINATED]
    return _CHANGES[begun[-1].fact.kind][1] if begun else None


def _change(act: Act) -> tuple[Kind, Capacity | None] | None:
    kind = act.fact.kind
    if kind is FactKind.VACANCY:
        return _LEAVING.get(act.how or "", Kind.LEFT), Capacity.PERMANENT
    if kind is FactKind.LEFT:
        return _LEAVING.get(act.word, Kind.LEFT), None
    if kind in NOMINATION_ENDS:
        return Kind.WITHDRAWN, Capacity.PERMANENT
    return _CHANGES.get(kind)


_CHANGES: dict[FactKind, tuple[Kind, Capacity | None]] = {
    FactKind.FILLED: (Kind.TOOK_OFFICE, Capacity.PERMANENT),
    FactKind.TOOK_OFFICE: (Kind.TOOK_OFFICE, Capacity.PERMANENT),
    FactKind.TOOK_OFFICE_OUTSIDE: (Kind.TOOK_OFFICE, Capacity.PERMANENT),
    FactKind.ACTING_BEGAN: (Kind.APPOINTED, Capacity.ACTING),
    FactKind.ACTING_ENDED: (Kind.LEFT, Capacity.ACTING),
    FactKind.INTERIM_APPOINTED: (Kind.APPOINTED, Capacity.INTERIM),
    FactKind.NOMINATED: (Kind.NOMINATED, Capacity.PERMANENT),
}


def _mapping(node: Node | None, where: str) -> dict[str, Node]:
    if not isinstance(node, MappingNode):
        place = _at(node, where) if node else where
        raise BadNoticeError(place, "a list of `key: value` lines is wanted here")
    found: dict[str, Node] = {}
    for key, value in node.value:
        name = _scalar(key, where)
        if name in found:
            raise BadNoticeError(_at(key, where), f"{name}: told twice; keep one of them")
        found[name] = value
    return found


def _at(node: Node, where: str) -> str:
    """The place with the node's own line."""
    return f"{where}: line {node.start_mark.line + 1}"


def _scalar(node: Node, where: str) -> str:
    if not isinstance(node, ScalarNode):
        raise BadNoticeError(_at(node, where), "a plain value is wanted here")
    return str(node.value).strip()


_E = TypeVar("_E", Appointer, Ground)


def _one_of(kind: type[_E], text: str | None) -> _E | None:
    said = (text or "").casefold()
    return next((member for member in kind if member.value.casefold() in said), None) if said else None


def _date(node: Node, where: str) -> PartialDate:
    try:
        return PartialDate.parse(_scalar(node, where))
    except BadDateError as error:
        raise BadNoticeError(_at(node, where), f"{error}") from error
