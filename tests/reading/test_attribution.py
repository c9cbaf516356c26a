"""Who says what: golden sentences, one manner of reporting speech at a time."""

from itertools import pairwise

import pytest

from holdover.attribution import Attribution, quoted
from holdover.claim import Span
from holdover.reading.attribution import find_attributions, sources_of
from holdover.reading.document import Document
from holdover.report import Report


def attributions_of(text: str) -> tuple[Attribution, ...]:
    return find_attributions(Document(Report(text)))


def parts(attribution: Attribution, text: str) -> tuple[str, str, str]:
    report = Report(text)
    return (
        quoted(attribution.source, report),
        quoted(attribution.cue, report),
        quoted(attribution.content, report),
    )


def only(text: str) -> Attribution:
    (found,) = attributions_of(text)
    return found


def sources_for(words: str, text: str) -> tuple[str, ...]:
    document = Document(Report(text))
    begin = text.index(words)
    return sources_of(Span(begin, begin + len(words)), find_attributions(document), document)


INDIRECT = [
    (
        "The minister said that the director had resigned.",
        ("The minister", "said", "that the director had resigned"),
    ),
    ("Officials say the post is vacant.", ("Officials", "say", "the post is vacant")),
    ("The post is vacant, officials said.", ("officials", "said", "The post is vacant")),
    ("The post, he said, is vacant.", ("he", "said", "The post … is vacant")),
    (
        "The council has also announced that its clerk will retire.",
        ("The council", "has also announced", "that its clerk will retire"),
    ),
    (
        "Ms. Alvarez, a former judge, said the court would reopen.",
        ("Ms. Alvarez, a former judge,", "said", "the court would reopen"),
    ),
    (
        "Ms. Alvarez, speaking in Lima, said the court would reopen.",
        ("Ms. Alvarez", "said", "the court would reopen"),
    ),
    (
        "The sheriff told the panel that he would stay.",
        ("The sheriff", "told", "that he would stay"),
    ),
    ("The governor vowed to appeal.", ("The governor", "vowed", "to appeal")),
    ("The governor criticized the ruling on Monday.", ("The governor", "criticized", "the ruling")),
    ("The panel was told that the chief had left.", ("", "was told", "that the chief had left")),
    ("It was said that the chief had left.", ("", "was said", "that the chief had left")),
    (
        "The chief was quoted as saying that he had left.",
        ("The chief", "was quoted as saying", "that he had left"),
    ),
    ("The chief is expected to resign.", ("", "is expected", "The chief … to resign")),
    (
        "The move was first reported by the Tribune.",
        ("the Tribune", "was first reported", "The move"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), INDIRECT)
def test_indirect_speech(text: str, expected: tuple[str, str, str]) -> None:
    found = only(text)
    assert parts(found, text) == expected
    assert not found.direct


def test_two_cues_can_tell_one_content() -> None:
    text = "The mayor praised and defended the ruling."
    assert [parts(found, text) for found in attributions_of(text)] == [
        ("The mayor", "praised", "the ruling"),
        ("The mayor", "defended", "the ruling"),
    ]


def test_a_participle_shares_the_subject_of_its_sentence() -> None:
    text = "The Tribune, citing two aides, reported that the clerk had left."
    assert [parts(found, text) for found in attributions_of(text)] == [
        ("The Tribune", "citing", "two aides"),
        ("The Tribune", "reported", "that the clerk had left"),
    ]


def test_what_one_source_says_in_turn_is_told_apart() -> None:
    text = "The mayor said that the clerk had left, adding that she would wait."
    assert [parts(found, text) for found in attributions_of(text)] == [
        ("The mayor", "said", "that the clerk had left"),
        ("The mayor", "adding", "that she would wait"),
    ]


DIRECT = [
    ("“I did not resign,” Bharara said.", ("Bharara", "said", "“I did not resign,”")),
    ("“I did not resign,” said Bharara.", ("Bharara", "said", "“I did not resign,”")),
    ('"I did not resign," said the prosecutor.', ("the prosecutor", "said", '"I did not resign,"')),
    ("‘I did not resign,’ he said.", ("he", "said", "‘I did not resign,’")),
    ("'I don't resign,' he said.", ("he", "said", "'I don't resign,'")),
    ("''I did not resign,'' he said.", ("he", "said", "''I did not resign,''")),
    ("«I did not resign,» he said.", ("he", "said", "«I did not resign,»")),
    ("“Will you resign?” the senator asked.", ("the senator", "asked", "“Will you resign?”")),
    ("She wrote: “I am leaving.”", ("She", "wrote:", "“I am leaving.”")),
    (
        "“I stay,” he said, “until I am fired.”",
        ("he", "said", "“I stay,” … “until I am fired.”"),
    ),
    (
        "“I stay,” he said. “They must fire me. I will wait.”",
        ("he", "said", "“I stay,” … “They must fire me. I will wait.”"),
    ),
    (
        "“We lost a friend,” said Ann Doe, the mayor of Troy, who ran his office.",
        ("Ann Doe, the mayor of Troy, who ran his office", "said", "“We lost a friend,”"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), DIRECT)
def test_direct_speech(text: str, expected: tuple[str, str, str]) -> None:
    found = only(text)
    assert parts(found, text) == expected
    assert found.direct


def test_a_sentence_that_quotes_a_few_words_is_indirect() -> None:
    text = "The mayor said the clerk had been “let go” in May."
    assert parts(only(text), text) == ("The mayor", "said", "the clerk had been “let go” in May")
    assert not only(text).direct


def test_a_quotation_of_several_sentences_is_one_piece() -> None:
    text = "“I came in 2009. I served two presidents. I leave proud,” the prosecutor said."
    assert (
        quoted(only(text).content, Report(text))
        == "“I came in 2009. I served two presidents. I leave proud,”"
    )


def test_a_quotation_runs_on_over_paragraphs_that_open_with_a_mark() -> None:
    text = "“I came in 2009,” he said. “I served.\n\n“I leave proud.”\n\nThe court closed."
    found = only(text)
    assert "“I served." in quoted(found.content, Report(text))
    assert "The court" not in quoted(found.content, Report(text))


def test_scare_quotes_are_no_attribution() -> None:
    assert attributions_of("The so-called “holdovers” packed their desks on Friday.") == ()


def test_a_mark_that_is_never_closed_ends_with_its_paragraph() -> None:
    text = "“I stay, he said.\n\nThe mayor said the clerk had left."
    assert parts(attributions_of(text)[-1], text) == ("The mayor", "said", "the clerk had left")


def test_apostrophes_open_no_quotation() -> None:
    text = "The members' clerk said the judges' seats weren't filled."
    assert parts(only(text), text)[2] == "the judges' seats weren't filled"


ACCORDING = [
    (
        "The post is vacant, according to two officials.",
        ("two officials", "According to".lower(), "The post is vacant"),
    ),
    (
        "According to the Tribune, the post is vacant.",
        ("the Tribune", "According to", "the post is vacant"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), ACCORDING)
def test_according_to(text: str, expected: tuple[str, str, str]) -> None:
    assert parts(only(text), text) == expected


REFUSALS = [
    ("The White House declined to comment.", "The White House", "declined to comment"),
    ("The White House would not comment on Saturday.", "The White House", "would not comment"),
    (
        "A spokesman for the department did not immediately respond to a request for comment.",
        "A spokesman for the department",
        "did not immediately respond to a request for comment",
    ),
    ("The ministry has not responded.", "The ministry", "has not responded"),
    ("Mr. Cole did not return several phone calls.", "Mr. Cole", "did not return several phone calls"),
    (
        "The judge could not be reached for comment.",
        "The judge",
        "could not be reached for comment",
    ),
    ("The union was not available for comment.", "The union", "was not available for comment"),
    ("The bank refused to comment on the matter.", "The bank", "refused to comment on the matter"),
]


@pytest.mark.parametrize(("text", "source", "cue"), REFUSALS)
def test_who_refuses_to_speak_has_a_cue_and_no_content(text: str, source: str, cue: str) -> None:
    found = only(text)
    assert found.declined
    assert parts(found, text) == (source, cue, "")


def test_who_answers_in_some_way_does_not_refuse() -> None:
    text = "The ministry did not respond with more than a shrug, the aide said."
    assert not any(found.declined for found in attributions_of(text))


CHANNELS = [
    ("“I did not resign,” Bharara tweeted.", "tweet"),
    ("The mayor said on Twitter that she would stay.", "tweet"),
    ("The ministry said in a statement that the post was vacant.", "statement"),
    ("In a letter to the court, the clerk wrote that he would go.", "letter"),
    ("He told the Tribune in an interview that he would go.", "interview"),
    ("The chief said at a news conference that he would go.", "news conference"),
    ("“He goes,” the aide said in an email.", "email"),
    ("The mayor said that she would stay.", None),
]


@pytest.mark.parametrize(("text", "channel"), CHANNELS)
def test_the_channel_is_given_where_it_is_told(text: str, channel: str | None) -> None:
    assert attributions_of(text)[0].channel == channel


def test_a_newspaper_and_its_insiders_chain_outermost_first() -> None:
    text = (
        "According to the Washington Post, two officials in the Justice Department said that the "
        "president wanted his own people."
    )
    outer, inner, _ = attributions_of(text)
    assert outer.chain == ("Washington Post",)
    assert inner.chain == ("Washington Post", "two officials in the Justice Department")
    assert parts(outer, text)[2].startswith("two officials in")


def test_a_report_of_what_was_said_chains_too() -> None:
    text = "The Tribune reported that Governor Ann Doe said the clerk had been fired."
    assert sources_for("fired", text) == ("Tribune", "Ann Doe")


NAMES = [
    ("Preet Bharara is a prosecutor. “I was fired,” Mr. Bharara said.", ("Preet Bharara",)),
    ("Mayor Ann Doe, a lawyer, said the clerk was fired.", ("Ann Doe",)),
    ("Ann Doe, the mayor, spoke on Monday. She said the clerk was fired.", ("Ann Doe",)),
    ("The Justice Department said the clerk was fired.", ("Justice Department",)),
    ("A spokesman for the mayor said the clerk was fired.", ("A spokesman for the mayor",)),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_sources_have_their_fullest_name(text: str, expected: tuple[str, ...]) -> None:
    assert sources_for("fired", text) == expected


def test_the_report_speaks_in_its_own_voice_outside_of_what_is_said() -> None:
    text = "The minister said that the director had resigned. The office is empty."
    assert sources_for("resigned", text) == ("minister",)
    assert sources_for("empty", text) == ()


def test_who_wants_a_thing_does_not_say_that_it_is_so() -> None:
    assert sources_for("fire", "The president wants to fire the clerk.") == ()


def test_a_claim_told_by_a_noun_has_its_owner_as_source() -> None:
    text = "Ann Doe’s latest claim that the clerk was fired drew laughter."
    found = only(text)
    assert parts(found, text)[:2] == ("Ann Doe’s", "latest claim")
    assert sources_for("fired", text) == ("Ann Doe",)


def test_a_stance_told_by_a_noun_is_no_witness() -> None:
    assert sources_for("fired", "His fear that the clerk was fired grew.") == ()


def test_a_headline_names_its_source_before_a_colon() -> None:
    text = "Mayor Doe: The clerk was fired\n\nThe clerk left on Monday."
    found = attributions_of(text)[0]
    assert parts(found, text) == ("Mayor Doe", ":", "The clerk was fired")
    assert sources_for("fired", text) == ("Doe",)


def test_a_headline_s_label_is_no_source() -> None:
    assert attributions_of("Breaking: The clerk was fired\n\nThe clerk left on Monday.") == ()


def test_a_headline_is_read_like_a_sentence() -> None:
    text = "Mayor says clerk fired over lost files\n\nThe clerk left on Monday."
    assert parts(attributions_of(text)[0], text) == ("Mayor", "says", "clerk fired over lost files")


def test_attributions_come_in_the_order_of_the_text() -> None:
    text = "The mayor said he would stay. Aides say he will go. “Nonsense,” he said."
    cues = [found.cue[0] for found in attributions_of(text)]
    assert len(cues) == 3
    assert all(one.end <= other.begin for one, other in pairwise(cues))
