"""Join the names of a report: "Bharara" is Preet Bharara wherever it stands."""

import re
from collections.abc import Iterable

from holdover.reading import lexicon
from holdover.reading.document import Document
from holdover.reading.spans import Label, Mention

_PREFIX = re.compile(r"(?:al|el|ul|ad|as|at|ar|an|az|ash|bin|ibn|abu)[-‑](?=\w)", re.IGNORECASE)
_KEPT = 50  # full names with one family name; keeps the work linear


def is_prefixed(text: str) -> bool:
    """Whether a word is an Arabic family name with a small article: "al-Assad", "el-Sisi"."""
    match = _PREFIX.match(text)
    return match is not None and text[match.end()].isupper()


def family_of(word: str) -> str:
    """A family name as it is told with or without its article: "assad" of "al-assad"."""
    return _PREFIX.sub("", word, count=1)


class Persons:
    """The persons of one document: the fullest name of each, and what is known of their gender."""

    def __init__(self, document: Document, mentions: Iterable[Mention]) -> None:
        self._document = document
        self._by_family: dict[str, list[str]] = {}
        self._by_part: dict[str, str] = {}
        self._name_at: dict[int, str] = {}
        self._genders: dict[str, str] = {}
        named = [mention for mention in mentions if mention.label is Label.PERSON]
        for mention in named:
            self._note(self._text(mention))
        for mention in named:
            gender = self._gender_told(mention)
            name = self._fullest(self._text(mention), gender)
            self._name_at[mention.first] = name
            if gender:
                self._genders.setdefault(name, gender)

    def name(self, mention: Mention) -> str:
        """The fullest name that the report gives of the person mentioned."""
        return self._name_at[mention.first]

    def fullest(self, name: str) -> str:
        """The fullest name that the report gives of whoever it calls so; the name itself of a stranger."""
        return self._fullest(name, None)

    def gender(self, name: str) -> str | None:
        """``m`` or ``f`` where a title or the given name tells it."""
        return self._genders.get(name) or lexicon.genders().get(name.split(maxsplit=1)[0].casefold())

    def _text(self, mention: Mention) -> str:
        tokens = self._document.tokens
        text = self._document.text[tokens[mention.first].begin : tokens[mention.last - 1].end]
        return " ".join(text.split())

    def _note(self, name: str) -> None:
        full = self._by_family.setdefault(_family(name), [])
        if len(name.split()) > 1 and len(full) < _KEPT and name not in full:
            full.append(name)
            for part in name.casefold().split()[:-1]:
                self._by_part.setdefault(part, name)

    def _fullest(self, name: str, gender: str | None) -> str:
        """The longest of the names that can be this one.

        Of a family name alone, the first told in full, of that gender where a title tells it; of another part
        of a name ("Lula", "Ms. Park"), the first name told with it.
        """
        known = self._by_family.get(_family(name), [])
        given = name.split()[:-1]
        if not given:
            fitting = [other for other in known if gender in (None, self.gender(other) or gender)]
            alone = next(iter(fitting or known), name)
            return self._by_part.get(name.casefold(), alone) if alone == name else alone
        same = [other for other in known if _agree(given, other.split()[:-1])]
        return max(same, key=len, default=name)

    def _gender_told(self, mention: Mention) -> str | None:
        before = mention.first - 1
        words = self._document.words
        if before >= 0 and words[before] == ".":
            before -= 1
        if before < 0:
            return None
        if words[before] in lexicon.word_list("male_titles"):
            return "m"
        return "f" if words[before] in lexicon.word_list("female_titles") else None


def _family(name: str) -> str:
    words = [word.casefold().strip(".,") for word in name.split()]
    while len(words) > 1 and words[-1] in lexicon.word_list("suffixes"):
        words.pop()
    return family_of(words[-1]) if words else ""


def _agree(given: list[str], other: list[str]) -> bool:
    """Whether given names can be one person's: "H. R." and "Hillary Rodham"."""
    if not given or not other:
        return True
    first, second = given[0].strip("."), other[0].strip(".")
    return first == second or (min(len(first), len(second)) == 1 and first[0] == second[0])
