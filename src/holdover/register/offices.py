"""Offices by their names: title, body and place, however a report puts them together.

"Ghana's finance minister", "minister of finance of Ghana" and "finance minister of Ghana" are one office.
What the words do not tell is left out, never guessed: "home secretary" and "British home secretary" are two
offices until a reviewer says that they are one. Titles, places and bodies are tables in ``register/data``.
"""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from holdover.register import places
from holdover.register.folding import fold, slug
from holdover.register.naming import slug_of
from holdover.register.tables import forms, rows, words
from holdover.register.tenure import Office
from holdover.register.titles import Tells, Title, find_title, title_named

_WORD = re.compile(r"['’]s\b|,|[^\s,;:()\[\]“”\"]+?(?=['’]s\b)|[^\s,;:()\[\]“”\"]+")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_LONGEST_TEXT = 400  # no office has a longer name; what follows is not read


@dataclass(frozen=True, slots=True)
class OfficeName:
    """What a text tells of an office. ``title`` is never empty; the others are ``None`` where untold."""

    title: str
    body: str | None = None
    place: str | None = None


def office_of(text: str, key: str = "") -> Office:
    """The office that the text names; one with a key of a dataset's is its own, beside that of the words."""
    office = office_named(parse_office(text))
    return replace(office, id=f"{office.id}~{slug_of(key)}", key=key) if key else office


def id_by_words(office: Office) -> str:
    """The id of the office that the words alone name."""
    return office.id.partition("~")[0]


def office_named(name: OfficeName) -> Office:
    """The office of that title, body and place, with the id that follows from them."""
    parts = (slug(name.title) or "office", slug(name.body or ""), slug(name.place or ""))
    return Office(".".join(parts).rstrip("."), _written(name), name.title, name.body, name.place)


def is_one_seat(office: Office) -> bool:
    """Whether only one person at a time can hold the office.

    It takes a title of one seat and all that tells the seat: "president" may be any country's, and "United
    States attorney, New York" any of four districts'. A minister of a country is one; of the ministers of a
    department there may be several with one portfolio.
    """
    title = title_named(office.title) or _family(office.title)
    if title is None or not title.one_seat:
        return False
    if title.tells is Tells.PORTFOLIO:
        return office.place is not None and office.body is None
    match title.tells:
        case Tells.DISTRICT:
            return office.place is not None and places.is_district(office.place)
        case Tells.BODY:
            return office.body is not None
        case _:
            return office.place is not None or office.body is not None


def seated_by_election(office: Office) -> bool:
    """Whether the election itself begins the tenure, as in a parliament."""
    title = title_named(office.title)
    return title is not None and title.seated_by_election


@lru_cache(maxsize=65_536)
def parse_office(text: str) -> OfficeName:
    """Read an office's name. Never raises; an unknown title is kept as it is told, in small letters."""
    told = _Told.of(text)
    found = find_title(told.folded, told.first_link() or len(told.folded)) or find_title(
        told.folded, len(told.folded)
    )
    if found is None:
        return OfficeName(fold(told.text) or fold(text) or "office")
    before, after = told.cut(0, found.begin), told.cut(found.end, len(told.words))
    rank, before = _rank_before(before)
    known = _Known(found.title.tells)
    known.read_after(after)
    known.read_before(before)
    return _assembled(found.title, rank, known)


def _rank_before(before: "_Told") -> tuple[str, "_Told"]:
    """A word like "deputy" at either side of what stands before the title, and the rest."""
    if before.words and before.folded[-1] in _rank_words():
        return before.folded[-1] + " ", before.cut(0, len(before.words) - 1)
    if before.words and before.folded[0] in _rank_words():
        return before.folded[0] + " ", before.cut(1, len(before.words))
    return "", before


def _assembled(title: Title, rank: str, known: "_Known") -> OfficeName:
    place = known.place
    if place and title.becomes and places.is_in_united_states(place):
        title = title_named(title.becomes) or title
        place = None if place == "United States" else place
    if place is None and title.tells is not Tells.DISTRICT:
        place = title.country
    name = rank + title.name
    if known.portfolio:
        name = f"{name} {'for' if ' of ' in name else 'of'} {known.portfolio}"
    return OfficeName(name, title.body or known.body, place or known.country)


@dataclass(frozen=True, slots=True)
class _Told:
    """Words of an office's name as told, and folded for comparing."""

    words: tuple[str, ...]
    folded: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "_Told":
        found = _WORD.findall(_ASIDE.sub(" ", text[:_LONGEST_TEXT]).replace("’", "'"))
        kept = [word for word in found if fold(word)]
        while kept and fold(kept[0]) in _dropped_words() | _articles():
            del kept[0]
        return cls(tuple(kept), tuple(fold(word) for word in kept))

    def cut(self, begin: int, end: int) -> "_Told":
        return _Told(self.words[begin:end], self.folded[begin:end])

    def first_link(self) -> int | None:
        return next((at for at, word in enumerate(self.folded) if _links(word)), None)

    def bare(self) -> "_Told":
        """Without links, articles and marks at either side."""
        begin, end = 0, len(self.words)
        skipped = _articles() | {"'s"}
        while begin < end and (_links(self.folded[begin]) or self.folded[begin] in skipped):
            begin += 1
        while end > begin and (_links(self.folded[end - 1]) or self.folded[end - 1] in skipped):
            end -= 1
        return self.cut(begin, end)

    def parts(self) -> list["_Told"]:
        """The pieces between commas; "Foreign, Commonwealth and Development Office" is one."""
        ends = [at for at, word in enumerate(self.folded) if word == ","]
        begins = [0, *(end + 1 for end in ends)]
        found: list[tuple[int, int]] = []
        for begin, end in zip(begins, [*ends, len(self.words)], strict=True):
            if begin < end:
                found.append((self._list_begins(begin, end, found), end))
        return [self.cut(begin, end) for begin, end in found]

    def _list_begins(self, begin: int, end: int, before: list[tuple[int, int]]) -> int:
        """Where the list begins of which this piece is the last item, taking what it takes off the pieces."""
        if "and" not in self.folded[begin + 1 : end] or self.cut(begin, end).is_known:
            return begin
        while before:
            item = self.cut(*before[-1])
            is_whole = self.cut(begin, end).is_body and _links(item.folded[0])
            if is_whole or item.is_known:
                break
            begin = before.pop()[0]
            if len(item.words) > 2 or _links(item.folded[0]):
                break
        return begin

    @property
    def is_known(self) -> bool:
        """Whether a table has it, as a place or as a body."""
        bare = self.bare().text
        return places.country_or_state(bare) is not None or places.body(bare) is not None

    @property
    def is_body(self) -> bool:
        """Whether its first or last word is one of a body: department, office, court."""
        bare = self.bare().folded
        return bool(bare) and not _body_words().isdisjoint((bare[0], bare[-1]))

    @property
    def text(self) -> str:
        return " ".join(self.words).replace(" 's", "'s").replace(" ,", ",")

    @property
    def name(self) -> str:
        """The words as a name: as told, or with capitals where told without any."""
        text = self.text
        return text if text != text.lower() else " ".join(_capital(word) for word in text.split())


class _Known:
    """What the words around a title tell, gathered piece by piece."""

    def __init__(self, tells: Tells) -> None:
        self._tells = tells
        self.place: str | None = None
        self.body: str | None = None
        self.country: str | None = None
        self.portfolio: str | None = None

    def read_after(self, after: _Told) -> None:
        for piece in after.parts():
            self._read_piece(piece)

    def _read_piece(self, piece: _Told) -> None:
        """A piece known as a whole, or in its last words ("finance of Ghana"), or not at all."""
        if not (bare := piece.bare()).words or self._take_known(bare):
            return
        for at in range(1, len(bare.words)):
            if _links(bare.folded[at]) and self._take_known(bare.cut(at, len(bare.words)).bare()):
                self._read_piece(bare.cut(0, at))
                return
        self._take_told(bare, is_linked=_links(piece.folded[0]))

    def read_before(self, before: _Told) -> None:
        """What stands before the title: "Ghana's finance", "Manhattan", "U.S.", "Bank of Japan"."""
        if self._tells is not Tells.PORTFOLIO and before.words and before.folded[0] in _party_words():
            before = before.cut(1, len(before.words))
        if "'s" in before.folded:
            at = len(before.folded) - 1 - before.folded[::-1].index("'s")
            owner, before = before.cut(0, at).bare(), before.cut(at + 1, len(before.words))
            if owner.words and not self._take_known(owner):
                self._take_owner(owner)
        if not (bare := before.bare()).words or self._take_known(bare):
            return
        for at in range(len(bare.words) - 1, 0, -1):
            if self._tells in (Tells.PORTFOLIO, Tells.BODY) and self._take_country(bare.cut(0, at)):
                self._read_piece(bare.cut(at, len(bare.words)))
                return
        self._read_piece(bare)

    def _take_known(self, piece: _Told) -> bool:
        if self._tells is Tells.DISTRICT and (district := places.district(piece.text)):
            self.place = self.place or district
        elif self._tells is Tells.BODY and (body := places.body(piece.text)):
            self._take_body(body)
        elif self._take_country(piece):
            return True
        elif body := places.body(piece.text):
            self._take_body(body)
        else:
            return False
        return True

    def _take_body(self, body: places.Body) -> None:
        self.body, self.country = self.body or body.name, self.country or body.country

    def _take_country(self, piece: _Told) -> bool:
        place = places.country_or_state(piece.text)
        if place is None:
            return False
        if self._tells is Tells.POST and self.place is not None:
            self.body = self.body or place
        elif self.place is None:
            self.place = place
        elif self.place != place and not places.country_or_state(self.place):
            self.place = f"{self.place}, {place}"
        return True

    def _take_owner(self, owner: _Told) -> None:
        if self._tells is Tells.BODY:
            self.body = self.body or owner.name
        else:
            self.place = self.place or owner.name

    def _take_told(self, piece: _Told, *, is_linked: bool) -> None:
        """What is in no table is what words in that place of that title tell."""
        is_body = piece.is_body and not is_linked
        if self._tells is Tells.PORTFOLIO and self.portfolio is None and not is_body:
            self.portfolio = _portfolio(piece.text)
        elif self._tells is Tells.BODY or piece.is_body:
            self.body = self.body or piece.name
        elif self.place is None:
            self.place = piece.name
        elif piece.name not in self.place:
            self.place = f"{piece.name}, {self.place}"


def _written(name: OfficeName) -> str:
    title = title_named(name.title)
    body = None if title and title.body == name.body else name.body
    known_body = places.body(name.body) if name.body else None
    implied = {title and title.country, known_body and known_body.country}
    place = None if name.place in implied else name.place
    if title and title.tells is Tells.POST and place:
        return f"{body + ' ' if body else ''}{name.title} to {place}"
    return ", ".join(part for part in (name.title, body, place) if part)


def _family(title: str) -> Title | None:
    """The title of which this one names a portfolio: "minister" for "minister of finance"."""
    for link in (" for ", " of "):
        base, found, _ = title.partition(link)
        if found and (family := title_named(base)) and family.tells is Tells.PORTFOLIO:
            return family
    return None


def _portfolio(text: str) -> str:
    name = fold(text).removeprefix("the ")
    return _portfolios().get(name, name)


def _capital(word: str) -> str:
    return word if _links(word) or word in ("and", "the") else word[:1].upper() + word[1:]


def _links(word: str) -> bool:
    return word == "," or word in _link_words()


@cache
def _portfolios() -> dict[str, str]:
    return {
        fold(form).removeprefix("the "): row["portfolio"]
        for row in rows("portfolios")
        for form in (row["portfolio"], *forms(row["forms"]))
    }


@cache
def _dropped_words() -> frozenset[str]:
    return words("office_words", "dropped")


@cache
def _articles() -> frozenset[str]:
    return words("office_words", "article")


@cache
def _party_words() -> frozenset[str]:
    return words("office_words", "party")


@cache
def _rank_words() -> frozenset[str]:
    return words("office_words", "rank")


@cache
def _body_words() -> frozenset[str]:
    return words("office_words", "body")


@cache
def _link_words() -> frozenset[str]:
    return words("office_words", "link")
