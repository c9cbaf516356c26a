"""Find the state that a legislator sits for where it follows the name: "(R-Fla.)", ", Democrat of Ohio,"."""

import re
from functools import lru_cache

from holdover.reading import lexicon

_LONGEST = 40  # characters from the name to the end of what is told of the state
# Whose state follows the name; a governor's or mayor's is told before.
_LEGISLATORS = frozenset(
    ("senator", "representative", "congressman", "congresswoman", "U.S. senator", "U.S. representative")
)


def from_state(text: str, title: str, after: str) -> str:
    """The office ``text`` of a legislator with the state that the words behind the name, ``after``, tell."""
    if title.casefold() not in {known.casefold() for known in _LEGISLATORS}:
        return text
    match = _label().match(after[:_LONGEST])
    told = match and next(group for group in match.groups() if group)
    state = lexicon.us_states().get(told.casefold()) if told else None
    return f"{text} from {state}" if state and state not in text else text


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    """What tells party and state behind a name; the state is the group that matches."""
    places = "|".join(re.escape(place) for place in sorted(lexicon.us_states(), key=len, reverse=True))
    return re.compile(
        rf"\s*(?:[(,]\s*(?:[RDI]|GOP|Rep|Dem|Ind)\.?\s*[-–‐‑]\s*({places})(?:-\d+(?:st|nd|rd|th)?)?\s*[),]"
        rf"|\(\s*({places})\s*\)"
        rf"|,\s*(?:an?\s+)?(?:Republican|Democrat|Independent|independent)\s+(?:of|from)\s+({places})\b)",
        re.IGNORECASE,
    )
