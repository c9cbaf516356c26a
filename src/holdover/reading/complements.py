"""Find what a verb leads to: the office come to, held or left, a post without its name, or nothing at all."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from holdover.reading import lexicon
from holdover.reading.chunk import Item, Piece
from holdover.reading.clause import (
    OWNING,
    REACH,
    is_description,
    is_possessive,
    joined_after,
)
from holdover.reading.find_headed import opens_office

# Of the words for posts, those that are a body's or a place's, and are won or joined in other senses.
_BODY_WORDS = frozenset("department agency ministry force city state country county town bureau".split())
_TO_OBJECT = frozenset("the a an his her their from as of 's".split())
_POST_WORDS = ("post", "job", "position", "role", "duties")
_TIME_WORDS = frozenset("same day following next morning week job post".split())
_ASIDE = frozenset("in into at on for to".split())
_NO_OFFICE_AFTER_AS = frozenset(
    "early soon late part well expected planned usual if though he she they".split()
)
_WHOLE = frozenset(
    "office power politics public government duty work active it that this all his her".split()
)
_AFTER_LEAVING = [
    (word,) for word in "join become work run head lead return teach pursue take spend found".split()
]
_SEATS_LEFT = frozenset("seat post job position office portfolio chair".split())
_BODIES_LEFT = frozenset("chair council board cabinet government".split())
_AFTER_PLACE = frozenset("'s and in of as".split())
_AFTER_GOING = frozenset(
    "now immediately at once too by before quietly and or if because over as as from".split()
)
_AFTER_BARE = frozenset(
    "on in at by from for after before when once until as if next this last within during immediately "
    "temporarily tomorrow soon then and but because amid following later early".split()
)


class Complements:
    """The pieces of one sentence, asked which office, if any, a verb leads to."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self.words = tuple(item.word for item in items)

    def is_named_otherwise(self, at: int, *, passive: bool) -> bool:
        """Whether what is no office of ours follows the one who is chosen, at ``at`` or before it."""
        following = self.words[at + 1 : at + 3]
        opens = ("a", "an", "the", "as") if passive else ("a", "an", "the", "as", "its", "their")
        return (
            following[:1] != ()
            and following[0] in opens
            and is_description(self._items, min(at + 2, len(self._items) - 1))
        )

    def is_of_other_object(self, at: int, office: int) -> bool:
        """Whether what is won at ``at`` is something in or from the office: "won support in the Senate"."""
        between = self.words[at + 1 : office]
        known = lexicon.word_list("contests") | lexicon.word_list("posts") | {"term", "mandate"}
        is_other = any(is_description(self._items, index) for index in range(at + 1, office))
        is_other = is_other and any(word in ("in", "from", "of", "for") for word in between)
        return is_other and not known.intersection(between)

    def is_race(self, at: int, office: int) -> bool:
        """Whether words of a contest stand between the verb at ``at`` and the office."""
        around = self.words[at + 1 : office] + self.words[office + 1 : office + 2]
        return any(word in lexicon.word_list("contests") for word in around)

    def is_of_contest(self, at: int) -> bool:
        """Whether a contest, and no office, is what is left or quit at ``at``: "quit the Senate race"."""
        for index in range(at + 1, min(at + 6, len(self._items))):
            if lexicon.word_list("contests").intersection(self.words[index].split()):
                return True
            nominal = self._items[index].nominal
            is_office = nominal is not None and nominal.office is not None
            if (
                not is_office
                and not is_description(self._items, index)
                and self.words[index] not in _TO_OBJECT
            ):
                break
        return False

    def is_of_doing(self, at: int) -> bool:
        """Whether something done is what is quit at ``at``: "quit complaining"."""
        following = self.words[at + 1 : at + 2]
        return bool(following) and following[0].endswith("ing") and is_description(self._items, at + 1)

    def offices_after(self, at: int, *, adjacent: bool = False, left: bool = False) -> tuple[int, ...]:
        """The pieces after ``at`` that name the office come to, held or left, all of a list.

        ``adjacent``: only right after it. ``left``: what is left is no more than "as" or "from" away.
        """
        leads = lexicon.word_list("office_leads") - (_ASIDE if left else frozenset())
        for index in range(at + 1, min(at + (4 if adjacent else REACH), len(self._items))):
            item = self._items[index]
            if item.nominal is not None and (not is_possessive(self._items, index) or self._owns_post(index)):
                is_office = item.nominal.office is not None and not item.nominal.persons
                return tuple(joined_after(self._items, index)) if is_office else ()
            is_noun = item.trigger is not None and item.trigger.noun and item.trigger.frame != "chosen"
            is_passed = (
                is_noun
                or opens_office(self._items, index)
                or item.nominal is not None
                or item.piece is Piece.DATE
                or item.word in leads
            )
            if item.word == "," and index == at + 1 and (found := self._past_apposition(index)) is not None:
                return (found,)
            is_passed = is_passed or (item.word == "," and self.words[index + 1 : index + 2] == ("as",))
            if not is_passed and not is_description(self._items, index):
                break
        return ()

    def _past_apposition(self, at: int) -> int | None:
        """The office after an insertion: "named X, his deputy, acting governor"."""
        for index in range(at + 1, min(at + 6, len(self._items) - 1)):
            if self._items[index].word == ",":
                after = index + 1 + (self._items[index + 1].word == "as")
                nominal = self._items[after].nominal if after < len(self._items) else None
                is_office = nominal is not None and nominal.office is not None and not nominal.persons
                return after if is_office else None
        return None

    def _owns_post(self, at: int) -> bool:
        """As in "the U.S. attorney's office": the office itself is meant."""
        return at + 2 < len(self._items) and self._items[at + 2].word in lexicon.word_list("posts")

    def office_left(self, at: int) -> tuple[bool, tuple[int, ...]]:
        """Whether what stands after ``at`` tells what is left, and which pieces of it are offices."""
        index = self._past_adverbials(at + 1)
        is_whole = (
            index < len(self._items) and len(self.words[at].split()) > 1 and not self._items[at].nominal
        )
        if index >= len(self._items) or (is_whole and self.words[index] not in ("as", "from")):
            return False, ()  # "handed in his resignation": what is left is no object of it
        item = self._items[index]
        following = self._items[index + 1].word if index + 1 < len(self._items) else ""
        is_of = item.word == "of" and self.words[at - 1 : at] != () and self._takes_of(at)
        if (item.word in ("as", "from") or is_of) and following not in _NO_OFFICE_AFTER_AS:
            is_bare = following in _WHOLE or self.is_followed_by(index, _POST_WORDS)
            is_bare = is_bare or self.is_followed_by(index, lexicon.public_heads())
            return not is_bare, self.offices_after(index, left=True)
        if item.nominal is not None:
            is_office = item.nominal.office is not None and not item.nominal.persons
            return is_office, self.offices_after(index - 1, left=True) if is_office else ()
        if self.is_followed_by(index, _SEATS_LEFT):
            return False, self.offices_after(index, left=True)  # "resigned his seat"
        if item.word in OWNING or item.word in ("the", "a", "an", "its", "our"):
            return following not in _TIME_WORDS, self.offices_after(index, left=True)
        return False, ()

    def _takes_of(self, at: int) -> bool:
        """Whether the verb before ``at`` is one of relieving somebody "of" a post."""
        return any(word.startswith(("reliev", "strip", "depriv")) for word in self.words[max(0, at - 6) : at])

    def _past_adverbials(self, at: int) -> int:
        """The first piece from ``at`` on that is no date, adverb, or preposition before a date."""
        items = self._items
        while at < len(items):
            is_before_date = at + 1 < len(items) and items[at + 1].piece is Piece.DATE
            is_adverbial = items[at].piece is Piece.DATE or items[at].word in lexicon.word_list("adverbs")
            if not is_adverbial and not (is_before_date and items[at].word in ("on", "in", "late", "early")):
                break
            at += 1
        return at

    def is_followed_by(self, at: int, words: Iterable[str]) -> bool:
        """Whether one of the words stands within the next few plain words."""
        wanted = frozenset(words)
        for item in self._items[at + 1 : at + 5]:
            if item.word in wanted:
                return True
            if item.piece not in (Piece.WORD, Piece.DATE):
                break
        return False

    def complement(self, at: int) -> tuple[int, ...]:
        """The offices that a form of "be" at ``at`` gives its subject."""
        items = self._items
        for index in range(at + 1, min(at + 7, len(items))):
            nominal = items[index].nominal
            if nominal is not None:
                is_office = nominal.office is not None and not nominal.persons and not nominal.office.body
                is_office = is_office and not is_possessive(items, index)
                return tuple(joined_after(items, index)) if is_office else ()
            is_passed = (
                items[index].word in lexicon.word_list("determiners") or items[index].piece is Piece.DATE
            )
            if (
                not is_passed
                and not is_description(items, index)
                and items[index].word not in ("'s", "until")
            ):
                break
        return ()

    def is_plain_complement(self, at: int) -> bool:
        """Whether the office follows the form of "be" with no more than "the next" or "acting" between."""
        found = self.complement(at)
        between = self.words[at + 1 : found[0]] if found else ()
        return bool(found) and all(word in ("the", "next", "new", "acting", "interim") for word in between)

    def seat_in(self, at: int) -> tuple[int, ...]:
        """The body in which a form of "be" at ``at`` seats its subject: "was in the House until 2009"."""
        index = at + 1
        while index < len(self._items) and self.words[index] in ("in", "on", "a", "the", "member", "of"):
            index += 1
        nominal = self._items[index].nominal if index < len(self._items) and index > at + 1 else None
        is_body = nominal is not None and nominal.office is not None and nominal.office.body
        return (index,) if is_body else ()

    def is_one_of_kind(self, at: int, found: Sequence[int]) -> bool:
        """Whether the complement tells a trait of the holder, and the office only in passing."""
        if not found:
            return False
        nominal = self._items[found[0]].nominal
        is_plural = nominal is not None and nominal.office is not None and nominal.office.plural
        between = self.words[at + 1 : found[0]]
        return is_plural or "still" in between or self.words[found[-1] + 1 : found[-1] + 2] == ("to",)

    def names_district(self, at: int) -> bool:
        """Whether a place or district is the object of the verb at ``at``: "represents western Oslo"."""
        following = self._object_words(at)
        if any(word in lexicon.word_list("districts") for word in following):
            return True
        for index in range(min(3, len(following))):
            match = lexicon.places().match(following, index, len(following))
            if match is not None:
                after = following[match[0] : match[0] + 1]
                return not after or after[0] in _AFTER_PLACE
        return False

    def _object_words(self, at: int) -> tuple[str, ...]:
        """The words of the noun phrase after the verb at ``at``."""
        end = at + 1
        while end < min(at + 10, len(self._items)) and (
            self.words[end] in lexicon.word_list("determiners")
            or self.words[end] in ("'s", "and", "in", "of")
            or is_description(self._items, end)
            or self._items[end].nominal is not None
        ):
            end += 1
        return tuple(part for word in self.words[at + 1 : end] for part in word.split())

    def is_told_after(self, at: int) -> bool:
        """Whether a plain noun, or an office, follows right after ``at``."""
        if at + 1 >= len(self._items):
            return False
        item = self._items[at + 1]
        is_office = item.nominal is not None and item.nominal.office is not None and not item.nominal.persons
        return is_office or (is_description(self._items, at + 1) and not item.word.endswith("ly"))

    def is_bare_departure(self, at: int) -> bool:
        """Whether "go" or "leave" at ``at`` is said of a post: "asked to go", "told to leave the Senate"."""
        if self.ends_at(at) or self._items[at + 1].piece is Piece.DATE:
            return True
        nominal = self._items[at + 1].nominal
        if nominal is not None:
            return nominal.office is not None
        if self.words[at + 1] in lexicon.word_list("articles"):
            posts = lexicon.word_list("posts") | _BODIES_LEFT
            return bool(self.offices_after(at)) or self.is_followed_by(at, posts)
        is_dated = at + 2 < len(self._items) and self._items[at + 2].piece is Piece.DATE
        return self.words[at + 1] in _AFTER_GOING or (
            is_dated and self.words[at + 1] in ("in", "on", "after")
        )

    def is_bare(self, at: int) -> bool:
        """Whether the verb at ``at`` has no object: a mark, a date or a preposition follows."""
        if self.ends_at(at) or self._is_left_for(at):
            return True
        after = self._items[at + 1]
        return after.piece is Piece.DATE or after.word in _AFTER_BARE

    def _is_left_for(self, at: int) -> bool:
        """As in "left to join a bank", "leaving to become a teacher"."""
        is_leaving = self.words[at].startswith(("leave", "leaving", "left", "depart"))
        return is_leaving and self.words[at + 1] == "to" and self.words[at + 2 : at + 3] in _AFTER_LEAVING

    def is_in_place(self, at: int) -> bool:
        """Whether it is in somebody's place: "named X in his stead"."""
        following = self.words[at + 1 : at + 7]
        return any(word in ("place", "stead") and before in OWNING for before, word in pairwise(following))

    def tells_post(self, at: int) -> bool:
        """Whether the object of the verb at ``at`` is a post without its name: "the job", "chief"."""
        known = lexicon.word_list("office_leads") | lexicon.word_list("determiners")
        posts = lexicon.word_list("posts") - _BODY_WORDS
        if posts.intersection(self.words[at].split()):
            return True  # "took up her post"
        for index in range(at + 1, min(at + 6, len(self._items))):
            item = self._items[index]
            if item.word in posts or (item.piece is Piece.WORD and item.word in lexicon.titles()):
                return True
            if item.nominal is not None:
                office = item.nominal.office
                return office is not None and office.standing == "neutral" and not item.nominal.persons
            if item.word not in known and item.piece is not Piece.DATE:
                break
        return False

    def leads_it(self, at: int) -> bool:
        """Whether the verb of leading at ``at`` has what the report spoke of as its object: "ran it"."""
        words = self.words[at + 1 : at + 3]
        verb = self.words[at].split()[0]
        if verb in lexicon.word_list("lasting"):
            return True
        is_opened = words[:1] in (("the",), ("its",)) and at + 2 < len(self._items)
        is_body = is_opened and is_description(self._items, at + 2)
        return verb in lexicon.word_list("leading") and (words[:1] == ("it",) or is_body)

    def tells_seat(self, at: int) -> bool:
        """Whether a seat is the object of the verb at ``at``: "won the Kaipara seat"."""
        return "seat" in self.words[at].split() or "seat" in self.words[at + 1 : at + 5]

    def ends_at(self, at: int) -> bool:
        """Whether a mark, or nothing, follows the piece at ``at``."""
        return at + 1 >= len(self._items) or not self._items[at + 1].word[0].isalnum()
