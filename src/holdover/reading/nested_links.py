"""Who says it inside what somebody else says: the level below the one that a flat finder marks.

The trained reader learned from annotations that give each word one part, so that in "The Post reported that
two officials said the plan was dead" it marks what the Post reported and nothing inside it. The rules find
both levels; theirs is taken for the inner one.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from holdover.claim import Span
from holdover.reading.interpret_attributions import is_saying_cue
from holdover.reading.link_sources import Link

_OPENING = len("that ")  # characters before the inner source
_RELATIVE = frozenset(("who", "which", "that", "it"))


def nested_links(links: Sequence[Link], by_rule: Sequence[Link], text: str) -> tuple[Link, ...]:
    """Those links of the rules that lie in the content of one of the links, and share no cue or source.

    One that opens what the outer one says tells all the rest of it.
    """
    contents = sorted({piece for link in links for piece in link.contents})
    taken = sorted(span for link in links for span in _marks(link))
    return tuple(
        _whole(link, contents)
        for link in by_rule
        if _holder(link, contents) is not None
        and is_saying_cue(text[link.cue.begin : link.cue.end])
        and not any(_meets(span, taken) for span in _marks(link))
        and not _is_relative(link, text)
    )


def opens_content(link: Link, links: Sequence[Link]) -> bool:
    """Whether an inner link is what the outer one says: "The Post reported that [two officials said …]"."""
    begin = min(span.begin for span in _marks(link))
    return any(0 <= begin - piece.begin <= _OPENING for outer in links for piece in outer.contents)


def _whole(link: Link, contents: Sequence[Span]) -> Link:
    """The link, with all that the content holds after the cue as said where the link opens it."""
    holder = _holder(link, contents)
    said = link.contents[0]
    begin = min(span.begin for span in _marks(link))
    if holder is None or begin - holder.begin > _OPENING or said.begin < link.cue.end:
        return link
    return Link(link.source, link.cue, (Span(said.begin, holder.end),))


def _is_relative(link: Link, text: str) -> bool:
    """Whether the source is a bare "who" or "that", which seldom says anything."""
    return link.source is not None and text[slice(*link.source)].casefold() in _RELATIVE


def _marks(link: Link) -> Iterator[Span]:
    """Where a link says who says."""
    yield link.cue
    if link.source is not None:
        yield link.source


def _holder(link: Link, contents: Sequence[Span]) -> Span | None:
    """The content that holds all of a link, its source and what it says among it."""
    if link.source is None or not link.contents:
        return None
    spans = (*_marks(link), *link.contents)
    begin, end = min(span.begin for span in spans), max(span.end for span in spans)
    at = bisect_right(contents, (begin, float("inf"))) - 1
    return contents[at] if at >= 0 and end <= contents[at].end else None


def _meets(span: Span, others: Sequence[Span]) -> bool:
    """Whether the span shares a character with one of the others, which are in order and lie apart."""
    at = bisect_right(others, (span.end - 1, float("inf"))) - 1
    return at >= 0 and others[at].end > span.begin
