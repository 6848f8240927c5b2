"""Days on which the offices are closed: public holidays and the turn of the year.

国民の祝日に関する法律 (昭和23年法律第178号), whose days the library `holidays` keeps up with by monthly
releases: fixed days, happy Mondays, equinoxes, 振替休日 (3条2項) and the day between two holidays (3条3項).
行政機関の休日に関する法律 (昭和63年法律第91号) 1条 adds Saturdays, Sundays and 29 December to 3 January.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import holidays


@dataclass(frozen=True)
class YearlyClosure:
    """A range of days closed each year; it may run over the turn of the year. Both ends are closed days."""

    name: str
    first: tuple[int, int]
    last: tuple[int, int]
    since: date
    source: str

    def covers(self, day: date) -> bool:
        """Whether `day` lies in the range and the rule is in force on it."""
        if day < self.since:
            return False
        at = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= at <= self.last
        return at >= self.first or at <= self.last


CLOSURES: tuple[YearlyClosure, ...] = (
    YearlyClosure(
        name="年末年始",
        first=(12, 29),
        last=(1, 3),
        since=date(1989, 1, 1),
        source="行政機関の休日に関する法律1条1項3号",
    ),
)


@lru_cache(maxsize=64)
def _of_year(year: int) -> dict[date, str]:
    return dict(holidays.country_holidays("JP", years=year, language="ja"))


def public_holiday(day: date) -> str | None:
    """The name of the public holiday (祝日, 振替休日 or 国民の休日) on `day`; None on other days."""
    return _of_year(day.year).get(day)


def closure(day: date) -> str | None:
    """Why the offices are closed on `day` apart from the weekend: the holiday's name or 年末年始; None
    otherwise.
    """
    name = public_holiday(day)
    if name is not None:
        return name
    return next((each.name for each in CLOSURES if each.covers(day)), None)
