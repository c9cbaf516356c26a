"""Find what stands around a trigger in a sentence: who does it, to whom, which office, when, by whom."""

from collections.abc import Iterator, Sequence

from holdover.reading import lexicon
from holdover.reading.chunk import Piece
from holdover.reading.clause import (
    BREAKS,
    COMMAS,
    REACH,
    RELATIVES,
    SUBJECT_PRONOUNS,
    first_nominal,
    is_description,
    is_named,
    is_possessive,
    joined_after,
    joined_before,
    verb_group,
)
from holdover.reading.find_subject import find_subject, find_subject_to_come
from holdover.reading.owners import Owners

# What may follow a participle that describes the name before it: "Y, elected in 2009".
_AFTER_REDUCED = frozenset("as to in on from last for at after under amid when".split())
_SINGULAR = frozenset("is was has".split())
_ACTIVE = frozenset("has have had did will to would".split())
_OF_A_SPAN = frozenset("since until till between".split())
# Where what bears on a verb begins: "whether X, who led it," is no doubt that X led it.
_BOUNDS_BEFORE = frozenset('; “ " ” who whom whose which'.split())
_BEFORE_INVERTED = frozenset("also among those the first last newly".split())


class Arguments(Owners):
    """The pieces of one sentence, asked for what stands around a trigger."""

    def subject(self, at: int) -> tuple[int, ...]:
        """The pieces that are the subject of the verb at ``at``, several where they are joined by "and"."""
        if inverted := self._inverted_subject(at):
            return inverted
        found = at - 1 if self._is_reduced_passive(at) else find_subject(self._items, at)
        if found is None:
            found = self.named_before_comma(at)  # "X, a Republican appointed by Y"
        if found is None:
            return ()
        nominal = self._items[found].nominal
        if nominal is not None and not nominal.persons and nominal.count is None:
            named = self.named_before_comma(found)  # "X, a former legislator who became governor"
            named = self._subject_of_being(found) if named is None else named
            found = found if named is None else named
        return (found,) if self._is_told_of_one(found, at) else tuple(joined_before(self._items, found))

    def _subject_of_being(self, at: int) -> int | None:
        """Who is the office at ``at``: "before that she was ombudsman, elected in 2009"."""
        be = next(
            (i for i in range(at - 1, max(-1, at - 4), -1) if self.words[i] in ("is", "was", "been")), None
        )
        between = () if be is None else self.words[be + 1 : at]
        is_plain = be is not None and all(word in lexicon.word_list("determiners") for word in between)
        return find_subject(self._items, be) if be is not None and is_plain else None

    def _inverted_subject(self, at: int) -> tuple[int, ...]:
        """As in "Named to the council are X, Y and Z", "Among those dismissed were X and Y"."""
        if any(word not in _BEFORE_INVERTED for word in self.words[:at]):
            return ()
        for index in range(at + 1, min(at + REACH, len(self._items) - 1)):
            if self.words[index] in ("is", "are", "was", "were"):
                named = first_nominal(self._items, index + 1)
                names = named is not None and self._items[named].nominal is not None and self._names(named)
                return tuple(joined_after(self._items, named)) if named is not None and names else ()
            if self.words[index] in COMMAS or self.words[index] in BREAKS:
                break
        return ()

    def _is_told_of_one(self, found: int, at: int) -> bool:
        """As in "X and Y, who was her deputy and is now minister": a clause of the last of those joined."""
        between = [word.split()[0] for word in self.words[found + 1 : at + 1] if word not in COMMAS]
        return between[:1] == ["who"] and any(word in _SINGULAR for word in between[1:3])

    def subject_to_come(self, at: int) -> tuple[int, ...]:
        """The person after the next comma: "For four years as secretary, X …"."""
        found = find_subject_to_come(self._items, at)
        return () if found is None else (found,)

    def object(self, at: int) -> tuple[int, ...]:
        """The pieces that are the object of the verb at ``at``."""
        found = first_nominal(self._items, at + 1)
        if found is None:
            found = self._named_after_description(at + 1)
        if found is not None and (named := self._named_behind(found)) is not None:
            return (named,)
        return () if found is None else tuple(joined_after(self._items, found))

    def _named_behind(self, at: int) -> int | None:
        """The holder between commas after an office and its place: "dismissed the sheriff in Rome, X,"."""
        nominal = self._items[at].nominal
        if nominal is None or nominal.persons or nominal.count is not None or nominal.office is None:
            return None
        end = at + 1
        while end < min(at + 6, len(self._items)) and (
            is_description(self._items, end) or self.words[end] in ("in", "of", "for", "at", "the")
        ):
            end += 1
        after = end + 2
        names = after <= len(self._items) and self.words[end] == "," and is_named(self._items, end + 1)
        is_closed = after >= len(self._items) or self.words[after] in (",", ".", ";", "”", '"')
        return end + 1 if end > at + 1 and names and is_closed else None

    def _named_after_description(self, at: int) -> int | None:
        """As in "named a poet, X, ambassador": the name that stands between commas after a description."""
        if at >= len(self._items) or self.words[at] not in ("a", "an", "the", "its", "his", "her", "their"):
            return None
        for index in range(at + 1, min(at + 9, len(self._items) - 1)):
            if self.words[index] == ",":
                return index + 1 if is_named(self._items, index + 1) else None
            if not is_description(self._items, index) and self.words[index] not in ("of", "in", "for", "at"):
                return None
        return None

    def _is_reduced_passive(self, at: int) -> bool:
        """As in "46 attorneys appointed by X": the noun right before it is meant, whatever governs that."""
        following = self._items[at + 1].word if at + 1 < len(self._items) else ""
        return at > 0 and following == "by" and self._items[at - 1].nominal is not None

    def is_passive(self, at: int) -> bool:
        """Whether the verb at ``at`` is done to its subject: "was fired", "Y, appointed in 2009,"."""
        verb = self._items[at].word.split()[0]
        if verb.endswith("ing") or self.is_object_relative(at):
            return False
        _, words = verb_group(self._items, at)
        if any(word in lexicon.word_list("be_forms") for word in words):
            return True
        following = self._items[at + 1] if at + 1 < len(self._items) else None
        if following is None or following.word == "by":
            return following is not None
        if (words and words[-1] in _ACTIVE) or (verb.endswith("s") and not verb.endswith("ss")):
            return False
        before = self._items[at - 1] if at else None
        if before is None:
            return not any(
                self._names(index) for index in self.object(at)
            )  # "Appointed librarian in 1993, X …"
        is_told_as = following.word == "as" and is_description(self._items, at - 1)
        is_reduced = (
            before.word in COMMAS
            or is_told_as
            or (
                before.piece is Piece.NOMINAL
                and (following.piece is Piece.DATE or following.word in _AFTER_REDUCED)
            )
        )
        return is_reduced and not self.object(at)

    def is_headline_passive(self, at: int, objects: Sequence[int]) -> bool:
        """As in "X named finance minister": an office, and nobody, is what the bare participle leads to."""
        nominal = self._items[objects[0]].nominal if objects else None
        is_office = nominal is not None and nominal.office is not None and not nominal.office.plural
        _, words = verb_group(self._items, at)
        is_led = at + 1 < len(self._items) and objects[:1] == (at + 1,)
        return is_office and is_led and not words and not self._names(objects[0])

    def is_attributive(self, at: int) -> bool:
        """Whether the verb at ``at`` describes the noun after it: "a retired teacher", "her planned cuts"."""
        if at == 0 or self.words[at - 1] not in lexicon.word_list("articles") | {
            "'s",
            "two",
            "most",
            "recently",
        }:
            return False
        return at + 1 < len(self._items) and (
            is_description(self._items, at + 1) or not self.words[at].endswith(("ed", "ing"))
        )

    def is_object_relative(self, at: int) -> bool:
        """Whether the verb at ``at`` acts on whom its clause describes: "whom Y had fired", "who Y named"."""
        start, words = verb_group(self._items, at)
        if any(word in lexicon.word_list("be_forms") for word in words):
            return False
        before = start - 1
        if before < 1 or not (self._items[before].nominal or self.words[before] in SUBJECT_PRONOUNS):
            return False
        while before > 0 and self.words[before - 1] in lexicon.word_list("articles"):
            before -= 1
        return before > 0 and self.words[before - 1] in ("whom", "who")

    def whom(self, at: int) -> int | None:
        """Whom "whom" means, where it stands before the verb at ``at``: "X, whom Y had asked to resign"."""
        for index in range(at - 1, max(0, at - 6), -1):
            if self._items[index].word in ("whom", "who"):
                found = next(
                    (i for i in range(index - 1, max(-1, index - 4), -1) if self._items[i].nominal), None
                )
                is_unnamed = found is not None and not self._names(found)
                named = self.named_before_comma(found) if found is not None and is_unnamed else None
                return found if named is None else named
        return None

    def by(self, at: int) -> tuple[int, ...]:
        """The piece after "by" that follows the verb at ``at``."""
        for index in range(at + 1, min(at + REACH, len(self._items) - 1)):
            item = self._items[index]
            if item.word == "by":
                found = first_nominal(self._items, index + 1)
                return () if found is None else (found,)
            if item.piece is Piece.TRIGGER or item.word in BREAKS or item.word in RELATIVES:
                break
        return ()

    def agent(self, at: int) -> tuple[int, int] | None:
        """The pieces of the noun phrase that acts by the verb at ``at`` where it is no person: "the army"."""
        if self.is_passive(at):
            start = self._after_by(at)
            return None if start is None else self._noun_phrase(start)
        end, _ = verb_group(self._items, at)
        start = end
        while start > 0 and is_description(self._items, start - 1):
            start -= 1
        is_phrase = start < end and (start == 0 or self.words[start - 1] in ("the", "a", "an"))
        return (start, end) if is_phrase else None

    def _after_by(self, at: int) -> int | None:
        """The piece after the "by" of the verb's own clause."""
        for index in range(at + 1, min(at + REACH, len(self._items))):
            if self.words[index] == "by":
                return index + 1
            if self.words[index] in COMMAS or self._is_other_verb(index):
                return None
        return None

    def _noun_phrase(self, start: int) -> tuple[int, int] | None:
        """The pieces of the noun phrase that begins at ``start``, its article left away."""
        if start < len(self._items) and self.words[start] in ("the", "a", "an"):
            start += 1
        end = start
        while end < len(self._items) and (is_description(self._items, end) or self.words[end] == "of"):
            end += 1
        return (start, end) if end > start else None

    def is_passive_auxiliary(self, at: int) -> bool:
        """Whether the form of "be" at ``at`` only helps a verb: "was elected mayor"."""
        for item in self._items[at + 1 : at + 4]:
            if item.trigger is not None or item.word.endswith(("ed", "ing")):
                return True
            if item.word not in lexicon.word_list("adverbs") and item.word not in lexicon.word_list(
                "be_forms"
            ):
                break
        return False

    def is_complement(self, at: int) -> bool:
        """Whether the nominal at ``at`` says what its subject is: "X is the longest-serving minister"."""
        for index in range(at - 1, max(-1, at - 6), -1):
            if self._items[index].word in lexicon.word_list("be_forms"):
                return not is_possessive(self._items, index - 1)
            if self._items[index].piece not in (Piece.WORD, Piece.TRIGGER):
                break
        return False

    def is_alone(self, at: int, *, passive: bool) -> bool:
        """Whether the verb at ``at`` has no more than whom it is done to: "named by Y", "named him"."""
        is_done_to = at + 1 < len(self._items) and self.words[at + 1] in ("him", "her", "them")
        return (passive and self.is_bare(at)) or (is_done_to and self.is_bare(at + 1))

    def clause_start(self, at: int) -> int:
        """The piece after the last comma or dash that stands within a few pieces before ``at``."""
        for index in range(at - 1, max(-1, at - 6), -1):
            if self._items[index].word in COMMAS:
                return index + 1
        return max(0, at - 5)

    def before(self, at: int) -> tuple[str, ...]:
        """The words left of ``at`` in its clause."""
        start = at
        while start > max(0, at - REACH) and self._items[start - 1].word not in _BOUNDS_BEFORE:
            start -= 1
        return tuple(word for item in self._items[start:at] for word in item.word.split())

    def dates_near(self, at: int) -> Iterator[int]:
        """The dates of the trigger's clause, those after it first, nearest first."""
        for index in range(at + 1, len(self._items)):
            if self._items[index].piece is Piece.DATE and not self._is_of_a_span(index):
                if not self._is_of_speech(index, at):
                    yield index
            elif self._ends_clause(index):
                break
        for index in range(at - 1, -1, -1):
            if self._items[index].piece is Piece.DATE and not self._is_of_a_span(index):
                if not self._is_of_speech(index, at) and not self._is_of_relative_clause(index):
                    yield index
            elif self._items[index].word in BREAKS or (index < at - 2 and self._is_other_verb(index)):
                if self._items[0].piece is Piece.DATE and self._items[index].word not in BREAKS:
                    yield 0  # "Yesterday, …, the president ordered": the whole sentence is of that time
                break

    def _is_of_speech(self, date: int, at: int) -> bool:
        """Whether the date is that of a speech about the change: "said on Monday that", "X said Friday"."""
        speaking = lexicon.word_list("speaking") - set(self.words[at].split())
        before = range(date - 1, max(-1, date - 6), -1)
        verb = next((index for index in before if self.words[index] in speaking), None)
        if verb is None or any(self.words[index] in COMMAS for index in range(verb, date)):
            return False
        if date > at:
            return verb > at
        return "that" in self.words[date : min(date + 3, at)]

    def _is_of_relative_clause(self, date: int) -> bool:
        """Whether the date is of a relative clause: "the junta that took over on Tuesday has told"."""
        for index in range(date - 1, max(-1, date - 5), -1):
            if self.words[index] in COMMAS or self.words[index] in BREAKS:
                return False
            if self._is_other_verb(index):
                return any(word in RELATIVES for word in self.words[max(0, index - 3) : index])
        return False

    def _is_of_a_span(self, at: int) -> bool:
        """Whether the date bounds a span; "until 1995, when he resigned" tells that moment too."""
        return self.words[at - 1] in _OF_A_SPAN and self.words[at + 1 : at + 3] != (",", "when")

    def _ends_clause(self, at: int) -> bool:
        word = self._items[at].word
        return (
            word in BREAKS
            or word in ("who", "because", "although", "while", "but", "until")
            or self._is_other_verb(at)
        )

    def _is_other_verb(self, at: int) -> bool:
        trigger = self._items[at].trigger
        is_verb = (
            trigger is not None and not trigger.noun and not trigger.needs_time and trigger.frame != "copula"
        )
        return is_verb and "when" not in self.words[max(0, at - 4) : at]
