"""The files of law: what ships is whole, and what is wrong in one is told by file and key."""

from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from holdover.law import authority
from holdover.law.library import BadAuthorityError, load_law, read_law

SHIPPED = Path(authority.__file__).parent / "authorities"


def test_every_period_and_bar_cites_its_section() -> None:
    for law in load_law().authorities:
        cited = [(part.citation, part.says) for part in law.periods]
        cited += [(part.citation, part.says) for part in law.bars]
        cited += [(part.citation, part.says) for part in law.holders]
        assert cited and all(citation and says for citation, says in cited), law.id


@pytest.mark.parametrize(
    ("authority", "period", "length"),
    [
        ("us-vacancies-act", "vacancy", "210 days"),  # 5 U.S.C. 3346(a)(1)
        ("us-vacancies-act", "transition", "300 days"),  # 3349a(b): 210, begun 90 days later
        ("us-vacancies-act", "nomination", "210 days"),  # 3346(b)
        ("us-546", "attorney-general", "120 days"),  # 28 U.S.C. 546(c)(2)
        ("us-546-2006", "attorney-general", "None"),
        ("us-546", "court", "None"),  # 546(d): until the vacancy is filled
        ("us-541", "term", "4 years"),  # 28 U.S.C. 541(b)
        ("in-75-5", "outside", "6 months"),
        ("in-164-4", "outside", "6 months"),
    ],
)
def test_the_numbers_are_the_statutes(authority: str, period: str, length: str) -> None:
    assert str(load_law().authority(authority).period(period).length) == length


def test_the_vacancies_act_reaches_two_nominations_and_sixty_days_from_an_inauguration() -> None:
    act = load_law().authority("us-vacancies-act")
    assert act.period("nomination").first == 2
    assert act.period("transition").vacant_within_days == 60
    assert [bar.days for bar in act.bars if bar.days] == [90, 90]


def test_every_dispute_has_a_reading_that_prevails_on_every_day() -> None:
    for law in load_law().authorities:
        for dispute in law.disputes:
            for day in (date(1987, 1, 1), date(2010, 1, 1), date(2026, 1, 1)):
                assert dispute.prevails(day) in dispute.readings


@pytest.mark.parametrize(
    ("office", "capacity", "day", "ids"),
    [
        ("U.S. attorney for the District of Utah", "interim", "2020-01-01", ["us-546"]),
        ("United States Attorney, District of Utah", "interim", "2007-01-01", ["us-546-2006"]),
        ("US Attorney for the District of Utah", "interim", "1980-01-01", ["us-546-1966"]),
        ("U.S. attorney for the District of Utah", "acting", "2020-01-01", ["us-vacancies-act"]),
        ("assistant U.S. attorney", "interim", "2020-01-01", []),
        ("Attorney General of the United States", "acting", "2020-01-01", ["us-508", "us-vacancies-act"]),
        ("Minister of Finance, Kerala", "permanent", "2020-01-01", ["in-164-4"]),
        ("Minister of Finance of India", "permanent", "2020-01-01", ["in-75-5"]),
        ("minister of finance of Ghana", "acting", "2020-01-01", []),
    ],
)
def test_an_office_finds_the_law_of_its_day(office: str, capacity: str, day: str, ids: list[str]) -> None:
    found = load_law().covering(office, capacity, date.fromisoformat(day))
    assert [law.id for law in found] == ids


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("days = 120", "days = -1", "us-546.toml: periods.0.days: "),
        ("days = 120", 'days = "many"', "us-546.toml: periods.0.days: "),
        ('opens = "interim_appointed"', 'opens = "crowned"', "us-546.toml: periods.0.opens: "),
        ("days = 120", "day = 120", "us-546.toml: periods.0.day: "),
        (
            'counting = "us-section-546"',
            'counting = "fingers"',
            "us-546.toml: periods.attorney-general.co",
        ),
        ('follows = "attorney-general"', 'follows = "nobody"', "us-546.toml: "),
        ('reading = "one period"', 'reading = "two periods"', "us-546.toml: disputes.0: "),
        ("[covers]", "[covers", "us-546.toml: not TOML"),
    ],
)
def test_a_wrong_file_is_told_by_name_and_key(tmp_path: Path, old: str, new: str, told: str) -> None:
    folder = copytree(SHIPPED, tmp_path / "law")
    file = folder / "us-546.toml"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(BadAuthorityError) as error:
        read_law(folder)
    assert str(error.value).startswith(told)
    assert "\n" not in str(error.value)
