"""Names that were misspelled, or told in other words, and what may have been meant by them.

Nothing here is an answer: it is for a sentence that says that there is none.
"""

from collections.abc import Iterator
from functools import cache

import sqlalchemy as sa
from rapidfuzz import fuzz, process

from holdover.ledger.asking import Ask, Statement
from holdover.register import catalog
from holdover.register.catalog import Named, words
from holdover.register.search import ids_named

_ALIKE = 75.0  # of 100; a letter too much, too few or wrong in a word of five or more
_TELLING = 4  # letters; by "of" alone nothing is meant
_MOST_WORDS = 50_000
_MOST_NAMES = 50


def ids_like(ask: Ask, named: Named, text: str) -> list[str]:
    """The ids that have in their names all words of the text that any name has or nearly has.

    A word counts as nearly another where both begin with the same letter. Of many ids some are given.
    """
    known = {near for word in words(text) for near in _nearest(ask, named, word)}
    if not any(len(word) >= _TELLING for word in known):
        return []
    return ids_named(ask, named, known)[:_MOST_NAMES]


def _nearest(ask: Ask, named: Named, word: str) -> Iterator[str]:
    """The word itself where some name has it, else the one most like it, if there is any."""
    begin, end = word[0], chr(ord(word[0]) + 1)
    used = [each for (each,) in ask(_words(), named=int(named), begin=begin, end=end)]
    if found := process.extractOne(word, used, scorer=fuzz.ratio, score_cutoff=_ALIKE):
        yield found[0]


@cache
def _words() -> Statement:
    """The words of names from one to another, each once: from each the index leads to the next."""
    name = catalog.name.c
    is_named = name.named == sa.bindparam("named", type_=sa.Integer)
    least = sa.select(sa.func.min(name.word)).where(is_named)
    one = sa.select(least.where(name.word >= sa.bindparam("begin")).scalar_subquery().label("word"))
    used = one.cte("used", recursive=True)
    following = least.where(name.word > used.c.word).scalar_subquery()
    used = used.union_all(sa.select(following).where(used.c.word < sa.bindparam("end", type_=sa.Text)))
    last = sa.bindparam("end", type_=sa.Text)
    return Statement(sa.select(used.c.word).where(used.c.word < last).limit(_MOST_WORDS))
