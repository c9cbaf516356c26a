"""What the rules find is weighed by a judge, and what the judge alone finds is told."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from holdover.claim import Claim, Kind, Span, Status
from holdover.reading.changes import find_changes, questions_of
from holdover.reading.document import Document
from holdover.reading.questions import CLUES, FAMILIES, Answer, Candidate, Detail, Option, Question, who_is
from holdover.report import Report
from holdover.when import PartialDate

WORDS = (
    "Ann Lee, Bo Ortiz, the mayor of Lakeside resigned on Friday after he told her that 46 judges said no ."
).split()


@dataclass
class FixedJudge:
    """Says of each candidate, by name, what it is told to; nothing of all others."""

    sure: dict[tuple[str, Kind], float] = field(default_factory=dict)
    status: Status = Status.ACTUAL
    trigger: str = ""
    offices: dict[Kind, int] = field(default_factory=dict)
    keep: float = 0.2
    add: float = 0.5
    version: str = "judge/9"

    def answer(self, question: Question) -> Sequence[Answer] | None:
        return [self._of(candidate, question) for candidate in question.candidates]

    def _of(self, candidate: Candidate, question: Question) -> Answer:
        kinds = {kind: self.sure.get((who_is(candidate.holder), kind), 0.0) for kind in Kind}
        begin = question.sentence.begin
        place = Span(begin, begin + 1)
        if self.trigger:
            at = TEXT.index(self.trigger)
            place = Span(at, at + len(self.trigger))
        date = next(iter(question.dates), None)
        details = (Detail(self.status, self._office(question, family), date) for family in FAMILIES)
        return Answer(kinds, place, tuple(details))

    def _office(self, question: Question, family: frozenset[Kind]) -> Option | None:
        number = next((number for kind, number in self.offices.items() if kind in family), 0)
        return question.offices[number] if number < len(question.offices) else None


TEXT = "Ann Lee, the mayor of Lakeside, plonked her keys on Friday."


def document(text: str) -> Document:
    return Document(Report(text, published=PartialDate.parse("2019-05-06")))


def read(text: str, judge: FixedJudge) -> tuple[Claim, ...]:
    return find_changes(document(text), judge=judge)


def test_a_change_that_no_word_on_the_lists_tells_is_told_with_its_office_and_its_day() -> None:
    judge = FixedJudge({("Ann Lee", Kind.REMOVED): 0.9}, trigger="plonked")
    (claim,) = read(TEXT, judge)
    assert (claim.kind, claim.person, claim.office) == (Kind.REMOVED, "Ann Lee", "mayor of Lakeside")
    assert (claim.trigger, str(claim.date), claim.reader) == ("plonked", "2019-05-03", "judge/9")


def test_who_gives_up_one_office_for_another_is_told_to_go_from_the_one_and_come_to_the_other() -> None:
    text = "Ann Lee, the mayor of Lakeside, plonked her keys and is the next governor of Ohio."
    sure = {("Ann Lee", Kind.REMOVED): 0.9, ("Ann Lee", Kind.APPOINTED): 0.9}
    judge = FixedJudge(sure, trigger="plonked", offices={Kind.REMOVED: 0, Kind.APPOINTED: 1})
    told = {claim.kind: claim.office for claim in read(text, judge)}
    assert told == {Kind.REMOVED: "mayor of Lakeside", Kind.APPOINTED: "governor of Ohio"}


def test_the_status_is_that_of_the_judge() -> None:
    judge = FixedJudge({("Ann Lee", Kind.REMOVED): 0.9}, Status.PLANNED, "plonked")
    assert [claim.status for claim in read(TEXT, judge)] == [Status.PLANNED]


def test_what_is_less_likely_than_the_bar_is_not_added() -> None:
    assert read(TEXT, FixedJudge({("Ann Lee", Kind.REMOVED): 0.4}, trigger="plonked")) == ()


def test_what_the_rules_find_stays_where_it_is_likely_enough_and_goes_where_it_is_not() -> None:
    text = "The mayor of Lakeside, Ann Lee, resigned on Friday."
    (kept,) = read(text, FixedJudge({("Ann Lee", Kind.RESIGNED): 0.3}))
    assert (kept.kind, kept.reader) == (Kind.RESIGNED, "rules/1")
    assert read(text, FixedJudge({("Ann Lee", Kind.RESIGNED): 0.1})) == ()


def test_a_likelier_kind_of_the_same_family_takes_the_place_of_the_rules_own() -> None:
    text = "The mayor of Lakeside, Ann Lee, resigned on Friday."
    (claim,) = read(text, FixedJudge({("Ann Lee", Kind.RETIRED): 0.8, ("Ann Lee", Kind.RESIGNED): 0.1}))
    assert claim.kind is Kind.RETIRED


def test_of_two_kinds_of_one_family_the_likelier_is_told() -> None:
    judge = FixedJudge({("Ann Lee", Kind.REMOVED): 0.7, ("Ann Lee", Kind.LEFT): 0.8}, trigger="plonked")
    assert [claim.kind for claim in read(TEXT, judge)] == [Kind.LEFT]


def test_everybody_whom_a_sentence_mentions_is_asked_about_once() -> None:
    text = "Ann Lee met Bo Ortiz. She told him that 46 judges had called Ann Lee."
    asked = [[who_is(one.holder) for one in question.candidates] for question in questions_of(document(text))]
    assert asked == [["Ann Lee", "Bo Ortiz"], ["Ann Lee", "Bo Ortiz", "46 judges"]]


def _texts() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(_texts(), st.floats(0, 1), st.sampled_from(list(Kind)))
def test_whatever_a_judge_says_each_claim_stands_in_the_text(text: str, sure: float, kind: Kind) -> None:
    class Any(FixedJudge):
        def _of(self, candidate: Candidate, question: Question) -> Answer:
            answer = super()._of(candidate, question)
            return replace(answer, kinds=dict.fromkeys(Kind, sure) | {kind: 1.0})

    report = document(text).report
    for claim in find_changes(Document(report), judge=Any()):
        claim.check_grounded(report)


def test_a_name_that_runs_over_the_end_of_a_sentence_says_no_change() -> None:
    text = "The post went to Smt. Ida Rao. She is the mayor of Lakeside."
    for kind in Kind:
        judge = FixedJudge({(who, kind): 1.0 for who in ("Ida Rao", "Smt. Ida Rao", "Smt")})
        for claim in read(text, judge):
            claim.check_grounded(document(text).report)


@given(_texts())
def test_every_candidate_has_its_clues_and_stands_in_its_sentence(text: str) -> None:
    for question in questions_of(document(text)):
        for candidate in question.candidates:
            assert len(candidate.clues) == CLUES
            assert all(question.sentence.begin <= place.begin for place in candidate.places)
            assert all(place.end <= question.sentence.end for place in candidate.places)
