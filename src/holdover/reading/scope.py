"""What words around a trigger take from a claim: "nobody has asked X to go", "is mentioned for the job".

It holds for whoever found the claim, the rules or the judge: such words leave no doubt.
"""

import re
from dataclasses import replace
from functools import cache

from holdover.claim import Claim, Kind, Status
from holdover.reading import lexicon
from holdover.reading.document import words_of

_PRESSED = frozenset((Kind.ASKED_TO_RESIGN, Kind.URGED_TO_RESIGN, Kind.ASKED_TO_STAY))
_COMING = frozenset((Kind.NOMINATED, Kind.CONFIRMED, Kind.APPOINTED, Kind.ELECTED, Kind.TOOK_OFFICE))
_DOUBTLESS = frozenset((Status.ACTUAL, Status.PLANNED))
_LONGEST = 200  # characters before a trigger in which its auxiliaries stand


def in_scope(claim: Claim) -> Claim:
    """The claim, ``denied`` where nobody did it, ``possible`` where somebody is only spoken of for it."""
    if claim.status is Status.ACTUAL and _is_negated(claim):
        return replace(claim, status=Status.DENIED)
    if claim.kind in _COMING and claim.status in _DOUBTLESS and _is_mentioned(claim):
        return replace(claim, status=Status.POSSIBLE)
    return claim


def _is_negated(claim: Claim) -> bool:
    """As in "No one has fired X"; of those who press also "he had not asked X to resign"."""
    at = claim.trigger_span.begin - claim.span.begin
    words = words_of(claim.evidence[max(0, at - _LONGEST) : at])
    passed = lexicon.word_list("auxiliaries") | lexicon.word_list("adverbs")
    end = len(words)
    while end and (words[end - 1] in passed or words[end - 1].endswith("n't")):
        end -= 1
    group = words[end:]
    is_nobody = words[end - 1 : end] in (("nobody",), ("none",)) or words[max(0, end - 2) : end] == (
        "no",
        "one",
    )
    is_denied = any(word in ("not", "never") or word.endswith("n't") for word in group)
    return is_nobody or (claim.kind in _PRESSED and is_denied and "only" not in group and "just" not in group)


def _is_mentioned(claim: Claim) -> bool:
    place = claim.trigger_span
    begin, end = place.begin - claim.span.begin, place.end - claim.span.begin
    return any(
        match.start() < end and begin < match.end()
        for match in _mentions().finditer(claim.evidence.casefold())
    )


@cache
def _mentions() -> re.Pattern[str]:
    """The phrases that only speak of somebody for an office, with what may stand before them in the verb."""
    phrases = "|".join(re.escape(phrase.strip()) for phrase in lexicon.phrases_of("mentioned"))
    helping = "|".join(
        sorted(lexicon.word_list("be_forms") | {"has", "have", "had", "widely", "often", "also"})
    )
    return re.compile(rf"\b(?:(?:{helping}) )*(?:{phrases})\b")
