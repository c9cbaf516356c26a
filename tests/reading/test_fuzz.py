"""Ten thousand texts that nobody meant to write: none makes reading raise, and every claim is grounded."""

from collections.abc import Callable
from random import Random

import pytest

from holdover.reading import read, read_changes
from holdover.reading.attribution import find_attributions
from holdover.reading.changes import find_changes
from holdover.reading.document import Document
from holdover.report import Report

TEXTS = 10_000
EVERY = 200  # of the texts, one in so many also goes through the model
WORDS = (
    "Mayor Lynn Barrow resigned said “I told the senator: ‘go’” on Friday, 12 March 2014 . was appointed "
    "minister of finance by President Reis after he sacked dozens of U.S. attorneys ; who declined to comment"
).split()
ODD = (
    "😀 👩🏽‍⚖️ \u202e \u200b \ufeff \x00 \udcff İ ß ﬁ ٣ मेयर عمدة ראש 市長 e\u0301 \u2028 \x85 \t \r\n \n\n"
).split(" ")
MARKS = (
    "“ ” \" ‘ ’ ' \\ « » „ ( [ { ) ] } . , ; : — … !? -- @ # &amp; &nbsp; <p> </p> <br/> "
    '<a href="x"> <!-- -->'
).split()


def random_bytes(random: Random) -> str:
    return random.randbytes(random.randrange(400)).decode(random.choice(("utf-8", "latin-1")), "replace")


def lone_surrogates(random: Random) -> str:
    return random.randbytes(random.randrange(200)).decode("utf-8", "surrogateescape")


def words_and_oddities(random: Random) -> str:
    return " ".join(random.choices(WORDS + ODD + MARKS, k=random.randrange(60)))


def words_run_together(random: Random) -> str:
    return "".join(random.choices(WORDS + ODD + MARKS, k=random.randrange(60)))


def nested_quotes(random: Random) -> str:
    depth = random.randrange(60)
    story = " ".join(random.choices(WORDS, k=12))
    return " ".join(random.choices("“‘«\"'", k=depth)) + story + "".join(random.choices("”’»\"'", k=depth))


def remains_of_html(random: Random) -> str:
    tags = random.choices(("<div class=", "</div>", "<script>", "&#x20;", "&lt;b&gt;", "<td>", "]]>"), k=20)
    return "".join(f"{tag}{random.choice(WORDS)} " for tag in tags)


def right_to_left(random: Random) -> str:
    return "\u202e" + " ".join(random.choices([*WORDS, "العمدة", "استقال", "\u202c", "ראש", "העיר"], k=40))


MAKERS: tuple[Callable[[Random], str], ...] = (
    random_bytes,
    lone_surrogates,
    words_and_oddities,
    words_run_together,
    nested_quotes,
    remains_of_html,
    right_to_left,
)


@pytest.mark.slow
def test_no_text_makes_reading_raise_and_every_claim_is_grounded() -> None:
    random, claims = Random(1), 0  # noqa: S311 - the same texts each time; nothing is guarded
    for number in range(TEXTS):
        report = Report(MAKERS[number % len(MAKERS)](random))
        document = Document(report)
        found = find_changes(document, find_attributions(document)) + read_changes(report).claims
        if number % EVERY == 0:
            found += read(report).claims
        for claim in found:
            claim.check_grounded(report)
        claims += len(found)
    assert claims > 100  # the texts are odd, and still some tell changes


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["Mayor Lynn Barrow resigned ", "“he said ", "x", "<b>", "😀 "])
def test_a_line_of_a_megabyte_is_read(unit: str) -> None:
    report = Report(unit * (1_000_000 // len(unit)))
    for claim in read_changes(report).claims:
        claim.check_grounded(report)
