"""The words that triage looks for, made from the reader's own lists: there is no second list to keep."""

import re
from collections.abc import Iterator
from functools import lru_cache

from holdover.reading import lexicon
from holdover.reading.lexicon import PhraseTable

# The frame of "was" and "were", which stand in every second sentence and tell a change only beside an office,
# which is looked for anyway.
_EVERYWHERE = "copula"
_APART = re.compile(r" ('s\b|\.)", re.IGNORECASE)  # the marks that a text split into words parts from them


def spellings_of_offices() -> list[str]:
    """How a text may write public offices and bodies whose members hold one: "minister", "MINISTER", "Gov.".

    Left out are the titles of private posts.
    """
    short = {" ".join(words) for words in lexicon.short_titles()}
    titles = {
        title
        for title, standing in lexicon.titles().entries()
        if standing.kind != "private" and title not in short
    }
    bodies = {body for body, _ in lexicon.members().entries()}
    plain = sorted(
        {form for title in titles for form in (title, title.capitalize(), title.title(), title.upper())}
        | {form for title in titles for form in _after_a_proper_name(title)}
        | {form for body in bodies for form in (body.title(), body.upper())}
        # A short form needs its capital, as in `find_offices`: "AG" and not "ag", "Rep." and not "rep.".
        | {title.upper() for title in short}
        | {title.title() for title in short if len(title) > 2}
    )
    return sorted({form for spelling in plain for form in _spacings(spelling)})


def _spacings(spelling: str) -> Iterator[str]:
    """A title as it is stored word by word ("state 's attorney", "Lt . Gov ."), and as people write it."""
    spelling = spelling.replace("'S ", "'s ")  # what `str.title` makes of it
    joined = _APART.sub(r"\1", spelling)
    yield spelling
    yield joined
    yield joined.replace("'", "’")


def _after_a_proper_name(title: str) -> Iterator[str]:
    """A title that begins with a name: "U.S. attorney", "US Attorney", "United States attorney"."""
    words = title.split()
    if len(words) > 1:
        rest = " ".join(words[1:])
        yield f"{words[0].upper()} {rest}"
        yield f"{words[0].upper()} {rest.title()}"
    if len(words) > 2:
        yield " ".join((words[0].title(), words[1].title(), *words[2:]))


@lru_cache(maxsize=1)
def words_that_matter() -> PhraseTable[bool]:
    """Words of a sentence that can tell a change: of any office, of a change, of having office."""
    phrases = {title for title, standing in lexicon.titles().entries() if standing.kind != "private"}
    phrases |= {body for body, _ in lexicon.members().entries()}
    phrases |= {
        phrase
        for phrase, word in lexicon.triggers().entries()
        if word.frame != _EVERYWHERE and not word.needs_time
    }
    phrases |= {" ".join(words) for words in lexicon.adjectives()}
    phrases |= lexicon.word_list("in_office")
    return PhraseTable((phrase, True) for phrase in sorted(phrases))
