"""Ways in which reports tell a change, beyond the plainest."""

import pytest

from holdover.claim import Claim
from holdover.reading.reader import read_by_rule, read_text


def claims(text: str) -> tuple[Claim, ...]:
    return read_text(text, published="2018-06-14", reader=read_by_rule).claims


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Finance minister Tove Brekke handed in her notice.", "resigned actual Tove Brekke"),
        ("The harbor commissioner, Ole Vik, was shown the door on Monday.", "removed actual Ole Vik"),
        ("Governor Ines Calder took the oath on Tuesday.", "took_office actual Ines Calder"),
        ("Mayor Piet Hoorn takes over on Monday.", "took_office planned Piet Hoorn"),
        ("Judge Alma Reyes retires in August.", "retired planned Alma Reyes"),
        ("Finance minister Emil Bakke will act as oil minister.", "took_office planned Emil Bakke"),
        ("Commissioner Neil Ardern's term expired in May.", "left actual Neil Ardern"),
        ("The chairman withdrew the nomination of Lena Moss as fire chief.", "withdrawn actual Lena Moss"),
        ("The council voted 6-1 to suspend Mayor Ida Falk.", "suspended actual Ida Falk"),
        ("The vice president swore Senator Karl Bruun in.", "took_office actual Karl Bruun"),
        ("Premier Jon Asper, in office since 2011, spoke in Bergen.", "served actual Jon Asper"),
        ("Dora Lind has led the border agency since 2015.", "served actual Dora Lind"),
        ("Transport minister Lena Moss hung up her hat on Friday.", "retired actual Lena Moss"),
        ("The police chief, Ole Vik, was relieved of his command.", "removed actual Ole Vik"),
        ("Health minister Dora Lind lost her job on Monday.", "removed actual Dora Lind"),
        ("Senator Emil Bakke will not seek another term.", "left planned Emil Bakke"),
        ("Finance minister Jon Asper has opted against running again.", "left planned Jon Asper"),
        ("The mayor placed Police Chief Ole Vik on paid leave.", "suspended actual Ole Vik"),
        (
            "Parliament has ratified the nomination of Lena Moss as chief justice.",
            "confirmed actual Lena Moss",
        ),
        ("Economist Jon Asper named finance minister after reshuffle", "appointed actual Jon Asper"),
        ("Mayor Ida Falk took charge on Tuesday.", "took_office actual Ida Falk"),
        ("Sheriff Neil Ardern is not going anywhere.", "refused_to_leave actual Neil Ardern"),
        ("The king has extended the term of Governor Ines Calder.", "asked_to_stay actual Ines Calder"),
        ("It was the last year of President Piet Hoorn's presidency.", "served actual Piet Hoorn"),
        ("She wrote it while mayor. Ida Falk lost it while mayor of Oslo.", "served actual Ida Falk"),
        ("Senator Alma Reyes began her second term in May.", "took_office actual Alma Reyes"),
        ("Dora Lind has been in the Senate since 2011.", "served actual Dora Lind"),
        ("Mayor Dora Lind has cut taxes since taking office in May.", "took_office actual Dora Lind"),
        ("Judge Ole Vik, whose term expires in May, has no rival.", "left planned Ole Vik"),
        ("Premier Jon Asper, whose resignation came on Monday, sails.", "resigned actual Jon Asper"),
        ("The death on Saturday of Judge Ole Vik shook the court.", "died actual Ole Vik"),
        ("The deaths of Ambassador Lena Moss and three aides shook them.", "died actual Lena Moss"),
        ("Ida Falk, a six-term congresswoman from Ohio, won it.", "served actual Ida Falk"),
        ("Emil Bakke, the ousted interior minister and poet, lives there.", "removed actual Emil Bakke"),
        ("Justice Emil Bakke, a Reagan appointee often quoted, wrote it.", "appointed actual Emil Bakke"),
        ("President Lind's nominee to the Supreme Court, Ole Vik, waits.", "nominated actual Ole Vik"),
        ("They ask whether to hear Ole Vik's nomination to the Senate.", "nominated actual Ole Vik"),
        ("The governor might renominate Ole Vik as fire chief.", "nominated possible Ole Vik"),
        ("Governor Ines Calder isn't seeking re-election.", "left planned Ines Calder"),
        ("Senator Karl Bruun was not seeking a fifth term.", "left planned Karl Bruun"),
        ("Critics demand that Mayor Ida Falk resign.", "urged_to_resign actual Ida Falk"),
        ("The unions demanded Mayor Ida Falk resign.", "urged_to_resign actual Ida Falk"),
        ("The union pushed Mayor Ida Falk to step down.", "urged_to_resign actual Ida Falk"),
        ("Mayor Ida Falk said: she'll step down in May.", "resigned planned Ida Falk"),
        ("A friend of theirs, Judge Ole Vik of Norway, died in 2006.", "died actual Ole Vik"),
        ("Ole Vik was elected to the Senate and resigned his seat in May.", "resigned actual Ole Vik"),
        ("They relieved Ole Vik of the chair of the fisheries commission.", "removed actual Ole Vik"),
        ("They relieved Ole Vik of his duties as interior minister.", "removed actual Ole Vik"),
        ("Mayor Ole Vik won by 28 votes to 27.", "elected actual Ole Vik"),
        ("Senator Ida Falk spoke. The retiring Ida Falk smiled.", "retired planned Ida Falk"),
        ("Police chief Ole Vik moves to the ministry of defense.", "left actual Ole Vik"),
        ("He has fired the sheriff in western Oslo, Jon Asper, for it.", "removed actual Jon Asper"),
        ("Once she was mayor. Ida Falk was mayor, elected narrowly in 2009.", "elected actual Ida Falk"),
        ("They removed the mayor and installed Ole Vik in her stead.", "appointed actual Ole Vik"),
        ("Jon Asper lost the 2012 election narrowly to President Ole Vik.", "elected actual Ole Vik"),
        ("Jon Asper was crushed by Governor Ole Vik at the polls.", "elected actual Ole Vik"),
        ("The war that followed President Vik's victory in 2012 was short.", "elected actual Vik"),
        ("President Ole Vik cruised to re-election four years ago.", "elected actual Ole Vik"),
        ("The job of fire chief goes to Lena Moss.", "appointed actual Lena Moss"),
        ("The post was filled by Lena Moss, a fire chief of long standing.", "appointed actual Lena Moss"),
        ("Named to the city council are Lena Moss, Ole Vik and Tove Brekke.", "appointed actual Tove Brekke"),
        ("Among those dismissed as ministers were Jon Asper and Ole Vik.", "removed actual Jon Asper"),
        ("He praised President Ole Vik for it when he was in the Senate.", "served actual Ole Vik"),
        ("Budget director Jon Asper left to join a bank.", "left actual Jon Asper"),
        ("Ida Falk is currently the mayor of Oslo.", "served actual Ida Falk"),
        ("The ad speaks of Ida Falk's record as a two-term mayor.", "served actual Ida Falk"),
        ("They met Ida Falk, a former judge and two-term mayor.", "served actual Ida Falk"),
        ("They asked whether Ida Falk, who had served in the Senate, knew.", "served actual Ida Falk"),
        ("Mayor Ida Falk has broken her word since being elected mayor.", "elected actual Ida Falk"),
        ("The senators rejected the king's pick for chief justice, Ole Vik.", "nominated actual Ole Vik"),
    ],
)
def test_a_change_is_read_however_it_is_said(text: str, told: str) -> None:
    assert told in {f"{claim.kind} {claim.status} {claim.person}" for claim in claims(text)}


def test_people_counted_are_those_whom_the_sentence_names() -> None:
    found = claims("Two judges of the High Court, Anna Lund and Kari Holm, resigned this week.")
    assert {(claim.person, claim.office) for claim in found} == {
        ("Anna Lund", "judge of the High Court"),
        ("Kari Holm", "judge of the High Court"),
    }


def test_some_named_of_people_counted_stand_beside_them() -> None:
    found = claims("The president fired four ministers, among them Energy Minister Lindi Mokoena.")
    assert {claim.person for claim in found} == {None, "Lindi Mokoena"}


def test_who_leads_a_body_is_its_head() -> None:
    (claim,) = claims("The president appointed Dora Lind to lead the border agency.")
    assert claim.office == "head of the border agency"


def test_a_post_without_its_body_is_public_where_the_report_speaks_of_public_bodies() -> None:
    (claim,) = claims("The agency is under inquiry by the ministry. Its director, Dora Lind, was dismissed.")
    assert (claim.person, claim.office) == ("Dora Lind", "director of the agency")


@pytest.mark.parametrize(
    "text",
    [
        "The company's director, Dora Lind, resigned after sales fell and shareholders complained.",
        "The club sacked its head coach, Ole Vik, after the season's last match.",
        "Party chairman Emil Bakke was forced out by the party's executive.",
    ],
)
def test_companies_clubs_and_parties_hold_no_public_office(text: str) -> None:
    assert claims(text) == ()
