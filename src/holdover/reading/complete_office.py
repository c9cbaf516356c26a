"""Tell an office in the fullest words of its surroundings: "its director", "the agency's head"."""

from dataclasses import replace

from holdover.reading import lexicon
from holdover.reading.document import Document, Sentence
from holdover.reading.judge_standing import NEUTRAL, PUBLIC, standing_of_body
from holdover.reading.leaning import Leaning
from holdover.reading.name_bodies import Bodies
from holdover.reading.resolve_offices import Office
from holdover.reading.right_of_title import RightOfTitle
from holdover.reading.spans import Mention

_OWNER_REACH = 4  # tokens between an owner and the title: "the agency's former chief executive"


class Completion:
    """Completes the offices of one document."""

    def __init__(self, document: Document) -> None:
        self._words = document.words
        self._bodies = Bodies(document)
        self._right = RightOfTitle(document, frozenset())
        self._leaning = Leaning(document)

    def complete(self, office: Office, mention: Mention, sentence: Sentence) -> Office:
        """The office that a mention names, with what stands around it."""
        if office.is_private or office.body:
            return self._leant(office, sentence)
        office = self._of_owner(self._of_bench(office), mention, sentence)
        return self._leant(self._in_full(office, mention), sentence)

    def body_after(self, at: int, sentence: Sentence) -> int | None:
        """Where a public body ends that is told from token ``at`` on: "Chief X of the Police Department"."""
        end = self._right.complement(at, sentence.last) if at + 1 < sentence.last else None
        return end if end is not None and standing_of_body(self._words[at:end]) == PUBLIC else None

    def _leant(self, office: Office, sentence: Sentence) -> Office:
        """A post told without its body is public where the report speaks of public bodies."""
        is_leaning = office.standing == NEUTRAL and self._leaning.is_public(sentence)
        return replace(office, standing=PUBLIC) if is_leaning else office

    def _of_bench(self, office: Office) -> Office:
        """As in "Justice X" where the report speaks of a supreme court."""
        court = lexicon.benches().get(office.title)
        if court is None or "court" in office.text.casefold() or not self._tells(court):
            return office
        return replace(office, text=f"{court.title()} {office.title}")

    def _tells(self, phrase: str) -> bool:
        first, second = phrase.split()
        return any(
            word == first and self._words[at + 1] == second for at, word in enumerate(self._words[:-1])
        )

    def _of_owner(self, office: Office, mention: Mention, sentence: Sentence) -> Office:
        """As in "the commission and its chairwoman", "the agency's former chief executive"."""
        if not office.is_bare or office.title not in lexicon.title_words("of_bodies"):
            return office
        for at in range(mention.first - 1, max(sentence.first, mention.first - _OWNER_REACH) - 1, -1):
            word = self._words[at]
            if word in ("its", "'s"):
                body = self._bodies.owner(at)
                is_owner = body is not None and (word == "its" or body[1] == at)
                return self._joined(office, *body) if body is not None and is_owner else office
            if not word.replace("-", "").isalpha():
                break
        return office

    def _joined(self, office: Office, begin: int, end: int) -> Office:
        standing = standing_of_body(self._words[begin:end])
        if standing == NEUTRAL:
            standing = office.standing
        return replace(office, text=f"{office.text} of {self._bodies.text(begin, end)}", standing=standing)

    def _in_full(self, office: Office, mention: Mention) -> Office:
        """As in "head of the agency" where the report names one agency in full."""
        last = mention.last - 1
        is_bare = last > mention.first + 1 and self._words[last - 2 : last] in (("of", "the"), ("of", "this"))
        full = self._bodies.full_name(self._words[last]) if is_bare else None
        if full is None:
            return office
        return replace(office, text=f"{office.text.rsplit(' ', 2)[0]} the {full}")
