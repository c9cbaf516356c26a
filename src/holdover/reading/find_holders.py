"""Say who it is that comes or goes at a piece of a sentence: a person, or people counted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from holdover.claim import Group
from holdover.reading.chunk import Item, Nominal
from holdover.reading.recall import Holders
from holdover.reading.resolve_counts import resolve_count
from holdover.reading.resolve_offices import Office, is_fuller

_ALL = 3  # the least that "all ministers" can be


@dataclass(frozen=True, slots=True)
class Holder:
    """Who comes or goes: a person, or people counted; and the office told with them, if any."""

    person: str | None
    group: Group | None = None
    office: Office | None = None
    former: bool = False  # the office is told as one held before

    def office_known(self, holders: Holders, *, now: bool) -> Office | None:
        """The public office that the holder is known by; ``now``: one that is not told as former."""
        if self.office is not None and not (now and self.former):
            if self.office.is_private:
                return None
            if self.office.is_public:
                return self._fuller(holders) or self.office
        return holders.office_of(self.person, now=now) if self.person else None

    def _fuller(self, holders: Holders) -> Office | None:
        """The same office in fuller words from elsewhere in the report."""
        known = holders.office_of(self.person, now=False) if self.person else None
        if known is None or self.office is None:
            return None
        return known if is_fuller(known.text, self.office.text) else None


def find_holders(
    indexes: Iterable[int], items: Sequence[Item], meant: Mapping[int, tuple[str, ...]], holders: Holders
) -> Iterator[Holder]:
    """The holders at the pieces of those numbers; ``meant`` tells whom the pronouns mean."""
    for index in indexes:
        nominal = items[index].nominal
        if nominal is None:
            yield from (Holder(person) for person in meant.get(index, ()))
        elif nominal.persons:
            yield Holder(nominal.persons[0], None, nominal.office, nominal.former)
        elif not _is_anybody(items, index, nominal):
            yield from _unnamed(nominal, holders)


def _is_anybody(items: Sequence[Item], at: int, nominal: Nominal) -> bool:
    """As in "a judge who resigns": nobody in particular."""
    following = items[at + 1].word if at + 1 < len(items) else ""
    return nominal.determiner in ("a", "an") and following in ("who", "that")


def _unnamed(nominal: Nominal, holders: Holders) -> Iterator[Holder]:
    """Of an office told without its holder: the person whom the report gives it, else somebody unnamed."""
    office = nominal.office or holders.plural
    if nominal.count is None and nominal.determiner == "all" and office is not None and office.plural:
        yield Holder(None, Group(f"all {nominal.words}", _ALL, None), office)
    elif nominal.count is not None and office is not None:
        least, most = resolve_count(nominal.count)
        yield Holder(None, Group(nominal.words, least, most), office)
    elif office is None or office.body or office.plural:
        return
    elif (
        (nominal.determiner or not office.is_bare)
        and nominal.determiner not in ("a", "an")
        and (person := holders.holder(office)) is not None
    ):
        yield Holder(person, None, office, nominal.former)
    elif nominal.determiner in ("a", "an", "the") and office.is_public:
        yield Holder(None, Group(f"{nominal.determiner} {nominal.words}", 1, 1), office, nominal.former)
