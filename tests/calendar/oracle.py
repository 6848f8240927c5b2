"""The Japanese calendar by the letter of the law, written without looking at the code or its library.

国民の祝日に関する法律 as it stands since 2022 (the two Olympic years before it had exceptions), day by day.
Slow and plain on purpose.
"""

from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 2022, 2098


def nth_monday(year: int, month: int, which: int) -> date:
    mondays = [date(year, month, day) for day in range(1, 29) if date(year, month, day).weekday() == 0]
    return mondays[which - 1]


def spring_equinox(year: int) -> date:
    """By the usual formula for 1980 to 2099; the law leaves it to the gazette of the February before."""
    return date(year, 3, int(20.8431 + 0.242194 * (year - 1980) - (year - 1980) // 4))


def autumn_equinox(year: int) -> date:
    return date(year, 9, int(23.2488 + 0.242194 * (year - 1980) - (year - 1980) // 4))


def named_holidays(year: int) -> set[date]:
    """2条: the sixteen days that have a name."""
    return {
        date(year, 1, 1),
        nth_monday(year, 1, 2),
        date(year, 2, 11),
        date(year, 2, 23),
        spring_equinox(year),
        date(year, 4, 29),
        date(year, 5, 3),
        date(year, 5, 4),
        date(year, 5, 5),
        nth_monday(year, 7, 3),
        date(year, 8, 11),
        nth_monday(year, 9, 3),
        autumn_equinox(year),
        nth_monday(year, 10, 2),
        date(year, 11, 3),
        date(year, 11, 23),
    }


def all_holidays(year: int) -> set[date]:
    """With 3条2項 (the next day that is no holiday after one on a Sunday) and 3項 (a day between two)."""
    named = named_holidays(year)
    found = set(named)
    for day in named:
        if day.weekday() == 6:
            substitute = day + timedelta(days=1)
            while substitute in named:
                substitute += timedelta(days=1)
            found.add(substitute)
    for day in named:
        between, after = day + timedelta(days=1), day + timedelta(days=2)
        if after in named and between not in named:
            found.add(between)
    return found


def is_open(day: date) -> bool:
    """行政機関の休日に関する法律1条."""
    if day.weekday() in (5, 6) or day in all_holidays(day.year):
        return False
    return (day.month, day.day) not in {(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)}


def last_day_of_month_after(day: date, months: int) -> date:
    """Walks on day by day and counts the ends of months."""
    while True:
        tomorrow = day + timedelta(days=1)
        if tomorrow.month != day.month:
            if months == 0:
                return day
            months -= 1
        day = tomorrow
