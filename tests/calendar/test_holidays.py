"""Public holidays and the turn of the year."""

from datetime import date, timedelta

import pytest

from hellowork.calendar.holidays import closure, public_holiday
from tests.calendar import oracle


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 1, 1), "元日"),
        (date(2026, 5, 6), "振替休日"),
        (date(2026, 9, 22), "国民の休日"),
        (date(2026, 11, 23), "勤労感謝の日"),
        (date(2027, 3, 22), "振替休日"),
        (date(2028, 2, 23), "天皇誕生日"),
        (date(2030, 5, 6), "振替休日"),
        (date(2032, 9, 21), "国民の休日"),
        (date(2020, 7, 24), "スポーツの日"),
        (date(2021, 7, 22), "海の日"),
        (date(2019, 4, 30), "国民の休日"),
        (date(2019, 5, 2), "国民の休日"),
    ],
)
def test_known_holidays(day: date, name: str) -> None:
    assert (public_holiday(day) or "").startswith(name)


@pytest.mark.parametrize(
    "day", [date(2026, 11, 22), date(2026, 11, 24), date(2020, 10, 12), date(2027, 9, 21), date(2026, 12, 23)]
)
def test_days_that_look_like_holidays_and_are_none(day: date) -> None:
    assert public_holiday(day) is None


@pytest.mark.parametrize("year", range(oracle.FIRST_YEAR, oracle.LAST_YEAR + 1))
def test_every_year_agrees_with_the_law(year: int) -> None:
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]
    assert {day for day in days if day.year == year and public_holiday(day)} == oracle.all_holidays(year)


def test_the_calendar_reaches_eighteen_months_ahead(today: date) -> None:
    """Deadlines run a few months; a calendar that ends would call holidays open days without a word."""
    last = today + timedelta(days=550)
    assert {last.year, last.year + 1} <= set(range(oracle.FIRST_YEAR, oracle.LAST_YEAR + 1))
    for year in (today.year, today.year + 1, last.year):
        assert len({day for day in oracle.named_holidays(year) if public_holiday(day)}) == 16


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 12, 28), None),
        (date(2026, 12, 29), "年末年始"),
        (date(2026, 12, 31), "年末年始"),
        (date(2027, 1, 1), "元日"),
        (date(2027, 1, 2), "年末年始"),
        (date(2027, 1, 3), "年末年始"),
        (date(2027, 1, 4), None),
        (date(1988, 12, 30), None),
    ],
)
def test_the_turn_of_the_year(day: date, name: str | None) -> None:
    assert closure(day) == name
